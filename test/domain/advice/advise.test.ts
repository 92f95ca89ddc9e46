import { describe, expect, it } from 'vitest'
import { aRun } from '../builders.ts'
import { aRace } from '../training.ts'
import {
  type Asked,
  bigRun,
  done,
  growing,
  lastSuggested,
  longRun,
  massage,
  massageDue,
  noRestDay,
  raceEffort,
} from './advising.ts'
import { ago, ahead, steady, TODAY } from './planning.ts'

describe('no suggestion', () => {
  it.each<[string, Asked, object]>([
    [
      'with one booked',
      { selfReports: { treatments: [{ date: ahead(2), state: 'booked' }] } },
      { reason: 'booked', date: ahead(2) },
    ],
    [
      '5 days after a treatment',
      { selfReports: done(5) },
      { reason: 'treated-lately', date: ago(5), daysSince: 5, wasBooked: false },
    ],
    [
      'after two that were not answered',
      {
        selfReports: {
          suggestions: [40, 20].map((days) => ({ date: ago(days), answered: false, inSummary: false })),
        },
      },
      { reason: 'paused', since: ago(20), asks: true },
    ],
    [
      'in base within 14 days of the last',
      { selfReports: lastSuggested(13) },
      { reason: 'spoken-of-lately', daysSince: 13, afterDays: 14 },
    ],
    [
      'in build within 14 days of the last',
      { selfReports: lastSuggested(13), before: growing },
      { reason: 'spoken-of-lately', daysSince: 13, afterDays: 14 },
    ],
    [
      'in peak within 7 days of the last',
      { selfReports: { ...lastSuggested(6), races: [aRace(ahead(30))] } },
      { reason: 'spoken-of-lately', daysSince: 6, afterDays: 7 },
    ],
    [
      'in peak within 14 days for those who want it every second week',
      { selfReports: { ...lastSuggested(13), races: [aRace(ahead(30))], peakCadence: 'every-second-week' } },
      { reason: 'spoken-of-lately', daysSince: 13, afterDays: 14 },
    ],
    ['in the taper', { selfReports: { races: [aRace(ahead(14))] } }, { reason: 'phase', phase: 'taper' }],
    [
      'after the longest big run within 5 days of the last',
      { selfReports: lastSuggested(4), run: longRun, findings: [bigRun(longRun)] },
      { reason: 'spoken-of-lately', daysSince: 4, afterDays: 5 },
    ],
    [
      'with a race tomorrow',
      { selfReports: { races: [aRace(ahead(1), 5_000), aRace(ahead(60))] } },
      { reason: 'race-now' },
    ],
  ])('%s', (_, asked, why) => {
    expect(massage(asked)).toMatchObject({ kind: 'none', why })
  })

  it('in the 14 days after a return from a break', () => {
    const away = (back: number) =>
      massage({
        before: steady.filter(({ localDate }) => localDate < ago(back + 20) || localDate >= ago(back)),
      })
    expect(away(13)).toEqual({ kind: 'none', why: { reason: 'after-break' } })
    expect(away(14)).not.toEqual({ kind: 'none', why: { reason: 'after-break' } })
  })

  it('in the recovery phase about a run that is no effort', () => {
    const marathon = aRun({ localDate: ago(9), distanceMeters: 42_195 })
    const before = [...steady.filter(({ localDate }) => localDate < ago(9)), marathon]
    expect(massage({ before })).toEqual({ kind: 'none', why: { reason: 'phase', phase: 'recovery' } })
  })
})

describe('a suggestion', () => {
  it.each<[string, Asked, object]>([
    [
      'in base from 14 days on',
      { selfReports: lastSuggested(14) },
      { reason: 'time-for-one', daysSince: 14, afterDays: 14, phase: 'base' },
    ],
    [
      'in build from 14 days on',
      { selfReports: lastSuggested(14), before: growing },
      { reason: 'time-for-one', daysSince: 14, afterDays: 14, phase: 'build' },
    ],
    [
      'in peak from 7 days on',
      { selfReports: { ...lastSuggested(7), races: [aRace(ahead(30))] } },
      { reason: 'time-for-one', daysSince: 7, afterDays: 7, phase: 'peak' },
    ],
    [
      'after the longest big run in 42 days from 5 days on',
      { selfReports: lastSuggested(5), run: longRun, findings: [bigRun(longRun)] },
      { reason: 'longest-big-run', daysSince: 5, distanceMeters: 26_000, movingSeconds: 9_300 },
    ],
    [
      'after the longest big run also where another finding leads, and in the taper',
      {
        selfReports: { ...lastSuggested(5), races: [aRace(ahead(20))] },
        run: longRun,
        findings: [noRestDay(longRun), bigRun(longRun)],
      },
      { reason: 'longest-big-run' },
    ],
    [
      'when one is due for its own sake, by the figures of the finding',
      { findings: [massageDue] },
      { reason: 'time-for-one', daysSince: 18, afterDays: 18, phase: 'base' },
    ],
  ])('%s', (_, asked, why) => {
    expect(massage(asked)).toMatchObject({ kind: 'suggest', why })
  })

  it('after a race of 20 km from 5 days on, on the day of the race itself', () => {
    const race = (distanceMeters: number) => aRun({ localDate: TODAY, distanceMeters, marked: 'race' })
    const asked = (distanceMeters: number): Asked => ({
      selfReports: { ...lastSuggested(5), races: [aRace(TODAY, distanceMeters, true)] },
      run: race(distanceMeters),
      findings: [raceEffort(race(distanceMeters))],
    })
    expect(massage(asked(20_000))).toMatchObject({
      kind: 'suggest',
      why: { reason: 'race-effort', daysSince: 5, distanceMeters: 20_000 },
    })
    expect(massage(asked(42_195))).toMatchObject({ kind: 'suggest', plan: { technique: 'swedish' } })
    expect(massage(asked(19_999))).toEqual({ kind: 'none', why: { reason: 'phase', phase: 'race-day' } })
  })

  it('not sooner after a big run that was not the longest in 42 days', () => {
    const earlier = (days: number) =>
      aRun({ localDate: ago(days), distanceMeters: 26_000, startedAt: new Date(`${ago(days)}T16:00Z`) })
    const asked = (days: number): Asked => ({
      selfReports: lastSuggested(5),
      run: longRun,
      findings: [bigRun(longRun)],
      before: [...steady, earlier(days)],
    })
    expect(massage(asked(42)).kind).toBe('none')
    expect(massage(asked(43)).kind).toBe('suggest')
  })

  it('has a plan around the run, or a week of days when it is due for its own sake', () => {
    expect(massage({ selfReports: done(30) })).toMatchObject({ plan: { days: ['2024-10-09', '2024-10-10'] } })
    expect(massage({ selfReports: done(30), findings: [massageDue] })).toMatchObject({
      plan: { because: { days: { counted: 'from-today' } } },
    })
  })
})
