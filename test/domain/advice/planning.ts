/** Massage plans for tests: asked at noon on a Monday, each test spoils one thing. */
import type { MassagePlan, NoMassage, PlannedArea, Practice } from '../../../src/domain/advice/advice.ts'
import { isPlan, massagePlan } from '../../../src/domain/advice/massage-plan.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { Place, SelfReports, Soreness } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, selfReports, weeksBefore } from '../training.ts'

/** A Monday after 16 weeks of 51 km with 17 km on Sundays, so Sundays are known to be key. */
export const TODAY = '2024-10-07'
export const ago = (days: number) => addDays(TODAY, -days)
export const ahead = (days: number) => addDays(TODAY, days)
export const steady = weeksBefore(TODAY, Array(16).fill(51))

export const everyDay: Practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }
const treated: Partial<SelfReports> = { treatments: [{ date: ago(30), state: 'done' }] }
export const sore = (days: number, area: Place = 'calves', over: Partial<Soreness> = {}): Soreness => ({
  goneOn: null,
  date: ago(days),
  area,
  strength: 'mild',
  flag: null,
  ...over,
})

export type Asked = {
  selfReports?: Partial<SelfReports>
  run?: Run | null
  before?: readonly Run[]
  practice?: Partial<Practice>
  now?: string
}

/** What is planned at noon on TODAY around a run of the morning, 12 km unless told otherwise. */
export function planned(asked: Asked = {}): MassagePlan | NoMassage {
  const run = asked.run === undefined ? aRun({ localDate: TODAY, distanceMeters: 12_000 }) : asked.run
  const log = aLog(...(asked.before ?? steady), ...(run ? [run] : []))
  const practice = { ...everyDay, ...asked.practice }
  return massagePlan(
    log,
    selfReports({ ...treated, ...asked.selfReports }),
    practice,
    run,
    new Date(asked.now ?? `${TODAY}T12:00Z`),
  )
}

export function plan(asked: Asked = {}): MassagePlan {
  const result = planned(asked)
  if (!isPlan(result)) throw new Error(`no plan: ${result.reason}`)
  return result
}

export const areasOf = ({ areas }: { areas: readonly PlannedArea[] }) => areas.map(({ area }) => area)
