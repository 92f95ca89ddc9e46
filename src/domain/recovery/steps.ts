/** What a run asks of the days after it, as data: one thing to do or to leave each. The sentences are elsewhere. */
import { addDays, type LocalDate } from '../time/calendar.ts'
import type { LargeWeek } from './large-week.ts'

/** How a step beyond the longest run of 30 days may be spoken of. */
export type Tone = {
  /** A small step within 18 weeks of a goal race: what a plan asks for. */
  plannedStep: boolean
  /** A step of at most 3.5 km: none of "spike", "sudden", "too". */
  softWords: boolean
}

/** One thing to do or to leave. Days from … to are both included; `until` is the last day it holds. */
export type RecoveryStep =
  | { kind: 'easy-or-rest'; from: LocalDate; to: LocalDate }
  /** The same once the runner has run again: rest is no longer the word. */
  | { kind: 'easy'; from: LocalDate; to: LocalDate }
  /** One day off on any of these days. */
  | { kind: 'day-off'; from: LocalDate; to: LocalDate }
  /** No running, walking is fine. */
  | { kind: 'no-running'; from: LocalDate; to: LocalDate }
  | {
      kind: 'easy-runs'
      from: LocalDate
      to: LocalDate
      atMostRuns: number
      minutes: { from: number; to: number }
    }
  | ({ kind: 'part-of-usual-week'; from: LocalDate; to: LocalDate } & PartOfUsualWeek)
  | { kind: 'no-hard-run'; until: LocalDate }
  /** The week after one well above the four before it: no more than the same, or a lighter one. */
  | { kind: 'week-after-jump'; weekStart: LocalDate; large: LargeWeek }
  /** Start easy, make up for nothing: back from a break with the goal race close. */
  | { kind: 'start-easy'; daysToGoal: number }

type PartOfUsualWeek = {
  share: 'half' | 'three-quarters'
  atMostMeters: number
  usualWeekMeters: number
  longestMinutes: number | null
}

/**
 * What a finding asks, with what another one of its outing asks beside it: the longer of both, and no easy running where
 * there is to be none.
 *
 * @example beside([easyDays(sunday, 1)], [easyDays(sunday, 2)]) // [{ kind: 'easy-or-rest', to: '2024-11-05', … }]
 */
export function beside(asked: readonly RecoveryStep[], also: readonly RecoveryStep[]): RecoveryStep[] {
  const [easy, hard] = [easyOf(asked), hardOf(asked)]
  const [alsoEasy, alsoHard] = [easyOf(also), hardOf(also)]
  const isResting = asked.some(({ kind }) => kind === 'no-running')
  const moreEasy = isResting || (easy && alsoEasy && easy.to >= alsoEasy.to) ? undefined : alsoEasy
  const moreHard = hard && alsoHard && hard.until >= alsoHard.until ? undefined : alsoHard
  return [
    ...(moreEasy && !easy ? [moreEasy] : []),
    ...asked.map((step) => (step === easy ? (moreEasy ?? easy) : step === hard ? (moreHard ?? hard) : step)),
    ...(moreHard && !hard ? [moreHard] : []),
  ]
}

const easyOf = (steps: readonly RecoveryStep[]) => steps.find((step) => step.kind === 'easy-or-rest')
const hardOf = (steps: readonly RecoveryStep[]) => steps.find((step) => step.kind === 'no-hard-run')

/** The days after a day, from the first to the last of them. @example daysAfter('2024-11-03', 1, 2) // { from: '2024-11-04', to: '2024-11-05' } */
export const daysAfter = (date: LocalDate, first: number, last: number) => ({
  from: addDays(date, first),
  to: addDays(date, last),
})

/** So many easy days after a day. @example easyDays('2024-11-03', 2) // { kind: 'easy-or-rest', from: '2024-11-04', … } */
export const easyDays = (date: LocalDate, count: number): RecoveryStep => ({
  kind: 'easy-or-rest',
  ...daysAfter(date, 1, count),
})

/** Nothing hard for so many days after a day. @example nothingHard('2024-11-03', 2) // { kind: 'no-hard-run', until: '2024-11-05' } */
export const nothingHard = (date: LocalDate, days: number): RecoveryStep => ({
  kind: 'no-hard-run',
  until: addDays(date, days),
})
