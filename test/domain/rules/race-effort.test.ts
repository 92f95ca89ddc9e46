import { describe, expect, it } from 'vitest'
import { assessRun } from '../../../src/domain/rules/index.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { nothingReported } from '../../../src/domain/training/runner.ts'
import { aLog, aRun, aRunner } from '../builders.ts'

const races = [{ date: '2024-06-16', distanceMeters: 10_000, goal: false }]
const known = (over: Partial<Run>) => {
  const run = aRun({ localDate: '2024-06-16', ...over })
  const runner = aRunner({ selfReports: { ...nothingReported, races } })
  const finding = assessRun(aLog(run), run, runner).find(({ rule }) => rule === 'race-effort')
  return finding?.rule === 'race-effort' ? finding.facts.known : null
}

describe('a race effort', () => {
  it.each([
    [
      'marked as a race, from 15 km on',
      { localDate: '2024-06-01', marked: 'race', distanceMeters: 15_000 },
      'marked',
    ],
    ['none under 15 km', { localDate: '2024-06-01', marked: 'race', distanceMeters: 14_999 }, null],
    ['on the day of an entered race, from 90 % on', { distanceMeters: 9_000 }, 'entered'],
    ['none under 90 %', { distanceMeters: 8_999 }, null],
    ['none on another day', { localDate: '2024-06-15', distanceMeters: 10_000 }, null],
    ['40 km, whatever it is called', { localDate: '2024-06-01', distanceMeters: 40_000 }, 'marathon-length'],
    ['none under 40 km', { localDate: '2024-06-01', distanceMeters: 39_999 }, null],
    ['a workout is none', { localDate: '2024-06-01', marked: 'workout', distanceMeters: 20_000 }, null],
  ] as const)('is %s', (_, over, expected) => {
    expect(known(over)).toBe(expected)
  })
})
