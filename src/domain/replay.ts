/** What the service would have said to a runner, had it been there all along: a log walked through in time. */
import { localDateOf } from './calendar.ts'
import { assessRun, type Finding } from './findings.ts'
import type { TrainingLog } from './log.ts'
import { decideNudges, type Nudge } from './nudges.ts'
import { endOf, type LocalDate } from './run.ts'
import type { Runner } from './runner.ts'

/** A nudge that would have been sent: as it was when it left, and the day on which it was said. */
export type Said = { nudge: Nudge; at: Date; date: LocalDate }

export type Replay = {
  findings: readonly Finding[]
  said: readonly Said[]
  /** Decided and not sent, with the reason, oldest first. */
  heldBack: readonly Nudge[]
}

/** A watch uploads a few minutes after the run. */
const ARRIVAL_MS = 5 * 60_000

/** As long as the service keeps what it decided: the current week and the 16 before. */
const MEMORY_MS = 17 * 7 * 86_400_000

/**
 * Replays a whole log: every run arrives a few minutes after its end, what is due is looked at again and sent. The log
 * may hold all runs from the start, for a decision looks only at those that were over by then. The runner is taken to
 * have connected at `runner.connectedAt`.
 *
 * @example replay(log, runner).said // [{ nudge: { rule: 'big-long-run', … }, at: 2024-11-03T14:20:00Z, date: '2024-11-03' }]
 */
export function replay(log: TrainingLog, runner: Runner): Replay {
  const arrivals = log.counted.map((run) => endOf(run).getTime() + ARRIVAL_MS).sort((a, b) => a - b)
  const decided = new Map<string, Nudge>()
  const said: Said[] = []
  let memory: Nudge[] = []
  let next = 0
  for (let last = Number.NEGATIVE_INFINITY; ; ) {
    const now = Math.min(arrivals[next] ?? Number.POSITIVE_INFINITY, earliestDue(memory, last))
    if (!Number.isFinite(now)) break
    while ((arrivals[next] ?? Number.POSITIVE_INFINITY) <= now) next++
    last = now

    memory = memory.filter(({ createdAt }) => now - createdAt.getTime() < MEMORY_MS)
    for (const nudge of decideNudges(log, runner, memory, new Date(now))) {
      const sent = nudge.state === 'released' && nudge.sending === 'none'
      const kept: Nudge = sent ? { ...nudge, sending: 'begun' } : nudge
      memory = [...memory.filter(({ id }) => id !== nudge.id), kept]
      // what has left the window without its facts stays in the record with them
      if (nudge.findings) decided.set(nudge.id, kept)
      if (sent) said.push({ nudge, at: new Date(now), date: localDateOf(new Date(now), runner.timeZone) })
    }
  }
  return {
    findings: log.counted.flatMap((run) => assessRun(log, run, runner)),
    said,
    heldBack: [...decided.values()].filter(({ state }) => state === 'held-back' || state === 'cancelled'),
  }
}

/** When the next waiting nudge is due; one that stayed waiting through its own time is not looked at for ever. */
function earliestDue(memory: readonly Nudge[], after: number): number {
  const due = memory.filter(({ state }) => state === 'waiting').map(({ dueAt }) => dueAt.getTime())
  return Math.min(...due.filter((at) => at > after), Number.POSITIVE_INFINITY)
}
