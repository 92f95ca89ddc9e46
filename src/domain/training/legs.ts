/** What runners answer to “How are the legs?”, once a week: what their answers come to. */
import { addDays, daysBetween, type LocalDate, type WeekStart, weekStartOf } from '../time/calendar.ts'
import {
  isHurtPlace,
  type LegsAnswer,
  type LegsState,
  type Place,
  type SelfReports,
  type Strength,
  type TimeOffReason,
} from './runner.ts'

type Answers = Pick<SelfReports, 'legs'>

/** An answer as old as this still says how somebody is. */
const LATELY_DAYS = 7

/**
 * Whether the legs were sore, or hurt, two weeks running: by the last answer of each of two weeks that follow one another.
 * As long as this week has none the two before it count.
 *
 * @example soreTwoWeeks({ legs: [soreOnThe4th, soreOnThe11th] }, 'monday', '2024-11-12') // true
 */
export function soreTwoWeeks({ legs }: Answers, weekStartsOn: WeekStart, today: LocalDate): boolean {
  const week = weekStartOf(today, weekStartsOn)
  const [now, before, earlier] = [0, 7, 14].map((days) => {
    const from = addDays(week, -days)
    return lastOf(legs, from, addDays(from, 6), today)
  })
  return now ? isSore(now) && isSore(before) : isSore(before) && isSore(earlier)
}

/**
 * What sore places come to as an answer to “How are the legs?”: bone, joint and tendon hurt, and so does what is very sore.
 *
 * @example legsWith(['calves'], 'mild') // 'sore'
 * @example legsWith(['calves', 'shin'], 'mild') // 'pain'
 */
export const legsWith = (places: readonly Place[], strength: Strength): LegsState =>
  strength === 'strong' || places.some(isHurtPlace) ? 'pain' : 'sore'

/**
 * The one place that is kept with an answer: bone, joint and tendon before muscles. Null without a place.
 *
 * @example mainPlace(['calves', 'shin']) // 'shin'
 */
export const mainPlace = (places: readonly Place[]): Place | null =>
  places.find(isHurtPlace) ?? places[0] ?? null

const isSore = (answer: LegsAnswer | null | undefined) => answer?.state === 'sore' || answer?.state === 'pain'

/** The last answer about the legs of some days; one about sleep alone says nothing of them. */
function lastOf(legs: Answers['legs'], from: LocalDate, to: LocalDate, today: LocalDate): LegsAnswer | null {
  return legs
    .filter(({ date, state }) => state !== null && date >= from && date <= to && date <= today)
    .reduce<LegsAnswer | null>((last, each) => (last && last.date > each.date ? last : each), null)
}

/**
 * What was answered about the legs in the last 7 days, the newest; null without an answer.
 *
 * @example legsLately(selfReports, '2024-11-12')?.state // 'pain'
 */
export const legsLately = ({ legs }: Answers, today: LocalDate): LegsAnswer | null =>
  lastOf(legs, addDays(today, 1 - LATELY_DAYS), today, today)

/**
 * How the runner slept, by the newest answer of the last 7 days; null without one.
 *
 * @example sleepLately(selfReports, '2024-11-12') // 'badly'
 */
export function sleepLately({ legs }: Answers, today: LocalDate): LegsAnswer['sleep'] {
  const said = legs.filter(
    ({ date, sleep }) => sleep !== null && date <= today && daysBetween(date, today) < LATELY_DAYS,
  )
  return (
    said.reduce<LegsAnswer | null>((last, each) => (last && last.date > each.date ? last : each), null)
      ?.sleep ?? null
  )
}

/**
 * Why a break was one: as the runner said when they were back, or because they had answered that they were ill while it
 * lasted. Null when it is not known.
 *
 * @example whyAway(selfReports, { lastRunDate: '2024-10-01', date: '2024-10-18' }) // 'ill'
 */
export function whyAway(
  { timeOff, legs }: Pick<SelfReports, 'timeOff' | 'legs'>,
  { lastRunDate, date }: { lastRunDate: LocalDate; date: LocalDate },
): TimeOffReason | null {
  if (timeOff?.date === date) return timeOff.why
  const wasIll = legs.some((each) => each.state === 'ill' && each.date >= lastRunDate && each.date < date)
  return wasIll ? 'ill' : null
}
