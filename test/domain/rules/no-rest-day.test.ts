import { describe, expect, it } from 'vitest'
import { RULES } from '../../../src/domain/rules/index.ts'
import { phaseOf } from '../../../src/domain/training/phase.ts'
import { noRestDayFound } from '../../messages/said.ts'
import { aLog, aRun, aRunner } from '../builders.ts'
import { found, inARow } from './found.ts'

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

describe('the day off', () => {
  const finding = { ...noRestDayFound(), date: '2024-06-10' }
  const asked = (days: number, today: string) => {
    const log = aLog(inARow('2024-06-01', days))
    const afterwards = { log, runner: aRunner(), today, run: null, phase: phaseOf(log, aRunner(), today) }
    return RULES['no-rest-day'].recovery(finding, afterwards)
  }
  const off = (from: string, to = from) => [{ kind: 'day-off', from, to }]

  it('is the next one, and one of three once that was run through', () => {
    expect(asked(10, '2024-06-10')).toEqual(off('2024-06-11'))
    expect(asked(10, '2024-06-11')).toEqual(off('2024-06-11'))
    expect(asked(11, '2024-06-11')).toEqual(off('2024-06-12', '2024-06-14'))
    expect(asked(11, '2024-06-12')).toEqual(off('2024-06-12', '2024-06-14'))
    expect(asked(12, '2024-06-12')).toEqual(off('2024-06-13', '2024-06-15'))
  })

  it('is none when it was taken', () => {
    expect(asked(10, '2024-06-12')).toEqual([])
    expect(asked(11, '2024-06-13')).toEqual([])
  })

  it('is the next one though the run of the day has gone', () => {
    expect(asked(9, '2024-06-10')).toEqual(off('2024-06-11'))
  })
})
