import { describe, expect, it } from 'vitest'
import { assessRun, type Rule } from '../../../src/domain/rules/index.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aLog, aRun, aRunner, daily } from '../builders.ts'

const inARow = (from: string, days: number) =>
  daily(
    from,
    Array.from({ length: days }, () => 6),
  )
const found = (
  rule: Rule,
  runs: readonly Run[],
  sensitivity: 'relaxed' | 'standard' | 'careful' = 'standard',
) => {
  const log = aLog(runs)
  return log.counted
    .flatMap((run) => assessRun(log, run, aRunner({ sensitivity })))
    .filter((finding) => finding.rule === rule)
}

describe('no rest day', () => {
  it.each([
    ['standard', '2024-06-10'],
    ['relaxed', '2024-06-14'],
    ['careful', '2024-06-07'],
  ] as const)('for the %s is reported on %s, once', (sensitivity, date) => {
    expect(
      found('no-rest-day', inARow('2024-06-01', 20), sensitivity).map((finding) => finding.date),
    ).toEqual([date])
  })

  it('says how long and since when', () => {
    expect(found('no-rest-day', inARow('2024-06-01', 10))[0]?.facts).toEqual({
      daysInARow: 10,
      since: '2024-06-01',
    })
  })

  it('begins anew after a day with less than a kilometre in all', () => {
    const fragment = aRun({ localDate: '2024-06-06', distanceMeters: 999 })
    const runs = inARow('2024-06-01', 15).filter(({ localDate }) => localDate !== '2024-06-06')
    expect(found('no-rest-day', [...runs, fragment])).toEqual([])
    const another = aRun({ startedAt: new Date('2024-06-06T18:00:00Z'), distanceMeters: 1 })
    expect(found('no-rest-day', [...runs, fragment, another])).toHaveLength(1)
  })

  it('is reported by the run that makes the day one of running', () => {
    const runs = inARow('2024-06-01', 9)
    const evening = aRun({ startedAt: new Date('2024-06-10T18:00:00Z') })
    const later = aRun({ startedAt: new Date('2024-06-10T20:00:00Z') })
    const fragment = aRun({ localDate: '2024-06-10', distanceMeters: 300 })
    expect(found('no-rest-day', [...runs, fragment, evening, later]).map(({ run }) => run)).toEqual([
      evening.id,
    ])
  })

  it('is not for a runner with a streak of 21 days in the sixteen weeks before', () => {
    const tenDays = inARow('2024-06-03', 10)
    expect(found('no-rest-day', [...inARow('2024-05-01', 20), ...tenDays]).map(({ date }) => date)).toEqual([
      '2024-05-10',
      '2024-06-12',
    ])
    expect(found('no-rest-day', [...inARow('2024-05-01', 21), ...tenDays]).map(({ date }) => date)).toEqual([
      '2024-05-10',
    ])
  })
})

describe('a return from a break', () => {
  const before = inARow('2024-05-01', 4)
  const back = (daysOff: number, over: Partial<Run> = {}) =>
    aRun({ localDate: addDays('2024-05-04', daysOff + 1), ...over })

  it('is the first day of running after 14 days without', () => {
    expect(found('return-from-break', [...before, back(13)])).toEqual([])
    const run = back(14)
    expect(found('return-from-break', [...before, run, back(15)])).toEqual([
      {
        rule: 'return-from-break',
        subject: `run:${run.id}`,
        date: '2024-05-19',
        run: run.id,
        facts: { daysOff: 14, lastRunDate: '2024-05-04', runsBefore: 4 },
      },
    ])
  })

  it('needs four runs in the 28 days before the break', () => {
    expect(found('return-from-break', [...before.slice(1), back(14)])).toEqual([])
    const early = aRun({ localDate: '2024-04-07' })
    expect(found('return-from-break', [early, ...before.slice(1), back(14)])).toHaveLength(1)
    const tooEarly = aRun({ localDate: '2024-04-06' })
    expect(found('return-from-break', [tooEarly, ...before.slice(1), back(14)])).toEqual([])
  })

  it('is not ended by a fragment of less than a kilometre', () => {
    const fragment = back(7, { distanceMeters: 300 })
    expect(found('return-from-break', [...before, fragment, back(15)]).map(({ facts }) => facts)).toEqual([
      { daysOff: 15, lastRunDate: '2024-05-04', runsBefore: 4 },
    ])
  })

  it('after 7 to 13 days is a short break, of somebody who ran often', () => {
    const often = inARow('2024-04-23', 12)
    const shortBreaks = (daysOff: number) =>
      found('short-break', [...often, back(daysOff)]).map(({ facts }) => facts)
    expect(shortBreaks(6)).toEqual([])
    expect(shortBreaks(7)).toEqual([{ daysOff: 7, lastRunDate: '2024-05-04', runsBefore: 12 }])
    expect(shortBreaks(13)).toHaveLength(1)
    expect(shortBreaks(14)).toEqual([])
    expect(found('short-break', [...often.slice(1), back(7)])).toEqual([])
  })

  it('is none for the first run ever', () => {
    expect(found('return-from-break', [aRun()])).toEqual([])
  })
})
