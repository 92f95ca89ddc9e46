/** The days on which a massage fits: far enough from the run, from key sessions and from the race, and open. */

import { advicePolicy } from '../policy/advice.ts'
import { addDays, daysBetween, type LocalDate, localDateOf, weekdayOf } from '../time/calendar.ts'
import { goalRace } from '../training/phase.ts'
import { endOf } from '../training/run.ts'
import type { DaysReason, NoMassage, Pressure } from './advice.ts'
import type { AdviceContext } from './context.ts'
import { nextKeySession } from './key-sessions.ts'
import { lastTreatment } from './massage-clock.ts'

const { plan: policy } = advicePolicy

/** From which day to which a massage would help, both included, before anything is taken away; it can be empty. */
export type Span = Pick<DaysReason, 'counted' | 'from' | 'to'>

/**
 * The days that count: 1 (light) or 2 (firm) to 4 days after a run; else a week from tomorrow and the practice's lead
 * on; in the taper days 7 to 5 before the goal race. Never sooner than the practice can be booked.
 *
 * @example spanOf(moment, 'firm') // { counted: 'after-run', from: '2024-10-22', to: '2024-10-24' }
 */
export function spanOf(moment: AdviceContext, pressure: Pressure): Span {
  const { run, today, runner, practice, phase } = moment
  if (run) {
    const ended = localDateOf(endOf(run), runner.timeZone)
    const { latest, ...earliest } = policy.daysAfterRun
    const bookable = addDays(today, Math.max(1, practice.leadDays))
    const from = later(addDays(ended, earliest[pressure]), bookable)
    return { counted: 'after-run', from, to: addDays(ended, latest) }
  }
  const bookable = addDays(today, 1 + practice.leadDays)
  if (phase.name === 'taper' && phase.goal) {
    const { from, to } = policy.taperSlot
    const slot = { from: addDays(phase.goal.date, -from), to: addDays(phase.goal.date, -to) }
    return { counted: 'before-goal-race', ...slot, from: later(slot.from, bookable) }
  }
  return { counted: 'from-today', from: bookable, to: addDays(bookable, policy.dueDays - 1) }
}

const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b)

/**
 * The days on which a massage of this pressure fits, in order; none when the span is empty or everything is taken away:
 * closed days, for firm work those on which the last runs allow light work only, the 24 (light) or 48 (firm) hours
 * before a key session or a race, 4 days and less before the goal race, the fifth for anything firm or new, and all
 * from the next race on, for what follows it is said after it.
 *
 * @example daysFor(moment, 'light') // ['2024-10-21', '2024-10-22']
 */
export function daysFor(moment: AdviceContext, pressure: Pressure): LocalDate[] {
  return daysOf(spanOf(moment, pressure)).filter((day) => fits(day, moment, pressure))
}

/**
 * Whether it is the closed door alone that keeps a massage from being suggested, with the next day after the span on
 * which it is open and even light work fits; null when something else stands in the way.
 *
 * @example shutDoor(moment, span) // { reason: 'closed', from: '2024-10-12', to: '2024-10-13', nextOpenOn: '2024-10-14' }
 */
export function shutDoor(moment: AdviceContext, { from, to }: Omit<Span, 'counted'>): NoMassage | null {
  const always = { ...moment, practice: { ...moment.practice, openDays: EVERY_DAY } }
  if (!daysOf({ from, to }).some((day) => fits(day, always, 'light'))) return null
  const later = daysOf({ from: addDays(to, 1), to: addDays(to, policy.nextOpenDays) })
  const nextOpenOn = later.find((day) => fits(day, moment, 'light')) ?? null
  return { reason: 'closed', from, to, nextOpenOn }
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]

const daysOf = ({ from, to }: Omit<Span, 'counted'>): LocalDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n))

const fits = (day: LocalDate, moment: AdviceContext, pressure: Pressure) =>
  isFree(day, moment, pressure) && keySessionAfter(day, moment, pressure) === null

/** Whether a day is open, late enough for firm work, and early enough before the next race and the goal race, key sessions aside. */
function isFree(day: LocalDate, moment: AdviceContext, pressure: Pressure): boolean {
  const { races, practice, today, firmFrom } = moment
  if (pressure === 'firm' && firmFrom !== null && day < firmFrom) return false
  const [race] = races
  if (race && day >= race.date) return false
  const goal = goalRace(races, today)
  const toGoal = goal ? daysBetween(day, goal.date) : Number.POSITIVE_INFINITY
  if (toGoal <= policy.goalDays.none) return false
  if (toGoal <= policy.goalDays.light && (pressure === 'firm' || !knowsMassage(moment))) return false
  return practice.openDays.includes(weekdayOf(day))
}

/** The key session that is too near to a day for this pressure; null when none is known to be. */
function keySessionAfter(
  day: LocalDate,
  { keys, races }: AdviceContext,
  pressure: Pressure,
): LocalDate | null {
  const next = nextKeySession(keys, races, day)
  return next && daysBetween(day, next) <= policy.daysBeforeKeySession[pressure] ? next : null
}

/**
 * The key session that stands in the way of firm work: the one after the first day that would be free but for it; null
 * when no day would.
 *
 * @example keySessionInTheWay(moment) // '2024-10-13'
 */
export function keySessionInTheWay(moment: AdviceContext): LocalDate | null {
  const free = daysOf(spanOf(moment, 'firm')).find((day) => isFree(day, moment, 'firm'))
  return free ? keySessionAfter(free, moment, 'firm') : null
}

/**
 * Whether a massage is nothing new to the runner: one in the last 60 days.
 *
 * @example knowsMassage(momentOfARunnerTreatedLastWeek) // true
 */
export function knowsMassage({ runner, today }: AdviceContext): boolean {
  const last = lastTreatment(runner.selfReports, today)
  return last !== null && daysBetween(last.date, today) <= policy.knownDays
}
