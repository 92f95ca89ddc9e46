import { describe, expect, it } from 'vitest'
import { highRunOn } from '../../../src/domain/overview/altitude.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aRun } from '../builders.ts'

const home = (altitudeMeters: number) =>
  Array.from({ length: 9 }, (_, place) => aRun({ localDate: `2024-05-1${place}`, altitudeMeters }))
const highOn = (runs: Run[]) =>
  highRunOn(buildLog(runs, { weekStartsOn: 'monday' }), '2024-06-03', '2024-06-09')

describe('a run well above the usual ground', () => {
  it('is noticed from 1,500 m and 1,000 m above the others on', () => {
    expect(highOn([...home(100), aRun({ localDate: '2024-06-05', altitudeMeters: 1_500 })])).toBe(
      '2024-06-05',
    )
    expect(highOn([...home(100), aRun({ localDate: '2024-06-05', altitudeMeters: 1_499 })])).toBeNull()
    expect(highOn([...home(1_200), aRun({ localDate: '2024-06-05', altitudeMeters: 2_199 })])).toBeNull()
    expect(highOn([...home(1_200), aRun({ localDate: '2024-06-05', altitudeMeters: 2_200 })])).toBe(
      '2024-06-05',
    )
  })

  it('is nothing to somebody who lives there', () => {
    expect(highOn([...home(1_650), aRun({ localDate: '2024-06-05', altitudeMeters: 1_900 })])).toBeNull()
  })

  it('cannot be told where heights are not known', () => {
    expect(highOn([aRun({ localDate: '2024-06-05', altitudeMeters: 2_500 })])).toBeNull()
    expect(highOn([...home(100), aRun({ localDate: '2024-06-05' })])).toBeNull()
  })
})
