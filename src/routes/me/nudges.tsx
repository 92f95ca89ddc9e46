/** A nudge's own page, and what the runner says to it. */

import { type Context, Hono } from 'hono'
import { practiceOf } from '../../dependencies.ts'
import { type Advice, massageOf } from '../../domain/advice/advice.ts'
import { advise } from '../../domain/advice/advise.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import { stoppedAt } from '../../domain/training/run.ts'
import { notWell } from '../../domain/training/well.ts'
import { explain, GONE } from '../../messages/nudge/explain.ts'
import { nudgeDocument } from '../../messages/nudge/nudge.ts'
import type { SaidProps } from '../../pages/me/nudge/message.tsx'
import { NudgePage } from '../../pages/me/nudge/nudge.tsx'
import { attributionOf } from '../../sources/attribution.ts'
import type { Training } from '../../store/runner/runners.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { refuse, saved } from '../lib/forms/answer.ts'
import { logOf } from '../lib/training-log.ts'
import { noSuch } from '../lib/wrong.ts'
import { ANSWERS, isAnswer, todayOf } from './answers.ts'
import { pictureOf } from './nudge-picture.ts'
import { questionsOn } from './nudge-questions.ts'
import { lineOf, sentLines } from './settings-page.tsx'

type NudgeRow = Training['nudges'][number]

export const nudgeRoutes = new Hono<AppEnv>()

nudgeRoutes.get('/:id', (c) => {
  const training = c.get('training')
  const nudge = nudgeAt(c, c.req.param('id'))
  const { runner } = training
  const log = logOf(training, nowOf(c))
  return c.html(
    <NudgePage
      who={c.get('who')}
      nudge={lineOf(nudge, training)}
      runner={runner}
      today={todayOf(c)}
      said={saidOf(c, nudge)}
      reasons={(nudge.findings ?? []).map((finding) => ({
        ...explain(finding, runner),
        picture: pictureOf(finding, log, runner),
      }))}
      asks={nudge.findings ? questionsOn(nudge.findings[0], log, runner) : []}
      gone={GONE}
      sent={sentLines(training).filter((line) => line.nudge?.id === nudge.id)}
      attribution={attributionOf(training.runs)}
    />,
  )
})

nudgeRoutes.post('/:id/:answer', async (c) => {
  nudgeAt(c, c.req.param('id'))
  const answer = c.req.param('answer')
  if (!isAnswer(answer)) return c.notFound()
  const noted = await ANSWERS[answer](c)
  return noted.ok ? saved(c, noted.value, 'answer') : refuse(c, noted.error)
})

/** A nudge of the runner who is signed in; anybody else's is as if it did not exist. */
function nudgeAt(c: Context<AppEnv>, id: string): NudgeRow {
  const nudge = c.get('training').nudges.find((each) => each.id === id)
  if (!nudge) throw noSuch('nudge')
  return nudge
}

/** The message as of its sending, or of now when that is still to come, or they are not well; null where none will be. */
function saidOf(c: Context<AppEnv>, nudge: NudgeRow): SaidProps | null {
  const training = c.get('training')
  const { config } = dependenciesOf(c)
  const deliveries = training.deliveries.filter(({ kind, about }) => kind === 'nudge' && about === nudge.id)
  const isOver = deliveries.length > 0 && deliveries.every(({ state }) => state === 'cancelled')
  if (!nudge.findings || training.runs.length === 0 || isOver) return null
  const sent = deliveries.find(({ sentAt }) => sentAt)
  // who is not well now is shown none of the figures and steps it was sent with
  const isWell = notWell(training.runner.selfReports, todayOf(c)) === null
  const at = (isWell ? sent?.sentAt : null) ?? nowOf(c)
  const runner = sent && isWell ? asWell(before(training.runner, at)) : before(training.runner, at)
  const known = { ...training, runs: training.runs.filter((run) => stoppedAt(run) <= at) }
  const practice = practiceOf({ config })
  const advised = advise(nudge.findings, logOf(known, at), runner, practice, at)
  const why = isWell ? sent?.notWell : null
  const advice: Advice = why ? { ...advised, kind: 'not-well', why } : advised
  const here = `/me/nudges/${nudge.id}`
  const { subject, parts } = nudgeDocument({
    findings: nudge.findings,
    advice,
    runner,
    now: at,
    links: {
      why: here,
      settings: '/me/settings',
      unsubscribeUrl: '/me/settings',
      booking: config.BOOKING_URL ?? null,
    },
    operator: { name: config.OPERATOR_NAME, address: config.OPERATOR_ADDRESS, email: config.OPERATOR_EMAIL },
  })
  // a button that leads to where one is already is none
  return {
    subject,
    parts: parts.filter((part) => part.kind !== 'act' || part.href !== here),
    suggests: massageOf(advice).kind === 'suggest',
  }
}

/** Whether they were well when it was sent is kept with it; what they told since says nothing of it. */
const asWell = (runner: Training['runner']): Training['runner'] => ({
  ...runner,
  selfReports: {
    ...runner.selfReports,
    health: null,
    soreness: runner.selfReports.soreness.map((sore) => ({ ...sore, flag: null })),
  },
})

/** The suggestion this message carried was not there yet when it was composed. */
function before(runner: Training['runner'], at: Date): Training['runner'] {
  const date = localDateOf(at, runner.timeZone)
  const suggestions = runner.selfReports.suggestions.filter((each) => each.date < date)
  return { ...runner, selfReports: { ...runner.selfReports, suggestions } }
}
