import { describe, expect, it } from 'vitest'
import { chartOf } from '../../../src/domain/overview/week-chart.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import { aRun } from '../builders.ts'
import { aRace, selfReports, weeksBefore } from '../training.ts'

const THIS_WEEK = '2024-10-28'
const now = new Date('2024-10-30T12:00:00Z')
const log = (kilometers: number[], ...more: Parameters<typeof aRun>[0][]) =>
  buildLog([...weeksBefore(THIS_WEEK, kilometers), ...more.map(aRun)], {
    weekStartsOn: 'monday',
    until: '2024-10-30',
  })

describe('the weeks of the chart', () => {
  it('are the current one and at most the 16 before it, oldest first', () => {
    const chart = chartOf(log(Array.from({ length: 30 }, () => 40)), selfReports(), now)
    expect(chart).toHaveLength(17)
    expect(chart.at(-1)).toMatchObject({ weekStart: THIS_WEEK, when: 'now' })
  })

  it('know the usual week before them and where a jump would begin', () => {
    const chart = chartOf(log([40, 40, 40, 40, 40, 52]), selfReports(), now)
    expect(chart.at(-2)).toMatchObject({ usual: { fromMeters: 40_000, toMeters: 52_000 }, isJump: true })
    expect(chart[0]).toMatchObject({ usual: null, isJump: false })
  })

  it('mark a week with a run beyond the 30 days before it', () => {
    const spiked = log([30, 30, 30, 30, 30], { localDate: '2024-10-29', distanceMeters: 14_000 })
    const marked = chartOf(spiked, selfReports(), now).map(({ hasSpike }) => hasSpike)
    expect(marked.slice(1)).toEqual([false, false, false, false, true])
  })

  it('reach to the goal race when it is near, with the taper that is known', () => {
    const races = [aRace('2024-11-17')]
    const chart = chartOf(log([40, 40, 40, 40]), selfReports({ races }), now)
    expect(chart.map(({ when }) => when)).toEqual([...Array(4).fill('past'), 'now', 'ahead', 'ahead'])
    expect(chart.at(-1)).toMatchObject({ race: races[0], phase: 'taper', distanceMeters: 0 })
  })

  it('do not reach to a race that is months away', () => {
    expect(chartOf(log([40, 40]), selfReports({ races: [aRace('2025-03-02')] }), now).at(-1)?.when).toBe(
      'now',
    )
  })

  it('are the current one alone for a runner without a run', () => {
    expect(chartOf(log([]), selfReports(), now)).toMatchObject([{ weekStart: THIS_WEEK, distanceMeters: 0 }])
  })
})
