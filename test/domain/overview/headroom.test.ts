import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headroom } from '../../../src/domain/overview/headroom.ts'
import { assessRun } from '../../../src/domain/rules/index.ts'
import { aLog, aRun, aRunner, daily, weekly } from '../builders.ts'

const wednesday = new Date('2024-06-05T12:00:00Z')

describe('headroom', () => {
  it('is how long a run may be, and what is left of the week', () => {
    const log = aLog(weekly('2024-05-06', [40, 40, 40, 40]), daily('2024-06-03', [8, 0, 22]))
    expect(headroom(log, aRunner(), wednesday)).toEqual({
      run: { longestMeters: 22_000, beyondMeters: 24_200 },
      week: { weekStart: '2024-06-03', soFarMeters: 30_000, usualMeters: 40_000, leftMeters: 21_999 },
    })
  })

  it('rounds down to whole metres', () => {
    const log = aLog(daily('2024-06-01', [5, 5, 5, 9.999]))
    expect(headroom(log, aRunner(), wednesday).run?.beyondMeters).toBe(10_998)
  })

  it('is unknown with fewer than four runs in 30 days, never infinite', () => {
    const log = aLog(daily('2024-06-02', [10, 10, 10]))
    expect(headroom(log, aRunner(), wednesday).run).toBeNull()
    expect(headroom(aLog(), aRunner(), wednesday)).toEqual({
      run: null,
      week: { weekStart: '2024-06-03', soFarMeters: 0, usualMeters: null, leftMeters: null },
    })
  })

  it('is never below nothing', () => {
    const log = aLog(weekly('2024-05-06', [40, 40, 40, 40]), daily('2024-06-03', [30, 0, 30]))
    expect(headroom(log, aRunner(), wednesday).week).toMatchObject({ soFarMeters: 60_000, leftMeters: 0 })
  })

  it('does not know runs that are still to come', () => {
    const log = aLog(weekly('2024-05-06', [40, 40, 40, 40]), daily('2024-06-03', [8, 0, 0, 30]))
    expect(headroom(log, aRunner(), wednesday)).toMatchObject({
      run: { longestMeters: 10_000 },
      week: { soFarMeters: 8_000 },
    })
  })

  it('knows a run from the moment it began', () => {
    const log = aLog(weekly('2024-05-06', [40, 40, 40, 40]), aRun({ startedAt: wednesday }))
    const before = new Date(wednesday.getTime() - 1)
    expect([before, wednesday].map((at) => headroom(log, aRunner(), at).week.soFarMeters)).toEqual([
      0, 10_000,
    ])
  })

  it('goes by the runner’s own week', () => {
    const log = aLog(weekly('2024-05-06', [40, 40, 40, 40]), daily('2024-06-03', [8]))
    const stillSunday = new Date('2024-06-03T03:00:00Z')
    expect(headroom(log, aRunner({ timeZone: 'America/New_York' }), stillSunday).week).toMatchObject({
      weekStart: '2024-05-27',
      soFarMeters: 40_000,
    })
  })

  it('of the week and the weekly jump agree: what is left is none, one metre more is', () => {
    const weeks = fc.array(fc.integer({ min: 16, max: 90 }), { minLength: 4, maxLength: 4 })
    const sensitivity = fc.constantFrom('relaxed', 'standard', 'careful')
    fc.assert(
      fc.property(weeks, sensitivity, (kilometers, sensitivity) => {
        const runner = aRunner({ sensitivity })
        const before = weekly('2024-05-06', kilometers)
        const left = headroom(aLog(before), runner, wednesday).week.leftMeters ?? 0
        const ruleOf = (distanceMeters: number) => {
          const run = aRun({ startedAt: wednesday, distanceMeters })
          return assessRun(aLog(before, run), run, runner).some(({ rule }) => rule === 'weekly-jump')
        }
        expect([ruleOf(left), ruleOf(left + 1)]).toEqual([false, true])
      }),
    )
  })
})
