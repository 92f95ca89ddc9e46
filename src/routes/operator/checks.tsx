/** The operator's page: every check with what to do, the switch for sending, and what was given up. */
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import {
  discardLetter,
  isReplayable,
  type ReplayRefused,
  replayLetter,
} from '../../actions/operator/letters.ts'
import { pauseSending, resumeSending, sendTestMail, subscribeHere } from '../../actions/operator/sending.ts'
import { faultOf, log } from '../../log.ts'
import { CHECKS, type Checked, worstOf } from '../../operator/check.ts'
import { settings, unread } from '../../operator/checks/worker.ts'
import { checkAll } from '../../operator/checks.ts'
import { lookAround } from '../../operator/look.ts'
import type { Looked } from '../../operator/looked.ts'
import { VERSION } from '../../operator/version.ts'
import { OperatorPage } from '../../pages/operator/operator-page.tsx'
import type { LetterLine as StoredLetter } from '../../store/operations/readings.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, refuseFor, saved } from '../lib/forms/answer.ts'
import { readForm, typed } from '../lib/forms/read.ts'
import { saysWho } from '../lib/own-origin.ts'

const letterSchema = z.object({ letter: typed })
const sourceSchema = z.object({ source: typed })

export const checkRoutes = new Hono<AppEnv>()

/** Before the settings are whole there is nothing to look at but them. */
checkRoutes.get('/', async (c) => (c.env.missing ? c.redirect('/operator/setup') : page(c)))

/** What `npm run doctor` asks. Without whole settings there is one thing to say. */
checkRoutes.get('/checks.json', async (c) => {
  const checks = c.env.missing
    ? [settings(c.env.missing.map(({ says }) => says))]
    : (await lookedAt(c)).checks
  return c.json({
    at: nowOf(c).toISOString(),
    version: VERSION,
    verdict: worstOf(checks),
    checks: checks.map(({ press: _, ...each }) => ({ ...each, asks: CHECKS[each.code] })),
  })
})

checkRoutes.post('/pause', async (c) => {
  await pauseSending(dependenciesOf(c), nowOf(c))
  return saved(c, 'Paused: nothing is sent until you resume.')
})

checkRoutes.post('/resume', async (c) => {
  await resumeSending(dependenciesOf(c))
  return saved(c, 'Resumed: what waited and still holds goes out now.')
})

checkRoutes.post('/subscribe', async (c) => {
  const form = await readForm(c, sourceSchema)
  if (!form.ok) return refuse(c, form.error)
  const asked = await subscribeHere(dependenciesOf(c), form.value.source, nowOf(c))
  if (!asked) return refuseFor(c, 'There is no such source.')
  return saved(c, 'Events are asked for anew. Load this page again in a minute to see what came of it.')
})

/** As setup and this page ask for it. */
checkRoutes.post('/test-mail', async (c) => {
  await sendTestMail(dependenciesOf(c), nowOf(c))
  if (saysWho(c)) return c.body(null, 202)
  return saved(c, `A test mail is on its way to ${dependenciesOf(c).config.OPERATOR_EMAIL}.`)
})

checkRoutes.post('/letters/replay', async (c) => {
  const form = await readForm(c, letterSchema)
  if (!form.ok) return refuse(c, form.error)
  const replayed = await replayLetter(dependenciesOf(c), form.value.letter, nowOf(c))
  if (!replayed.ok) return refuseFor(c, refusedWords[replayed.error])
  return saved(c, 'Its work is on the queue again.', 'letters')
})

checkRoutes.post('/letters/discard', async (c) => {
  const form = await readForm(c, letterSchema)
  if (!form.ok) return refuse(c, form.error)
  await discardLetter(dependenciesOf(c), form.value.letter)
  return saved(c, 'Discarded.', 'letters')
})

const refusedWords: Record<ReplayRefused, string> = {
  gone: 'That letter is not here any more.',
  'nothing-to-try':
    'That letter names no work that could be done again. Throw it away when you have read it.',
  left: 'That message may have left, or was not to be sent, so it is not sent again.',
}

/** A database that is away is a finding as well, and with it there is nothing else to look at. */
async function lookedAt(c: Context<AppEnv>): Promise<{ looked: Looked | null; checks: Checked[] }> {
  const options = { host: new URL(c.req.url).host, clock: c.env.clock }
  try {
    const looked = await lookAround(dependenciesOf(c), options)
    return { looked, checks: checkAll(looked) }
  } catch (error) {
    const fault = faultOf(error)
    log('unhealthy', { error: fault })
    return { looked: null, checks: [settings([]), unread(fault)] }
  }
}

async function page(c: Context<AppEnv>) {
  const { looked, checks } = await lookedAt(c)
  const props = {
    now: nowOf(c),
    version: VERSION,
    checks: checks.map((each) => ({
      ...each,
      asks: CHECKS[each.code],
      subscribe: each.press?.subscribe ?? null,
    })),
    stored: looked && {
      pausedSince: looked.underWay.pausedSince,
      letters: looked.underWay.letters.map(lineOf),
    },
  }
  return c.html(<OperatorPage {...props} />)
}

const lineOf = ({ ids, ...letter }: StoredLetter) => ({
  ...letter,
  names: Object.entries(ids)
    .map(([name, id]) => `${name} ${id}`)
    .join(', '),
  canReplay: isReplayable(ids),
})
