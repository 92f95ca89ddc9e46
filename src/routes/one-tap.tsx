/** One-tap links in mails: looking asks, pressing the button acts. Scanners look at every link and change nothing. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { mayWrite } from '../actions/limits/write-limit.ts'
import { carryOut } from '../actions/text-commands.ts'
import { readTap, type Tap } from '../domain/delivery/taps.ts'
import type { Command } from '../domain/delivery/text-commands.ts'
import { type LocalDate, localDateOf } from '../domain/time/calendar.ts'
import { needsPlace } from '../domain/training/runner.ts'
import { readLink } from '../links.ts'
import { answerOnPage } from '../messages/account/text-answers.ts'
import { Act, Paused } from '../pages/public/one-tap.tsx'
import { Problem } from '../pages/public/problem.tsx'
import type { Training } from '../store/runner/runners.ts'
import { knownOf } from './lib/command-figures.ts'
import { type AppEnv, dependenciesOf, nowOf } from './lib/context.ts'
import { landed, refuseFor } from './lib/forms/answer.ts'
import { takeFlash } from './lib/forms/flash.ts'
import { readForm, typed } from './lib/forms/read.ts'
import { pageOf } from './lib/forms/stands-on.ts'
import { tooMany } from './lib/write-limit.ts'

/** In an address anything may stand: what no link of ours says is nothing. */
const named = z.lazy(() => typed.catch(''))

/** One alone comes by itself, several as a list. */
const severalNamed = z.lazy(() => z.preprocess((given) => [given ?? []].flat(), z.array(named)))

const tapSchema = z.lazy(() =>
  z.object({
    do: named,
    date: named,
    area: severalNamed,
    strength: named,
    meters: named,
    weekday: named,
    why: named,
    legs: named,
    flag: named,
    sleep: named,
  }),
) satisfies z.ZodType<Tap>

export const oneTapRoutes = new Hono<AppEnv>()

oneTapRoutes.get('/act/:token', async (c) => {
  const flash = await takeFlash(c)
  if (flash?.kind === 'saved') {
    // the whole page says it
    c.set('flash', null)
    return c.html(
      flash.once === PAUSED ? (
        <Paused words={flash.words} />
      ) : (
        <Problem
          title="Thank you"
          detail={flash.words}
          link={{ href: '/me', words: 'Go to your training' }}
        />
      ),
    )
  }
  const training = await trainingOf(c)
  if (!training) return c.html(<Problem {...expired} />, 400)
  const today = localDateOf(nowOf(c), training.runner.timeZone)
  const tap = tapSchema.parse({ ...c.req.query(), area: c.req.queries('area') })
  return c.html(
    <Act
      tap={tap}
      heard={readTap(tap, today)}
      reader={{ units: training.runner.units, today }}
      booked={bookedFrom(training.runner.selfReports, today)}
    />,
  )
})

oneTapRoutes.post('/act/:token', async (c) => {
  const dependencies = dependenciesOf(c)
  const now = nowOf(c)
  const training = await trainingOf(c)
  // looked at again, the link says that its time is over
  if (!training) return c.redirect(pageOf(c), 303)
  if (!(await mayWrite(dependencies, training.runner.id, now))) throw tooMany()
  const form = await readForm(c, tapSchema)
  const reply = readTap(
    form.ok ? form.value : tapSchema.parse({}),
    localDateOf(now, training.runner.timeZone),
  )
  const heard = await carryOut(dependencies, training.runner, reply, now)
  const said = answerOnPage(heard, await knownOf(dependencies, training, heard, now))
  if (heard.kind === 'no-such-day' || heard.kind === 'not-cleared') return refuseFor(c, said, 'date')
  return isNowhere(heard)
    ? refuseFor(c, said, 'area')
    : landed(c, pageOf(c), said, { once: heard.kind === 'snooze' && heard.days > 0 ? PAUSED : null })
})

/** Sore, and no place was chosen. */
const isNowhere = (heard: Command) =>
  (heard.kind === 'sore' || (heard.kind === 'legs' && needsPlace(heard.state))) && heard.areas.length === 0

/** What is done can be taken back on the page that says so. */
const PAUSED = 'paused'

/** The days of the massages that are booked, from today on. */
const bookedFrom = ({ treatments }: Training['runner']['selfReports'], today: LocalDate): LocalDate[] =>
  treatments.flatMap(({ state, date }) => (state === 'booked' && date >= today ? [date] : []))

const expired = {
  title: 'This link has expired',
  detail:
    'It works for two weeks, while the address it came to is yours here and until you sign out everywhere. You can do all of this on your own page, too.',
}

/** Whose mail the link stood in; null for a link that is not ours, or that has ended. */
async function trainingOf(c: Context<AppEnv>): Promise<Training | null> {
  const dependencies = dependenciesOf(c)
  const link = await readLink(dependencies, 'act', c.req.param('token') ?? '', nowOf(c))
  return link.ok ? dependencies.store.runners.training(link.value.runnerId) : null
}
