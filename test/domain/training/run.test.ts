import { describe, expect, it } from 'vitest'
import { compareIds, type Run, sameRun } from '../../../src/domain/training/run.ts'
import { aRun } from '../builders.ts'

describe('ids of runs', () => {
  it.each([
    ['test:9', 'test:10', 'as numbers'],
    ['test:0009', 'test:10', 'whatever zeros stand before them'],
    ['test:000', 'test:1', 'nought, too'],
    ['test:-100', 'test:-99', 'below zero'],
    ['-100', '-99', 'without a source'],
    ['test:-1', 'test:0', 'those below zero before the others'],
    ['test:100', 'test:12b', 'before what is no number'],
    ['test:9007199254740992', 'test:9007199254740993', 'beyond 2^53'],
  ])('%s comes before %s: %s', (first, second) => {
    expect(compareIds(first, second)).toBeLessThan(0)
    expect(compareIds(second, first)).toBeGreaterThan(0)
    expect(compareIds(first, first)).toBe(0)
  })
})

describe('two tellings of a run', () => {
  const run = aRun({ id: 'test:1', climbMeters: 10, altitudeMeters: 100, device: 'watch' })

  it('say the same when all of it is', () => {
    expect(sameRun(run, { ...run, startedAt: new Date(run.startedAt) })).toBe(true)
  })

  const others: { [Field in keyof Run]-?: Run[Field] } = {
    ...{ id: 'test:2', startedAt: new Date(+run.startedAt + 1), localDate: '2024-06-06' },
    ...{ distanceMeters: 10_001, movingSeconds: 3_601, elapsedSeconds: 3_601, climbMeters: null },
    ...{ altitudeMeters: 101, ground: 'trail', marked: 'race', manual: true, device: null },
  }
  it.each(Object.entries(others))('do not when %s differs', (field, other) => {
    expect(sameRun(run, { ...run, [field]: other })).toBe(false)
  })
})
