/** Figures and days as a runner reads them. */
import { describe, expect, it } from 'vitest'
import {
  about,
  choice,
  count,
  day,
  distance,
  further,
  lasted,
  short,
  span,
  upTo,
} from '../../src/text/formats.ts'

const reader = { units: 'km', today: '2024-11-03' } as const

describe('distances', () => {
  it('are in kilometres or miles, to the tenth', () => {
    expect(distance(28_040, 'km')).toBe('28.0 km')
    expect(distance(28_040, 'mi')).toBe('17.4 mi')
    expect(short(28_040, 'km')).toBe('28 km')
    expect(about(62_500, 'km')).toBe('about 63 km')
  })

  it('differ by what a reader would work out from the shown figures', () => {
    expect(further(28_049, 24_751, 'km')).toBe('3.2 km')
    expect(further(10_040, 10_010, 'km')).toBe('0.1 km')
  })

  it('not to go beyond are never rounded up', () => {
    expect(upTo(30_899, 'km')).toBe('30.8 km')
  })
})

describe('days', () => {
  it('close by go by their weekday, others with their date', () => {
    expect(day('2024-11-01', reader)).toBe('Friday')
    expect(day('2024-10-20', reader)).toBe('Sunday 20 October')
    expect(span('2024-11-04', '2024-11-05', reader)).toBe('Monday and Tuesday')
    expect(span('2024-11-04', '2024-11-07', reader)).toBe('Monday to Thursday')
    expect(span('2024-11-11', '2024-11-17', reader)).toBe('Monday 11 to Sunday 17 November')
    expect(span('2024-11-25', '2024-12-01', reader)).toBe('Monday 25 November to Sunday 1 December')
  })

  it('to choose from are named one by one, or as a stretch', () => {
    expect(choice(['2024-11-05'], reader)).toBe('on Tuesday')
    expect(choice(['2024-11-05', '2024-11-06'], reader)).toBe('on Tuesday or Wednesday')
    expect(choice(['2024-11-24', '2024-11-25', '2024-11-26'], reader)).toBe(
      'on Sunday 24, Monday 25 or Tuesday 26 November',
    )
    const week = ['05', '06', '07', '08', '09'].map((each) => `2024-11-${each}`)
    expect(choice(week, reader)).toBe('any day from Tuesday to Saturday')
  })
})

describe('counts and times', () => {
  it('have the right plural', () => {
    expect([count(0, 'run'), count(1, 'day'), count(2, 'day'), count(14, 'day')]).toEqual([
      'no runs',
      'one day',
      'two days',
      '14 days',
    ])
  })

  it('are hours and minutes from an hour on', () => {
    expect(lasted(9_660)).toBe('2:41 hours')
    expect(lasted(2_400)).toBe('40 minutes')
    expect(lasted(60)).toBe('1 minute')
    expect(lasted(3_599)).toBe('1:00 hours')
  })
})
