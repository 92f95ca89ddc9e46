/** The first-run page: what is missing or wrong, while nothing else can be shown. */
import { Hono } from 'hono'
import { OperatorSetup, type SettingShown } from '../../pages/operator/setup.tsx'
import { SETTING_NAMES, SETTINGS } from '../../settings/described.ts'
import { publicOrigin } from '../../settings/shapes.ts'
import type { AppEnv } from '../lib/context.ts'

export const setupPage = new Hono<AppEnv>()

setupPage.get('/', async (c) => {
  const { given, strangers, store, tryOut } = c.env.groundwork
  const misfits = c.env.missing ?? []
  const isSet = given.has('BASE_URL')
  const known = c.env.dependencies?.config.BASE_URL ?? (isSet ? null : await store.installation.baseUrl())
  const isKnown = known !== null
  // a press asks the providers, once for each of them
  const tried = c.req.query('try') === 'yes' ? await tryOut() : null
  const settings = SETTING_NAMES.filter((name) => SETTINGS[name].need !== 'outside').map(
    (name): SettingShown => {
      const { what, where, looks } = SETTINGS[name]
      // one line may stand for two that would do
      const misfit = misfits.find(
        (each) => each.name.split(' ').includes(name) && !(name === 'BASE_URL' && isKnown),
      )
      const state = misfit ? (given.has(name) ? 'wrong' : 'missing') : given.has(name) ? 'there' : 'open'
      const trial = state === 'there' ? tried?.find(({ names }) => names.includes(name)) : undefined
      if (trial?.trouble?.about === name) {
        return { name, what, where, looks, state: 'troubled', says: trial.trouble.says }
      }
      if (trial?.trouble === null) return { name, what, where, looks, state: 'works', says: null }
      return { name, what, where, looks, state, says: misfit?.says ?? null }
    },
  )
  return c.html(
    <OperatorSetup
      settings={settings}
      strangers={strangers}
      isTried={tried !== null}
      address={{ here: publicOrigin(c.req.url), known, isSet }}
    />,
  )
})
