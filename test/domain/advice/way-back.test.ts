import { describe, expect, it } from 'vitest'
import { wayBack } from '../../../src/domain/advice/way-back.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun, daily } from '../builders.ts'
import { aLog, aRace, selfReports } from '../training.ts'
import { before, on, sunday } from './recovering.ts'

const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }

/** As the summary of a Monday morning has it, so many days after DAY, a Sunday. */
function onMonday(days: number, runs: readonly Run[], told: Partial<SelfReports> = {}) {
  const monday = on(days)
  const week = { from: addDays(monday, -7), to: addDays(monday, -1) }
  const now = new Date(`${monday}T08:00:00Z`)
  const known = runs.filter(({ startedAt }) => startedAt <= now)
  return wayBack(aLog(...known), selfReports(told), practice, now, week)
}

describe('the way back after a marathon', () => {
  const marathon = sunday({ distanceMeters: 42_195 })
  const runs = [...before, marathon, ...daily(on(8), [8, 0, 8, 0, 8, 0, 7.4]), ...daily(on(15), [10, 0, 10])]

  it('is what was run beside what was meant, in the summaries of its second and third week', () => {
    expect(onMonday(8, runs).meant).toEqual([])
    expect(onMonday(15, runs).meant).toEqual([
      { to: on(14), share: 'half', ranMeters: 31_400, atMostMeters: 30_000 },
    ])
    expect(onMonday(22, runs).meant).toEqual([
      { to: on(21), share: 'three-quarters', ranMeters: 20_000, atMostMeters: 45_000 },
    ])
    expect(onMonday(29, runs)).toEqual({ steps: [], meant: [] })
  })

  it('is what is still ahead', () => {
    const kinds = onMonday(15, runs).steps.map(({ kind }) => kind)
    expect(kinds).toEqual(['part-of-usual-week', 'no-hard-run'])
  })
})

describe('the way back after a break', () => {
  const back = aRun({ localDate: on(17), distanceMeters: 6_000 })
  const runs = [...before, sunday(), back, ...daily(on(19), [5, 0, 5, 0, 6, 0, 7])]

  it('is half, then three quarters, said again in the summaries of both weeks', () => {
    const said = [22, 29, 36].map((day) => onMonday(day, runs))
    const shares = said.map(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'part-of-usual-week' ? [step.share] : [])),
    )
    expect(shares).toEqual([['half', 'three-quarters'], ['three-quarters'], []])
    expect(said.map(({ meant }) => meant.map(({ share, ranMeters }) => [share, ranMeters]))).toEqual([
      [],
      [['half', 22_000]],
      [['three-quarters', 7_000]],
    ])
  })

  it('is only to start easy within 21 days of the goal race', () => {
    const races = [aRace(on(40))]
    expect(onMonday(22, runs, { races })).toEqual({
      steps: [{ kind: 'start-easy', daysToGoal: 18 }],
      meant: [],
    })
  })
})
