import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookAgainAt, nextReviewAt, summaryDue } from '../../../src/domain/delivery/schedule.ts'
import { clockTimeOf, localDateOf, weekdayOf } from '../../../src/domain/time/calendar.ts'
import { nothingReported } from '../../../src/domain/training/runner.ts'
import { aLog, aRun, aRunner } from '../builders.ts'

const NEW_YORK = 'America/New_York'
const at = (text: string) => new Date(text)
/** Whoever wants to be told when a massage is due is looked at every morning. */
const everyMorning = { selfReports: { ...nothingReported, massageMessages: true } }

describe('the weekly summary', () => {
  const ran = (localDate: string) => aLog(aRun({ localDate }))
  const lately = ran('2024-11-01')

  it('is due at eight on the first day of the week, about the week before', () => {
    expect(summaryDue(lately, aRunner(), at('2024-11-04T07:40:00Z'))).toEqual({
      weekStart: '2024-10-28',
      dueAt: at('2024-11-04T08:00:00Z'),
    })
  })

  it.each([
    ['monday', '2024-11-02T12:00:00Z', null],
    ['monday', '2024-11-03T12:00:00Z', null],
    ['monday', '2024-11-04T12:00:00Z', '2024-10-28'],
    ['monday', '2024-11-05T12:00:00Z', null],
    ['sunday', '2024-11-02T12:00:00Z', null],
    ['sunday', '2024-11-03T12:00:00Z', '2024-10-27'],
    ['sunday', '2024-11-04T12:00:00Z', null],
  ] as const)('with weeks from %s, at %s, is about the week of %s', (weekStartsOn, now, week) => {
    expect(summaryDue(lately, aRunner({ weekStartsOn }), at(now))?.weekStart ?? null).toBe(week)
  })

  it.each([
    ['2024-11-03T23:59:59Z', null],
    ['2024-11-04T00:00:00Z', '2024-11-04T08:00:00Z'],
    ['2024-11-04T07:59:59Z', '2024-11-04T08:00:00Z'],
    ['2024-11-04T08:00:00Z', '2024-11-04T08:00:00Z'],
    ['2024-11-04T08:00:01Z', '2024-11-04T08:00:01Z'],
    ['2024-11-04T23:59:59Z', '2024-11-04T23:59:59Z'],
    ['2024-11-05T00:00:00Z', null],
  ])('seen at %s is due at %s', (now, due) => {
    expect(summaryDue(lately, aRunner(), at(now))?.dueAt ?? null).toEqual(due && at(due))
  })

  it('goes by the runner’s own clock', () => {
    const runner = aRunner({ timeZone: NEW_YORK })
    expect(summaryDue(lately, runner, at('2024-11-04T04:59:59Z'))).toBeNull()
    expect(summaryDue(lately, runner, at('2024-11-04T05:00:00Z'))?.dueAt).toEqual(at('2024-11-04T13:00:00Z'))
    expect(summaryDue(lately, runner, at('2024-11-05T04:59:59Z'))?.weekStart).toBe('2024-10-28')
  })

  it('is due at eight on the morning the clocks changed, too', () => {
    const runner = aRunner({ timeZone: NEW_YORK, weekStartsOn: 'sunday' })
    const due = (now: string, log = lately) => summaryDue(log, runner, at(now))?.dueAt
    expect(due('2024-11-03T04:00:00Z')).toEqual(at('2024-11-03T13:00:00Z'))
    expect(due('2024-03-10T05:00:00Z', ran('2024-03-08'))).toEqual(at('2024-03-10T12:00:00Z'))
  })

  it('waits for the end of the quiet hours and of a snooze', () => {
    const quiet = aRunner({ quietHours: { from: '21:00', to: '09:30' } })
    const snoozed = aRunner({ snoozedUntil: at('2024-11-06T10:00:00Z') })
    const now = at('2024-11-04T07:40:00Z')
    expect(summaryDue(lately, quiet, now)?.dueAt).toEqual(at('2024-11-04T09:30:00Z'))
    expect(summaryDue(lately, snoozed, now)?.dueAt).toEqual(at('2024-11-06T10:00:00Z'))
  })

  it.each([
    ['2024-10-06', null],
    ['2024-10-07', '2024-10-28'],
    ['2024-10-08', '2024-10-28'],
    ['2024-11-04', '2024-10-28'],
  ])(
    'for a runner who last ran on %s is about the week of %s: four weeks are enough to have stopped',
    (day, week) => {
      expect(summaryDue(ran(day), aRunner(), at('2024-11-04T07:40:00Z'))?.weekStart ?? null).toBe(week)
    },
  )

  it('goes by the last run, not the first', () => {
    const log = aLog(aRun({ localDate: '2024-06-05' }), aRun({ localDate: '2024-11-01' }))
    expect(summaryDue(log, aRunner(), at('2024-11-04T07:40:00Z'))).not.toBeNull()
  })

  it('comes to nobody who never ran', () => {
    expect(summaryDue(aLog(), aRunner(), at('2024-11-04T07:40:00Z'))).toBeNull()
  })

  it.each([
    ['2024-11-04T04:59:59Z', true],
    ['2024-11-04T05:00:00Z', false],
    ['2024-11-04T12:00:00Z', false],
  ])('for a runner connected at %s comes that Monday: %s', (connectedAt, comes) => {
    const runner = aRunner({ timeZone: NEW_YORK, connectedAt: at(connectedAt) })
    expect(summaryDue(lately, runner, at('2024-11-04T12:40:00Z')) !== null).toBe(comes)
  })
})

describe('the next morning at which a sync is worth it', () => {
  it.each([
    ['monday', '2024-11-04T00:00:00Z', '2024-11-04T07:40:00Z'],
    ['monday', '2024-11-04T07:39:59Z', '2024-11-04T07:40:00Z'],
    ['monday', '2024-11-04T07:40:00Z', '2024-11-11T07:40:00Z'],
    ['monday', '2024-11-04T07:40:01Z', '2024-11-11T07:40:00Z'],
    ['monday', '2024-11-06T13:00:00Z', '2024-11-11T07:40:00Z'],
    ['monday', '2024-11-10T23:59:59Z', '2024-11-11T07:40:00Z'],
    ['sunday', '2024-11-03T07:39:59Z', '2024-11-03T07:40:00Z'],
    ['sunday', '2024-11-03T07:40:00Z', '2024-11-10T07:40:00Z'],
    ['sunday', '2024-11-09T23:59:59Z', '2024-11-10T07:40:00Z'],
  ] as const)('with weeks from %s, at %s, is %s', (weekStartsOn, now, next) => {
    expect(nextReviewAt(aRunner({ weekStartsOn }), at(now))).toEqual(at(next))
  })

  it.each([
    ['2024-11-06T00:00:00Z', '2024-11-06T07:40:00Z'],
    ['2024-11-06T07:39:59Z', '2024-11-06T07:40:00Z'],
    ['2024-11-06T07:40:00Z', '2024-11-07T07:40:00Z'],
    ['2024-11-06T23:59:59Z', '2024-11-07T07:40:00Z'],
  ])('for a runner who is told when a massage is due, at %s, is %s', (now, next) => {
    expect(nextReviewAt(aRunner(everyMorning), at(now))).toEqual(at(next))
  })

  it.each([
    ['the clocks go back', '2024-11-02T12:00:00Z', '2024-11-03T12:40:00Z'],
    ['the clocks went back', '2024-11-03T12:40:00Z', '2024-11-04T12:40:00Z'],
    ['the clocks go forward', '2024-03-09T13:00:00Z', '2024-03-10T11:40:00Z'],
    ['the clocks went forward', '2024-03-10T11:40:00Z', '2024-03-11T11:40:00Z'],
  ])('is twenty to eight on the runner’s own clock: %s', (_, now, next) => {
    expect(nextReviewAt(aRunner({ timeZone: NEW_YORK, ...everyMorning }), at(now))).toEqual(at(next))
  })

  it('over a week with a clock change in it is as early as ever', () => {
    const runner = aRunner({ timeZone: NEW_YORK })
    expect(nextReviewAt(runner, at('2024-10-28T12:00:00Z'))).toEqual(at('2024-11-04T12:40:00Z'))
    expect(nextReviewAt(runner, at('2024-03-04T13:00:00Z'))).toEqual(at('2024-03-11T11:40:00Z'))
  })

  it('on the eve of the day Apia skipped is the morning after it', () => {
    const runner = aRunner({ timeZone: 'Pacific/Apia', ...everyMorning })
    expect(nextReviewAt(runner, at('2011-12-29T20:00:00Z'))).toEqual(at('2011-12-30T17:40:00Z'))
  })

  it('always lies ahead, within a week or a day, at twenty to eight', () => {
    const anHour = fc.integer({ min: 420_000, max: 490_000 }).map((hour) => new Date(hour * 3_600_000))
    const aZone = fc.constantFrom('UTC', NEW_YORK, 'Europe/London', 'Australia/Sydney', 'Asia/Kathmandu')
    const aWeekStart = fc.constantFrom('monday' as const, 'sunday' as const)
    fc.assert(
      fc.property(anHour, aZone, aWeekStart, fc.boolean(), (now, timeZone, weekStartsOn, daily) => {
        const runner = aRunner({ timeZone, weekStartsOn, ...(daily ? everyMorning : {}) })
        const next = nextReviewAt(runner, now)
        const hours = (next.getTime() - now.getTime()) / 3_600_000
        expect(hours).toBeGreaterThan(0)
        expect(hours).toBeLessThanOrEqual((daily ? 24 : 7 * 24) + 1)
        expect(clockTimeOf(next, timeZone)).toBe('07:40')
        const weekday = weekdayOf(localDateOf(next, timeZone))
        if (!daily) expect(weekday).toBe(weekStartsOn === 'monday' ? 1 : 0)
      }),
    )
  })
})

describe('the sweep comes again', () => {
  const monday = at('2024-11-11T07:40:00Z')
  const synced = (text: string, isEmpty = false) => ({ reviewAt: monday, syncedAt: at(text), isEmpty })
  const ranOn = (localDate: string) => aLog(aRun({ localDate: '2024-06-05' }), aRun({ localDate }))

  it('by the calendar, or three days after a sync when all was silent since', () => {
    const log = ranOn('2024-11-05')
    expect(lookAgainAt(log, synced('2024-11-08T07:39:59Z'), 7)).toEqual(at('2024-11-11T07:39:59Z'))
    expect(lookAgainAt(log, synced('2024-11-08T07:40:00Z'), 7)).toEqual(monday)
    expect(lookAgainAt(log, synced('2024-11-10T20:00:00Z'), 7)).toEqual(monday)
  })

  it('to a runner who ran in the four weeks before it; to one who has stopped when what is kept gets too old', () => {
    const last = (day: string, cacheDays: number) =>
      lookAgainAt(ranOn(day), synced('2024-11-10T20:00:00Z'), cacheDays)
    expect(last('2024-10-14', 7)).toEqual(monday)
    expect(last('2024-10-13', 7)).toEqual(at('2024-11-17T20:00:00Z'))
    expect(last('2024-10-13', 30)).toEqual(at('2024-12-10T20:00:00Z'))
  })

  it('week by week where the source sets no limit, for the window moves on', () => {
    const stopped = ranOn('2024-09-01')
    expect(lookAgainAt(stopped, synced('2024-11-10T20:00:00Z'), 0)).toEqual(at('2024-11-17T20:00:00Z'))
    expect(lookAgainAt(stopped, synced('2024-11-10T20:00:00Z'), 1)).toEqual(at('2024-11-11T20:00:00Z'))
  })

  it('never to one of whom nothing is kept, and to one who never ran as long as something is', () => {
    expect(lookAgainAt(aLog(), synced('2024-11-10T20:00:00Z', true), 7)).toBeNull()
    expect(lookAgainAt(ranOn('2024-09-01'), synced('2024-11-10T20:00:00Z', true), 7)).toBeNull()
    expect(lookAgainAt(aLog(), synced('2024-11-10T20:00:00Z'), 7)).toEqual(at('2024-11-17T20:00:00Z'))
    expect(lookAgainAt(ranOn('2024-11-05'), synced('2024-11-10T20:00:00Z', true), 7)).toEqual(monday)
  })
})
