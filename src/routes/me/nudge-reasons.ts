/** Why a nudge came: each of its findings in words, and one picture of the days they share. */

import { daysUpTo } from '../../domain/overview/days-run.ts'
import { policy } from '../../domain/policy/rules.ts'
import { type Finding, RULES } from '../../domain/rules/index.ts'
import { jumpMeters } from '../../domain/rules/weekly-jump.ts'
import { addDays, type LocalDate } from '../../domain/time/calendar.ts'
import { type TrainingLog, weekMeters } from '../../domain/training/log.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { weeksBefore } from '../../domain/training/weeks-before.ts'
import { explain } from '../../messages/nudge/explain.ts'
import type { Reason } from '../../pages/me/nudge/nudge.tsx'
import type { PictureProps } from '../../pages/me/nudge/picture.tsx'

const DAYS = 31
const WEEKS = 5
const AS_IT_STANDS = 'This week, as it stands now'
/** To whoever has only the message, which knew no more. */
export const AS_IT_STOOD = 'That week, as it stood when this was sent'

/** A picture stands with the first finding of its days; it is missing when the runs it was made of are no longer here. */
export function reasonsOf(
  findings: readonly Finding[],
  log: TrainingLog,
  runner: Runner,
  week: string = AS_IT_STANDS,
): Reason[] {
  return findings.map((finding) => {
    if (finding.rule === 'weekly-jump')
      return { ...explain(finding, runner), picture: weeksBehind(finding.facts.weekStart, log, runner, week) }
    const ofTheseDays = findings.filter(({ rule, date }) => rule !== 'weekly-jump' && date === finding.date)
    const picture = ofTheseDays[0] === finding ? daysBehind(ofTheseDays, finding.date, log, runner) : null
    return { ...explain(finding, runner), picture }
  })
}

function daysBehind(
  findings: readonly Finding[],
  date: LocalDate,
  log: TrainingLog,
  runner: Runner,
): PictureProps | null {
  const marked = [date, ...findings.flatMap((each) => RULES[each.rule].otherDays?.(each) ?? [])]
  const bars = daysUpTo(log, date, DAYS).map((day) => ({
    date: day.date,
    meters: day.longestMeters,
    isMarked: marked.includes(day.date),
  }))
  if (bars.every(({ meters }) => meters === 0)) return null
  return {
    caption: 'The longest run of each day, in these 31 days.',
    bars,
    lines: findings.flatMap((each) => lineOf(each, runner) ?? []),
    units: runner.units,
  }
}

/** What the run went beyond; null for a finding that is no distance. */
function lineOf(finding: Finding, { sensitivity }: Runner): PictureProps['lines'][number] | null {
  switch (finding.rule) {
    case 'long-run-spike':
      return {
        meters: Math.floor((11 * finding.facts.longestMeters) / 10),
        words: '10% beyond the longest before',
      }
    case 'big-long-run': {
      const meters = policy.bigRun.meters[sensitivity]
      return finding.facts.distanceMeters < meters ? null : { meters, words: 'where a big long run begins' }
    }
    default:
      return null
  }
}

function weeksBehind(
  weekStart: LocalDate,
  log: TrainingLog,
  { sensitivity, units }: Runner,
  week: string,
): PictureProps | null {
  const bars = Array.from({ length: WEEKS }, (_, place) => addDays(weekStart, 7 * (place + 1 - WEEKS))).map(
    (date) => ({ date, meters: weekMeters(log, date), isMarked: date === weekStart }),
  )
  if (bars.every(({ meters }) => meters === 0)) return null
  const meters = jumpMeters(weeksBefore(log, weekStart), sensitivity)
  return {
    caption: `${week}, and the four before it.`,
    bars,
    lines: meters === null ? [] : [{ meters, words: 'where a jump begins' }],
    units,
  }
}
