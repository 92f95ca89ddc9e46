/** What a run asks of the days after it, as data: one thing to do or to leave each. The sentences are elsewhere. */
import { addDays, type LocalDate } from '../time/calendar.ts'
import type { LargeWeek } from './large-week.ts'

/** How a step beyond the longest run of 30 days may be spoken of. */
export type Tone = {
  /** A small step within 18 weeks of a goal race: what a plan asks for. */
  plannedStep: boolean
  /** A step of at most 3.5 km: none of "spike", "sudden", "too". */
  softWords: boolean
  /** Within 12 months of an injury, of which the runner told. */
  afterInjury: boolean
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

/** Over how many weeks a week was averaged, and before what. */
export type Averaged = { weeks: number; before: 'long-run' | 'break' }

type PartOfUsualWeek = {
  share: 'half' | 'three-quarters'
  /** Null where the figure would be less than the run just done. */
  measure: { atMostMeters: number; usualWeekMeters: number } | null
  over: Averaged
  /** As much as it leaves has been run already. */
  isRun: boolean
  longestMinutes: number | null
}

/** What sets a measure for days or weeks, and leaves no room for another. */
const PLANS: readonly RecoveryStep['kind'][] = ['no-running', 'easy-runs', 'part-of-usual-week', 'start-easy']
const isPlan = ({ kind }: RecoveryStep) => PLANS.includes(kind)

/**
 * What a finding asks, with what another one of its outing asks beside it, so that no two of the steps contradict each
 * other: the more of both easy days, the later end of hard ones; no easy running where there is to be none, one plan for
 * the weeks ahead and not two, and a day off only where nothing else says rest.
 *
 * @example beside([easyDays(sunday, 1)], [easyDays(sunday, 2)]) // [{ kind: 'easy-or-rest', to: '2024-11-05', … }]
 */
export function beside(asked: readonly RecoveryStep[], also: readonly RecoveryStep[]): RecoveryStep[] {
  const all = [...asked, ...also]
  const plan = (asked.some(isPlan) ? asked : also).filter(isPlan)
  const rest = plan.find((step) => step.kind === 'no-running')
  const easy = longest(
    all.filter((step) => step.kind === 'easy-or-rest'),
    rest?.to,
  )
  const hard = all
    .filter((step) => step.kind === 'no-hard-run')
    .reduce<NothingHard | undefined>(
      (last, each) => (last && last.until >= each.until ? last : each),
      undefined,
    )
  const nextWeek = plan.length > 0 ? undefined : all.find(({ kind }) => kind === 'week-after-jump')
  const dayOff = easy || plan.length > 0 ? undefined : all.find(({ kind }) => kind === 'day-off')
  return [easy, dayOff, ...plan, hard, nextWeek].filter((step) => step !== undefined)
}

/** Which step speaks of a day where several would: the closest measure first. */
const CLOSEST_FIRST: readonly RecoveryStep['kind'][] = [
  'no-running',
  'day-off',
  'easy-runs',
  'easy-or-rest',
  'easy',
  'part-of-usual-week',
]

/**
 * Each day planned once, in the order of the days: a step begins after those that measure its first days more closely,
 * and is left out where nothing remains of it. What holds for no days of its own comes last.
 *
 * @example eachDayOnce([{ kind: 'easy-or-rest', from: monday, to: monday }, { kind: 'part-of-usual-week', from: monday, … }])
 * // [{ kind: 'easy-or-rest', from: monday, … }, { kind: 'part-of-usual-week', from: tuesday, … }]
 */
export function eachDayOnce(steps: readonly RecoveryStep[]): RecoveryStep[] {
  const closest = steps
    .filter(isOfDays)
    .sort((a, b) => CLOSEST_FIRST.indexOf(a.kind) - CLOSEST_FIRST.indexOf(b.kind))
  const once = closest.flatMap((step, place) => {
    const closer = closest.slice(0, place).filter(({ from }) => from <= step.to)
    const from = closer.reduce((first, { to }) => (to >= first ? addDays(to, 1) : first), step.from)
    return from > step.to ? [] : [{ ...step, from }]
  })
  return [...once.sort((a, b) => (a.from < b.from ? -1 : 1)), ...steps.filter((step) => !isOfDays(step))]
}

type StepOfDays = Extract<RecoveryStep, { from: LocalDate }>
const isOfDays = (step: RecoveryStep): step is StepOfDays => 'from' in step

type NothingHard = Extract<RecoveryStep, { kind: 'no-hard-run' }>
type Spanned = Extract<RecoveryStep, { kind: 'easy-or-rest' }>
const longest = (steps: readonly Spanned[], restTo: LocalDate = '') =>
  steps
    .filter(({ from }) => from > restTo)
    .reduce<Spanned | undefined>((last, each) => (last && last.to >= each.to ? last : each), undefined)

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
