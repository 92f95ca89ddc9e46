import { describe, expect, it } from 'vitest'
import {
  beside,
  eachDayOnce,
  easyDays,
  nothingHard,
  type RecoveryStep,
} from '../../../src/domain/recovery/steps.ts'

const sunday = '2024-11-03'
const [one, two] = [easyDays(sunday, 1), easyDays(sunday, 2)]
const [day2, day3] = [nothingHard(sunday, 2), nothingHard(sunday, 3)]
const halfAWeek: RecoveryStep = {
  kind: 'part-of-usual-week',
  from: sunday,
  to: '2024-11-09',
  share: 'half',
  measure: { atMostMeters: 20_000, usualWeekMeters: 40_000 },
  isRun: false,
  longestMinutes: null,
  over: { weeks: 8, before: 'long-run' },
}

describe('a day that several steps speak of', () => {
  const monday = '2024-11-04'
  const easyRuns = (to: string): RecoveryStep => ({
    ...({ kind: 'easy-runs', from: monday, to } as const),
    ...{ atMostRuns: 1, minutes: { from: 20, to: 40 } },
  })
  it.each([
    [
      'belongs to the easy day, then to its week',
      [two, halfAWeek],
      [two, { ...halfAWeek, from: '2024-11-06' }],
    ],
    ['belongs to the minutes, where there are some', [one, easyRuns(monday)], [easyRuns(monday)]],
    [
      'leaves the days after it, in their order',
      [two, easyRuns(monday), day3],
      [easyRuns(monday), { ...two, from: '2024-11-05' }, day3],
    ],
    ['is left as it is without another', [one, day2], [one, day2]],
    [
      'is left as it is beside a closer one that is over before',
      [{ ...halfAWeek, from: '2024-11-06' }, one],
      [one, { ...halfAWeek, from: '2024-11-06' }],
    ],
    [
      'is left as it is beside a closer one that begins later',
      [halfAWeek, { ...easyRuns('2024-11-16'), from: '2024-11-10' }],
      [halfAWeek, { ...easyRuns('2024-11-16'), from: '2024-11-10' }],
    ],
    [
      'is the closer one’s on its last day too',
      [halfAWeek, { ...easyRuns('2024-11-16'), from: '2024-11-09' }],
      [{ ...easyRuns('2024-11-16'), from: '2024-11-09' }],
    ],
  ])('%s', (_, steps, once) => expect(eachDayOnce(steps)).toEqual(once))
})

describe('what one finding asks beside another', () => {
  it.each([
    ['makes easy days more', [one, day2], [two, day3], [two, day3]],
    ['takes none away', [two, day3], [one, day2], [two, day3]],
    ['comes in its place where nothing like it was asked', [halfAWeek], [two, day3], [two, halfAWeek, day3]],
    ['is nothing without another', [one, day2], [], [one, day2]],
    ['adds no day off to a day without anything hard', [day2], [], [day2]],
  ])('%s', (_, asked, also, both) => expect(beside(asked, also)).toEqual(both))

  it('is no easy running in the days without any', () => {
    const resting: RecoveryStep = { kind: 'no-running', from: sunday, to: '2024-11-06' }
    const weeks = nothingHard(sunday, 20)
    expect(beside([resting, weeks], [two, day3])).toEqual([resting, weeks])
    expect(beside([resting, weeks], [easyDays('2024-11-05', 2)])).toEqual([resting, weeks])
    const later = easyDays('2024-11-06', 1)
    expect(beside([resting, weeks], [later])).toEqual([later, resting, weeks])
  })

  it('is no second plan, no word on the next week beside one, and no day off where others say rest', () => {
    const quarters: RecoveryStep = { ...halfAWeek, share: 'three-quarters' }
    const large = { weekStart: '2024-10-28', distanceMeters: 52_000, usualMeters: 40_000, lighterNext: false }
    const next: RecoveryStep = { kind: 'week-after-jump', weekStart: '2024-11-04', large }
    const dayOff: RecoveryStep = { kind: 'day-off', from: '2024-11-04', to: '2024-11-04' }
    expect(beside([halfAWeek], [quarters, next, dayOff])).toEqual([halfAWeek])
    expect(beside([one], [next, dayOff])).toEqual([one, next])
    expect(beside([dayOff], [])).toEqual([dayOff])
  })
})
