/** What has been said, and what is held back for it: every rule may ask how long ago it spoke. */

import { daysBetween, type LocalDate, localDateOf, utcStartOf } from '../../time/calendar.ts'
import type { TrainingLog } from '../../training/log.ts'
import type { RunId } from '../../training/run.ts'
import type { Runner, SelfReports } from '../../training/runner.ts'
import type { Assessed } from './finding.ts'

const DAY_MS = 86_400_000

/** Why a rule holds a finding back on its own account; the caps on messages are counted elsewhere. */
export const OWN_REASONS = [
  'planned',
  'small-step',
  'slow-going',
  'still-little',
  'by-a-hair',
  'within-recent-weeks',
  'week-already-spoken-of',
  'usual-for-you',
  'taper',
  'said-lately',
] as const
export type OwnReason = (typeof OWN_REASONS)[number]

/** What a rule has to know of a nudge: its rule, the run that led to it, and when it is said. */
export type Said = { rule: string; run: RunId | null; dueAt: Date }

export type Circumstances<Each extends Said = Said> = {
  log: TrainingLog
  runner: Pick<Runner, 'timeZone'> & Assessed & { selfReports: Pick<SelfReports, 'planned'> }
  /** What has been said, and what is going to be whatever becomes of this finding. */
  said: readonly Each[]
  /** The local day on which it would be said. */
  date: LocalDate
}

/**
 * Held back when the rule spoke less than so many days before.
 *
 * @example saidLately('no-rest-day', 14, circumstances) // 'said-lately'
 */
export function saidLately(rule: string, days: number, circumstances: Circumstances): 'said-lately' | null {
  return gaps(circumstances, days, (each) => each.rule === rule).length > 0 ? 'said-lately' : null
}

/**
 * Days from what was said to the day on which this would be, of what was said less than so many days away; negative for
 * what is to be said later.
 *
 * @example gaps(circumstances, 7, () => true) // [0, 4]
 */
export function gaps<Each extends Said>(
  { said, runner, date }: Circumstances<Each>,
  days: number,
  counts: (each: Each) => boolean,
): number[] {
  return said
    .filter((each) => counts(each) && Math.abs(each.dueAt.getTime() - utcStartOf(date)) < (days + 2) * DAY_MS)
    .map(({ dueAt }) => daysBetween(localDateOf(dueAt, runner.timeZone), date))
    .filter((gap) => gap < days && gap > -days)
}
