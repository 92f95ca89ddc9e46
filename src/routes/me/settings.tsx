/** The settings as their one form sends them, with what is wanted at each address. */
import { type Context, Hono } from 'hono'
import { changeWants } from '../../actions/contacts.ts'
import { changeSettings, settingsSchema } from '../../actions/settings.ts'
import { CATEGORIES, type Category, type Preferences } from '../../domain/delivery/deliveries.ts'
import { wantsField } from '../../pages/me/settings/contacts.tsx'
import { savedSettings } from '../../text/saved-settings.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, saved } from '../lib/forms/answer.ts'
import { enteredIn, readForm } from '../lib/forms/read.ts'
import { settingsPage } from './settings-page.tsx'

export const settingRoutes = new Hono<AppEnv>()

settingRoutes.get('/', settingsPage)

settingRoutes.post('/', async (c) => {
  const form = await readForm(c, settingsSchema)
  if (!form.ok) return refuse(c, form.error)
  const changed = await wantsIn(c)
  for (const { id, wants } of changed) {
    await changeWants(dependenciesOf(c), c.get('runnerId'), id, wants)
  }
  await changeSettings(dependenciesOf(c), c.get('runnerId'), form.value, nowOf(c))
  return saved(c, savedSettings(form.value, c.get('training').runner, changed))
})

/** The addresses of theirs whose boxes were on the page and say something new; any other is not asked about. */
async function wantsIn(c: Context<AppEnv>): Promise<{ id: string; address: string; wants: Preferences }[]> {
  const entered = await enteredIn(c)
  const isTicked = (name: string) => entered[name]?.includes('yes') === true
  return c
    .get('training')
    .contacts.filter(({ id }) => isTicked(wantsField(id)))
    .map((contact) => {
      const wanted = (each: Category) => isTicked(wantsField(contact.id, each))
      const wants = { recovery: wanted('recovery'), massage: wanted('massage'), summary: wanted('summary') }
      const isNew = CATEGORIES.some((each) => wants[each] !== contact[each])
      return { id: contact.id, address: contact.address, wants, isNew }
    })
    .filter(({ isNew }) => isNew)
}
