import { describe, expect, it } from 'vitest'
import { type Flag, nothingReported, type Soreness } from '../../../src/domain/training/runner.ts'
import { notWell, notWellFor } from '../../../src/domain/training/well.ts'

const TODAY = '2024-10-29'
const sore = (date: string, flag: Flag | null, goneOn: string | null = null): Soreness => ({
  date,
  area: 'calves',
  strength: 'mild',
  flag,
  goneOn,
})
const told = (over: Partial<typeof nothingReported>) => ({ ...nothingReported, ...over })

describe('who is well', () => {
  it('is whoever said nothing else, or is sore without a flag', () => {
    expect(notWell(nothingReported, TODAY)).toBeNull()
    expect(notWell(told({ health: { state: 'well', since: TODAY } }), TODAY)).toBeNull()
    expect(notWell(told({ soreness: [sore(TODAY, null)] }), TODAY)).toBeNull()
  })

  it.each(['red-flag', 'ill', 'injured'] as const)('is nobody %s, however long ago', (state) => {
    const health = { state, since: '2024-03-01' }
    expect(notWell(told({ health }), TODAY)).toEqual({ reason: state, since: '2024-03-01' })
  })

  it.each(['at-rest', 'changes-stride', 'sharp-spot'] as const)(
    'is nobody with pain %s of 28 days',
    (flag) => {
      const why = (date: string, goneOn: string | null = null) =>
        notWell(told({ soreness: [sore(date, flag, goneOn)] }), TODAY)
      expect(why('2024-10-02')).toEqual({ reason: 'flag', since: '2024-10-02', flag, area: 'calves' })
      expect(why(TODAY)).toEqual({ reason: 'flag', since: TODAY, flag, area: 'calves' })
      expect(why('2024-10-01')).toBeNull()
      expect(why('2024-10-30')).toBeNull()
    },
  )

  it('is whoever says that it is gone, from that day on', () => {
    const soreness = [sore('2024-10-20', 'at-rest', '2024-10-25')]
    expect(notWell(told({ soreness }), '2024-10-24')?.reason).toBe('flag')
    expect(notWell(told({ soreness }), '2024-10-25')).toBeNull()
  })

  it('is told the gravest first', () => {
    const soreness = [sore('2024-10-20', 'at-rest'), sore('2024-10-27', 'sharp-spot')]
    const all = notWellFor(told({ soreness, health: { state: 'red-flag', since: '2024-10-10' } }), TODAY)
    expect(all.map(({ reason, since }) => `${reason} ${since}`)).toEqual([
      'red-flag 2024-10-10',
      'flag 2024-10-27',
      'flag 2024-10-20',
    ])
    expect(notWellFor(told({ soreness: soreness.toReversed() }), TODAY).map(({ since }) => since)).toEqual([
      '2024-10-27',
      '2024-10-20',
    ])
  })
})
