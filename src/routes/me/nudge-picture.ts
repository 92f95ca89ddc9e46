/** What the picture behind a finding shows. */

import { daysUpTo } from '../../domain/overview/days-run.ts'
import { type Finding, RULES } from '../../domain/rules/index.ts'
import { jumpMeters } from '../../domain/rules/weekly-jump.ts'
import { addDays, type LocalDate } from '../../domain/time/calendar.ts'
import { type TrainingLog, weekMeters } from '../../domain/training/log.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { weeksBefore } from '../../domain/training/weeks-before.ts'
import { barsOf, type PictureProps } from '../../pages/me/nudge/picture.tsx'

const DAYS = 31
const WEEKS = 5

/** Null when the runs it was made of are no longer here. */
export function pictureOf(finding: Finding, log: TrainingLog, runner: Runner): PictureProps | null {
  const { units } = runner
  if (finding.rule === 'weekly-jump') return weeksBehind(finding.facts.weekStart, log, runner)
  const bars = barsOf(daysUpTo(log, finding.date, DAYS), markedBy(finding))
  if (bars.every(({ meters }) => meters === 0)) return null
  const caption = 'The longest run of each day, in these 31 days.'
  const line =
    finding.rule === 'long-run-spike'
      ? {
          meters: Math.floor((11 * finding.facts.longestMeters) / 10),
          words: '10 % beyond the longest before',
        }
      : null
  return { caption, bars, line, units }
}

const markedBy = (finding: Finding): LocalDate[] => [
  ...(RULES[finding.rule].otherDays?.(finding) ?? []),
  finding.date,
]

function weeksBehind(
  weekStart: LocalDate,
  log: TrainingLog,
  { sensitivity, units }: Runner,
): PictureProps | null {
  const bars = Array.from({ length: WEEKS }, (_, place) => addDays(weekStart, 7 * (place + 1 - WEEKS))).map(
    (date) => ({ date, meters: weekMeters(log, date), isMarked: date === weekStart }),
  )
  if (bars.every(({ meters }) => meters === 0)) return null
  const meters = jumpMeters(weeksBefore(log, weekStart), sensitivity)
  return {
    caption: 'This week, as it stands now, and the four before it.',
    bars,
    line: meters === null ? null : { meters, words: 'where a jump begins' },
    units,
  }
}
