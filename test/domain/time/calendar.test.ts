import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  clockTimeOf,
  daysBetween,
  instantOf,
  isDay,
  isMonth,
  isTimeZone,
  localDateOf,
  nextUtcDay,
  nextUtcMonth,
  utcStartOf,
  weekdayOf,
  weekStartOf,
  windowAt,
} from '../../../src/domain/time/calendar.ts'

const aDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays('1970-01-01', n))

describe('days', () => {
  it.each([
    ['2024-02-28', 2, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2024-12-31', 1, '2025-01-01'],
    ['2025-01-01', -1, '2024-12-31'],
    ['2000-02-29', 365, '2001-02-28'],
    ['2024-03-09', 1, '2024-03-10'],
  ])('%s and %i days is %s', (date, days, then) => {
    expect(addDays(date, days)).toBe(then)
    expect(daysBetween(date, then)).toBe(days)
  })

  it('are counted the same over every clock change, for no zone takes part', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -800, max: 800 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('have the names of the calendar, however many were asked for before', () => {
    const days = Array.from({ length: 1_500 }, (_, day) => day - 700)
    const named = [...days, ...days].map((day) => addDays('1970-01-01', day))
    expect(named).toEqual(
      [...days, ...days].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
    )
  })

  it('have the weekday of the calendar, before 1970 too', () => {
    expect(weekdayOf('2024-11-03')).toBe(0)
    expect(weekdayOf('2024-02-29')).toBe(4)
    expect(weekdayOf('1969-12-31')).toBe(3)
  })
})

describe('a day', () => {
  it.each(['2024-02-29', '2000-01-01', '2011-12-30', '1969-12-31'])('is %s', (text) => {
    expect(isDay(text)).toBe(true)
  })

  it.each(['2023-02-29', '2024-02-30', '2024-04-31', '2024-13-01', '2024-1-1', '2024', 'today', ''])(
    'is not %o',
    (text) => expect(isDay(text)).toBe(false),
  )

  it('begins at midnight in UTC', () => {
    expect(utcStartOf('1970-01-02')).toBe(86_400_000)
    expect(utcStartOf('2011-12-30')).toBe(Date.UTC(2011, 11, 30))
  })
})

describe('limits that count by the calendar of UTC', () => {
  it.each([
    ['2024-11-03T00:00:00Z', '2024-11-04T00:00:00Z', '2024-12-01T00:00:00Z'],
    ['2024-11-03T23:59:59.999Z', '2024-11-04T00:00:00Z', '2024-12-01T00:00:00Z'],
    ['2024-03-10T08:00:00Z', '2024-03-11T00:00:00Z', '2024-04-01T00:00:00Z'],
    ['2024-01-31T12:00:00Z', '2024-02-01T00:00:00Z', '2024-02-01T00:00:00Z'],
    ['2024-12-31T12:00:00Z', '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
    ['2011-12-29T12:00:00Z', '2011-12-30T00:00:00Z', '2012-01-01T00:00:00Z'],
  ])('at %s begin anew at %s and %s', (now, day, month) => {
    expect(nextUtcDay(new Date(now))).toStrictEqual(new Date(day))
    expect(nextUtcMonth(new Date(now))).toStrictEqual(new Date(month))
  })
})

describe('the start of a week', () => {
  it.each([
    ['2024-11-03', 'monday', '2024-10-28'],
    ['2024-11-03', 'sunday', '2024-11-03'],
    ['2024-11-04', 'monday', '2024-11-04'],
    ['2025-01-01', 'monday', '2024-12-30'],
    ['2025-01-01', 'sunday', '2024-12-29'],
    ['2024-03-01', 'sunday', '2024-02-25'],
  ] as const)('of %s with weeks from %s is %s', (date, startsOn, start) => {
    expect(weekStartOf(date, startsOn)).toBe(start)
  })

  it('lies at most six days back, on the day the runner chose, and is its own start', () => {
    fc.assert(
      fc.property(aDay, fc.constantFrom('monday', 'sunday'), (date, startsOn) => {
        const start = weekStartOf(date, startsOn)
        expect(weekdayOf(start)).toBe(startsOn === 'monday' ? 1 : 0)
        expect(daysBetween(start, date)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(start, date)).toBeLessThan(7)
        expect(weekStartOf(start, startsOn)).toBe(start)
      }),
    )
  })
})

describe('a wall clock', () => {
  it.each([
    ['2024-11-03T04:30:00Z', 'America/New_York', '2024-11-03', '00:30'],
    ['2024-11-03T05:30:00Z', 'America/New_York', '2024-11-03', '01:30'],
    ['2024-11-03T06:30:00Z', 'America/New_York', '2024-11-03', '01:30'],
    ['2024-03-10T07:00:00Z', 'America/New_York', '2024-03-10', '03:00'],
    ['2024-03-31T01:00:00Z', 'Europe/London', '2024-03-31', '02:00'],
    ['2024-10-05T16:00:00Z', 'Australia/Sydney', '2024-10-06', '03:00'],
    ['2024-12-31T23:30:00Z', '+09:00', '2025-01-01', '08:30'],
    ['2011-12-30T09:59:00Z', 'Pacific/Apia', '2011-12-29', '23:59'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', '00:00'],
  ])('at %s in %s shows %s %s', (instant, zone, date, time) => {
    expect(localDateOf(new Date(instant), zone)).toBe(date)
    expect(clockTimeOf(new Date(instant), zone)).toBe(time)
  })

  it.each([
    ['a plain morning', '2024-11-04', '08:00', 'America/New_York', '2024-11-04T13:00:00Z'],
    ['the morning the clocks went back', '2024-11-03', '08:00', 'America/New_York', '2024-11-03T13:00:00Z'],
    ['the morning they went forward', '2024-03-10', '08:00', 'America/New_York', '2024-03-10T12:00:00Z'],
    ['a time that comes twice: the first', '2024-11-03', '01:30', 'America/New_York', '2024-11-03T05:30:00Z'],
    ['a skipped time: as much later', '2024-03-10', '02:30', 'America/New_York', '2024-03-10T07:30:00Z'],
    ['east of UTC, the first as well', '2024-04-07', '02:30', 'Australia/Sydney', '2024-04-06T15:30:00Z'],
    ['and as much later', '2024-10-06', '02:30', 'Australia/Sydney', '2024-10-05T16:30:00Z'],
    ['the hour after a skipped one', '2024-03-10', '03:30', 'America/New_York', '2024-03-10T07:30:00Z'],
    ['London, spring', '2024-03-31', '08:00', 'Europe/London', '2024-03-31T07:00:00Z'],
    ['London, autumn', '2024-10-27', '08:00', 'Europe/London', '2024-10-27T08:00:00Z'],
    ['Sydney, spring', '2024-10-06', '08:00', 'Australia/Sydney', '2024-10-05T21:00:00Z'],
    ['Sydney, autumn', '2024-04-07', '08:00', 'Australia/Sydney', '2024-04-06T22:00:00Z'],
    ['the day after the one Apia skipped', '2011-12-31', '08:00', 'Pacific/Apia', '2011-12-30T18:00:00Z'],
  ])('gives the instant: %s', (_, date, time, zone, instant) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(new Date(instant).toISOString())
  })

  it('on the day Apia skipped gives a moment of the day after, and never an error', () => {
    const instant = instantOf('2011-12-30', '08:00', 'Pacific/Apia')
    expect(localDateOf(instant, 'Pacific/Apia')).toBe('2011-12-31')
  })

  it('and its instant agree wherever no clock change is near', () => {
    const zones = [
      'UTC',
      'America/New_York',
      'Europe/London',
      'Australia/Sydney',
      'Pacific/Apia',
      'Asia/Kathmandu',
    ]
    const aTime = fc.tuple(fc.integer({ min: 4, max: 22 }), fc.integer({ min: 0, max: 59 }))
    const recent = fc.integer({ min: 16_500, max: 22_000 }).map((n) => addDays('1970-01-01', n))
    fc.assert(
      fc.property(recent, aTime, fc.constantFrom(...zones), (date, [hour, minute], zone) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const instant = instantOf(date, time, zone)
        expect([localDateOf(instant, zone), clockTimeOf(instant, zone)]).toEqual([date, time])
      }),
    )
  })

  it('is each zone’s own at each moment, however many were asked for before', () => {
    const hours = Array.from({ length: 700 }, (_, hour) => new Date(Date.UTC(2024, 9, 20, hour, 30)))
    const shown = ['America/New_York', 'Australia/Sydney'].flatMap((timeZone) => {
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
      return [...hours, ...hours].map((at) => [clockTimeOf(at, timeZone), clock.format(at)])
    })
    for (const [ours, theirs] of shown) expect(ours).toBe(theirs)
  })

  it('is known by name or not', () => {
    expect(isTimeZone('Europe/London')).toBe(true)
    expect(isTimeZone('Mars/Olympus')).toBe(false)
    expect(isTimeZone('')).toBe(false)
    for (const none of ['Factory', 'factory', 'localtime', 'Etc/Unknown'])
      expect(isTimeZone(none)).toBe(false)
  })
})

describe('a month', () => {
  it.each([
    ['2024-11', true],
    ['2024-13', false],
    ['2024-00', false],
    ['2024-1', false],
    ['2024-11-03', false],
    ['', false],
  ])('%j is one: %s', (text, is) => {
    expect(isMonth(text)).toBe(is)
  })
})

describe('the window', () => {
  it('is the current week and the sixteen before it, on the wall clock of the runner', () => {
    expect(windowAt(new Date('2024-11-06T12:00:00Z'), { timeZone: 'UTC', weekStartsOn: 'monday' })).toEqual({
      from: '2024-07-15',
      currentWeek: '2024-11-04',
      today: '2024-11-06',
      since: new Date('2024-07-15T00:00:00Z'),
    })
  })

  it('turns over at local midnight between Sunday and Monday', () => {
    const sydney = { timeZone: 'Australia/Sydney', weekStartsOn: 'monday' } as const
    expect(windowAt(new Date('2024-11-03T12:59:00Z'), sydney).currentWeek).toBe('2024-10-28')
    expect(windowAt(new Date('2024-11-03T13:00:00Z'), sydney).currentWeek).toBe('2024-11-04')
  })
})
