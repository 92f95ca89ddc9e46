import { describe, expect, it } from 'vitest'
import { pauseOn } from '../../../src/domain/advice/massage-pause.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, aRace, selfReports, weeksBefore } from '../training.ts'

const TODAY = '2024-10-07'
const ago = (days: number) => addDays(TODAY, -days)
const sent = (days: number, over: Partial<SelfReports['suggestions'][number]> = {}) => ({
  date: ago(days),
  answered: false,
  inSummary: false,
  ...over,
})
const done = (days: number) => ({ date: ago(days), state: 'done' as const })
const steady = weeksBefore(TODAY, Array(16).fill(50))
const silent = [sent(40), sent(20)]

const paused = (over: Partial<SelfReports>, ...runs: Run[]) =>
  pauseOn(aLog(...steady, ...runs), selfReports({ suggestions: silent, ...over }), TODAY)

describe('massage suggestions rest', () => {
  it('after two in a row that were not answered, those of summaries aside', () => {
    expect(paused({})).toEqual({ since: ago(20), isAsked: false })
    expect(paused({ suggestions: [sent(20), sent(0)] })).toEqual({ since: TODAY, isAsked: false })
    expect(paused({ suggestions: [sent(20)] })).toBeNull()
    expect(paused({ suggestions: [...silent, sent(6, { answered: true })] })).toBeNull()
    expect(paused({ suggestions: silent.map((each) => ({ ...each, inSummary: true })) })).toBeNull()
  })

  it('by the day of each, in whatever order they are known, and by none to come', () => {
    expect(paused({ suggestions: [sent(20), sent(40)] })).toEqual({ since: ago(20), isAsked: false })
    expect(paused({ suggestions: [...silent, sent(-1)] })?.since).toBe(ago(20))
    expect(paused({ suggestions: [sent(80), sent(60), sent(30), sent(10)] })?.since).toBe(ago(10))
  })

  it('unless the runner said how their legs are since the first of them', () => {
    const legs = (days: number) => [{ date: ago(days), state: 'fine', area: null, sleep: null }] as const
    expect([41, 40, 20, 0, -1].map((days) => paused({ legs: legs(days) }) !== null)).toEqual([
      ...[true, false, false, false, true],
    ])
  })

  it('unless a treatment has come since the first of them', () => {
    expect(paused({ treatments: [done(40)] })).toBeNull()
    expect(paused({ treatments: [done(41)] })).not.toBeNull()
  })

  it('until the runner wants them back, and then it takes two again', () => {
    const back = (days: number) => ({ pause: { askedOn: ago(19), backOn: ago(days) } })
    expect(paused(back(20))).toBeNull()
    expect(paused(back(40))).toBeNull()
    expect(paused(back(41))).not.toBeNull()
    expect(paused({ ...back(18), suggestions: [...silent, sent(9)] })).toBeNull()
    expect(paused({ ...back(18), suggestions: [...silent, sent(9), sent(2)] })?.since).toBe(ago(2))
  })

  it('for 42 days', () => {
    expect(paused({ suggestions: [sent(60), sent(41)] })).not.toBeNull()
    expect(paused({ suggestions: [sent(60), sent(42)] })).toBeNull()
    expect(paused({ suggestions: [sent(80), sent(60), sent(10)] })).toBeNull()
  })

  it('until peak is entered', () => {
    const race = (days: number) => ({ races: [aRace(addDays(TODAY, days))] })
    expect(paused(race(42))).toBeNull()
    expect(paused(race(43))).not.toBeNull()
    // peak had begun before the second of them
    expect(paused(race(22))).not.toBeNull()
  })

  it('until a race of 20 km', () => {
    const race = (distanceMeters: number, days: number) =>
      aRun({ startedAt: new Date(`${ago(days)}T17:00Z`), distanceMeters, marked: 'race' })
    expect(paused({}, race(20_000, 5))).toBeNull()
    expect(paused({}, race(19_999, 5))).not.toBeNull()
    expect(paused({}, race(20_000, 21))).not.toBeNull()
    expect(
      paused({}, aRun({ startedAt: new Date(`${ago(5)}T17:00Z`), distanceMeters: 20_000 })),
    ).not.toBeNull()
  })

  it('until a simulation of one, as long as it', () => {
    const workout = (distanceMeters: number) =>
      aRun({
        startedAt: new Date(`${ago(5)}T17:00Z`),
        distanceMeters,
        movingSeconds: 9_300,
        marked: 'workout',
      })
    expect(paused({}, workout(20_000))).toBeNull()
    expect(paused({}, workout(19_999))).not.toBeNull()
  })

  it('and are asked about once', () => {
    expect(paused({ pause: { askedOn: ago(20), backOn: null } })?.isAsked).toBe(true)
    expect(paused({ pause: { askedOn: ago(19), backOn: null } })?.isAsked).toBe(true)
    expect(paused({ pause: { askedOn: ago(21), backOn: null } })?.isAsked).toBe(false)
  })
})
