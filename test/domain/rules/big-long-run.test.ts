import { describe, expect, it } from 'vitest'
import { isBigRun } from '../../../src/domain/rules/big-long-run.ts'
import { assessRun } from '../../../src/domain/rules/index.ts'
import { aLog, aRun, aRunner } from '../builders.ts'

describe('a big long run', () => {
  it.each([
    ['standard', 24_999, 8_999, false],
    ['standard', 25_000, 7_000, true],
    ['standard', 18_000, 9_000, true],
    ['relaxed', 25_000, 7_000, true],
    ['careful', 19_999, 7_199, false],
    ['careful', 20_000, 6_000, true],
    ['careful', 15_000, 7_200, true],
  ] as const)('for the %s: %i m in %i s is one: %s', (sensitivity, distanceMeters, movingSeconds, big) => {
    const run = aRun({ distanceMeters, movingSeconds })
    expect(isBigRun(run, sensitivity)).toBe(big)
    expect(
      assessRun(aLog(run), run, aRunner({ sensitivity })).map(({ rule, facts }) => [rule, facts]),
    ).toEqual(big ? [['big-long-run', { distanceMeters, movingSeconds }]] : [])
  })
})
