/** What a runner tells us, each verb once: pages, the API, links in mails and replies by SMS all call these. */
import { daysBetween, type LocalDate, localDateOf } from '../domain/time/calendar.ts'
import { mainPlace } from '../domain/training/legs.ts'
import {
  type Health,
  type LegsAnswer,
  needsPlace,
  type PlannedRun,
  type Race,
  type SelfReports,
  type SorenessReport,
} from '../domain/training/runner.ts'
import { err, ok, type Result } from '../result.ts'
import { type ReviewOptions, review } from './review.ts'

/** How many days back and ahead of the runner's own today each may be, as the forms say it. */
const BOUNDS = {
  race: [-730, 730],
  booked: [0, 365],
  done: [-730, 0],
  sore: [-365, 0],
  health: [-365, 0],
  timeOff: [-60, 0],
  simulation: [-60, 0],
  planned: [0, 365],
} as const

/** 30 days, though clocks go back on one of them. */
const LONGEST_SNOOZE_MS = (30 * 24 + 1) * 3_600_000

export type TooFar = 'too-far-away'
export type Noted = Promise<Result<null, TooFar>>
/** A red flag stands, and no doctor has spoken. */
export type NotCleared = 'not-cleared'

/** Whether a day, or each of several, is near enough, by the runner's own calendar. */
export async function isWithin(
  { store }: Pick<ReviewOptions, 'store'>,
  runnerId: string,
  what: keyof typeof BOUNDS,
  when: LocalDate | readonly LocalDate[],
  now: Date,
): Promise<boolean> {
  const timeZone = (await store.runners.weeksOf(runnerId))?.timeZone ?? 'UTC'
  const today = localDateOf(now, timeZone)
  const [back, ahead] = BOUNDS[what]
  return [when].flat().every((each) => {
    const days = daysBetween(today, each)
    return days >= back && days <= ahead
  })
}

/** Enters a race the runner means to run; with `goal` it takes the place of the goal before. */
export async function enterRace(
  options: ReviewOptions,
  runnerId: string,
  race: Race,
  now: Date,
): Promise<Result<Race, TooFar>> {
  if (!(await isWithin(options, runnerId, 'race', race.date, now))) return err('too-far-away')
  await options.store.selfReports.enterRace(runnerId, race)
  await review(options, runnerId, now)
  return ok(race)
}

/** False when none was entered for that day. */
export async function leaveRace(
  options: ReviewOptions,
  runnerId: string,
  date: LocalDate,
  now: Date,
): Promise<boolean> {
  const had = await options.store.selfReports.leaveRace(runnerId, date)
  if (had) await review(options, runnerId, now)
  return had
}

/** A run is planned: said before it is run, it will be no surprise. */
export async function planRun(
  options: ReviewOptions,
  runnerId: string,
  run: Omit<PlannedRun, 'saidAt'>,
  now: Date,
): Promise<Result<PlannedRun, TooFar>> {
  if (!(await isWithin(options, runnerId, 'planned', run.date, now))) return err('too-far-away')
  const planned = { ...run, saidAt: now }
  await options.store.selfReports.planRun(runnerId, planned)
  await review(options, runnerId, now)
  return ok(planned)
}

/** False when none was planned for that day. */
export async function dropPlannedRun(
  options: ReviewOptions,
  runnerId: string,
  date: LocalDate,
  now: Date,
): Promise<boolean> {
  const had = await options.store.selfReports.dropPlannedRun(runnerId, date)
  if (had) await review(options, runnerId, now)
  return had
}

export async function reportSoreness(
  options: ReviewOptions,
  runnerId: string,
  sore: readonly [SorenessReport, ...SorenessReport[]],
  now: Date,
): Noted {
  if (
    !(await isWithin(
      options,
      runnerId,
      'sore',
      sore.map(({ date }) => date),
      now,
    ))
  )
    return err('too-far-away')
  await options.store.selfReports.feelSore(runnerId, sore, now)
  await review(options, runnerId, now)
  return ok(null)
}

/** False when nothing was reported of that day and any of those places. */
export async function forgetSoreness(
  options: ReviewOptions,
  runnerId: string,
  of: { date: string; areas: readonly string[] },
  now: Date,
): Promise<boolean> {
  const had = await options.store.selfReports.forgetSoreness(runnerId, of)
  if (had) await review(options, runnerId, now)
  return had
}

/** How the legs are, how the sleep was, or both; with the places that are sore or hurt, which are reported too. */
export async function answerLegs(
  options: ReviewOptions,
  runnerId: string,
  answer: Omit<LegsAnswer, 'area'>,
  sore: readonly SorenessReport[],
  now: Date,
): Noted {
  if (!(await isWithin(options, runnerId, 'sore', answer.date, now))) return err('too-far-away')
  const reported = needsPlace(answer.state) ? sore : []
  const area = mainPlace(reported.map((each) => each.area))
  await options.store.selfReports.answerLegs(runnerId, { ...answer, area }, reported, now)
  await review(options, runnerId, now)
  return ok(null)
}

/** The long run of a day was a race simulation. */
export async function callSimulation(
  options: ReviewOptions,
  runnerId: string,
  date: LocalDate,
  now: Date,
): Noted {
  if (!(await isWithin(options, runnerId, 'simulation', date, now))) return err('too-far-away')
  await options.store.selfReports.callSimulation(runnerId, date)
  await review(options, runnerId, now)
  return ok(null)
}

/**
 * Ill, injured, with a red flag, or well again, from a day on; well again ends what was flagged up to then, too. A red
 * flag ends by a doctor's word alone: `cleared`.
 */
export async function setHealth(
  options: ReviewOptions,
  runnerId: string,
  { cleared, ...health }: Health & { cleared: boolean },
  now: Date,
): Promise<Result<null, TooFar | NotCleared>> {
  if (!(await isWithin(options, runnerId, 'health', health.since, now))) return err('too-far-away')
  if (!(await options.store.selfReports.feel(runnerId, health, cleared))) return err('not-cleared')
  await review(options, runnerId, now)
  return ok(null)
}

/** Suggestions of massages that rested are wanted back. */
export async function wantSuggestionsBack(
  options: ReviewOptions,
  runnerId: string,
  now: Date,
): Promise<void> {
  await options.store.runners.change(runnerId, { massageBackAt: now })
  await review(options, runnerId, now)
}

/** Why the break was one that a run ended. */
export async function explainTimeOff(
  options: ReviewOptions,
  runnerId: string,
  { date, why }: NonNullable<SelfReports['timeOff']>,
  now: Date,
): Noted {
  if (!(await isWithin(options, runnerId, 'timeOff', date, now))) return err('too-far-away')
  await options.store.runners.change(runnerId, { timeOffEndedOn: date, timeOffWhy: why })
  await review(options, runnerId, now)
  return ok(null)
}

/** On which day of the week the long run is. */
export async function nameLongRunDay(
  options: ReviewOptions,
  runnerId: string,
  weekday: number,
  now: Date,
): Promise<void> {
  await options.store.runners.change(runnerId, { longRunDay: weekday })
  await review(options, runnerId, now)
}

/** Nothing is said until then; null ends it. */
export async function snooze(options: ReviewOptions, runnerId: string, until: Date | null, now: Date): Noted {
  if (until && until.getTime() - now.getTime() > LONGEST_SNOOZE_MS) return err('too-far-away')
  await options.store.selfReports.snooze(runnerId, until)
  await review(options, runnerId, now)
  return ok(null)
}
