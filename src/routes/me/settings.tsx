/** The settings as a form sends them. */
import { Hono } from 'hono'
import { changeSettings } from '../../actions/settings.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { settingsPage } from './settings-page.tsx'

/** An empty value among them says only that the question was asked. */
const LISTS = ['hardDays', 'tightness']

export const settingRoutes = new Hono<AppEnv>()

settingRoutes.get('/', (c) => settingsPage(c, {}))

settingRoutes.post('/', async (c) => {
  const form = await c.req.parseBody({ all: true })
  const lists = LISTS.filter((name) => name in form).map((name) => [
    name,
    [form[name]].flat().filter((value) => value !== ''),
  ])
  const given = { ...form, ...Object.fromEntries(lists) }
  const changed = await changeSettings(dependenciesOf(c), c.get('training').runner.id, given, nowOf(c))
  if (!changed.ok) return settingsPage(c, { settings: changed.error }, 400)
  return c.redirect('/me/settings#settings', 303)
})
