/** What a runner has told that changes what is said to them, until it is over: the gravest first. */
import { addDays, type LocalDate, localDateOf } from '../time/calendar.ts'
import type { Runner } from '../training/runner.ts'
import { type NotWell, notWellFor } from '../training/well.ts'

export type RunnerState =
  /** Ill, injured, a warning sign, pain to be looked at: all that stands, the gravest first. */
  | { kind: 'not-well'; all: readonly [NotWell, ...NotWell[]] }
  | { kind: 'snoozed'; until: Date }
  | { kind: 'massage-booked'; date: LocalDate }
  | { kind: 'massage-done'; date: LocalDate }

/** So long a massage that was had is news. */
const DONE_DAYS = 7

/**
 * What stands now. Of massages it is the next that is booked, and the last that was had if that is not a week ago.
 *
 * @example statesOf(runnerWhoIsIll, now) // [{ kind: 'not-well', all: [{ reason: 'ill', since: '2024-10-18' }] }]
 */
export function statesOf(
  { selfReports, snoozedUntil, timeZone }: Pick<Runner, 'selfReports' | 'snoozedUntil' | 'timeZone'>,
  now: Date,
): RunnerState[] {
  const today = localDateOf(now, timeZone)
  const [gravest, ...others] = notWellFor(selfReports, today)
  const days = (state: 'booked' | 'done') =>
    selfReports.treatments
      .filter((each) => each.state === state)
      .map(({ date }) => date)
      .sort()
  const booked = days('booked').find((date) => date >= today)
  const done = days('done').findLast((date) => date <= today && date > addDays(today, -DONE_DAYS))
  return [
    ...(gravest ? [{ kind: 'not-well' as const, all: [gravest, ...others] as const }] : []),
    ...(snoozedUntil && snoozedUntil > now ? [{ kind: 'snoozed' as const, until: snoozedUntil }] : []),
    ...(booked ? [{ kind: 'massage-booked' as const, date: booked }] : []),
    ...(done ? [{ kind: 'massage-done' as const, date: done }] : []),
  ]
}
