/** What a nudge said, put together again: for its page, and for whoever has its mail. */
import { type Dependencies, practiceOf } from '../../dependencies.ts'
import { type Advice, massageOf } from '../../domain/advice/advice.ts'
import { advise } from '../../domain/advice/advise.ts'
import { type LocalDate, localDateOf } from '../../domain/time/calendar.ts'
import { stoppedAt } from '../../domain/training/run.ts'
import { notWell, notWellFor } from '../../domain/training/well.ts'
import { nudgeDocument } from '../../messages/nudge/nudge.ts'
import type { SaidProps } from '../../pages/me/nudge/message.tsx'
import type { Training } from '../../store/runner/runners.ts'
import type { ReadTraining } from './standing/is-read.ts'
import { logOf } from './training-log.ts'

export type NudgeRow = Training['nudges'][number]

type Shown = SaidProps & { isWell: boolean }

/** The message somebody holds, and where its answers go; none where it offered none. */
type InHand = { delivery: Training['deliveries'][number]; act: string | null }

/**
 * The message as of its sending, or of now when that is still to come, or they are not well; null where none will be.
 * To whoever has it in hand it says and asks what it did, and no news of how its runner is.
 */
export function saidOf(
  { config }: Pick<Dependencies, 'config'>,
  training: ReadTraining,
  nudge: NudgeRow,
  now: Date,
  inHand?: InHand,
): Shown | null {
  const deliveries = training.deliveries.filter(({ kind, about }) => kind === 'nudge' && about === nudge.id)
  const isOver = deliveries.length > 0 && deliveries.every(({ state }) => state === 'cancelled')
  if (!nudge.findings || training.runs.length === 0 || isOver) return null
  const sent = inHand?.delivery ?? deliveries.find(({ sentAt }) => sentAt)
  // who is not well now is shown none of the figures and steps it was sent with
  const { selfReports, timeZone } = training.runner
  const isAsSent = inHand !== undefined || notWell(selfReports, localDateOf(now, timeZone)) === null
  const at = (isAsSent ? sent?.sentAt : null) ?? now
  const then = before(training.runner, at)
  const runner = sent && isAsSent ? asWell(then, localDateOf(at, timeZone)) : then
  const known = runBy(training, nudge, at)
  const practice = practiceOf({ config })
  const advised = advise(nudge.findings, logOf(known, at), runner, practice, at)
  const why = isAsSent ? sent?.notWell : null
  const advice: Advice = why ? { ...advised, kind: 'not-well', why } : advised
  // on their own page nobody is asked again for a massage they told of since
  const isAnswered =
    inHand === undefined && selfReports.treatments.some(({ saidAt }) => saidAt !== undefined && saidAt > at)
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
      ...(inHand?.act ? { act: inHand.act } : {}),
    },
    operator: { name: config.OPERATOR_NAME, address: config.OPERATOR_ADDRESS, email: config.OPERATOR_EMAIL },
  })
  // a button that leads to where one is already is none
  return {
    subject,
    parts: parts.filter((part) => part.kind !== 'act' || part.href !== here),
    suggests: massageOf(advice).kind === 'suggest' && !isAnswered,
    isWell: advice.kind === 'well',
  }
}

/** With the runs a message that left then could know: those that were over, and its own, whatever a watch's clock says. */
export const runBy = (training: ReadTraining, { findings }: NudgeRow, at: Date): ReadTraining => {
  const own = new Set(findings?.map(({ run }) => run))
  return { ...training, runs: training.runs.filter((run) => stoppedAt(run) <= at || own.has(run.id)) }
}

/** Whether they were well when it was sent is kept with it; what they told since says nothing of it, nor what hurts. */
const asWell = (runner: Training['runner'], date: LocalDate): Training['runner'] => ({
  ...runner,
  selfReports: {
    ...runner.selfReports,
    health: null,
    soreness: runner.selfReports.soreness
      .filter((sore) => notWellFor({ health: null, soreness: [sore] }, date).length === 0)
      .map((sore) => ({ ...sore, flag: null })),
  },
})

/** As known when it was composed: neither the suggestion it carried was there, nor what was said of massages and the body since. */
function before(runner: Training['runner'], at: Date): Training['runner'] {
  const date = localDateOf(at, runner.timeZone)
  const { suggestions, treatments, soreness, legs } = runner.selfReports
  const wasSaid = ({ saidAt }: { saidAt?: Date }) => saidAt === undefined || saidAt <= at
  return {
    ...runner,
    selfReports: {
      ...runner.selfReports,
      suggestions: suggestions.filter((each) => each.date < date),
      treatments: treatments.filter(wasSaid),
      soreness: soreness.filter(wasSaid),
      legs: legs.filter(wasSaid),
    },
  }
}
