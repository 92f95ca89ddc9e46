/** What happens by the calendar alone: the weekly summary, and the next moment at which a sync is worth it. */
import { addDays, instantOf, type LocalDate, localDateOf, weekStartOf } from '../time/calendar.ts'
import { openAt } from '../time/quiet-hours.ts'
import type { TrainingLog } from '../training/log.ts'
import type { Runner } from '../training/runner.ts'

/** When the summary is read, on the runner's wall clock, and when the sync before it is taken. */
const READ_AT = '08:00'
const LOOK_AT = '07:40'
/** A runner who has stopped is left in peace. */
const STOPPED_DAYS = 28

export type SummaryDue = { weekStart: LocalDate; dueAt: Date }

/**
 * The summary due on this day: on the first day of the runner's week, about the week that ended the night before. Null
 * on other days, for a runner who connected since, and for one who has not run for four weeks.
 *
 * @example summaryDue(log, runner, new Date('2024-11-04T13:00:00Z')) // { weekStart: '2024-10-28', dueAt: 08:00 of that Monday }
 */
export function summaryDue(log: TrainingLog, runner: Runner, now: Date): SummaryDue | null {
  const today = localDateOf(now, runner.timeZone)
  const lastRunOn = log.counted.at(-1)?.localDate
  if (weekStartOf(today, runner.weekStartsOn) !== today) return null
  if (!lastRunOn || lastRunOn < addDays(today, -STOPPED_DAYS)) return null
  if (runner.connectedAt >= instantOf(today, '00:00', runner.timeZone)) return null
  const read = instantOf(today, READ_AT, runner.timeZone)
  return { weekStart: addDays(today, -7), dueAt: openAt(read > now ? read : now, runner) }
}

/**
 * The next moment at which a sync is worth it though nothing is heard from the source: the morning of the summary, or
 * every morning for a runner who wants to be told when a massage is due.
 *
 * @example nextReviewAt(runner, new Date('2024-11-06T13:00:00Z')) // 07:40 of Monday 11 November
 */
export function nextReviewAt(runner: Runner, now: Date): Date {
  const today = localDateOf(now, runner.timeZone)
  const [date, every] = runner.selfReports.massageMessages
    ? [today, 1]
    : [weekStartOf(today, runner.weekStartsOn), 7]
  const first = instantOf(date, LOOK_AT, runner.timeZone)
  return first > now ? first : instantOf(addDays(date, every), LOOK_AT, runner.timeZone)
}

/** What is kept of a runner who is silent is read anew after so long: well before any source wants it gone. */
const SILENT_MS = 3 * 86_400_000
/** The window moves on though nobody runs: what a source lets us keep is looked through so often. */
const LEAVING_MS = 7 * 86_400_000

/**
 * When the sweep comes to a runner next: by the calendar, or when all has been silent for three days. A runner who has
 * stopped is left in peace until what is kept of them gets too old for its source (`cacheDays`), or leaves the window
 * week by week where the source sets no limit (0); null when nothing is kept.
 *
 * @example lookAgainAt(log, { reviewAt: monday, syncedAt: saturday, isEmpty: false }, 7) // monday
 */
export function lookAgainAt(
  log: TrainingLog,
  { reviewAt, syncedAt, isEmpty }: { reviewAt: Date; syncedAt: Date; isEmpty: boolean },
  cacheDays: number,
): Date | null {
  const silentAt = new Date(syncedAt.getTime() + SILENT_MS)
  const first = reviewAt < silentAt ? reviewAt : silentAt
  const lastRunOn = log.counted.at(-1)?.localDate
  if (lastRunOn && lastRunOn >= addDays(localDateOf(first, 'UTC'), -STOPPED_DAYS)) return first
  if (isEmpty) return null
  return new Date(syncedAt.getTime() + (cacheDays > 0 ? cacheDays * 86_400_000 : LEAVING_MS))
}
