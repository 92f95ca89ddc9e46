import { describe, expect, it } from 'vitest'
import type { Run } from '../../../src/domain/training/run.ts'
import { nothingReported, type PlannedRun, type SelfReports } from '../../../src/domain/training/runner.ts'
import { afterRun, aRun, Diary, daily, weekly } from '../builders.ts'

const SUNDAY = '2024-06-16'
const usual = weekly('2024-05-13', [40, 40, 40, 40])
/** The longest of the 30 days before: 20 km. */
const before = [...usual, aRun({ localDate: '2024-06-08', distanceMeters: 20_000 })]

const ran = (distanceMeters: number, over: Partial<Run> = {}) =>
  aRun({ localDate: SUNDAY, distanceMeters, ...over })
const plan = (distanceMeters: number, over: Partial<PlannedRun> = {}): PlannedRun => ({
  ...{ date: SUNDAY, distanceMeters, saidAt: new Date('2024-06-14T20:00Z') },
  ...over,
})

/** What stands and what does not after the last of some runs. */
function decided(runs: Run[], planned: PlannedRun[], told: Partial<SelfReports> = {}) {
  const diary = new Diary({ selfReports: { ...nothingReported, planned, ...told } })
  diary.sync(runs, afterRun(runs.at(-1) ?? aRun(), { minutes: 2 }))
  return { standing: diary.standing, silent: diary.silent }
}

const SPOKEN_OF = { standing: ['long-run-spike waiting'], silent: [] }
const NOTED = { standing: [], silent: ['long-run-spike held-back: planned'] }

describe('a run that was planned beforehand', () => {
  it('is noted and not nudged, where the same step without a plan is spoken of', () => {
    expect(decided([...before, ran(24_000)], [])).toEqual(SPOKEN_OF)
    expect(decided([...before, ran(24_000)], [plan(24_000)])).toEqual(NOTED)
  })

  it('is spoken of when the step is moderate or large', () => {
    expect(decided([...before, ran(26_000)], [plan(26_000)]).standing).toEqual([])
    expect(decided([...before, ran(26_001)], [plan(26_001)])).toEqual(SPOKEN_OF)
    expect(decided([...before, ran(40_000)], [plan(40_000)], {}).standing).toEqual(['race-effort waiting'])
  })

  it('is spoken of from a small step on within 12 months of an injury', () => {
    const injury = { month: '2024-01', place: null }
    expect(decided([...before, ran(24_000)], [plan(24_000)], { injury })).toEqual(SPOKEN_OF)
  })

  it('may be up to 10% longer than it was meant to be', () => {
    expect(decided([...before, ran(24_200)], [plan(22_000)])).toEqual(NOTED)
    expect(decided([...before, ran(24_201)], [plan(22_000)])).toEqual(SPOKEN_OF)
    const warmUp = ran(3_000, { startedAt: new Date(`${SUNDAY}T06:30Z`) })
    expect(decided([...before, warmUp, ran(23_000)], [plan(22_000)]).standing).toEqual([
      'long-run-spike waiting',
    ])
  })

  it('was planned before it began, for its own day', () => {
    const start = new Date(`${SUNDAY}T07:00Z`)
    const told = (saidAt: Date) => decided([...before, ran(24_000)], [plan(24_000, { saidAt })])
    expect(told(start)).toEqual(NOTED)
    expect(told(new Date(start.getTime() + 1))).toEqual(SPOKEN_OF)
    expect(decided([...before, ran(24_000)], [plan(24_000, { date: '2024-06-15' })])).toEqual(SPOKEN_OF)
  })

  it('is no surprise either as a big long run, or for what it does to its week', () => {
    const big = [...daily('2024-05-18', [26]), ...daily('2024-05-27', [25]), ...before]
    expect(decided([...big, ran(26_000)], []).standing).toEqual(['big-long-run waiting'])
    expect(decided([...big, ran(26_000)], [plan(26_000)]).silent).toEqual(['big-long-run held-back: planned'])
    const week = [...usual, ...daily('2024-06-10', [10, 10, 10, 10, 10])]
    expect(decided([...week, ran(10_000)], []).standing).toEqual(['weekly-jump waiting'])
    expect(decided([...week, ran(10_000)], [plan(10_000)]).silent).toEqual(['weekly-jump held-back: planned'])
  })

  it('is no surprise either for coming the day after a hard one', () => {
    const workout = aRun({ localDate: '2024-06-15', marked: 'workout' })
    const long = ran(16_000)
    expect(decided([...before, workout, long], []).standing).toEqual(['hard-days-too-close waiting'])
    expect(decided([...before, workout, long], [plan(16_000)]).silent).toEqual([
      'hard-days-too-close held-back: planned',
    ])
  })

  it('is spoken of all the same when it comes early after a marathon, ends a break or is a race', () => {
    const marathon = aRun({ localDate: '2024-06-09', distanceMeters: 42_195, movingSeconds: 14_400 })
    expect(decided([...usual, marathon, ran(20_000)], [plan(20_000)]).standing).toEqual([
      'early-return waiting',
    ])
    const back = [...weekly('2024-04-29', [40, 40, 40, 40]), ran(10_000)]
    expect(decided(back, [plan(10_000)]).standing).toEqual(['return-from-break waiting'])
    const races = [{ date: SUNDAY, distanceMeters: 21_100, goal: false }]
    expect(decided([...before, ran(21_100)], [plan(21_100)], { races }).standing).toEqual([
      'race-effort waiting',
    ])
  })
})
