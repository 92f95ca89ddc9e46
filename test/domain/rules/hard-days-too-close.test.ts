import { describe, expect, it } from 'vitest'
import type { HardDays } from '../../../src/domain/rules/hard-days-too-close.ts'
import { assessRun, RULES } from '../../../src/domain/rules/index.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { nothingReported } from '../../../src/domain/training/runner.ts'
import { aLog, aRun, aRunner, weekly } from '../builders.ts'

const usual = weekly('2024-05-06', [40, 40, 40, 40, 40])
const at = (start: string, over: Partial<Run> = {}) => {
  const startedAt = new Date(`${start}:00Z`)
  return aRun({ startedAt, localDate: start.slice(0, 10), ...over })
}
const workout = (start: string, over: Partial<Run> = {}) => at(start, { marked: 'workout', ...over })
const big = (start: string) => at(start, { distanceMeters: 26_000 })
const found = (runs: Run[], sensitivity: 'relaxed' | 'standard' | 'careful' = 'standard') => {
  const log = aLog(usual, runs)
  return log.counted
    .flatMap((run) => assessRun(log, run, aRunner({ sensitivity })))
    .filter((finding): finding is HardDays => finding.rule === 'hard-days-too-close')
}

describe('hard days too close', () => {
  it('are two hard outings with at most 36 hours between their starts', () => {
    const [first, second] = [workout('2024-06-15T08:00'), big('2024-06-16T09:00')]
    expect(found([first, second])).toEqual([
      {
        rule: 'hard-days-too-close',
        subject: `run:${second.id}`,
        date: '2024-06-16',
        run: second.id,
        facts: {
          hardness: 'big-long-run',
          earlierHardness: 'workout',
          earlierDate: '2024-06-15',
          earlierRun: first.id,
          hoursBetween: 25,
        },
      },
    ])
    expect(found([workout('2024-06-14T19:00'), big('2024-06-16T07:00')])).toHaveLength(1)
    expect(found([workout('2024-06-14T18:59'), big('2024-06-16T07:00')])).toEqual([])
  })

  it('are not Friday and Sunday, which is what plans ask for', () => {
    expect(found([workout('2024-06-14T07:00'), big('2024-06-16T07:00')])).toEqual([])
  })

  it('count no outing as hard for its length by who is out for 75 minutes on a median day', () => {
    const median = (seconds: number) =>
      weekly('2024-05-06', [40, 40, 40, 40, 40]).map((run) => ({ ...run, movingSeconds: seconds }))
    const long = at('2024-06-15T07:00', { distanceMeters: 18_000, movingSeconds: 6_750 })
    const second = workout('2024-06-16T07:00')
    const rules = (seconds: number) =>
      assessRun(aLog([...median(seconds), long, second]), second, aRunner()).map(({ rule }) => rule)
    expect(rules(4_499)).toContain('hard-days-too-close')
    expect(rules(4_500)).not.toContain('hard-days-too-close')
  })

  it.each([
    ['a race of 5 km', at('2024-06-15T07:00', { marked: 'race', distanceMeters: 5_000 }), 'race'],
    ['a workout', workout('2024-06-15T07:00'), 'workout'],
    ['a big long run', big('2024-06-15T07:00'), 'big-long-run'],
    ['90 minutes, half as long again as usual', at('2024-06-15T07:00', { distanceMeters: 15_000 }), 'long'],
  ])('may begin with %s', (_, first, hardness) => {
    expect(found([first, workout('2024-06-16T07:00')]).map(({ facts }) => facts.earlierHardness)).toEqual([
      hardness,
    ])
  })

  it('are told by the nearer of two that came before', () => {
    const days = found([workout('2024-06-14T20:00'), workout('2024-06-15T08:00'), big('2024-06-16T07:00')])
    expect(days.at(-1)?.facts).toMatchObject({ earlierDate: '2024-06-15', hoursBetween: 23 })
    expect(days.map((finding) => RULES[finding.rule].otherDays?.(finding))).toEqual([
      ['2024-06-14'],
      ['2024-06-15'],
    ])
  })

  it('may end with an outing that is only long', () => {
    const long = at('2024-06-16T07:00', { distanceMeters: 15_000 })
    expect(found([workout('2024-06-15T07:00'), long]).map(({ facts }) => facts.hardness)).toEqual(['long'])
    const short = at('2024-06-16T07:00', { distanceMeters: 15_000, movingSeconds: 5_399 })
    expect(found([workout('2024-06-15T07:00'), short])).toEqual([])
  })

  it('count a race, a workout and a big run as hard whatever was run around them', () => {
    const warmUp = at('2024-06-15T06:30', { distanceMeters: 3_000 })
    for (const [first, hardness] of [
      [at('2024-06-15T07:00', { marked: 'race', distanceMeters: 6_000 }), 'race'],
      [workout('2024-06-15T07:00'), 'workout'],
      [big('2024-06-15T07:00'), 'big-long-run'],
    ] as const) {
      const days = found([warmUp, first, workout('2024-06-16T07:00')])
      expect(days.map(({ facts }) => facts.earlierHardness)).toEqual([hardness])
    }
  })

  it('count an entered race of 5 km, be it run in two pieces', () => {
    const entered = (...meters: number[]) => {
      const races = [{ date: '2024-06-15', distanceMeters: 5_500, goal: false }]
      const runner = aRunner({ selfReports: { ...nothingReported, races } })
      const first = meters.map((distanceMeters, n) => at(`2024-06-15T0${7 + n}:00`, { distanceMeters }))
      const second = workout('2024-06-16T07:00')
      return assessRun(aLog(usual, first, second), second, runner).map(({ facts }) => facts)
    }
    expect(entered(2_500, 2_500)).toMatchObject([{ earlierHardness: 'race' }])
    expect(entered(2_500, 2_499)).toEqual([])
    expect(entered(5_000)).toMatchObject([{ earlierHardness: 'race' }])
  })

  it('call an outing long by the median of 42 days, of an even number of them the mean of two', () => {
    const isLong = (minutes: number[]) => {
      const before = minutes.map((each, day) =>
        at(`2024-06-${String(1 + day).padStart(2, '0')}T07:00`, {
          distanceMeters: 2_000,
          movingSeconds: 60 * each,
        }),
      )
      const first = at('2024-06-15T07:00', { distanceMeters: 12_000, movingSeconds: 5_400 })
      const second = workout('2024-06-16T07:00')
      return assessRun(aLog(before, first, second), second, aRunner()).length > 0
    }
    expect(isLong([60, 100, 20])).toBe(true)
    expect(isLong([61, 100, 20])).toBe(false)
    expect(isLong([10, 55, 65, 70])).toBe(true)
    expect(isLong([10, 55, 66, 70])).toBe(false)
    expect(isLong([100, 9])).toBe(true)
    expect(isLong([])).toBe(false)
  })

  it('do not begin with a short race or an easy run', () => {
    expect(
      found([at('2024-06-15T07:00', { marked: 'race', distanceMeters: 4_999 }), workout('2024-06-16T07:00')]),
    ).toEqual([])
    expect(found([at('2024-06-15T07:00'), workout('2024-06-16T07:00')])).toEqual([])
  })

  it('are not two long runs alone: one must be a race, a workout or a big long run', () => {
    const long = (start: string) => at(start, { distanceMeters: 16_000 })
    expect(found([long('2024-06-15T07:00'), long('2024-06-16T07:00')])).toEqual([])
  })

  it('ask of a long outing that it is long for this runner', () => {
    const slow = weekly('2024-05-06', [80, 80, 80, 80, 80]).map((run) => ({ ...run, movingSeconds: 3_601 }))
    const first = at('2024-06-15T07:00', {
      distanceMeters: 15_000,
      movingSeconds: 5_400,
      elapsedSeconds: 5_400,
    })
    const second = workout('2024-06-16T07:00')
    const rules = (runs: Run[]) => assessRun(aLog(runs), second, aRunner()).map(({ rule }) => rule)
    expect(rules([...slow, first, second])).not.toContain('hard-days-too-close')
    expect(rules([...slow.map((run) => ({ ...run, movingSeconds: 3_600 })), first, second])).toContain(
      'hard-days-too-close',
    )
  })

  it('count warm-up, race and cool-down as one outing, reported once', () => {
    const race = at('2024-06-16T08:00', { marked: 'race', distanceMeters: 10_000, movingSeconds: 2_400 })
    const warmUp = workout('2024-06-16T07:30', { distanceMeters: 3_000, movingSeconds: 1_000 })
    const coolDown = workout('2024-06-16T09:00', { distanceMeters: 3_000, movingSeconds: 1_000 })
    expect(found([warmUp, race, coolDown])).toEqual([])
    expect(found([workout('2024-06-15T07:00'), warmUp, race, coolDown]).map(({ run }) => run)).toEqual([
      warmUp.id,
    ])
  })

  it('may be a morning and an evening', () => {
    expect(found([workout('2024-06-16T07:00'), workout('2024-06-16T18:00')])).toHaveLength(1)
  })

  it('are nothing for the relaxed', () => {
    expect(found([workout('2024-06-15T07:00'), big('2024-06-16T07:00')], 'relaxed')).toEqual([])
    expect(found([workout('2024-06-15T07:00'), big('2024-06-16T07:00')], 'careful')).toHaveLength(1)
  })
})
