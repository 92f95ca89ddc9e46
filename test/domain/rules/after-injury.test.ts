import { describe, expect, it } from 'vitest'
import { shownHeadroom } from '../../../src/domain/overview/headroom-shown.ts'
import { afterBreak } from '../../../src/domain/recovery/weeks.ts'
import { assessRun } from '../../../src/domain/rules/index.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import { nothingReported, type SelfReports } from '../../../src/domain/training/runner.ts'
import { wasInjuredLately } from '../../../src/domain/training/well.ts'
import { recovery } from '../advice/recovering.ts'
import { aLog, aRun, aRunner, Diary, daily, weekly } from '../builders.ts'

const told = (month: string): SelfReports => ({ ...nothingReported, injury: { month, place: 'shin' } })
const MARCH = told('2026-03')

/** 15.0 km the Sunday before, and then 16.6. */
const before = [...daily('2026-10-19', [8, 0, 8, 0, 8, 0, 12, 8, 0, 8, 0, 8, 0, 15, 8, 0, 8, 0, 8, 0, 0])]
const run = aRun({ localDate: '2026-11-08', distanceMeters: 16_600, movingSeconds: 5_300 })
const AFTER = '2026-11-08T12:00:00Z'

describe('an injury of the last 12 months', () => {
  it('makes a step of 16.6 over 15.0 km one that is said; without it is held back', () => {
    const without = new Diary()
    without.sync([...before, run], AFTER)
    expect(without.silent).toEqual(['long-run-spike held-back: small-step'])
    const withOne = new Diary({ selfReports: MARCH })
    withOne.sync([...before, run], AFTER)
    expect(withOne.standing).toEqual(['long-run-spike waiting'])
  })

  it('makes two easy days of the one after a small step, and leaves those after a larger one', () => {
    const small = assessRun(aLog(before, run), run, aRunner({ selfReports: MARCH }))[0]
    if (small?.rule !== 'long-run-spike') throw new Error('no spike')
    const asked = (selfReports: Partial<SelfReports>) =>
      recovery(small, { run, history: before, at: '2026-11-08T18:00Z', selfReports })
    const days = (to: string) => [{ kind: 'easy-or-rest', from: '2026-11-09', to }]
    expect(asked({}).steps).toEqual(days('2026-11-09'))
    expect(asked(MARCH).steps).toEqual(days('2026-11-10'))
    expect(asked(MARCH).tone.afterInjury).toBe(true)
  })

  it('lets also the relaxed hear of a small step', () => {
    const bands = (selfReports: SelfReports) =>
      assessRun(aLog(before, run), run, aRunner({ sensitivity: 'relaxed', selfReports })).map(
        ({ rule }) => rule,
      )
    expect(bands(nothingReported)).not.toContain('long-run-spike')
    expect(bands(MARCH)).toContain('long-run-spike')
  })

  it('counts by months, from that of the injury to the same a year later', () => {
    const on = (day: string, selfReports: Partial<SelfReports> = MARCH) =>
      wasInjuredLately({ ...nothingReported, ...selfReports }, day)
    expect(['2026-02-28', '2026-03-01', '2027-03-31', '2027-04-01'].map((day) => on(day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(on('2026-11-08', nothingReported)).toBe(false)
    expect(on('2026-11-08', { timeOff: { date: '2026-05-20', why: 'injured' } })).toBe(true)
    expect(on('2026-11-08', { timeOff: { date: '2026-05-20', why: 'ill' } })).toBe(false)
  })

  it('keeps the return from a break at half for two weeks', () => {
    const back = daily('2026-11-08', [4])
    const log = aLog(weekly('2026-08-31', Array(5).fill(60)), back)
    const runner = (selfReports: SelfReports) => aRunner({ selfReports })
    const share = (isAfterInjury: boolean) =>
      afterBreak(log, '2026-11-08', phaseOf(log, aRunner(), '2026-11-08'), isAfterInjury).map((step) =>
        step.kind === 'part-of-usual-week' ? step.share : step.kind,
      )
    expect(share(false)).toEqual(['half', 'three-quarters'])
    expect(share(true)).toEqual(['half', 'half'])
    const figure = (selfReports: SelfReports, days: number) =>
      shownHeadroom(log, runner(selfReports), new Date(`${addDays('2026-11-08', days)}T12:00Z`)).run
    for (const days of [0, 6]) expect(figure(MARCH, days)).toEqual(figure(nothingReported, days))
    expect(figure(nothingReported, 7)).toMatchObject({ beyondMeters: 11_250 })
    expect(figure(MARCH, 7)).toMatchObject({ beyondMeters: 7_500, basis: 'after-break' })
    expect(figure(MARCH, 13)).toMatchObject({ beyondMeters: 7_500 })
  })
})
