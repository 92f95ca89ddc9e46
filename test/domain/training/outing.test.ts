import { describe, expect, it } from 'vitest'
import { asOneRun, outingsOf } from '../../../src/domain/training/outing.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aRun } from '../builders.ts'

const at = (time: string, minutes: number, localDate = '2024-06-05') =>
  aRun({ id: time, startedAt: new Date(`2024-06-05T${time}:00Z`), localDate, movingSeconds: minutes * 60 })
const shape = (...runs: ReturnType<typeof at>[]) =>
  outingsOf(runs).map((outing) => outing.map(({ id }) => id))

describe('an outing', () => {
  it('holds warm-up, race and cool-down', () => {
    expect(shape(at('07:00', 20), at('08:00', 100), at('09:50', 15))).toEqual([['07:00', '08:00', '09:50']])
  })

  it('ends with a pause of more than an hour', () => {
    expect(shape(at('07:00', 30), at('08:30', 30))).toEqual([['07:00', '08:30']])
    expect(shape(at('07:00', 30), at('08:31', 30))).toEqual([['07:00'], ['08:31']])
  })

  it('counts its pause from the run that ended last', () => {
    expect(shape(at('07:00', 180), at('07:10', 10), at('10:50', 20))).toEqual([['07:00', '07:10', '10:50']])
  })

  it('ends with the day', () => {
    expect(shape(at('07:00', 30, '2024-06-04'), at('07:40', 30))).toEqual([['07:00'], ['07:40']])
  })

  it('is not there without runs', () => {
    expect(outingsOf([])).toEqual([])
  })
})

describe('an outing as one run', () => {
  const over = { climbMeters: 60, distanceMeters: 25_000 }
  const first = { ...at('07:00', 145), ...over }
  const rest = { ...at('09:29', 100), climbMeters: null, distanceMeters: 17_300, marked: 'race' as const }

  it('has the sums, from the first start to the last end', () => {
    expect(asOneRun([first, rest])).toMatchObject({
      ...{ id: '09:29', startedAt: first.startedAt, distanceMeters: 42_300, movingSeconds: 245 * 60 },
      ...{ elapsedSeconds: (149 + 100) * 60, climbMeters: 60, marked: 'race' },
    })
    expect(asOneRun([first])).toEqual(first)
  })

  it('has no climb where none is known of, and is a race when any of it was marked as one', () => {
    const flat = { ...first, climbMeters: null }
    expect(asOneRun([flat, rest]).climbMeters).toBeNull()
    const marks = (one: Run['marked'], other: Run['marked']) =>
      asOneRun([
        { ...first, marked: one },
        { ...rest, marked: other },
      ]).marked
    expect([marks('race', 'workout'), marks('workout', 'race'), marks('workout', null)]).toEqual([
      ...['race', 'race', null],
    ])
  })
})
