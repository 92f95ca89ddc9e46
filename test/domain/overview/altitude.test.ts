import { describe, expect, it } from 'vitest'
import { highRuns, isWellAboveUsual, livesHigh } from '../../../src/domain/overview/altitude.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aLog, aRun } from '../builders.ts'

const home = (altitudeMeters: number) =>
  Array.from({ length: 9 }, (_, place) => aRun({ localDate: `2024-05-1${place}`, altitudeMeters }))
const highOn = (runs: Run[]) => highRuns(aLog(...runs), '2024-06-03', '2024-06-09').at(-1)?.localDate ?? null

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

  it('is compared with the runs of other days alone, however many of these were high', () => {
    const week = (days: string[]) =>
      days.map((day) => aRun({ localDate: `2024-06-0${day}`, altitudeMeters: 1_900 }))
    const others = home(100).slice(0, 5)
    expect(highOn([...others, ...week(['3', '4', '5', '6', '7', '8', '9'])])).toBe('2024-06-09')
    expect(highOn([...others.slice(1), ...week(['3', '4'])])).toBeNull()
    const days = highRuns(aLog(...home(100), ...week(['2', '3', '9'])), '2024-06-03', '2024-06-09')
    expect(days.map(({ localDate }) => localDate)).toEqual(['2024-06-03', '2024-06-09'])
  })

  it('cannot be told where heights are not known', () => {
    expect(highOn([aRun({ localDate: '2024-06-05', altitudeMeters: 2_500 })])).toBeNull()
    expect(highOn([...home(100), aRun({ localDate: '2024-06-05' })])).toBeNull()
  })
})

describe('who lives high', () => {
  const at = (altitudeMeters: number) => livesHigh(aLog(...home(altitudeMeters)))

  it('has the middle of the runs of the window at 1,400 m or more', () => {
    expect([at(1_399), at(1_400)]).toEqual([false, true])
    expect(livesHigh(aLog(...home(200), aRun({ localDate: '2024-06-05', altitudeMeters: 2_500 })))).toBe(
      false,
    )
  })

  it('is told from five, by the one in their middle, in whatever order they came', () => {
    const of = (...heights: number[]) =>
      livesHigh(
        aLog(heights.map((altitudeMeters, day) => aRun({ localDate: `2024-05-1${day}`, altitudeMeters }))),
      )
    expect(of(1_650, 1_650, 1_650, 1_650, 1_650)).toBe(true)
    expect(of(20, 1_500, 10, 3_000, 2_000)).toBe(true)
    expect(of(3_000, 20, 2_000, 10, 1_399)).toBe(false)
  })

  it('is not told from runs whose height nobody knows, nor from four', () => {
    expect(livesHigh(aLog(...home(1_650).slice(0, 4)))).toBe(false)
    expect(livesHigh(aLog(...home(1_650).slice(0, 4), aRun({ localDate: '2024-06-05' })))).toBe(false)
  })
})

describe('a visitor from lower ground', () => {
  it('is on high ground all week, and at home again after it', () => {
    const days = ['2024-06-05', '2024-06-07', '2024-06-09']
    const stay = days.map((localDate) => aRun({ localDate, altitudeMeters: 1_900 }))
    const log = aLog(...home(200), ...stay, aRun({ localDate: '2024-06-12', altitudeMeters: 200 }))
    expect(log.counted.slice(-4).map((run) => isWellAboveUsual(log, run))).toEqual([true, true, true, false])
  })
})
