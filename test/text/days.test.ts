/** Days as a runner reads them. */
import { describe, expect, it } from 'vitest'
import {
  chartDay,
  choice,
  choiceShort,
  day,
  dayOfYear,
  fullDay,
  isoDay,
  shortDay,
  span,
  weekdayChoices,
  weekdays,
} from '../../src/text/days.ts'

const reader = { units: 'km', today: '2024-11-03' } as const

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
    expect(choiceShort(week, reader)).toBe('from Tuesday to Saturday')
    expect(choiceShort([...week, '2024-11-10', '2024-11-11'], reader)).toBe('in the coming week')
    expect(choiceShort(week.slice(0, 2), reader)).toBe('on Tuesday or Wednesday')
  })

  it('have a form for each place they stand in', () => {
    const date = '2024-09-01'
    expect(fullDay(date)).toBe('Sunday 1 September')
    expect(shortDay(date)).toBe('Sun 1 Sep')
    expect(chartDay(date)).toBe('1 Sep')
    expect(dayOfYear(date)).toBe('1 September 2024')
    expect(isoDay(date)).toBe('2024-09-01 Sun')
  })

  it('of any week go from Monday to Sunday', () => {
    expect(weekdayChoices.map(({ name }) => name.slice(0, 2)).join(' ')).toBe('Mo Tu We Th Fr Sa Su')
    expect(weekdayChoices.at(-1)).toEqual({ day: 0, name: 'Sunday' })
    expect(weekdays([0, 6])).toBe('Saturdays and Sundays')
  })
})
