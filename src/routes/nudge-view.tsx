/** What a nudge's mail and its text lead to: that one nudge, for whoever has the message, in a browser that is signed in to nothing. It only reads. */
import { type Context, Hono } from 'hono'
import { localDateOf } from '../domain/time/calendar.ts'
import { notWell } from '../domain/training/well.ts'
import { makeLink, readLook } from '../links.ts'
import { headlineOf } from '../pages/me/nudge/words.ts'
import { NudgeView } from '../pages/public/nudge-view.tsx'
import { Problem } from '../pages/public/problem.tsx'
import { attributionOf } from '../sources/attribution.ts'
import type { Linked } from '../store/delivery/linked.ts'
import { distance } from '../text/distances.ts'
import { moment } from '../text/times.ts'
import { type AppEnv, dependenciesOf, nowOf } from './lib/context.ts'
import { rememberWay } from './lib/forms/way.ts'
import { runBy, saidOf } from './lib/nudge-said.ts'
import { signedIn } from './lib/session/session.ts'
import { isRead } from './lib/standing/is-read.ts'
import { logOf } from './lib/training-log.ts'
import { AS_IT_STOOD, reasonsOf } from './me/nudge-reasons.ts'

export const nudgeViewRoutes = new Hono<AppEnv>()

nudgeViewRoutes.get('/nudge/:token', (c) => shown(c, 'mail', c.req.param('token')))
nudgeViewRoutes.get('/n/:token', (c) => shown(c, 'text', c.req.param('token')))

async function shown(c: Context<AppEnv>, inA: 'mail' | 'text', token: string) {
  const linked = await readLook(dependenciesOf(c), inA, token, nowOf(c))
  if (!linked) return c.html(<Problem {...NOTHING} />, 404)
  const page = `/me/nudges/${linked.about}`
  if ((await signedIn(c)) === linked.runnerId) return c.redirect(page)
  if (linked.opens) return view(c, inA, linked, page)
  // its time is over: the same for who signs in
  await rememberWay(c, page, linked.runnerId)
  return c.redirect('/sign-in')
}

const NOTHING = {
  title: 'This message is not here any more',
  detail:
    'Its runner may have removed the address it went to, or everything. Or the link was cut in two: copy all of it.',
}

/** Of who is not well, whose run is gone and whose source was disconnected: which of them is no news for whoever has the message. */
const OVER = { title: 'This message no longer applies', detail: 'Sign in to see why.' }

/** Well first: of who is not well it shows neither figures nor what was to be done, and of what they told since, nothing. */
async function view(
  c: Context<AppEnv>,
  inA: 'mail' | 'text',
  { runnerId, about, deliveryId }: Linked,
  page: string,
) {
  const dependencies = dependenciesOf(c)
  const now = nowOf(c)
  const training = await dependencies.store.runners.training(runnerId)
  const nudge = training?.nudges.find(({ id }) => id === about)
  const delivery = training?.deliveries.find(({ id }) => id === deliveryId)
  if (!training || !nudge || !delivery) return c.html(<Problem {...NOTHING} />, 404)
  const { runner } = training
  const isWellNow = notWell(runner.selfReports, localDateOf(now, runner.timeZone)) === null
  // a text offers no links to answer by, and its own opens no more than it did
  const act = inA === 'mail' ? `/act/${await makeLink(dependencies, 'act', delivery)}` : null
  const read = isRead(dependencies, training, now) ? training : null
  const said = read && saidOf(dependencies, read, nudge, now, { delivery, act })
  if (!said || (!isWellNow && !delivery.notWell)) {
    return c.html(<Problem {...OVER} link={{ href: page, words: 'Open it in your training' }} />)
  }
  const { isWell } = said
  const known = runBy(read, nudge, delivery.sentAt ?? now)
  const findings = isWell ? (nudge.findings ?? []) : []
  return c.html(
    <NudgeView
      headline={isWell ? headlineOf(nudge, (meters) => distance(meters, runner.units)) : said.subject}
      at={moment(delivery.sentAt ?? nudge.dueAt, runner.timeZone)}
      said={said}
      reasons={reasonsOf(findings, logOf(known, now), runner, AS_IT_STOOD)}
      attribution={attributionOf(known.runs)}
      page={page}
      inA={inA}
    />,
  )
}
