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

  it('are neither measured nor called a jump where the weeks before them were not kept', () => {
    const judged = (kilometers: number[]) =>
      chartOf(log(kilometers), selfReports(), now).map(({ usual, isJump }) => (usual ? Number(isJump) : null))
    const kept = [46, 45, 35, 52, ...Array(12).fill(40)]
    expect(judged(kept)).toEqual([...Array(4).fill(null), ...Array(13).fill(0)])
    // a first week without a run was kept, and is one
    expect(judged([0, ...kept.slice(0, -1)]).slice(0, 5)).toEqual([null, null, null, 1, 0])
    // whoever began within the window ran nothing before, and the nudge says the same
    expect(judged(kept.slice(0, 6))).toEqual([null, null, null, 1, 0, 0, 0])
    expect(judged([51, ...kept]).slice(0, 4)).toEqual([null, null, null, 0])
  })

  it('mark a week with a run beyond the 30 days before it', () => {
    const spiked = log([30, 30, 30, 30, 30], { localDate: '2024-10-29', distanceMeters: 14_000 })
    const marked = chartOf(spiked, selfReports(), now).map(({ hasSpike }) => hasSpike)
    expect(marked.slice(1)).toEqual([false, false, false, false, true])
  })

  it('mark no such week where the 30 days before it are not all there', () => {
    const jumping = (weeks: number[]) =>
      chartOf(log(weeks), selfReports(), now).map(({ hasSpike }) => hasSpike)
    expect(jumping([30, 30, 60, 60, 60, 60])).toEqual(Array(7).fill(false))
    expect(jumping([30, 30, 30, 30, 60, 60])).toEqual(Array(7).fill(false))
    expect(jumping([30, 30, 30, 30, 30, 60, 60])).toEqual([...Array(5).fill(false), true, false, false])
  })

  it('reach to the goal race when it is near, with the taper that is known', () => {
    const races = [aRace('2024-11-17')]
    const chart = chartOf(log([40, 40, 40, 40]), selfReports({ races }), now)
    expect(chart.map(({ when }) => when)).toEqual([...Array(4).fill('past'), 'now', 'ahead', 'ahead'])
    expect(chart.at(-1)).toMatchObject({ race: races[0], phase: 'taper', distanceMeters: 0 })
  })

  it('reach six weeks ahead and no further, and to no race of the week that runs', () => {
    const ahead = (date: string) =>
      chartOf(log([40, 40]), selfReports({ races: [aRace(date)] }), now).filter(
        ({ when }) => when === 'ahead',
      )
    expect(ahead('2024-12-15')).toHaveLength(6)
    expect(ahead('2024-12-16')).toHaveLength(0)
    expect(ahead('2024-11-04')).toHaveLength(1)
    expect(ahead('2024-11-03')).toHaveLength(0)
  })

  it('are now from their first day to their last', () => {
    const whens = (day: string) =>
      chartOf(log([40, 40]), selfReports({ races: [aRace('2024-11-05')] }), new Date(`${day}T12:00:00Z`)).map(
        ({ when }) => when,
      )
    for (const day of ['2024-10-28', '2024-11-03'])
      expect(whens(day)).toEqual(['past', 'past', 'now', 'ahead'])
  })

  it('have a usual band behind us, none ahead, and none now for who is not well', () => {
    const bands = (told: Parameters<typeof selfReports>[0]) =>
      chartOf(log([40, 40, 40, 40, 40, 40]), selfReports({ races: [aRace('2024-11-10')], ...told }), now)
        .slice(-3)
        .map(({ usual }) => usual !== null)
    expect(bands({})).toEqual([true, true, false])
    expect(bands({ health: { state: 'ill', since: '2024-10-29' } })).toEqual([true, false, false])
  })

  it('have each race in its own week, from the first day to the last', () => {
    const races = ['2024-10-21', '2024-10-27', '2024-11-04', '2024-11-10', '2024-11-17'].map((date) =>
      aRace(date, 10_000),
    )
    const raced = (...entered: typeof races) =>
      chartOf(log([40, 40]), selfReports({ races: [...entered, aRace('2024-11-20')] }), now).map(
        ({ race }) => race?.date ?? null,
      )
    expect(raced(...races)).toEqual([null, '2024-10-21', null, '2024-11-04', '2024-11-17', '2024-11-20'])
    expect(raced(...races.slice(1, 2), ...races.slice(3))).toEqual([
      ...[null, '2024-10-27', null, '2024-11-10', '2024-11-17', '2024-11-20'],
    ])
  })

  it('know the phase of this day for the week that runs, of its first day for one behind, and ahead the taper alone', () => {
    const phases = (date: string) =>
      chartOf(log(Array(18).fill(40)), selfReports({ races: [aRace(date)] }), now)
        .slice(15)
        .map(({ phase }) => phase)
    expect(phases('2024-11-20')).toEqual(['peak', 'taper', 'taper', 'taper', 'taper'])
    expect(phases('2024-12-02')).toEqual(['peak', 'peak', null, 'taper', 'taper', 'taper', 'race-day'])
  })

  it('are no peak where the weeks before them were not kept', () => {
    const races = [aRace('2024-08-18')]
    const phases = chartOf(log(Array(16).fill(40)), selfReports({ races }), now).map(({ phase }) => phase)
    expect(phases.slice(0, 5)).toEqual([null, null, null, 'taper', 'taper'])
  })

  it('say no phase that no race shapes', () => {
    const phases = (weeks: number[]) => chartOf(log(weeks), selfReports(), now).map(({ phase }) => phase)
    expect(phases(Array(8).fill(40))).toEqual(Array(9).fill(null))
    expect(phases([40, 40, 40, 40, 50, 50, 50, 50])).toEqual(Array(9).fill(null))
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
