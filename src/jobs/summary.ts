/** The facts of a weekly summary, as the log has them on the morning it is read. */
import type { Practice, WellFirst } from '../domain/advice/advice.ts'
import { massageNow } from '../domain/advice/advise.ts'
import { wayBack } from '../domain/advice/way-back.ts'
import { HELD_BACK_REASONS, type HeldBack, type Nudge } from '../domain/nudges/nudge.ts'
import { highRuns, livesHigh } from '../domain/overview/altitude.ts'
import { isCutBack } from '../domain/overview/cut-back.ts'
import { shownHeadroom } from '../domain/overview/headroom-shown.ts'
import { lighterWeek } from '../domain/overview/lighter-week.ts'
import { roadToRace } from '../domain/overview/road.ts'
import { assessRun } from '../domain/rules/index.ts'
import type { ShortBreak } from '../domain/rules/short-break.ts'
import { addDays, type LocalDate, localDateOf, weekStartOf } from '../domain/time/calendar.ts'
import { whyAway } from '../domain/training/legs.ts'
import { ranBetween, type TrainingLog } from '../domain/training/log.ts'
import { phaseOf } from '../domain/training/phase.ts'
import type { Runner } from '../domain/training/runner.ts'
import type { SummaryFacts, WeekAhead } from '../messages/summary/summed.ts'

const SHOWN_WEEKS = 8

export function summaryFacts(
  log: TrainingLog,
  runner: Runner,
  nudges: readonly Nudge[],
  practice: Practice,
  now: Date,
): SummaryFacts {
  const today = localDateOf(now, runner.timeZone)
  const weekStart = addDays(weekStartOf(today, runner.weekStartsOn), -7)
  const weekEnd = addDays(weekStart, 6)
  return {
    today,
    weeks: log.weeks
      .filter((week) => week.weekStart <= weekStart)
      .slice(-SHOWN_WEEKS)
      .map((week) => ({ ...week, isCutBack: isCutBack(log, week.weekStart, today) })),
    phase: phaseOf(log, runner, today),
    heldBack: nudges.flatMap(({ state, why, findings }) => {
      const lead = findings?.[0]
      const inWeek = lead && lead.date >= weekStart && lead.date <= weekEnd
      return state === 'held-back' && inWeek && isHeldBack(why) ? [{ finding: lead, why }] : []
    }),
    ...aheadOf(log, runner, practice, now, { from: weekStart, to: weekEnd }),
    shortBreak: unexplainedBreak(log, runner, weekStart, weekEnd),
    highRunOn: newHighRun(log, nudges, weekStart, weekEnd),
    livesHigh: livesHigh(log),
  }
}

/** What lies ahead; for who is not well, nothing but why. */
function aheadOf(
  log: TrainingLog,
  runner: Runner,
  practice: Practice,
  now: Date,
  week: { from: LocalDate; to: LocalDate },
): WeekAhead | WellFirst {
  const massage = massageNow(log, runner, practice, now)
  if (massage.kind === 'not-well') return massage
  const headroom = shownHeadroom(log, runner, now)
  return {
    kind: 'well',
    headroom,
    ...wayBack(log, runner, practice, now, week),
    lighterWeek: lighterWeek(log, runner, now),
    road: roadToRace(log, runner, now),
    massage,
  }
}

/** Withdrawn nudges have other reasons, and nothing to say in a summary. */
const isHeldBack = (why: Nudge['why']): why is HeldBack => HELD_BACK_REASONS.some((each) => each === why)

/** The last run on high ground, unless a nudge of the week said so, or there was one in the week before. */
function newHighRun(
  log: TrainingLog,
  nudges: readonly Nudge[],
  from: LocalDate,
  to: LocalDate,
): LocalDate | null {
  const runs = highRuns(log, from, to)
  const wasSaid = nudges.some(
    ({ state, findings }) => state === 'sent' && runs.some(({ id }) => id === findings?.[0].run),
  )
  const isNew = highRuns(log, addDays(from, -7), addDays(to, -7)).length === 0
  return isNew && !wasSaid ? (runs.at(-1)?.localDate ?? null) : null
}

/** A week off that ended in these days, unless a race says why or the runner did. */
function unexplainedBreak(
  log: TrainingLog,
  runner: Runner,
  from: LocalDate,
  to: LocalDate,
): ShortBreak | null {
  for (const run of ranBetween(log, from, to)) {
    const findings = assessRun(log, run, runner)
    const found = findings.find((finding) => finding.rule === 'short-break')
    const isRace = findings.some(({ rule }) => rule === 'race-effort')
    const said = runner.selfReports.health && runner.selfReports.health.since >= addDays(from, -14)
    const isExplained =
      found && whyAway(runner.selfReports, { lastRunDate: found.facts.lastRunDate, date: found.date })
    if (found && !isRace && !said && !isExplained) return found
  }
  return null
}
