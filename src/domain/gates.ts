/** What is true and still not worth a message: shown on the chart and in the summary, not sent. */
import { addDays, daysBetween, localDateOf } from './calendar.ts'
import {
  type BigLongRun,
  type Finding,
  isBigRun,
  recentLongest,
  spikeBand,
  type WeeklyJump,
} from './findings.ts'
import { ranBetween, type TrainingLog, weekMeters } from './log.ts'
import type { Nudge } from './nudge.ts'
import { policy } from './policy.ts'
import type { LocalDate, Run } from './run.ts'
import type { Runner } from './runner.ts'

const DAY_MS = 86_400_000

/** Why a finding was not sent. */
export type HeldBack =
  | 'small-step'
  | 'within-recent-weeks'
  | 'week-already-spoken-of'
  | 'usual-for-you'
  | 'one-a-day'
  | 'two-a-week'

export type Circumstances = {
  log: TrainingLog
  runner: Runner
  /** The nudges that have been said, and those that are going to be whatever becomes of this finding. */
  said: readonly Nudge[]
  /** The local day on which it would be said. */
  date: LocalDate
}

/**
 * Why a finding is held back, or null when it is worth a message now.
 *
 * @example held(spikeOfOneKilometre, circumstances) // 'small-step'
 */
export function held(finding: Finding, circumstances: Circumstances): HeldBack | null {
  return notWorthAMessage(finding, circumstances) ?? capped(circumstances)
}

function notWorthAMessage(finding: Finding, circumstances: Circumstances): HeldBack | null {
  switch (finding.rule) {
    case 'long-run-spike': {
      const { band, distanceMeters, longestMeters } = finding.facts
      return band === 'small' && distanceMeters - longestMeters < policy.spike.worthSayingMeters
        ? 'small-step'
        : null
    }
    case 'weekly-jump':
      return quietWeek(finding, circumstances)
    case 'big-long-run':
      return habit(finding, circumstances)
  }
}

/** A week no larger than a recent one, or one that has already been spoken of. */
function quietWeek({ facts }: WeeklyJump, { log, said }: Circumstances): HeldBack | null {
  const { weekStart, distanceMeters } = facts
  const recent = Array.from({ length: policy.jump.usualWeeks }, (_, n) =>
    weekMeters(log, addDays(weekStart, -7 * (n + 1))),
  )
  if (10 * distanceMeters <= policy.jump.newsTenths * Math.max(...recent)) return 'within-recent-weeks'
  const days = ranBetween(log, weekStart, addDays(weekStart, 6))
  const spoken = days.some((run) => {
    const nudge = said.find((each) => each.run === run.id)
    return nudge && isAboutARun(nudge, run, log)
  })
  return spoken ? 'week-already-spoken-of' : null
}

/** A race, a big run or a step of more than 30 % says enough about its week. */
function isAboutARun({ rule }: Nudge, run: Run, log: TrainingLog): boolean {
  if (rule !== 'long-run-spike') return rule === 'big-long-run'
  // judged anew, for the facts of a nudge can have left with the cache
  const recent = recentLongest(log, run)
  return recent !== null && spikeBand(run.distanceMeters, recent.longestMeters) !== 'small'
}

/** The fourth big long run in six weeks is a habit, unless it is longer than all of them. */
function habit({ facts, date, run: runId }: BigLongRun, { log, runner }: Circumstances): HeldBack | null {
  const { habit: count, habitDays } = policy.bigRun
  const days = ranBetween(log, addDays(date, -habitDays), date)
  const earlier = days
    .slice(
      0,
      days.findIndex(({ id }) => id === runId),
    )
    .filter((run) => isBigRun(run, runner.sensitivity))
  const longest = Math.max(0, ...earlier.map(({ distanceMeters }) => distanceMeters))
  return earlier.length >= count && facts.distanceMeters <= longest ? 'usual-for-you' : null
}

/** At most one nudge a day and two in seven days, by the day each is said. */
function capped({ said, runner, date }: Circumstances): HeldBack | null {
  const near = said.filter(({ dueAt }) => Math.abs(dueAt.getTime() - Date.parse(date)) < 9 * DAY_MS)
  const gaps = near.map(({ dueAt }) => daysBetween(localDateOf(dueAt, runner.timeZone), date))
  if (gaps.filter((gap) => gap === 0).length >= policy.nudge.perDay) return 'one-a-day'
  if (gaps.filter((gap) => gap < 7 && gap > -7).length >= policy.nudge.perWeek) return 'two-a-week'
  return null
}
