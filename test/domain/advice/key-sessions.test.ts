import { describe, expect, it } from 'vitest'
import { keySessions, nextKeySession } from '../../../src/domain/advice/key-sessions.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { aRun } from '../builders.ts'
import { aLog, aRace, selfReports } from '../training.ts'

/** A Monday. */
const TODAY = '2024-10-07'

/** One long run a week, oldest first, on these days from Monday = 0 on; null for a week without. */
const longRunsOn = (days: readonly (number | null)[], distanceMeters = 18_000) =>
  aLog(
    ...days.flatMap((day, index) => {
      const monday = addDays(TODAY, -7 * (days.length - index))
      const easy = aRun({ localDate: addDays(monday, 2), distanceMeters: 8_000 })
      return day === null ? [easy] : [easy, aRun({ localDate: addDays(monday, day), distanceMeters })]
    }),
  )

const [SAT, SUN] = [5, 6]

describe('key sessions', () => {
  it('are the days the runner named, whatever the log says', () => {
    const runner = selfReports({ longRunDay: 6, hardDays: [2, 4] })
    expect(keySessions(longRunsOn(Array(8).fill(SUN)), runner, TODAY)).toEqual({
      weekdays: [2, 4, 6],
      known: 'named',
    })
  })

  it('are inferred from the longest run of 5 in 8 weeks', () => {
    const five = longRunsOn([SUN, SUN, null, SUN, 3, SUN, SUN, 3])
    expect(keySessions(five, selfReports(), TODAY)).toEqual({ weekdays: [0], known: 'inferred' })
    const four = longRunsOn([SUN, SUN, null, SUN, 3, SUN, 3, 3])
    expect(keySessions(four, selfReports(), TODAY)).toEqual({ weekdays: [], known: 'unknown' })
  })

  it('are both days of the weekend when only together they reach 5', () => {
    const weekends = longRunsOn([SAT, SUN, SAT, SUN, SAT, 3, null, 3])
    expect(keySessions(weekends, selfReports(), TODAY)).toEqual({ weekdays: [0, 6], known: 'inferred' })
  })

  it('are not told by runs under 15 km', () => {
    expect(keySessions(longRunsOn(Array(8).fill(SUN), 14_999), selfReports(), TODAY).known).toBe('unknown')
    expect(keySessions(longRunsOn(Array(8).fill(SUN), 15_000), selfReports(), TODAY).known).toBe('inferred')
  })

  it('are not told by what is older than 8 weeks', () => {
    const old = longRunsOn([SUN, SUN, SUN, SUN, ...Array(4).fill(SUN), null, null, null, null])
    expect(keySessions(old, selfReports(), TODAY).known).toBe('unknown')
  })

  it('keep the hard days that were named beside an inferred or unknown long-run day', () => {
    const runner = selfReports({ hardDays: [2] })
    expect(keySessions(longRunsOn(Array(8).fill(SUN)), runner, TODAY)).toEqual({
      weekdays: [0, 2],
      known: 'inferred',
    })
    expect(keySessions(aLog(), runner, TODAY)).toEqual({ weekdays: [2], known: 'unknown' })
  })
})

describe('the next key session', () => {
  const sundays = { weekdays: [0], known: 'named' as const }

  it('is the next of its weekdays, the day itself included', () => {
    expect(nextKeySession(sundays, [], '2024-10-07')).toBe('2024-10-13')
    expect(nextKeySession(sundays, [], '2024-10-13')).toBe('2024-10-13')
  })

  it('is a race when that comes first', () => {
    const races = [aRace('2024-10-06', 10_000), aRace('2024-10-10', 10_000)]
    expect(nextKeySession(sundays, races, '2024-10-10')).toBe('2024-10-10')
    expect(nextKeySession(sundays, races, '2024-10-07')).toBe('2024-10-10')
  })

  it('is unknown when no day is known', () => {
    expect(nextKeySession({ weekdays: [], known: 'unknown' }, [], '2024-10-07')).toBeNull()
  })
})
