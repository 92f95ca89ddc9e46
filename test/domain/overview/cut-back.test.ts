import { describe, expect, it } from 'vitest'
import { isCutBack } from '../../../src/domain/overview/cut-back.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { aLog, weekly } from '../builders.ts'

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
