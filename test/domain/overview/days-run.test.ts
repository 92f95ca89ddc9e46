import { describe, expect, it } from 'vitest'
import { daysUpTo } from '../../../src/domain/overview/days-run.ts'
import { aLog, aRun } from '../builders.ts'

describe('the days up to one', () => {
  it('hold the longest run of each, and 0 where there was none', () => {
    const log = aLog(
      aRun({ localDate: '2024-11-01', distanceMeters: 5_000 }),
      aRun({ localDate: '2024-11-03', distanceMeters: 3_000, startedAt: new Date('2024-11-03T06:00:00Z') }),
      aRun({ localDate: '2024-11-03', distanceMeters: 21_000, startedAt: new Date('2024-11-03T08:00:00Z') }),
    )
    expect(daysUpTo(log, '2024-11-03', 3)).toEqual([
      { date: '2024-11-01', longestMeters: 5_000 },
      { date: '2024-11-02', longestMeters: 0 },
      { date: '2024-11-03', longestMeters: 21_000 },
    ])
  })
})
