/** Key sessions: the days of long and hard runs, before which nobody wants heavy legs. */

import { distinct, usualLongRunDays } from '../overview/long-run-day.ts'
import { advicePolicy } from '../policy/advice.ts'
import { addDays, type LocalDate, weekdayOf } from '../time/calendar.ts'
import type { TrainingLog } from '../training/log.ts'
import { marathonsBetween, type Racing } from '../training/marathons.ts'
import type { Race, SelfReports } from '../training/runner.ts'
import type { KeySessions } from './advice.ts'

const { keySessions: policy } = advicePolicy

/**
 * The weekdays of key sessions: the long-run day and the hard days the runner named. Without a named long-run day it is
 * the weekday of the longest run in at least 4 of the last 8 complete weeks, weeks without a run of 8 km aside; else
 * Saturday and Sunday both, when together they are it in 5; else unknown. From a marathon to the 21st day after it there
 * are none.
 *
 * @example keySessions(log, runner, '2024-10-20') // { weekdays: [0], known: 'inferred' }
 */
export function keySessions(
  log: TrainingLog,
  runner: { selfReports: Pick<SelfReports, 'longRunDay' | 'hardDays' | 'races'> },
  date: LocalDate,
): KeySessions {
  const { longRunDay, hardDays } = runner.selfReports
  const after = afterMarathon(log, runner, date)
  if (longRunDay !== null) return { weekdays: distinct([longRunDay, ...hardDays]), known: 'named', ...after }
  const inferred = usualLongRunDays(log, date)
  return {
    weekdays: distinct([...inferred, ...hardDays]),
    known: inferred.length > 0 ? 'inferred' : 'unknown',
    ...after,
  }
}

function afterMarathon(log: TrainingLog, runner: Racing, date: LocalDate): Pick<KeySessions, 'noneUntil'> {
  const days = policy.noneDaysAfterMarathon
  const marathon = marathonsBetween(log, addDays(date, -days), date, runner).at(-1)
  return marathon ? { noneUntil: addDays(marathon[0].localDate, days) } : {}
}

/**
 * Whether there are no key sessions up to a day, for a marathon is not long past.
 *
 * @example areOff({ weekdays: [0], known: 'named', noneUntil: '2024-11-24' }, '2024-11-20') // true
 */
export const areOff = ({ noneUntil }: KeySessions, until: LocalDate): boolean =>
  noneUntil !== undefined && until <= noneUntil

/**
 * Whether nobody can tell which days up to one have to stay free of firm work.
 *
 * @example areUnknown({ weekdays: [2], known: 'unknown' }, '2024-11-20') // true
 */
export const areUnknown = (keys: KeySessions, until: LocalDate): boolean =>
  keys.known === 'unknown' && !areOff(keys, until)

/**
 * The first day of a key session or an entered race from a day on, within a week or at the date of the race; null when
 * nothing is known to come.
 *
 * @example nextKeySession({ weekdays: [0], known: 'named' }, [], '2024-10-18') // '2024-10-20'
 */
export function nextKeySession(keys: KeySessions, races: readonly Race[], from: LocalDate): LocalDate | null {
  const week = Array.from({ length: 7 }, (_, n) => addDays(from, n))
  const session = week.find((day) => day > (keys.noneUntil ?? '') && keys.weekdays.includes(weekdayOf(day)))
  const days = [
    ...races.map((race) => race.date).filter((date) => date >= from),
    ...(session ? [session] : []),
  ]
  return days.sort()[0] ?? null
}
