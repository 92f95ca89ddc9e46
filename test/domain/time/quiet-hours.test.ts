import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockTimeOf } from '../../../src/domain/time/calendar.ts'
import { isQuiet, openAt } from '../../../src/domain/time/quiet-hours.ts'

const night = { from: '21:00', to: '08:00' }

describe('quiet hours', () => {
  it.each([
    ['20:59', false],
    ['21:00', true],
    ['23:59', true],
    ['00:00', true],
    ['07:59', true],
    ['08:00', false],
    ['12:00', false],
  ])('over midnight: %s is quiet: %s', (time, quiet) => {
    expect(isQuiet(time, night)).toBe(quiet)
  })

  it('may lie within a day, and of the same two times there are none', () => {
    expect(isQuiet('11:59', { from: '12:00', to: '14:00' })).toBe(false)
    expect(isQuiet('12:00', { from: '12:00', to: '14:00' })).toBe(true)
    expect(isQuiet('13:59', { from: '12:00', to: '14:00' })).toBe(true)
    expect(isQuiet('14:00', { from: '12:00', to: '14:00' })).toBe(false)
    expect(isQuiet('08:00', { from: '08:00', to: '08:00' })).toBe(false)
  })

  it.each([
    ['in the evening', 'America/New_York', '2024-11-05T02:30:00Z', '2024-11-05T13:00:00Z'],
    ['after midnight', 'America/New_York', '2024-11-05T06:00:00Z', '2024-11-05T13:00:00Z'],
    ['an open hour', 'America/New_York', '2024-11-05T18:00:00Z', '2024-11-05T18:00:00Z'],
    ['the night the clocks go back', 'America/New_York', '2024-11-03T03:00:00Z', '2024-11-03T13:00:00Z'],
    ['the night they go forward', 'America/New_York', '2024-03-10T03:00:00Z', '2024-03-10T12:00:00Z'],
    ['London, back', 'Europe/London', '2024-10-26T22:00:00Z', '2024-10-27T08:00:00Z'],
    ['London, forward', 'Europe/London', '2024-03-30T22:00:00Z', '2024-03-31T07:00:00Z'],
    ['Sydney, back', 'Australia/Sydney', '2024-04-06T12:00:00Z', '2024-04-06T22:00:00Z'],
    ['Sydney, forward', 'Australia/Sydney', '2024-10-05T12:00:00Z', '2024-10-05T21:00:00Z'],
  ])('end at eight on the runner’s own clock: %s, %s', (_, timeZone, instant, open) => {
    const runner = { timeZone, quietHours: night, snoozedUntil: null }
    expect(openAt(new Date(instant), runner).toISOString()).toBe(new Date(open).toISOString())
  })

  it.each([
    ['America/New_York', '01:30', '2024-11-03T06:10:00Z', '2024-11-03T06:30:00Z'],
    ['at midnight, America/Havana', '00:30', '2024-11-03T05:10:00Z', '2024-11-03T05:30:00Z'],
  ])('that end in an hour that comes twice never open in the past: %s', (name, to, instant, open) => {
    const timeZone = name.split(', ').at(-1) ?? ''
    const runner = { timeZone, quietHours: { from: '21:00', to }, snoozedUntil: null }
    expect(openAt(new Date(instant), runner)).toEqual(new Date(open))
  })

  it('come after a snooze', () => {
    const runner = { timeZone: 'UTC', quietHours: night, snoozedUntil: new Date('2024-06-05T22:00:00Z') }
    expect(openAt(new Date('2024-06-05T12:00:00Z'), runner)).toEqual(new Date('2024-06-06T08:00:00Z'))
    expect(openAt(new Date('2024-06-07T12:00:00Z'), runner)).toEqual(new Date('2024-06-07T12:00:00Z'))
  })

  it('always open later, at a time that is not quiet, and what is open stays open', () => {
    const zones = ['America/New_York', 'Europe/London', 'Australia/Sydney', 'Australia/Lord_Howe', 'UTC']
    const aTime = fc
      .integer({ min: 0, max: 47 })
      .map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`)
    const aHalfHour = fc.integer({ min: 946_684, max: 1_051_000 }).map((n) => new Date(n * 1_800_000))
    fc.assert(
      fc.property(aHalfHour, fc.constantFrom(...zones), aTime, aTime, (instant, timeZone, from, to) => {
        const runner = { timeZone, quietHours: { from, to }, snoozedUntil: null }
        const open = openAt(instant, runner)
        expect(open.getTime()).toBeGreaterThanOrEqual(instant.getTime())
        expect(isQuiet(clockTimeOf(open, timeZone), { from, to })).toBe(false)
        expect(openAt(open, runner)).toEqual(open)
      }),
    )
  })
})
