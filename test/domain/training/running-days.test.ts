import { describe, expect, it } from 'vitest'
import {
  makesTheDay,
  runningDays,
  timeOff,
  timeOffEndedBy,
} from '../../../src/domain/training/running-days.ts'
import { aLog, aRun, daily } from '../builders.ts'

/** A run of so many metres on a day of June, at an hour. */
const ran = (day: string, hour: string, distanceMeters: number) =>
  aRun({ startedAt: new Date(`2024-06-${day}T${hour}:00:00Z`), distanceMeters })

describe('a day of running', () => {
  const [morning, noon, evening] = [ran('05', '07', 600), ran('05', '12', 400), ran('05', '18', 5_000)]

  it('has a kilometre in all', () => {
    expect(runningDays(aLog(morning, noon), '2024-06-05', '2024-06-05')).toEqual(['2024-06-05'])
    const shorter = { ...noon, distanceMeters: 399 }
    expect(runningDays(aLog(morning, shorter), '2024-06-05', '2024-06-05')).toEqual([])
  })

  it('is made one by the run with which it has, and by no other', () => {
    const log = aLog(morning, noon, evening)
    expect([morning, noon, evening].map((run) => makesTheDay(log, run))).toEqual([false, true, false])
    expect(makesTheDay(aLog(evening), evening)).toBe(true)
    expect(makesTheDay(log, ran('05', '20', 5_000))).toBe(false)
  })

  it('stands in order, though a traveller’s clock runs behind', () => {
    const apia = aRun({ startedAt: new Date('2024-06-10T02:00:00Z'), localDate: '2024-06-10' })
    const home = aRun({ startedAt: new Date('2024-06-10T05:00:00Z'), localDate: '2024-06-09' })
    expect(runningDays(aLog(apia, home), '2024-06-01', '2024-06-30')).toEqual(['2024-06-09', '2024-06-10'])
  })
})

describe('time off', () => {
  it('is counted from the last day of running, be it the first of all', () => {
    const log = aLog(ran('01', '07', 5_000))
    expect(timeOff(log, 1, '2024-06-10')).toEqual({ daysOff: 8, lastRunDate: '2024-06-01', runsBefore: 1 })
    expect(timeOff(log, 0, '2024-06-10')).toBeNull()
  })

  it('is not ended by fragments, unless those of one day make one', () => {
    const apart = [ran('05', '07', 600), ran('06', '07', 600)]
    expect(timeOff(aLog(apart), 2, '2024-06-10')).toBeNull()
    const together = [ran('05', '07', 600), ran('05', '18', 600)]
    expect(timeOff(aLog(together), 2, '2024-06-10')?.lastRunDate).toBe('2024-06-05')
    const log = aLog(ran('01', '07', 5_000), apart)
    expect(timeOff(log, 3, '2024-06-10')?.lastRunDate).toBe('2024-06-01')
  })

  it('of a week is ended by the run that makes its day one of running, whatever fragment came before', () => {
    const often = daily('2024-05-20', [6, 6, 6, 6])
    const fragment = ran('02', '07', 300)
    const [first, back, again] = [ran('03', '07', 300), ran('03', '12', 5_000), ran('03', '18', 5_000)]
    const log = aLog(often, fragment, first, back, again)
    expect([fragment, first, back, again].map((run) => timeOffEndedBy(log, run)?.daysOff ?? null)).toEqual([
      ...[null, null, 10, null],
    ])
  })

  it('of less than a week is none, with a fragment in it or without', () => {
    const often = daily('2024-05-20', [6, 6, 6, 6])
    const last = daily('2024-05-31', [6, 6])
    const run = ran('08', '07', 5_000)
    expect(timeOffEndedBy(aLog(often, last, ran('06', '07', 300), run), run)).toBeNull()
    expect(timeOffEndedBy(aLog(run), run)).toBeNull()
  })
})
