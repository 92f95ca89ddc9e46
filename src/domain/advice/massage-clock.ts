/** The massage clock: how long it has been, when one is due, and what stands in the way of suggesting any. */

import { advicePolicy } from '../policy/advice.ts'
import { policy as counting } from '../policy/rules.ts'
import type { MassageDue } from '../rules/massage-due.ts'
import { addDays, daysBetween, type LocalDate, localDateOf } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import { marathonsBetween } from '../training/marathons.ts'
import { type PhaseName, phaseOf } from '../training/phase.ts'
import type { Runner, SelfReports, Treatment } from '../training/runner.ts'
import { isBreak, runningDays, timeOffEndedBy } from '../training/running-days.ts'
import { notWell } from '../training/well.ts'
import type { NoMassage } from './advice.ts'
import { pauseOn } from './massage-pause.ts'

/** What the clock asks of a runner: what they told, and when they connected. */
export type Clocked = Pick<Runner, 'timeZone' | 'connectedAt' | 'sensitivity' | 'selfReports'>

const { clock: policy } = advicePolicy

/**
 * The massage clock on a day: days since the latest of a treatment, an appointment that has come, and a message that
 * carried a suggestion; null when there was none.
 *
 * @example massageClock(told, '2024-10-20') // { since: '2024-10-02', days: 18 }
 */
export function massageClock(
  { treatments, suggestions }: Pick<SelfReports, 'treatments' | 'suggestions'>,
  date: LocalDate,
): Clock | null {
  const since = [...treatments, ...suggestions]
    .map((each) => each.date)
    .filter((each) => each <= date)
    .reduce((latest, each) => (each > latest ? each : latest), '')
  return since ? { since, days: daysBetween(since, date) } : null
}

type Clock = { since: LocalDate; days: number }

/**
 * The same for a massage that has no run for a reason: it counts from the day of connecting too, unless the runner has
 * told of one.
 *
 * @example massageClockByItself(justConnected, '2024-10-20') // { since: '2024-10-18', days: 2 }
 */
export function massageClockByItself(runner: Clocked, date: LocalDate): Clock {
  const { selfReports } = runner
  const clock = massageClock(selfReports, date)
  if (clock && lastTreatment(selfReports, date)) return clock
  const connected = localDateOf(runner.connectedAt, runner.timeZone)
  return clock && clock.since >= connected ? clock : { since: connected, days: daysBetween(connected, date) }
}

/**
 * The last treatment that was done, or whose appointment has come, up to a day; null without one.
 *
 * @example lastTreatment(told, '2024-10-20') // { date: '2024-10-02', state: 'done' }
 */
export function lastTreatment(
  { treatments }: Pick<SelfReports, 'treatments'>,
  date: LocalDate,
): Treatment | null {
  const past = treatments.filter((each) => (each.state === 'done' ? each.date <= date : each.date < date))
  return past.reduce<Treatment | null>((last, each) => (last && last.date >= each.date ? last : each), null)
}

/**
 * Whether it is still to be asked when the last massage was: in the first 14 days, while no treatment is told of.
 *
 * @example asksLastMassage(justConnected, now) // true
 */
export function asksLastMassage(
  runner: Pick<Runner, 'connectedAt' | 'timeZone' | 'selfReports'>,
  now: Date,
): boolean {
  return isNew(runner, now) && runner.selfReports.treatments.length === 0
}

/**
 * Whether what no log knows is still asked on the first page: for two weeks, and then nobody is nagged about it.
 *
 * @example isNew(connectedLastMonday, now) // true
 */
export function isNew(
  { connectedAt, timeZone }: Pick<Runner, 'connectedAt' | 'timeZone'>,
  now: Date,
): boolean {
  return daysBetween(localDateOf(connectedAt, timeZone), localDateOf(now, timeZone)) <= policy.askedDays
}

/**
 * What stands in the way of any suggestion on a day, whatever the run: an appointment ahead, or a treatment of the last 5
 * days. Null when nothing does; a pause is asked for by itself.
 *
 * @example obstacle(told, '2024-10-20') // { reason: 'booked', date: '2024-10-24' }
 */
export function obstacle(selfReports: SelfReports, date: LocalDate): NoMassage | null {
  const ahead = selfReports.treatments
    .filter((each) => each.state === 'booked' && each.date >= date)
    .map((each) => each.date)
    .sort()[0]
  if (ahead) return { reason: 'booked', date: ahead }
  const last = lastTreatment(selfReports, date)
  if (last && daysBetween(last.date, date) <= policy.treatedDays) {
    const daysSince = daysBetween(last.date, date)
    return { reason: 'treated-lately', date: last.date, daysSince, wasBooked: last.state === 'booked' }
  }
  return null
}

/**
 * Whether a massage is due on a day for its own sake: the clock has reached the cadence of the phase, the runner is
 * well, has been running in the last 7 days, has not come back from a break in the last 14, connected at least 7 days ago, and nothing stands in the way. Base and
 * build every 18 days with 25 km on 4 days in them, peak 7 (or 14, as they chose), one at 12–9 days before the race, one 7–10 days after a marathon.
 *
 * @example massageDue(log, runner, '2024-10-20')?.facts // { daysSince: 18, cadenceDays: 18, phase: 'base' }
 */
export function massageDue(log: TrainingLog, runner: Clocked, date: LocalDate): MassageDue | null {
  const { selfReports } = runner
  const connected = localDateOf(runner.connectedAt, runner.timeZone)
  if (daysBetween(connected, date) < policy.connectedDays) return null
  // a massage for its own sake is an offer, and wants a consent of its own; the advice after a run does not
  if (!selfReports.massageMessages || notWell(selfReports, date)) return null
  if (obstacle(selfReports, date) || isRaceNear(selfReports, date) || !hasRunLately(log, date)) return null

  if (isBackFromABreak(log, date)) return null
  const { name: phase, daysToGoal } = phaseOf(log, runner, date)
  if (daysToGoal !== null && daysToGoal <= policy.goalDays) return null
  const cadenceDays = cadence(phase, log, runner, date, daysToGoal)
  const { days: daysSince } = massageClockByItself(runner, date)
  if (cadenceDays === null || daysSince < cadenceDays || pauseOn(log, runner, date)) return null
  const facts = { daysSince, cadenceDays, phase }
  return { rule: 'massage-due', subject: `day:${date}`, date, run: null, facts }
}

const isRaceNear = ({ races }: SelfReports, date: LocalDate) =>
  races.some((race) => race.date >= date && daysBetween(date, race.date) <= policy.raceDays)

function hasRunLately(log: TrainingLog, date: LocalDate): boolean {
  const { leastMeters } = counting.dayOfRunning
  const recent = ranBetween(log, addDays(date, -policy.runningDays), date)
  return recent.some(({ distanceMeters }) => distanceMeters >= leastMeters)
}

/** Whether the last 18 days hold running enough for a massage to be about: 25 km, on 4 days. */
function hasWorked(log: TrainingLog, date: LocalDate): boolean {
  const { days, meters, daysOfRunning } = policy.worked
  const from = addDays(date, 1 - days)
  const ran = ranBetween(log, from, date).reduce((total, { distanceMeters }) => total + distanceMeters, 0)
  return ran >= meters && runningDays(log, from, date).length >= daysOfRunning
}

/**
 * Whether a break ended in the last 14 days.
 *
 * @example isBackFromABreak(log, '2024-10-20') // false
 */
export function isBackFromABreak(log: TrainingLog, date: LocalDate): boolean {
  return ranBetween(log, addDays(date, 1 - policy.afterBreakDays), date).some((run) => {
    const off = timeOffEndedBy(log, run)
    return off !== null && isBreak(off)
  })
}

/** Days on the clock after which one is due; null when the phase has none on this day. */
function cadence(
  phase: PhaseName,
  log: TrainingLog,
  runner: Clocked,
  date: LocalDate,
  daysToGoal: number | null,
): number | null {
  const { selfReports } = runner
  const { dueDays, onceDays, taper, afterMarathon } = policy
  switch (phase) {
    case 'base':
    case 'build':
      return hasWorked(log, date) ? dueDays[phase] : null
    case 'peak':
      return dueDays.peak[selfReports.peakCadence]
    case 'taper': {
      const inTime = daysToGoal !== null && daysToGoal <= taper.from && daysToGoal >= taper.to
      return inTime ? onceDays : null
    }
    case 'recovery': {
      const marathon = marathonsBetween(log, addDays(date, -afterMarathon.to), addDays(date, -1), runner).at(
        -1,
      )
      const ranOn = marathon?.[0].localDate
      if (!ranOn || daysBetween(ranOn, date) < afterMarathon.from) return null
      const last = lastTreatment(selfReports, date)
      return last && last.date >= ranOn ? null : onceDays
    }
    case 'race-day':
      return null
  }
}

/**
 * Days on the clock after which the message about a run carries a suggestion: 14 in base and build, 7 in peak (or 14,
 * as they chose); null in the other phases, where only a race effort or a longest big run does.
 *
 * @example withRunDays('peak', runner.told) // 7
 */
export function withRunDays(
  phase: PhaseName,
  { peakCadence }: Pick<SelfReports, 'peakCadence'>,
): number | null {
  if (phase === 'peak') return policy.withRunDays.peak[peakCadence]
  return phase === 'base' || phase === 'build' ? policy.withRunDays[phase] : null
}
