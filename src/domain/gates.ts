/** What is true and still not worth a message: shown on the chart and in the summary, not sent. */
import { addDays, daysBetween, localDateOf, weekStartOf } from './calendar.ts'
import { type BigLongRun, type Finding, isBigRun, type WeeklyJump } from './findings.ts'
import { type TrainingLog, weekMeters } from './log.ts'
import type { Nudge } from './nudges.ts'
import { policy } from './policy.ts'
import type { LocalDate } from './run.ts'
import type { Runner } from './runner.ts'

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
  /** The nudges that stand: waiting or released. */
  others: readonly Nudge[]
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
function quietWeek({ facts }: WeeklyJump, { log, others }: Circumstances): HeldBack | null {
  const { weekStart, distanceMeters } = facts
  const recent = Array.from({ length: policy.jump.usualWeeks }, (_, n) =>
    weekMeters(log, addDays(weekStart, -7 * (n + 1))),
  )
  if (10 * distanceMeters <= policy.jump.newsTenths * Math.max(...recent)) return 'within-recent-weeks'
  const spoken = others.some((nudge) => {
    const lead = nudge.findings?.[0]
    return lead && weekStartOf(lead.date, log.weekStartsOn) === weekStart && isAboutARun(lead)
  })
  return spoken ? 'week-already-spoken-of' : null
}

/** A race, a big run or a step of more than 30 % says enough about its week. */
function isAboutARun(finding: Finding): boolean {
  if (finding.rule === 'long-run-spike') return finding.facts.band !== 'small'
  return finding.rule === 'big-long-run'
}

/** The fourth big long run in six weeks is a habit, unless it is longer than all of them. */
function habit({ facts, date, run }: BigLongRun, { log, runner }: Circumstances): HeldBack | null {
  const { habit: count, habitDays } = policy.bigRun
  const history = log.counted.slice(
    0,
    log.counted.findIndex((each) => each.id === run),
  )
  const earlier = history.filter(
    (each) => daysBetween(each.localDate, date) <= habitDays && isBigRun(each, runner.sensitivity),
  )
  const longest = Math.max(0, ...earlier.map((each) => each.distanceMeters))
  return earlier.length >= count && facts.distanceMeters <= longest ? 'usual-for-you' : null
}

/** At most one nudge a day and two in seven days, by the day each is said. */
function capped({ others, runner, date }: Circumstances): HeldBack | null {
  const gaps = others.map((nudge) => daysBetween(localDateOf(nudge.dueAt, runner.timeZone), date))
  if (gaps.filter((gap) => gap === 0).length >= policy.nudge.perDay) return 'one-a-day'
  if (gaps.filter((gap) => gap < 7 && gap > -7).length >= policy.nudge.perWeek) return 'two-a-week'
  return null
}
