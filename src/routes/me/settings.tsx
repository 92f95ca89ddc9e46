/** The settings as a form sends them. */
import { Hono } from 'hono'
import { changeSettings, settingsSchema } from '../../actions/settings.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { readForm } from '../lib/form.ts'
import { settingsPage } from './settings-page.tsx'

export const settingRoutes = new Hono<AppEnv>()

settingRoutes.get('/', (c) => settingsPage(c, {}))

settingRoutes.post('/', async (c) => {
  const form = await readForm(c, settingsSchema)
  if (!form.ok) return settingsPage(c, { settings: form.error }, 400)
  await changeSettings(dependenciesOf(c), c.get('runnerId'), form.value, nowOf(c))
  return c.redirect('/me/settings#settings', 303)
})
