import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { farBeyond, isCutBack } from '../../../src/domain/overview/weeks.ts'
import { afterRun, aLog, aRun, Diary, daily, weekly } from '../builders.ts'

const start = '2024-05-06'
const cutBacks = (kilometers: number[], today: string) => {
  const log = aLog(weekly(start, kilometers))
  return kilometers.filter((_, week) => isCutBack(log, addDays(start, 7 * week), today))
}

describe('a cut-back week', () => {
  const build = [40, 44, 48, 36, 50, 55, 60, 45, 62, 66, 70, 52, 72, 60, 43]

  it('is at most 0.82 × the mean of the three before: 36, 45 and 52 km in a build whose last week still runs', () => {
    expect(cutBacks(build, addDays(start, 7 * 14 + 6))).toEqual([36, 45, 52])
  })

  it('is one only when it is over', () => {
    expect(cutBacks(build, addDays(start, 7 * 15))).toEqual([36, 45, 52, 43])
  })

  it('is decided in whole metres', () => {
    expect(cutBacks([50, 50, 50, 41], '2025-01-01')).toEqual([41])
    expect(cutBacks([50, 50, 50, 41.004], '2025-01-01')).toEqual([])
  })

  it('is none without three weeks before it, and none without a run', () => {
    expect(cutBacks([60, 10, 10], '2025-01-01')).toEqual([])
    expect(cutBacks([60, 60, 60, 0], '2025-01-01')).toEqual([])
  })
})

describe('a week far beyond the usual one', () => {
  const usual = weekly(start, [40, 40, 40, 40, 40])
  const week = '2024-06-10'
  const saidOn = (runs: ReturnType<typeof daily>) => {
    const diary = new Diary()
    const last = runs.at(-1) ?? aRun()
    diary.look([...usual, ...runs], afterRun(last, { minutes: 2 }))
    return diary.nudges
  }
  const untilFriday = daily(week, [10, 10, 11, 10, 11])

  it('has a line when it reaches 1.6 × R and 15 km more after its nudge', () => {
    const nudges = saidOn(untilFriday)
    const until = (km: number) => aLog(usual, untilFriday, daily('2024-06-15', [km]))
    expect(farBeyond(until(11.999), week, nudges)).toBeNull()
    expect(farBeyond(until(12), week, nudges)).toEqual({
      weekStart: week,
      distanceMeters: 64_000,
      usualMeters: 40_000,
    })
  })

  it('has none without a nudge, and none when the nudge said it', () => {
    const log = aLog(usual, untilFriday, daily('2024-06-15', [20]))
    expect(farBeyond(log, week, [])).toBeNull()
    const atOnce = daily(week, [10, 10, 10, 10, 10, 24])
    const nudges = saidOn(atOnce)
    expect(farBeyond(aLog(usual, atOnce, daily('2024-06-16', [10])), week, nudges)).toBeNull()
  })

  it('is 15 km more at least', () => {
    const light = weekly(start, [20, 20, 20, 20, 20])
    const days = daily(week, [6, 6, 6, 6, 3])
    const diary = new Diary()
    diary.look([...light, ...days], '2024-06-14T12:00:00Z')
    const until = (km: number) => farBeyond(aLog(light, days, daily('2024-06-15', [km])), week, diary.nudges)
    expect([until(7.999), until(8)]).toEqual([
      null,
      { weekStart: week, distanceMeters: 35_000, usualMeters: 20_000 },
    ])
  })
})
