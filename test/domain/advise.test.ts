import { describe, expect, it } from 'vitest'
import type { MassageAdvice } from '../../src/domain/advice.ts'
import { advise } from '../../src/domain/advise.ts'
import type { Finding } from '../../src/domain/findings.ts'
import type { Run } from '../../src/domain/run.ts'
import type { Told } from '../../src/domain/runner.ts'
import { aRun } from './builders.ts'
import { ago, ahead, everyDay, sore, steady, TODAY } from './planning.ts'
import { aLog, aRace, told } from './training.ts'

type Asked = {
  told?: Partial<Told>
  run?: Run
  before?: readonly Run[]
  connected?: number
  findings?: Finding[]
}

const bigRun = (run: Run): Finding => ({
  rule: 'big-long-run',
  subject: `run:${run.id}`,
  date: run.localDate,
  run: run.id,
  facts: { distanceMeters: run.distanceMeters, movingSeconds: run.movingSeconds },
})

const raceEffort = (run: Run): Finding => ({
  rule: 'race-effort',
  subject: `run:${run.id}`,
  date: run.localDate,
  run: run.id,
  facts: { known: 'marked', distanceMeters: run.distanceMeters, movingSeconds: run.movingSeconds },
})

const noRestDay = (run: Run): Finding => ({
  rule: 'no-rest-day',
  subject: `run:${run.id}`,
  date: run.localDate,
  run: run.id,
  facts: { daysInARow: 10, since: ago(9) },
})

const massageDue: Finding = {
  rule: 'massage-due',
  subject: `day:${TODAY}`,
  date: TODAY,
  run: null,
  facts: { daysSince: 18, cadenceDays: 18, phase: 'base' },
}

const easyRun = aRun({ localDate: TODAY, distanceMeters: 12_000 })
const longRun = aRun({ localDate: TODAY, distanceMeters: 26_000, movingSeconds: 9_300 })

/** The massage advised at noon about a run of TODAY, ten days in a row unless told otherwise. */
function massage({
  told: over,
  run = easyRun,
  before = steady,
  connected = 40,
  findings,
}: Asked = {}): MassageAdvice {
  const [lead, ...supporting] = findings ?? [noRestDay(run)]
  if (!lead) throw new Error('a nudge has a leading finding')
  const runner = told(over, { connectedAt: new Date(`${ago(connected)}T12:00:00Z`) })
  return advise([lead, ...supporting], aLog(...before, run), runner, everyDay, new Date(`${TODAY}T12:00Z`))
    .massage
}

const done = (days: number) => ({ treatments: [{ date: ago(days), state: 'done' as const }] })
const lastSuggested = (days: number): Partial<Told> => ({
  suggestions: [{ date: ago(days), answered: true }],
})

describe('medical care and clinicians come first', () => {
  it('sends a red flag to medical care, due or wanted or not', () => {
    const health = { state: 'red-flag' as const, since: ago(1) }
    for (const findings of [[noRestDay(easyRun)], [massageDue]]) {
      expect(massage({ told: { health }, findings })).toEqual({ kind: 'medical-care', since: ago(1) })
      expect(massage({ told: { health, massageMessages: false }, findings }).kind).toBe('medical-care')
    }
  })

  it.each(['ill', 'injured'] as const)('sends whoever is %s to a clinician, until well', (state) => {
    const health = { state, since: ago(20) }
    const why = { reason: state, since: ago(20) }
    expect(massage({ told: { health } })).toEqual({ kind: 'see-a-clinician', why })
    expect(massage({ told: { health: { state: 'well', since: ago(1) } } }).kind).toBe('suggest')
  })

  it.each(['at-rest', 'changes-stride', 'sharp-spot'] as const)('asks for a look at pain %s', (flag) => {
    expect(massage({ told: { soreness: [sore(3, 'calves', { flag })] } })).toEqual({
      kind: 'see-a-clinician',
      why: { reason: 'flag', flag, area: 'calves', date: ago(3) },
    })
    expect(massage({ told: { soreness: [sore(28, 'calves', { flag })] } }).kind).toBe('suggest')
  })

  it.each(['lower-back', 'feet-and-ankles'] as const)('asks for a look at %s sore twice', (area) => {
    expect(massage({ told: { soreness: [sore(10, area), sore(2, area)] } })).toEqual({
      kind: 'see-a-clinician',
      why: { reason: 'keeps-coming-back', area, episodes: [ago(10), ago(2)] },
    })
    expect(massage({ told: { soreness: [sore(6, area), sore(2, area)] } }).kind).toBe('suggest')
  })

  it('asks for a look at any area sore three times, and at soreness that never leaves', () => {
    const three = [sore(20), sore(12), sore(2)]
    expect(massage({ told: { soreness: three } })).toMatchObject({
      kind: 'see-a-clinician',
      why: { reason: 'keeps-coming-back', area: 'calves' },
    })
    const everyDayOf11 = Array.from({ length: 11 }, (_, n) => sore(n))
    expect(massage({ told: { soreness: everyDayOf11 } }).kind).toBe('see-a-clinician')
    expect(massage({ told: { soreness: everyDayOf11.slice(1) } }).kind).toBe('suggest')
  })

  it('says so also to those who want no massage messages', () => {
    const soreness = [sore(3, 'calves', { flag: 'at-rest' })]
    expect(massage({ told: { soreness, massageMessages: false } }).kind).toBe('see-a-clinician')
  })
})

describe('no suggestion', () => {
  it.each<[string, Asked, object]>([
    ['without a wish for one', { told: { massageMessages: false } }, { reason: 'not-wanted' }],
    [
      'with one booked',
      { told: { treatments: [{ date: ahead(2), state: 'booked' }] } },
      { reason: 'booked', date: ahead(2) },
    ],
    ['5 days after a treatment', { told: done(5) }, { reason: 'treated-lately', date: ago(5), daysSince: 5 }],
    [
      'after two that were not answered',
      { told: { suggestions: [40, 20].map((days) => ({ date: ago(days), answered: false })) } },
      { reason: 'paused', unanswered: 2 },
    ],
    [
      'in base within 14 days of the last',
      { told: lastSuggested(13) },
      { reason: 'spoken-of-lately', daysSince: 13, afterDays: 14 },
    ],
    [
      'in peak within 7 days of the last',
      { told: { ...lastSuggested(6), races: [aRace(ahead(30))] } },
      { reason: 'spoken-of-lately', daysSince: 6, afterDays: 7 },
    ],
    [
      'in peak within 14 days for those who want it every second week',
      { told: { ...lastSuggested(13), races: [aRace(ahead(30))], peakCadence: 'every-second-week' } },
      { reason: 'spoken-of-lately', daysSince: 13, afterDays: 14 },
    ],
    ['in the taper', { told: { races: [aRace(ahead(14))] } }, { reason: 'phase', phase: 'taper' }],
    [
      'after the longest big run within 5 days of the last',
      { told: lastSuggested(4), run: longRun, findings: [bigRun(longRun)] },
      { reason: 'spoken-of-lately', daysSince: 4, afterDays: 5 },
    ],
    [
      'with a race tomorrow',
      { told: { races: [aRace(ahead(1), 5_000), aRace(ahead(60))] } },
      { reason: 'race-now' },
    ],
  ])('%s', (_, asked, why) => {
    expect(massage(asked)).toMatchObject({ kind: 'none', why })
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
      { told: lastSuggested(14) },
      { reason: 'time-for-one', daysSince: 14, afterDays: 14, phase: 'base' },
    ],
    [
      'in peak from 7 days on',
      { told: { ...lastSuggested(7), races: [aRace(ahead(30))] } },
      { reason: 'time-for-one', daysSince: 7, afterDays: 7, phase: 'peak' },
    ],
    [
      'after the longest big run in 42 days from 5 days on',
      { told: lastSuggested(5), run: longRun, findings: [bigRun(longRun)] },
      { reason: 'longest-big-run', daysSince: 5, distanceMeters: 26_000, movingSeconds: 9_300 },
    ],
    [
      'after the longest big run also where another finding leads, and in the taper',
      {
        told: { ...lastSuggested(5), races: [aRace(ahead(20))] },
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
      told: { ...lastSuggested(5), races: [aRace(TODAY, distanceMeters, true)] },
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
      told: lastSuggested(5),
      run: longRun,
      findings: [bigRun(longRun)],
      before: [...steady, earlier(days)],
    })
    expect(massage(asked(42)).kind).toBe('none')
    expect(massage(asked(43)).kind).toBe('suggest')
  })

  it('has a plan around the run, or a week of days when it is due for its own sake', () => {
    expect(massage({ told: done(30) })).toMatchObject({ plan: { days: ['2024-10-09', '2024-10-10'] } })
    expect(massage({ told: done(30), findings: [massageDue] })).toMatchObject({
      plan: { because: { days: { counted: 'from-today' } } },
    })
  })
})
