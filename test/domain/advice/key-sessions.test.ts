import { describe, expect, it } from 'vitest'
import { areOff, areUnknown, keySessions, nextKeySession } from '../../../src/domain/advice/key-sessions.ts'
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
      const easy = aRun({ localDate: addDays(monday, 2), distanceMeters: 5_000 })
      return day === null ? [easy] : [easy, aRun({ localDate: addDays(monday, day), distanceMeters })]
    }),
  )

const [SAT, SUN] = [5, 6]
const alone = (distanceMeters: number) => longRunsOn(Array(8).fill(SUN), distanceMeters)
const steadySundays = alone(18_000).counted

describe('key sessions', () => {
  it('are the days the runner named, whatever the log says', () => {
    const runner = selfReports({ longRunDay: 6, hardDays: [2, 4] })
    expect(keySessions(longRunsOn(Array(8).fill(SUN)), runner, TODAY)).toEqual({
      weekdays: [2, 4, 6],
      known: 'named',
    })
  })

  it('are inferred from the longest run of 4 in 8 weeks', () => {
    const four = longRunsOn([SUN, SUN, null, SUN, 3, SUN, 1, 3])
    expect(keySessions(four, selfReports(), TODAY)).toEqual({ weekdays: [0], known: 'inferred' })
    const three = longRunsOn([SUN, SUN, 1, SUN, 3, 1, 2, 3])
    expect(keySessions(three, selfReports(), TODAY)).toEqual({ weekdays: [], known: 'unknown' })
  })

  it('are both days when two of them take turns', () => {
    const turns = longRunsOn([SUN, 2, SUN, 2, SUN, 2, SUN, 2])
    expect(keySessions(turns, selfReports(), TODAY)).toEqual({ weekdays: [0, 3], known: 'inferred' })
  })

  it('are both days of the weekend when only together they reach 5', () => {
    const weekends = longRunsOn([SAT, SUN, SAT, SUN, SAT, 3, null, 3])
    expect(keySessions(weekends, selfReports(), TODAY)).toEqual({ weekdays: [0, 6], known: 'inferred' })
  })

  it('are not told by runs under 8 km', () => {
    expect(keySessions(alone(7_999), selfReports(), TODAY).known).toBe('unknown')
    expect(keySessions(alone(8_000), selfReports(), TODAY).known).toBe('inferred')
  })

  it('are none from a marathon to the 21st day after it, whoever named them', () => {
    const ran = (days: number) =>
      aLog(...steadySundays, aRun({ localDate: addDays(TODAY, -days), distanceMeters: 42_195 }))
    const runner = selfReports({ longRunDay: 0 })
    const keys = keySessions(ran(8), runner, TODAY)
    expect(keys).toMatchObject({ known: 'named', noneUntil: '2024-10-20' })
    expect(nextKeySession(keys, [], '2024-10-13')).toBeNull()
    expect(nextKeySession(keys, [], '2024-10-21')).toBe('2024-10-27')
    expect(keySessions(ran(0), runner, TODAY).noneUntil).toBe('2024-10-28')
    expect(keySessions(ran(21), runner, TODAY).noneUntil).toBe(TODAY)
    expect(keySessions(ran(22), runner, TODAY).noneUntil).toBeUndefined()
  })

  it('are not told by what is older than 8 weeks', () => {
    const old = longRunsOn([...Array(8).fill(SUN), null, null, null, null, null])
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

describe('after a marathon', () => {
  const keys = { weekdays: [0], known: 'unknown', noneUntil: '2024-10-20' } as const

  it('there are none up to a day, and from the next on they count again', () => {
    expect([areOff(keys, '2024-10-20'), areOff(keys, '2024-10-21')]).toEqual([true, false])
    expect(areOff({ weekdays: [0], known: 'named' }, '2024-10-20')).toBe(false)
    expect(nextKeySession(keys, [], '2024-10-20')).toBeNull()
    expect(nextKeySession(keys, [], '2024-10-21')).toBe('2024-10-27')
  })

  it('nobody has to know them up to that day', () => {
    expect([areUnknown(keys, '2024-10-20'), areUnknown(keys, '2024-10-21')]).toEqual([false, true])
    expect(areUnknown({ ...keys, known: 'inferred' }, '2024-10-21')).toBe(false)
  })
})
