import { describe, expect, it } from 'vitest'
import { outingsOf } from '../../../src/domain/training/outing.ts'
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
