/** The line under the title of the training page: a walk over every stage on the way to a race and away from it. */
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/time/calendar.ts'
import { phaseOf } from '../../src/domain/training/phase.ts'
import { raceOver } from '../../src/domain/training/race-over.ts'
import { nothingReported, type Units } from '../../src/domain/training/runner.ts'
import { stageWords } from '../../src/pages/me/training/stage.ts'
import { aRun } from '../domain/builders.ts'
import { aLog, aRace, selfReports, weeksBefore } from '../domain/training.ts'

/** A Sunday. */
const RACE_DAY = '2026-11-29'
const training = weeksBefore('2026-11-23', Array(16).fill(50))

type At = { days: number; meters?: number; units?: Units; isRun?: boolean }

/** So many days after race day, with its run or without. */
function line({ days, meters = 42_195, units = 'km', isRun = false }: At) {
  const today = addDays(RACE_DAY, days)
  const runs = training.filter(({ localDate }) => localDate < today)
  const raced = aRun({ localDate: RACE_DAY, distanceMeters: meters + 100 })
  const log = aLog(...runs, ...(isRun ? [raced] : []))
  const runner = selfReports({ races: [aRace(RACE_DAY, meters)] })
  return stageWords(phaseOf(log, runner, today), raceOver(log, runner, today), runner, { units, today })
}

describe('before a race', () => {
  it.each([
    [{ days: -140 }, 'Your marathon is on 29 November 2026.'],
    [{ days: -30 }, 'Peak, 30 days before your marathon on Sun 29 Nov.'],
    [{ days: -21 }, 'Taper, 21 days before your marathon on Sun 29 Nov.'],
    [{ days: -6 }, 'Taper, six days before your marathon on Sun 29 Nov.'],
    [{ days: -1 }, 'Taper, one day before your marathon on Sun 29 Nov.'],
    [{ days: -1, meters: 21_097 }, 'Taper, one day before your half marathon on Sun 29 Nov.'],
    [{ days: -1, meters: 50_000 }, 'Taper, one day before your race of 50.0 km on Sun 29 Nov.'],
    [{ days: -1, meters: 50_000, units: 'mi' }, 'Taper, one day before your race of 31.1 mi on Sun 29 Nov.'],
    [{ days: -4, meters: 10_000 }, 'Taper, four days before your race of 10.0 km on Sun 29 Nov.'],
  ] as const)('%o: %s', (at, words) => expect(line(at)).toBe(words))

  it('is no base training', () => {
    expect(line({ days: -50 })).toBe('50 days to your marathon on Sun 29 Nov.')
  })
})

describe('on race day', () => {
  it.each([42_195, 21_097, 50_000, 10_000])('%i m are wished well', (meters) => {
    for (const units of ['km', 'mi'] as const)
      expect(line({ days: 0, meters, units })).toBe('Race day. Run well.')
  })

  it('are over once they are run', () => {
    expect(line({ days: 0, isRun: true })).toBe(
      'Recovery weeks: a little is plenty. Your marathon was today.',
    )
    expect(line({ days: 0, meters: 21_097, isRun: true })).toBe('Your half marathon was today.')
  })
})

describe('after a race', () => {
  it.each([
    [{ days: 1, isRun: true }, 'Recovery weeks: a little is plenty. Your marathon was yesterday.'],
    [{ days: 14, isRun: true }, 'Recovery weeks: a little is plenty. Your marathon was on Sun 29 Nov.'],
    [{ days: 1 }, 'Your marathon was yesterday. Its run has not arrived yet.'],
    [{ days: 3 }, 'Your marathon was on Sun 29 Nov. Its run has not arrived yet.'],
    [{ days: 1, meters: 10_000, units: 'mi', isRun: true }, 'Your race of 6.2 mi was yesterday.'],
    [
      { days: 1, meters: 50_000, isRun: true },
      'Recovery weeks: a little is plenty. Your race of 50.0 km was yesterday.',
    ],
  ] as const)('%o: %s', (at, words) => expect(line(at)).toBe(words))

  it('is named for two weeks, or one, and as long as its run may still come', () => {
    const last = (at: Omit<At, 'days'>) =>
      Array.from({ length: 30 }, (_, days) => days)
        .filter((days) => days > 0)
        .findLast((days) => line({ ...at, days }).includes(' was '))
    expect(last({ isRun: true })).toBe(14)
    expect(last({ isRun: true, meters: 21_097 })).toBe(7)
    expect(last({})).toBe(3)
  })
})

it('is a sentence on every day, calls the race what the form calls it, and denies none that was entered', () => {
  for (const meters of [42_195, 21_097, 50_000, 10_000])
    for (const units of ['km', 'mi'] as const)
      for (const isRun of [false, true])
        for (let days = -200; days <= 40; days++) {
          const words = line({ days, meters, units, isRun: isRun && days >= 0 })
          expect(words).toMatch(/^[A-Z0-9].*\.$/)
          expect(words).not.toMatch(/42\.2|26\.2|21\.1|13\.1|today your|No race entered|base.*before your/)
          if (days < 0) expect(words).toMatch(/marathon|race of/)
        }
})

it('says that no race is entered where there is none', () => {
  const log = aLog(...training)
  const none = { selfReports: nothingReported }
  const reader = { units: 'km', today: RACE_DAY } as const
  expect(stageWords(phaseOf(log, none, RACE_DAY), raceOver(log, none, RACE_DAY), none, reader)).toBe(
    'You are in base training. No race entered.',
  )
  expect(line({ days: 40, isRun: true })).toMatch(/No race ahead\.$/)
})
