/** The settings as a form sends them. */
import { Hono } from 'hono'
import { changeSettings, settingsSchema } from '../../actions/settings.ts'
import { savedSettings } from '../../text/saved-settings.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, saved } from '../lib/forms/answer.ts'
import { readForm } from '../lib/forms/read.ts'
import { settingsPage } from './settings-page.tsx'

export const settingRoutes = new Hono<AppEnv>()

settingRoutes.get('/', settingsPage)

settingRoutes.post('/', async (c) => {
  const form = await readForm(c, settingsSchema)
  if (!form.ok) return refuse(c, form.error)
  await changeSettings(dependenciesOf(c), c.get('runnerId'), form.value, nowOf(c))
  return saved(c, savedSettings(form.value, c.get('training').runner), 'settings')
})
