import { describe, expect, it } from 'vitest'
import { isPlan } from '../../../src/domain/advice/massage-plan.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports, Soreness } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aRace, weeksBefore } from '../training.ts'
import { ago, ahead, areasOf, plan, planned, sore, steady, TODAY } from './planning.ts'

describe('no massage', () => {
  it.each([0, 1])('with a race in %i days', (days) => {
    const race = aRace(ahead(days), 20_000)
    expect(planned({ selfReports: { races: [race] } })).toEqual({ reason: 'race-now', race, days })
  })

  it('while yesterday’s ultra has left no run yet', () => {
    const race = aRace(ago(1), 100_000)
    expect(planned({ selfReports: { races: [race] } })).toEqual({ reason: 'race-not-over', race })
    const finished = aRun({ localDate: ago(1), distanceMeters: 98_000, movingSeconds: 50_000 })
    expect(
      isPlan(planned({ selfReports: { races: [race] }, before: [...steady.slice(0, -1), finished] })),
    ).toBe(true)
  })

  it.each([
    [1, 39_999],
    [2, 100_000],
  ])('but %i days after a race of %i m that left no run, for that is over', (days, distanceMeters) => {
    expect(isPlan(planned({ selfReports: { races: [aRace(ago(days), distanceMeters)] } }))).toBe(true)
    const marathon = aRace(ago(1), 40_000)
    expect(planned({ selfReports: { races: [marathon] } })).toEqual({
      reason: 'race-not-over',
      race: marathon,
    })
  })

  it('but after today’s race, once it is in the log', () => {
    const races = [aRace(TODAY, 12_000)]
    expect(isPlan(planned({ selfReports: { races } }))).toBe(true)
    expect(isPlan(planned({ selfReports: { races: [aRace(TODAY, 13_333)] } }))).toBe(true)
    expect(planned({ selfReports: { races: [aRace(TODAY, 13_334)] } })).toMatchObject({ reason: 'race-now' })
  })

  it.each([2, 4])('with the goal race in %i days, for no day is left', (days) => {
    expect(planned({ selfReports: { races: [aRace(ahead(days))] } })).toMatchObject({
      reason: 'race-now',
      days,
    })
  })

  it('with another race in 2 to 4 days for a runner without a treatment in 60 days', () => {
    const races = [aRace(ahead(4), 5_000), aRace(ahead(60))]
    const late: Partial<SelfReports> = { races, treatments: [{ date: ago(61), state: 'done' }] }
    expect(planned({ selfReports: late })).toEqual({ reason: 'new-before-race', race: races[0], days: 4 })
    const known: Partial<SelfReports> = { races, treatments: [{ date: ago(60), state: 'done' }] }
    expect(isPlan(planned({ selfReports: known }))).toBe(true)
  })

  it('when the next race leaves no day before it', () => {
    const races = (days: number) => [aRace(ahead(days), 5_000), aRace(ahead(60))]
    expect(planned({ selfReports: { races: races(2) } })).toMatchObject({ reason: 'no-day-fits' })
    expect(plan({ selfReports: { races: races(3) } }).days).toEqual(['2024-10-08'])
  })

  it('when no open day is left, said plainly with the days that were looked at', () => {
    expect(planned({ practice: { openDays: [0] } })).toEqual({
      reason: 'closed',
      from: '2024-10-08',
      to: '2024-10-11',
      nextOpenOn: null,
    })
    expect(planned({ practice: { openDays: [] }, run: null })).toMatchObject({ reason: 'closed' })
  })

  it('when the days that would help have gone by', () => {
    expect(planned({ now: '2024-10-11T12:00Z' })).toMatchObject({ reason: 'no-day-fits' })
  })
})

describe('the technique, by the first rule that holds', () => {
  it('is Swedish with another race in 2 to 4 days', () => {
    const races = [aRace(ahead(4), 5_000), aRace(ahead(60))]
    expect(plan({ selfReports: { races } })).toMatchObject({
      technique: 'swedish',
      pressure: 'light',
      because: { technique: { reason: 'race-soon', days: 4 } },
    })
    expect(plan({ selfReports: { races: [aRace(ahead(5), 5_000), aRace(ahead(60))] } }).technique).toBe(
      'sports',
    )
  })

  it.each([
    ['40 km', { distanceMeters: 40_000, movingSeconds: 10_000 }],
    ['3 hours', { distanceMeters: 30_000, movingSeconds: 10_800 }],
  ])('is Swedish after %s', (_, over) => {
    const result = plan({ run: aRun({ localDate: TODAY, ...over }) })
    expect(result).toMatchObject({ technique: 'swedish', pressure: 'light', minutes: 30 })
    expect(result.because.technique).toMatchObject({ reason: 'after-marathon-or-3-hours', firmer: false })
  })

  it.each([
    [7, 'after-marathon-or-3-hours'],
    [8, 'usual'],
  ])('%i days after 3 hours: %s', (days, reason) => {
    const trail = aRun({ localDate: ago(days), distanceMeters: 25_000, movingSeconds: 10_800 })
    const before = [...steady.filter(({ localDate }) => localDate !== ago(days)), trail]
    expect(plan({ before, now: `${TODAY}T09:00Z` }).because.technique.reason).toBe(reason)
  })

  it('is sports massage from 72 hours on, with soreness mild at most', () => {
    const marathon = aRun({ localDate: ago(3), distanceMeters: 42_195 })
    const before = steady.filter(({ localDate }) => localDate < ago(3))
    const at = (time: string, soreness: Soreness[], over: Partial<SelfReports> = {}) =>
      plan({ selfReports: { soreness, ...over }, run: marathon, before, now: `${TODAY}T${time}Z` })
    expect(at('11:13:09', [sore(1)]).technique).toBe('swedish')
    expect(at('11:13:10', [sore(1)])).toMatchObject({ technique: 'sports', pressure: 'firm' })
    expect(at('11:14', []).technique).toBe('sports')
    expect(at('11:14', [sore(1, 'calves', { strength: 'moderate' })]).technique).toBe('swedish')
    // no key sessions so soon after a marathon
    expect(at('11:14', [], { longRunDay: 4 })).toMatchObject({ technique: 'sports', pressure: 'firm' })
    expect(at('11:14', [], { treatments: [] })).toMatchObject({ technique: 'sports', pressure: 'light' })
  })

  it('is Swedish in the recovery phase', () => {
    const before = weeksBefore(ago(7), Array(14).fill(51)).concat(
      aRun({ localDate: ago(9), distanceMeters: 42_195, movingSeconds: 9_000 }),
    )
    expect(plan({ before }).because.technique).toEqual({ reason: 'recovery-phase' })
    expect(plan({ before }).technique).toBe('swedish')
  })

  it('is Swedish in a week the runner marked as easy', () => {
    expect(plan({ selfReports: { easyWeeks: [TODAY] } }).because.technique).toEqual({
      reason: 'easy-week',
      weekStart: TODAY,
    })
    expect(plan({ selfReports: { easyWeeks: [ahead(7)] } }).because.technique.reason).toBe('usual')
    const appointmentsNextWeek = {
      run: null,
      now: '2024-10-12T12:00Z',
      selfReports: { easyWeeks: [ahead(7)] },
    }
    expect(plan(appointmentsNextWeek).because.technique.reason).toBe('easy-week')
  })

  it('is Swedish when the next long or hard run is within 48 hours of every day that fits', () => {
    const result = plan({ selfReports: { longRunDay: 5 } })
    expect(result).toMatchObject({ technique: 'swedish', pressure: 'light', minutes: 30 })
    expect(result.because.technique).toEqual({
      reason: 'no-day-for-firm-work',
      nextKeySession: '2024-10-11',
    })
  })

  it('is a light sports massage of 45 minutes for a first one, whatever the phase', () => {
    const first: Partial<SelfReports> = { treatments: [] }
    const growing = weeksBefore(TODAY, [51, 51, 51, 51, 60, 60, 60, 60])
    for (const before of [steady, growing]) {
      expect(plan({ selfReports: first, before })).toMatchObject({
        technique: 'sports',
        pressure: 'light',
        minutes: 45,
        because: { technique: { reason: 'first-time' }, minutes: 'first-time' },
      })
    }
  })

  it('is a light sports massage when nobody knows the days of key sessions, whatever is sore or tight', () => {
    const before = weeksBefore(TODAY, Array(8).fill(20))
    const soreness = [sore(12), sore(7)]
    for (const told of [{}, { soreness }, { tightness: ['calves'] as const }]) {
      expect(plan({ before, selfReports: told })).toMatchObject({
        technique: 'sports',
        pressure: 'light',
        because: { technique: { reason: 'key-days-unknown' }, days: { keySessions: { known: 'unknown' } } },
      })
    }
  })

  it.each<[string, Partial<SelfReports>]>([
    ['trigger point therapy', { soreness: [sore(12), sore(7)] }],
    ['deep tissue', { tightness: ['glutes-and-hips'] }],
  ])('is %s as a part of 45 minutes, in peak as well', (_, told) => {
    const races = [aRace(ahead(30))]
    const before = steady.filter(({ localDate }) => localDate < ago(2))
    expect(plan({ before, selfReports: { ...told, races } })).toMatchObject({
      minutes: 45,
      because: { minutes: 'part-of-it' },
    })
  })

  it('minds no long run after a marathon, for there is none before day 21', () => {
    const marathon = aRun({ localDate: ago(15), distanceMeters: 42_195 })
    const since = [1, 2].map((day) => aRun({ localDate: ago(day), distanceMeters: 20_000 }))
    const before = [...steady.filter(({ localDate }) => localDate < ago(15)), marathon, ...since]
    // Thursday is two days before the named Saturday, and would be out at any other time
    const asked = { before, practice: { openDays: [4] }, selfReports: { longRunDay: 6 } }
    expect(plan(asked)).toMatchObject({ pressure: 'firm', days: ['2024-10-10'] })
    expect(plan({ ...asked, before: steady })).toMatchObject({ pressure: 'light' })
  })

  it('is trigger point therapy where the same area was sore in two episodes', () => {
    const result = plan({ selfReports: { soreness: [sore(12), sore(7), sore(1, 'glutes-and-hips')] } })
    expect(result).toMatchObject({ technique: 'trigger-point', pressure: 'firm' })
    expect(result.because.technique).toEqual({
      reason: 'sore-again',
      area: 'calves',
      episodes: [ago(12), ago(7)],
    })
    expect(areasOf(result)).toEqual(['calves', 'glutes-and-hips'])
    expect(plan({ selfReports: { soreness: [sore(12), sore(8)] } }).technique).toBe('sports')
    expect(plan({ selfReports: { soreness: [sore(28), sore(1)] } }).technique).toBe('sports')
    expect(plan({ selfReports: { soreness: [sore(27), sore(1)] } }).technique).toBe('trigger-point')
  })

  it('is deep tissue on what is chronically tight, 48 hours after the last run of 90 minutes', () => {
    const afterRun = (endedAt: string, movingSeconds: number) => {
      const startedAt = new Date(Date.parse(endedAt) - movingSeconds * 1000)
      const before = [...steady.slice(0, -1), aRun({ startedAt, distanceMeters: 17_000, movingSeconds })]
      return plan({ selfReports: { tightness: ['glutes-and-hips'] }, before })
    }
    const result = afterRun('2024-10-05T12:00Z', 5_400)
    expect(result).toMatchObject({ technique: 'deep-tissue', pressure: 'firm' })
    expect(result.areas[0]).toEqual({ area: 'glutes-and-hips', because: { reason: 'tightness' } })
    expect(result.because.technique).toEqual({ reason: 'tightness', area: 'glutes-and-hips' })
    expect(afterRun('2024-10-05T12:01Z', 5_400).technique).toBe('sports')
    expect(afterRun('2024-10-06T12:00Z', 5_399).technique).toBe('deep-tissue')
  })

  describe('by the last seven days beside the 28 before them', () => {
    const usually = Array.from({ length: 16 }, (_, n) =>
      aRun({ localDate: ago(8 + n), distanceMeters: 10_000 }),
    )
    const ranLately = (meters: readonly number[], over: Partial<Run> = {}, told: Partial<SelfReports> = {}) =>
      plan({
        run: null,
        before: [
          ...usually,
          ...meters.map((distanceMeters, n) => aRun({ localDate: ago(1 + n), distanceMeters, ...over })),
        ],
        selfReports: { longRunDay: 6, ...told },
      })

    it('is gentle under three quarters of the usual, also where nobody knows the long run', () => {
      for (const longRunDay of [6, null]) {
        expect(ranLately([10_000, 10_000, 9_999], {}, { longRunDay })).toMatchObject({
          technique: 'swedish',
          because: { technique: { reason: 'lighter-week' } },
        })
      }
    })

    it('is gentle where nothing was run, also for weeks', () => {
      expect(ranLately([])).toMatchObject({ technique: 'swedish' })
      expect(plan({ run: null, before: [], selfReports: { longRunDay: 6 } })).toMatchObject({
        technique: 'swedish',
      })
    })

    it('is light where nothing was long, hilly or fast', () => {
      expect(ranLately([10_000, 10_000, 10_000])).toMatchObject({
        technique: 'sports',
        pressure: 'light',
        because: { technique: { reason: 'nothing-hard' } },
      })
    })

    it('is firm after a tenth more than usual, or a hard run in a lesser week', () => {
      const firm = { technique: 'sports', pressure: 'firm', because: { technique: { reason: 'usual' } } }
      expect(ranLately([10_000, 10_000, 10_000, 13_999]).pressure).toBe('light')
      expect(ranLately([10_000, 10_000, 10_000, 14_000])).toMatchObject(firm)
      expect(ranLately([10_000, 10_000, 10_000], { marked: 'workout' })).toMatchObject(firm)
      expect(ranLately([10_000, 10_000, 10_000], { climbMeters: 150 })).toMatchObject(firm)
      expect(ranLately([10_000, 10_000, 10_000], { ground: 'trail' }).pressure).toBe('light')
    })
  })
})

describe('the runs and races a plan goes by', () => {
  it('are those that are over by now: a race that is still run is one at the door', () => {
    const races = [aRace(TODAY, 10_000)]
    const run = aRun({ localDate: TODAY, distanceMeters: 9_000, movingSeconds: 3_600 })
    const at = (time: string) => planned({ run, selfReports: { races }, now: `${TODAY}T${time}Z` })
    expect(at('07:59:59')).toMatchObject({ reason: 'race-now' })
    expect(isPlan(at('08:00:00'))).toBe(true)
  })

  it('are told from the next race on', () => {
    const races = [aRace(ahead(60)), aRace(ahead(20), 5_000)]
    expect(plan({ selfReports: { races } }).tellTherapist.nextRace).toEqual(races[1])
  })

  it('leave firm work for the third day after a climb beyond the usual', () => {
    const before = steady.map((run) => ({ ...run, climbMeters: 100 }))
    const climbed = (climbMeters: number) =>
      plan({ before, run: aRun({ localDate: TODAY, distanceMeters: 12_000, climbMeters }) })
    expect(climbed(100).days).toEqual(['2024-10-09', '2024-10-10'])
    expect(climbed(600)).toMatchObject({ pressure: 'firm', days: ['2024-10-10'] })
  })

  it('are looked back on from the last effort, whichever kind it was', () => {
    const marathon = aRun({ localDate: ago(5), distanceMeters: 42_195, movingSeconds: 14_400 })
    const long = aRun({ localDate: ago(1), distanceMeters: 30_000, movingSeconds: 10_800 })
    const before = [...steady.filter(({ localDate }) => localDate < ago(7)), marathon, long]
    expect(plan({ before, run: null }).because.technique).toMatchObject({
      reason: 'after-marathon-or-3-hours',
      date: ago(1),
    })
  })
})

describe('the places a therapist is told', () => {
  const run = aRun({ localDate: TODAY, distanceMeters: 32_000, movingSeconds: 10_801 })
  const told = (soreness: Soreness[], over: Partial<SelfReports> = {}) =>
    plan({ run, selfReports: { soreness, ...over } }).tellTherapist.areas

  it('are each named once, by the first reason of all', () => {
    expect(told([sore(1, 'calves')], { tightness: ['calves'] }).map(({ area }) => area)).toEqual([
      ...['calves', 'quads-and-hamstrings', 'glutes-and-hips', 'lower-back'],
    ])
  })

  it('hold the lower back after more than three hours', () => {
    expect(told([]).at(-1)).toEqual({ area: 'lower-back', because: { reason: 'beyond-3-hours' } })
    const three = plan({ run: { ...run, movingSeconds: 10_800 } }).tellTherapist.areas
    expect(three.map(({ area }) => area)).not.toContain('lower-back')
  })

  it('are none that lies around one that hurts', () => {
    expect(told([sore(1, 'achilles')], { tightness: ['calves'] }).map(({ area }) => area)).toEqual([
      ...['quads-and-hamstrings', 'glutes-and-hips', 'lower-back'],
    ])
    expect(told([sore(1, 'knee')]).map(({ area }) => area)).toContain('calves')
  })
})
