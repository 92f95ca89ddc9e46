import { describe, expect, it } from 'vitest'
import { farBeyond } from '../../../src/domain/delivery/far-beyond.ts'
import { afterRun, aLog, aRun, Diary, daily, weekly } from '../builders.ts'

const start = '2024-05-06'

describe('a week far beyond the usual one', () => {
  const usual = weekly(start, [40, 40, 40, 40, 40])
  const week = '2024-06-10'
  const saidOn = (runs: ReturnType<typeof daily>) => {
    const diary = new Diary()
    const last = runs.at(-1) ?? aRun()
    diary.sync([...usual, ...runs], afterRun(last, { minutes: 2 }))
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
    diary.sync([...light, ...days], '2024-06-14T12:00:00Z')
    const until = (km: number) => farBeyond(aLog(light, days, daily('2024-06-15', [km])), week, diary.nudges)
    expect([until(7.999), until(8)]).toEqual([
      null,
      { weekStart: week, distanceMeters: 35_000, usualMeters: 20_000 },
    ])
  })
})
