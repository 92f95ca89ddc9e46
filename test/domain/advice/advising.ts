/** Advice on massage for tests: asked at noon on a Monday about a run of the morning. */
import { type MassageAdvice, massageOf, type WellFirst } from '../../../src/domain/advice/advice.ts'
import { advise } from '../../../src/domain/advice/advise.ts'
import type { Finding } from '../../../src/domain/rules/index.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, selfReports, weeksBefore } from '../training.ts'
import { ago, everyDay, steady, TODAY } from './planning.ts'

export type Asked = {
  selfReports?: Partial<SelfReports>
  run?: Run
  before?: readonly Run[]
  connected?: number
  findings?: Finding[]
}

export const bigRun = (run: Run): Finding => ({
  rule: 'big-long-run',
  subject: `run:${run.id}`,
  date: run.localDate,
  run: run.id,
  facts: { distanceMeters: run.distanceMeters, movingSeconds: run.movingSeconds },
})

export const raceEffort = (run: Run): Finding => ({
  rule: 'race-effort',
  subject: `run:${run.id}`,
  date: run.localDate,
  run: run.id,
  facts: { known: 'marked', distanceMeters: run.distanceMeters, movingSeconds: run.movingSeconds },
})

export const noRestDay = (run: Run): Finding => ({
  rule: 'no-rest-day',
  subject: `run:${run.id}`,
  date: run.localDate,
  run: run.id,
  facts: { daysInARow: 10, since: ago(9) },
})

export const massageDue: Finding = {
  rule: 'massage-due',
  subject: `day:${TODAY}`,
  date: TODAY,
  run: null,
  facts: { daysSince: 18, cadenceDays: 18, phase: 'base' },
}

export const easyRun = aRun({ localDate: TODAY, distanceMeters: 12_000 })
export const longRun = aRun({ localDate: TODAY, distanceMeters: 26_000, movingSeconds: 9_300 })

/** The massage advised at noon about a run of TODAY, ten days in a row unless told otherwise. */
export function massage({
  selfReports: over,
  run = easyRun,
  before = steady,
  connected = 40,
  findings,
}: Asked = {}): MassageAdvice | WellFirst {
  const [lead, ...supporting] = findings ?? [noRestDay(run)]
  if (!lead) throw new Error('a nudge has a leading finding')
  const runner = selfReports(over, { connectedAt: new Date(`${ago(connected)}T12:00:00Z`) })
  const now = new Date(`${TODAY}T12:00Z`)
  return massageOf(advise([lead, ...supporting], aLog(...before, run), runner, everyDay, now))
}

export const growing = weeksBefore(TODAY, [51, 51, 51, 51, 60, 60, 60, 60])
export const done = (days: number) => ({ treatments: [{ date: ago(days), state: 'done' as const }] })
export const lastSuggested = (days: number): Partial<SelfReports> => ({
  suggestions: [{ date: ago(days), answered: true, inSummary: false }],
})
