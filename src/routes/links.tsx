/** Links in messages. Looking shows a button, for mail scanners look at every link; only pressing it acts. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import {
  type Confirming,
  type ConfirmRefused,
  confirmContact,
  readConfirmation,
  readWayOut,
  unsubscribe,
} from '../actions/contacts.ts'
import { mayWrite } from '../actions/limits/write-limit.ts'
import { asksMassage, changeSettings } from '../actions/settings.ts'
import { CATEGORIES, type Category } from '../domain/delivery/deliveries.ts'
import { MASSAGE_CHOICES, type MassageChoice } from '../domain/training/runner.ts'
import { Confirmed } from '../pages/public/confirmed.tsx'
import { Ask } from '../pages/public/press-button.tsx'
import { Problem } from '../pages/public/problem.tsx'
import { Gone, goneWords, Leave } from '../pages/public/unsubscribe.tsx'
import { type AppEnv, dependenciesOf, nowOf } from './lib/context.ts'
import { landed, refuse, saved } from './lib/forms/answer.ts'
import { takeWords } from './lib/forms/flash.ts'
import { readForm, typed } from './lib/forms/read.ts'
import { comesFromHere } from './lib/own-origin.ts'
import { tooMany } from './lib/write-limit.ts'

const categorySchema = z.object({ category: typed })

export const linkRoutes = new Hono<AppEnv>()

const words: Record<ConfirmRefused, { title: string; detail: string }> = {
  'not-ours': {
    title: 'This link does not work',
    detail: 'Your mail app may have cut it in two. Copy all of it, or ask for a new one in your settings.',
  },
  expired: {
    title: 'This link has expired',
    detail:
      'It works once, for a day, until you ask for another or unsubscribe. Ask for a new one in your settings; it takes a minute.',
  },
  taken: {
    title: 'This address belongs to another account here',
    detail: 'Remove it there first, or use another address.',
  },
  stopped: {
    title: 'This address asked for no more messages',
    detail: 'A link cannot undo that. Write to us from this address, or use another one.',
  },
}

linkRoutes.get('/verify/:token', async (c) => {
  const confirming = await readConfirmation(dependenciesOf(c), c.req.param('token'), nowOf(c))
  if (!confirming.ok) return c.html(<Problem {...words[confirming.error]} />, 400)
  if (confirming.value.alreadyConfirmed) return confirmedPage(c, confirming.value)
  return c.html(
    <Ask
      title="Is this your address?"
      detail={`Confirm that Legwork may write to ${confirming.value.address} when your training calls for it.`}
      button="Yes, confirm"
    />,
  )
})

linkRoutes.post('/verify/:token', async (c) => {
  await confirmContact(dependenciesOf(c), c.req.param('token'), nowOf(c))
  // looked at again, the link says what became of it: confirmed, or why not
  return c.redirect(new URL(c.req.url).pathname, 303)
})

// whoever holds the mail says what comes to it, while the link is good
linkRoutes.post('/verify/:token/massage', async (c) => {
  const dependencies = dependenciesOf(c)
  const link = `/verify/${encodeURIComponent(c.req.param('token'))}`
  const confirming = await readConfirmation(dependencies, c.req.param('token'), nowOf(c))
  if (!confirming.ok || !confirming.value.alreadyConfirmed) return c.redirect(link, 303)
  const { runnerId } = confirming.value
  const form = await readForm(c, choiceSchema, { massageMessages: 'Choose one of the three.' })
  if (!form.ok) return refuse(c, form.error)
  if (!(await mayWrite(dependencies, runnerId, nowOf(c)))) throw tooMany()
  await changeSettings(dependencies, runnerId, form.value, nowOf(c))
  return landed(c, link, chosen[form.value.massageMessages])
})

linkRoutes.get('/unsubscribe/:token', async (c) => {
  const said = await takeWords(c)
  if (said) return c.html(<Gone words={said} />)
  const found = await readWayOut(dependenciesOf(c), c.req.param('token'))
  if (!found.ok) return c.html(<Problem {...words['not-ours']} />, 400)
  const contact = found.value
  if (!contact) return c.html(<Leave address={null} only={[]} all />)
  const { state, address } = contact
  if (state === 'off') return c.html(<Gone words={goneWords(address, null)} />)
  const category = categoryFrom(c.req.query('category'))
  if (category) return c.html(<Leave address={address} only={[category]} all={false} />)
  return c.html(<Leave address={address} only={CATEGORIES.filter((each) => contact[each])} all />)
})

// mail programs post here by themselves: no cookie, no confirmation, and no page to go on to
linkRoutes.post('/unsubscribe/:token', async (c) => {
  const form = await readForm(c, categorySchema)
  const category = categoryFrom(c.req.query('category') ?? (form.ok ? form.value.category : ''))
  const gone = await unsubscribe(dependenciesOf(c), c.req.param('token'), category, nowOf(c))
  if (!gone.ok) return c.html(<Problem {...words['not-ours']} />, 400)
  const said = goneWords(gone.value.address, category)
  return isOurForm(c) ? saved(c, said) : c.html(<Gone words={said} />)
})

const isOurForm = (c: Context<AppEnv>) => c.req.header('Origin') !== undefined && comesFromHere(c)

const categoryFrom = (given: unknown): Category | null => CATEGORIES.find((each) => each === given) ?? null

async function confirmedPage(c: Context<AppEnv>, { runnerId, address }: Confirming) {
  // it is confirmed, whether or not the question can be asked
  const training = await dependenciesOf(c)
    .store.runners.training(runnerId)
    .catch(() => null)
  const asks = training !== null && asksMassage(training, nowOf(c))
  return c.html(
    <Confirmed address={address} choose={asks ? `/verify/${c.req.param('token')}/massage` : null} />,
  )
}

const choiceSchema = z.lazy(() => z.object({ massageMessages: z.enum(MASSAGE_CHOICES) }))

const chosen: Readonly<Record<MassageChoice, string>> = {
  'recovery-only': 'You will get recovery messages only. You can change this in the settings at any time.',
  'also-massage':
    'You will also hear when a massage would fit. You can change this in the settings at any time.',
  later: 'We will ask again in a month. Until then you will get recovery messages only.',
}
