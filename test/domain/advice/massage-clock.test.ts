import { describe, expect, it } from 'vitest'
import {
  asksLastMassage,
  isNew,
  lastTreatment,
  massageClock,
  massageClockByItself,
  massageDue,
  obstacle,
} from '../../../src/domain/advice/massage-clock.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Race, SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, aRace, selfReports, weeksBefore } from '../training.ts'

/** A Monday; the log holds 50 km a week for 16 weeks. */
const TODAY = '2024-10-07'
const ago = (days: number) => addDays(TODAY, -days)
const steady = aLog(...weeksBefore(TODAY, Array(16).fill(50)))

const connected = (days: number, over: Partial<SelfReports> = {}) =>
  selfReports(over, { connectedAt: new Date(`${ago(days)}T12:00:00Z`) })
const suggested = (days: number, answered = true) => ({ date: ago(days), answered, inSummary: false })
const done = (days: number) => ({ date: ago(days), state: 'done' as const })

describe('the massage clock', () => {
  it('counts from the day of connecting when nothing else happened', () => {
    expect(massageClockByItself(connected(18), TODAY)).toEqual({ since: ago(18), days: 18 })
    expect(massageClock(connected(18).selfReports, TODAY)).toBeNull()
  })

  it('leaves the day of connecting aside for who told when the last one was', () => {
    expect(massageClockByItself(connected(8, { treatments: [done(30)] }), TODAY).days).toBe(30)
    expect(massageDue(steady, connected(8, { treatments: [done(30)] }), TODAY)?.facts.daysSince).toBe(30)
    expect(massageDue(steady, connected(8), TODAY)).toBeNull()
    expect(massageDue(steady, connected(6, { treatments: [done(30)] }), TODAY)).toBeNull()
  })

  it('counts from the day of connecting and not from a suggestion before it', () => {
    expect(massageClockByItself(connected(8, { suggestions: [suggested(30)] }), TODAY).days).toBe(8)
    expect(massageClockByItself(connected(8, { suggestions: [suggested(3)] }), TODAY).days).toBe(3)
  })

  it('counts the day of connecting on the wall clock of the runner', () => {
    const runner = selfReports(
      {},
      { connectedAt: new Date('2024-10-01T02:00:00Z'), timeZone: 'America/New_York' },
    )
    expect(massageClockByItself(runner, TODAY)).toEqual({ since: '2024-09-30', days: 7 })
  })

  it.each<[string, Partial<SelfReports>, number]>([
    ['a treatment', { treatments: [done(9)], suggestions: [suggested(30)] }, 9],
    ['an appointment that has come', { treatments: [{ date: ago(4), state: 'booked' }, done(20)] }, 4],
    ['a message that carried a suggestion', { suggestions: [suggested(8)], treatments: [done(20)] }, 8],
  ])('counts from the latest: %s', (_, over, days) => {
    expect(massageClock(connected(40, over).selfReports, TODAY)?.days).toBe(days)
  })

  it('starts again on the day itself', () => {
    expect(massageClock(connected(18, { suggestions: [suggested(0)] }).selfReports, TODAY)?.days).toBe(0)
  })

  it('takes an appointment for a treatment from the day after on, one that is done at once', () => {
    const last = (state: 'booked' | 'done', days: number) =>
      lastTreatment({ treatments: [done(20), { date: ago(days), state }] }, TODAY)?.date
    expect(last('done', 0)).toBe(TODAY)
    expect(last('booked', 0)).toBe(ago(20))
    expect(last('booked', 1)).toBe(ago(1))
  })

  it('does not count what is still ahead', () => {
    const booked = { date: addDays(TODAY, 3), state: 'booked' as const }
    expect(massageClockByItself(connected(18, { treatments: [booked] }), TODAY).days).toBe(18)
    expect(lastTreatment({ treatments: [booked] }, TODAY)).toBeNull()
    expect(lastTreatment({ treatments: [{ ...booked, state: 'done' }] }, TODAY)).toBeNull()
  })

  it('knows the last of several, in whatever order they were told', () => {
    expect(lastTreatment({ treatments: [done(5), done(20)] }, TODAY)?.date).toBe(ago(5))
    expect(lastTreatment({ treatments: [done(20), done(5)] }, TODAY)?.date).toBe(ago(5))
  })
})

describe('what stands in the way of a suggestion', () => {
  it.each<[string, Partial<SelfReports>, object | null]>([
    ['nothing', {}, null],
    [
      'an appointment today',
      { treatments: [{ date: TODAY, state: 'booked' }] },
      { reason: 'booked', date: TODAY },
    ],
    [
      'a treatment 5 days ago',
      { treatments: [done(5)] },
      { reason: 'treated-lately', date: ago(5), daysSince: 5, wasBooked: false },
    ],
    [
      'a treatment today',
      { treatments: [done(0)] },
      { reason: 'treated-lately', date: TODAY, daysSince: 0, wasBooked: false },
    ],
    [
      'the next of two appointments',
      { treatments: [9, 3].map((days) => ({ date: addDays(TODAY, days), state: 'booked' })) },
      { reason: 'booked', date: addDays(TODAY, 3) },
    ],
    [
      'an appointment that came yesterday',
      { treatments: [{ date: ago(1), state: 'booked' }] },
      { reason: 'treated-lately', date: ago(1), daysSince: 1, wasBooked: true },
    ],
    ['no treatment for 6 days', { treatments: [done(6)] }, null],
    ['an appointment that has long gone by', { treatments: [{ date: ago(9), state: 'booked' }] }, null],
  ])('%s', (_, over, expected) => {
    expect(obstacle(selfReports(over).selfReports, TODAY)).toEqual(expected)
  })
})

describe('a massage is due', () => {
  it('after 18 days in base, with the figures it rests on', () => {
    expect(massageDue(steady, connected(18), TODAY)).toEqual({
      rule: 'massage-due',
      subject: `day:${TODAY}`,
      date: TODAY,
      run: null,
      facts: { daysSince: 18, cadenceDays: 18, phase: 'base' },
    })
    expect(massageDue(steady, connected(17), TODAY)).toBeNull()
  })

  it('after 18 days in build', () => {
    const growing = aLog(...weeksBefore(TODAY, [40, 40, 40, 40, 50, 50, 50, 50]))
    expect(massageDue(growing, connected(18), TODAY)?.facts.phase).toBe('build')
    expect(massageDue(growing, connected(17), TODAY)).toBeNull()
  })

  it('every week in peak, or every second as the runner chose', () => {
    const races = [aRace(addDays(TODAY, 30))]
    const facts = { daysSince: 7, cadenceDays: 7, phase: 'peak' }
    expect(massageDue(steady, connected(40, { races, treatments: [done(7)] }), TODAY)?.facts).toEqual(facts)
    expect(massageDue(steady, connected(40, { races, treatments: [done(6)] }), TODAY)).toBeNull()

    const rarely = { races, peakCadence: 'every-second-week' as const }
    expect(massageDue(steady, connected(40, { ...rarely, treatments: [done(13)] }), TODAY)).toBeNull()
    expect(massageDue(steady, connected(40, { ...rarely, treatments: [done(14)] }), TODAY)).not.toBeNull()
  })

  it.each([
    [13, false],
    [12, true],
    [9, true],
    [8, false],
  ])('in the taper once, %i days before the race: %s', (days, isDue) => {
    const races = [aRace(addDays(TODAY, days))]
    expect(massageDue(steady, connected(40, { races }), TODAY) !== null).toBe(isDue)
    const spokenOf = { races, suggestions: [suggested(2)] }
    expect(massageDue(steady, connected(40, spokenOf), TODAY)).toBeNull()
  })

  it.each([
    [6, false],
    [7, true],
    [10, true],
    [11, false],
  ])('once after a marathon, %i days after: %s', (days, isDue) => {
    const log = aLog(
      aRun({ localDate: ago(days), distanceMeters: 40_000 }),
      aRun({ localDate: ago(1), distanceMeters: 5_000 }),
    )
    const afterRace = { suggestions: [suggested(days)] }
    expect(massageDue(log, connected(40, afterRace), TODAY) !== null).toBe(isDue)
    expect(massageDue(log, connected(40, { suggestions: [suggested(2)] }), TODAY)).toBeNull()
    expect(massageDue(log, connected(40, { treatments: [done(days)] }), TODAY)).toBeNull()
    expect(massageDue(log, connected(40, { treatments: [done(30)] }), TODAY) !== null).toBe(isDue)
  })

  it('in the taper also when something else carried a suggestion 5 days before', () => {
    const races = [aRace(addDays(TODAY, 9))]
    const spokenOf = (days: number) => connected(40, { races, suggestions: [suggested(days)] })
    expect(massageDue(steady, spokenOf(5), TODAY)?.facts).toEqual({
      daysSince: 5,
      cadenceDays: 5,
      phase: 'taper',
    })
    expect(massageDue(steady, spokenOf(4), TODAY)).toBeNull()
  })

  it('not on race day', () => {
    expect(massageDue(steady, connected(40, { races: [aRace(TODAY)] }), TODAY)).toBeNull()
  })

  it.each<[string, Partial<SelfReports>]>([
    ['while ill', { health: { state: 'ill', since: ago(2) } }],
    ['while injured', { health: { state: 'injured', since: ago(60) } }],
    ['with a red flag', { health: { state: 'red-flag', since: ago(1) } }],
    ['with an appointment ahead', { treatments: [{ date: addDays(TODAY, 6), state: 'booked' }] }],
    ['for a runner who wants no massage messages', { massageMessages: false }],
    [
      'after two suggestions that were not answered',
      { suggestions: [suggested(60, false), suggested(30, false)] },
    ],
    ['with any race today', { races: [aRace(TODAY, 5_000), aRace('2025-01-05')] }],
    ['with any race in the next 4 days', { races: [aRace(addDays(TODAY, 4), 5_000), aRace('2025-01-05')] }],
    ['when no day is left before the goal race', { races: [aRace(addDays(TODAY, 6), 10_000)] }],
  ])('not %s', (_, over) => {
    expect(massageDue(steady, connected(40), TODAY)).not.toBeNull()
    expect(massageDue(steady, connected(40, over), TODAY)).toBeNull()
  })

  it('with races further away', () => {
    expect(massageDue(steady, connected(40, { races: [aRace(ago(3), 5_000)] }), TODAY)).not.toBeNull()
    const other = { races: [aRace(addDays(TODAY, 5), 5_000), aRace('2025-01-05')] }
    expect(massageDue(steady, connected(40, other), TODAY)).not.toBeNull()
    expect(
      massageDue(steady, connected(40, { races: [aRace(addDays(TODAY, 7), 10_000)] }), TODAY),
    ).not.toBeNull()
  })

  it('again once the runner is well', () => {
    const health = { state: 'well' as const, since: ago(1) }
    expect(massageDue(steady, connected(40, { health }), TODAY)).not.toBeNull()
  })

  it('only with a day of running in the last 7 days', () => {
    const lastRun = (days: number, distanceMeters = 8_000) =>
      aLog(
        aRun({ localDate: ago(days), distanceMeters }),
        ...[9, 11, 13, 15, 17].map((before) => aRun({ localDate: ago(before), distanceMeters: 8_000 })),
        ...weeksBefore('2024-09-16', [40, 40, 40, 40]),
      )
    expect(massageDue(lastRun(7), connected(40), TODAY)).not.toBeNull()
    expect(massageDue(lastRun(8), connected(40), TODAY)).toBeNull()
    expect(massageDue(lastRun(2, 999), connected(40), TODAY)).toBeNull()
    expect(massageDue(lastRun(2, 1_000), connected(40), TODAY)).not.toBeNull()
  })

  it('in base and build only with 25 km on 4 days in the last 18', () => {
    const ran = (kilometers: number, days: number) =>
      massageDue(
        aLog(
          ...Array.from({ length: days }, (_, day) =>
            aRun({ localDate: ago(1 + 3 * day), distanceMeters: Math.round((kilometers * 1000) / days) }),
          ),
        ),
        connected(40),
        TODAY,
      )
    expect(ran(24.9, 6)).toBeNull()
    expect(ran(25.2, 3)).toBeNull()
    expect(ran(25, 4)).not.toBeNull()
    expect(ran(25.2, 6)).not.toBeNull()
  })

  it('never within 14 days of coming back from a break', () => {
    const back = (days: number) =>
      massageDue(
        aLog(
          ...weeksBefore('2024-09-01', Array(8).fill(50)),
          ...Array.from({ length: days }, (_, day) => aRun({ localDate: ago(day) })),
        ),
        connected(40),
        TODAY,
      )
    expect(back(14)).toBeNull()
    expect(back(15)).not.toBeNull()
  })

  it('never in the first 7 days after connecting, whatever the runner told of their last one', () => {
    const peak: { races: Race[] } = { races: [aRace(addDays(TODAY, 11))] }
    expect(massageDue(steady, connected(6, peak), TODAY)).toBeNull()
    expect(massageDue(steady, connected(7, peak), TODAY)).not.toBeNull()
  })
})

describe('who has just come', () => {
  const now = new Date(`${TODAY}T12:00:00Z`)

  it('is asked for two weeks what no log knows', () => {
    expect([14, 15].map((days) => isNew(connected(days), now))).toEqual([true, false])
    expect([14, 15].map((days) => asksLastMassage(connected(days), now))).toEqual([true, false])
  })

  it('is asked for the last massage until one is told of', () => {
    expect(asksLastMassage(connected(3, { treatments: [done(60)] }), now)).toBe(false)
    expect(asksLastMassage(connected(30, { treatments: [done(60)] }), now)).toBe(false)
  })

  it('is new by the runner’s own clock', () => {
    const runner = { ...connected(0), connectedAt: new Date('2024-09-23T02:00:00Z') }
    expect(isNew({ ...runner, timeZone: 'UTC' }, now)).toBe(true)
    expect(isNew({ ...runner, timeZone: 'America/New_York' }, now)).toBe(false)
  })
})
