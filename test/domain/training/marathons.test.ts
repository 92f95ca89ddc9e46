import { describe, expect, it } from 'vitest'
import { shownHeadroom } from '../../../src/domain/overview/headroom-shown.ts'
import { assessRun } from '../../../src/domain/rules/index.ts'
import { addDays, instantOf } from '../../../src/domain/time/calendar.ts'
import { marathonsBetween } from '../../../src/domain/training/marathons.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { Race } from '../../../src/domain/training/runner.ts'
import { aLog, aRun, weekly } from '../builders.ts'
import { aRace, selfReports } from '../training.ts'

const DAY = '2024-06-02'
const on = (day: number, distanceMeters: number, over: Partial<Run> = {}) =>
  aRun({ localDate: addDays(DAY, day), distanceMeters, ...over })
const marathonsOf = (runs: readonly Run[], ...races: Race[]) =>
  marathonsBetween(aLog([...runs]), '2024-05-30', '2024-06-30', selfReports({ races })).map(
    ({ length }) => length,
  )
/** Twice nearly as far in the eight weeks before. */
const usedToIt = [on(-56, 35_000), on(-20, 36_000)]

describe('a marathon', () => {
  it('is 40 km and more in all, in one recording or several', () => {
    const at = (hour: number, distanceMeters: number) =>
      on(0, distanceMeters, {
        id: `source:${hour}`,
        startedAt: new Date(`${DAY}T0${hour}:00:00Z`),
        movingSeconds: 3_600,
      })
    expect(marathonsOf([at(7, 25_000), at(8, 17_300)])).toEqual([2])
    expect(marathonsOf([at(7, 25_000), at(8, 14_999)])).toEqual([])
    expect(marathonsOf([on(0, 40_000)])).toEqual([1])
  })

  it('is a long run of who has run 35 km twice in eight weeks', () => {
    expect(marathonsOf([...usedToIt, on(0, 41_000)])).toEqual([])
    expect(marathonsOf([on(-57, 35_000), on(-20, 36_000), on(0, 41_000)])).toEqual([1])
    expect(marathonsOf([on(-56, 34_999), on(-20, 36_000), on(0, 41_000)])).toEqual([1])
  })

  it('is no history of its own, in several recordings', () => {
    const at = (time: string, distanceMeters: number) =>
      on(0, distanceMeters, { id: `source:${time}`, startedAt: new Date(`${DAY}T${time}:00:00Z`) })
    expect(marathonsOf([on(-20, 36_000), at('07', 36_000), at('11', 5_000)])).toEqual([2])
    expect(marathonsOf([...usedToIt, at('07', 36_000), at('11', 5_000)])).toEqual([])
  })

  it('is one all the same where it was raced', () => {
    expect(marathonsOf([...usedToIt, on(0, 41_000, { marked: 'race' })])).toEqual([1])
    expect(marathonsOf([...usedToIt, on(0, 41_000)], aRace(DAY, 42_195))).toEqual([1])
  })

  it('or a long run for all who ask: the phase, an early return and the figure for the next run', () => {
    const steady = weekly('2024-03-04', Array(13).fill(60))
    const seen = (...races: Race[]) => {
      const next = on(4, 24_000, { movingSeconds: 7_200 })
      const log = aLog([...steady, ...usedToIt, on(0, 41_000), next])
      const runner = selfReports({ races })
      const today = addDays(DAY, 5)
      return {
        phase: phaseOf(log, runner, today).name,
        rules: assessRun(log, next, runner).map(({ rule }) => rule),
        shown: shownHeadroom(log, runner, instantOf(today, '12:00', runner.timeZone)).run,
      }
    }
    const raced = seen(aRace(DAY, 42_195))
    expect(raced.phase).toBe('recovery')
    expect(raced.rules).toContain('early-return')
    expect(raced.shown).toEqual({ kind: 'none', why: 'after-marathon' })
    const trained = seen()
    expect(trained.phase).not.toBe('recovery')
    expect(trained.rules).not.toContain('early-return')
    expect(trained.shown).toMatchObject({ kind: 'figure' })
  })
})
