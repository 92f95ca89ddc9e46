/** What the service would have said to a runner, had it been there all along: a log walked through in time. */
import type { Advice } from './advice.ts'
import { advise } from './advise.ts'
import { addDays, daysBetween, instantOf, localDateOf, windowAt } from './calendar.ts'
import { massageDue } from './clock.ts'
import { assessRun, type Finding } from './findings.ts'
import { keepLog, startedBetween, type TrainingLog } from './log.ts'
import { decideNudges, type Nudge } from './nudges.ts'
import { endOf, type LocalDate, type Run } from './run.ts'
import type { Runner } from './runner.ts'

/** A nudge that would have been sent: what it rests on, the advice at that moment, and the day on which it was said. */
export type Said = {
  nudge: Nudge
  findings: Facts
  advice: Advice
  at: Date
  date: LocalDate
}

type Facts = NonNullable<Nudge['findings']>

export type Replay = {
  /** Oldest first; days on which a massage was due are among them where that was said. */
  findings: readonly Finding[]
  said: readonly Said[]
  /** Decided and not sent, with the reason, oldest first. */
  heldBack: readonly Nudge[]
}

/** What the runner of a log is taken to do with massage suggestions: nothing, or book the first day that fits. */
export type Habit = 'ignores' | 'books'

/** Something happens: a run arrives, a waiting nudge is due, or a morning comes on which a massage may be. */
type Moment = { at: number; run?: Run; morning?: LocalDate }

/** A watch uploads a few minutes after the run. */
const ARRIVAL_MS = 5 * 60_000

/** As long as the service keeps what it decided: the current week and the 16 before. */
const MEMORY_MS = 17 * 7 * 86_400_000

/** A massage is due only with running in the last 7 days; the morning of a run knows nothing of it yet. */
const MORNINGS = 7

/** Open on all days, to be booked a day ahead. */
const PRACTICE = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }

/** A decision looks back 72 hours; a run with nothing to say of it changes none when all was quiet for longer. */
const QUIET_MS = 4 * 86_400_000

/**
 * Replays a whole log: every run arrives a few minutes after its end, what is due is looked at again and sent, and the
 * massage clock is read every morning. Findings are those of the whole log; what is said rests, as in the service, on
 * the runs of the window that were over by then.
 *
 * @example replay(log, runner, 'ignores').said
 * // [{ nudge: { rule: 'big-long-run', … }, at: 2024-11-03T14:20:00Z, date: '2024-11-03' }]
 */
export function replay(log: TrainingLog, runner: Runner, habit: Habit): Replay {
  const found = new Map(log.counted.map((run) => [run, assessRun(log, run, runner)]))
  const decided = new Map<string, Nudge>()
  const said: Said[] = []
  let memory: Nudge[] = []
  let asTold = runner
  let lastFinding = Number.NEGATIVE_INFINITY

  const isQuiet = ({ at, run, morning }: Moment) => {
    if (run && found.get(run)?.length) lastFinding = at
    if (morning) return massageDue(log, asTold, morning) === null
    return at - lastFinding > QUIET_MS && !memory.some(({ state }) => state === 'waiting')
  }
  const send = (nudge: Nudge, findings: Facts, known: TrainingLog, at: Date) => {
    const advice = advise(findings, known, asTold, PRACTICE, at)
    const date = localDateOf(at, runner.timeZone)
    said.push({ nudge, findings, advice, at, date })
    asTold = afterwards(advice, asTold, habit, date)
  }
  const look = (now: Date) => {
    memory = memory.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < MEMORY_MS)
    const known = knownAt(log, runner, now)
    for (const nudge of decideNudges(known, asTold, memory, now)) {
      const isSent = nudge.state === 'released' && nudge.sending === 'none'
      const kept: Nudge = isSent ? { ...nudge, sending: 'begun' } : nudge
      memory = [...memory.filter(({ id }) => id !== nudge.id), kept]
      // what has left the window without its facts stays in the record with them
      if (nudge.findings) decided.set(nudge.id, kept)
      if (isSent && nudge.findings) send(nudge, nudge.findings, known, now)
    }
  }
  for (const moment of inTime(momentsOf(log, runner), () => memory)) {
    if (!isQuiet(moment)) look(new Date(moment.at))
  }
  const due = said.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'massage-due')
  return {
    findings: [...[...found.values()].flat(), ...due].sort((a, b) => daysBetween(b.date, a.date)),
    said,
    heldBack: [...decided.values()].filter(({ state }) => state === 'held-back' || state === 'cancelled'),
  }
}

/** The log as the service has it at a moment: the window, and nothing that was still to come. */
function knownAt(log: TrainingLog, runner: Runner, now: Date): TrainingLog {
  const { since, today } = windowAt(now, runner)
  const known = startedBetween(log, since, now).filter((run) => endOf(run) <= now)
  return keepLog(known, { weekStartsOn: log.weekStartsOn, until: today })
}

function momentsOf(log: TrainingLog, runner: Runner): Moment[] {
  const arrivals = log.counted.map((run) => ({ at: endOf(run).getTime() + ARRIVAL_MS, run }))
  const runningDays = [...new Set(log.counted.map(({ localDate }) => localDate))]
  const near = runningDays.flatMap((day) => Array.from({ length: MORNINGS }, (_, n) => addDays(day, n + 1)))
  const wake = runner.quietHours?.to ?? '08:00'
  const mornings = [...new Set(near)].map((morning) => ({
    at: instantOf(morning, wake, runner.timeZone).getTime(),
    morning,
  }))
  return [...arrivals, ...mornings].sort((a, b) => a.at - b.at)
}

/** The moments that are known, with those between them at which a nudge comes due. */
function* inTime(known: readonly Moment[], memory: () => readonly Nudge[]): Generator<Moment> {
  let last = Number.NEGATIVE_INFINITY
  const dueBy = (at: number) => {
    const due = earliestDue(memory(), last)
    last = Math.min(due, at)
    return due <= at && Number.isFinite(due) ? { at: due } : null
  }
  for (const moment of known) {
    for (let due = dueBy(moment.at); due; due = dueBy(moment.at)) yield due
    yield moment
  }
  for (let due = dueBy(Number.POSITIVE_INFINITY); due; due = dueBy(Number.POSITIVE_INFINITY)) yield due
}

/** When the next waiting nudge is due; one that stayed waiting through its own time is not looked at for ever. */
function earliestDue(memory: readonly Nudge[], after: number): number {
  const due = memory.filter(({ state }) => state === 'waiting').map(({ dueAt }) => dueAt.getTime())
  return Math.min(...due.filter((at) => at > after), Number.POSITIVE_INFINITY)
}

/** The runner after a message: it may have carried a suggestion, and they may have followed it. */
function afterwards({ massage }: Advice, runner: Runner, habit: Habit, date: LocalDate): Runner {
  if (massage.kind !== 'suggest') return runner
  const booked = habit === 'books' ? massage.plan.days.slice(0, 1) : []
  const treatments = booked.map((day) => ({ date: day, state: 'booked' as const }))
  const { told } = runner
  return {
    ...runner,
    told: {
      ...told,
      // the clock reads no further back than the last two
      suggestions: [...told.suggestions.slice(-1), { date, answered: habit === 'books' }],
      treatments: [...told.treatments.slice(-1), ...treatments],
    },
  }
}
