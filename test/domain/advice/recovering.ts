/** Recovery for tests: advised on a Sunday evening after 8 weeks of 60 km unless told otherwise. */
import { advise } from '../../../src/domain/advice/advise.ts'
import type { Finding } from '../../../src/domain/rules/index.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, selfReports, weeksBefore } from '../training.ts'
import { toDo } from './to-do.ts'

/** A Sunday after 8 weeks of 60 km. */
export const DAY = '2024-10-13'
export const on = (days: number) => addDays(DAY, days)
export const before = weeksBefore('2024-10-07', Array(8).fill(60))
export const sunday = (over: Partial<Run> = {}) => aRun({ localDate: DAY, distanceMeters: 22_500, ...over })

export type Asked = {
  run?: Run
  later?: readonly Run[]
  at?: string
  selfReports?: Partial<SelfReports>
  history?: readonly Run[]
}

/** The recovery advised on the evening of DAY unless told otherwise. */
export function recovery(
  lead: Finding,
  { run = sunday(), later = [], at, selfReports: over, history = before }: Asked = {},
  supporting: readonly Finding[] = [],
) {
  const log = aLog(...history, run, ...later)
  const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }
  const now = new Date(at ?? `${DAY}T18:00Z`)
  const advice = advise([lead, ...supporting], log, selfReports(over), practice, now)
  return { ...toDo(advice).recovery, laterRunOn: advice.laterRunOn }
}

export const runOn = (days: number, time = '07:00') =>
  aRun({ startedAt: new Date(`${on(days)}T${time}:00Z`), distanceMeters: 8_000 })
