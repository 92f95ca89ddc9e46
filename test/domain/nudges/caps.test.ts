import { describe, expect, it } from 'vitest'
import { afterRun, Diary, daily } from '../builders.ts'
import { on, usual, without } from './five-weeks.ts'

describe('the caps', () => {
  /** A spike every day on which it is asked for, so that each would be worth a message. */
  const steps = { a: on('2024-06-12', 14_000), b: on('2024-06-13', 19_000), c: on('2024-06-15', 26_000) }

  it('let one nudge a day pass; the second outing of the day is held back', () => {
    const diary = new Diary()
    const evening = on('2024-06-12', 19_000, { startedAt: new Date('2024-06-12T17:00:00Z') })
    diary.sync([...usual, steps.a], afterRun(steps.a, { minutes: 2 }))
    diary.sync([...usual, steps.a, evening], afterRun(evening, { minutes: 2 }))
    expect(diary.standing).toEqual(['long-run-spike released'])
    expect(diary.silent).toEqual(['long-run-spike held-back: one-a-day'])
  })

  it('of two outings seen at once let the stronger one pass', () => {
    const diary = new Diary()
    const evening = on('2024-06-12', 30_000, { startedAt: new Date('2024-06-12T17:00:00Z') })
    diary.sync([...usual, steps.a, evening], afterRun(evening, { minutes: 2 }))
    expect(diary.nudges.find(({ state }) => state === 'waiting')?.run).toBe(evening.id)
  })

  it('let two in seven days pass', () => {
    const diary = new Diary()
    const runs = [...usual]
    for (const step of Object.values(steps)) {
      runs.push(step)
      diary.sync(runs, afterRun(step, { minutes: 2 }))
      diary.sync(runs, afterRun(step, { minutes: 22 }))
      diary.send()
    }
    expect(diary.silent).toEqual(['long-run-spike held-back: two-a-week'])
    const nextWeek = on('2024-06-19', 34_000)
    diary.sync([...runs, nextWeek], afterRun(nextWeek, { minutes: 2 }))
    expect(diary.standing).toContain('long-run-spike waiting')
  })

  it('go by the runner’s own day', () => {
    const tokyo = new Diary({ timeZone: 'Asia/Tokyo' })
    const late = on('2024-06-12', 14_000, { startedAt: new Date('2024-06-12T12:00:00Z') })
    const midnight = on('2024-06-13', 19_000, { startedAt: new Date('2024-06-12T16:00:00Z') })
    tokyo.sync([...usual, late], afterRun(late, { minutes: 2 }))
    tokyo.sync([...usual, late, midnight], afterRun(midnight, { minutes: 2 }))
    expect(tokyo.standing).toHaveLength(2)
  })

  it('hold a day later too: what was held back is not said because the day has passed', () => {
    const diary = new Diary()
    const evening = on('2024-06-12', 19_000, { startedAt: new Date('2024-06-12T17:00:00Z') })
    const runs = [...usual, steps.a, evening]
    diary.sync(runs.slice(0, -1), afterRun(steps.a, { minutes: 2 }))
    diary.sync(runs, afterRun(evening, { minutes: 2 }))
    diary.send()
    for (const hours of [10, 20, 40, 60]) expect(diary.sync(runs, afterRun(evening, { hours }))).toEqual([])
    expect(diary.silent).toEqual(['long-run-spike held-back: one-a-day'])
  })

  it('hold a day later for what was held back first and gave way to a stronger one', () => {
    const diary = new Diary()
    const slow = { movingSeconds: 9_500, elapsedSeconds: 9_500 }
    const evening = on('2024-06-12', 10_900, { startedAt: new Date('2024-06-12T17:00:00Z'), ...slow })
    const longer = { ...evening, distanceMeters: 21_000 }
    diary.sync([...usual, steps.a], afterRun(steps.a, { minutes: 2 }))
    diary.sync([...usual, steps.a], afterRun(steps.a, { minutes: 22 }))
    diary.send()
    diary.sync([...usual, steps.a, evening], afterRun(evening, { minutes: 2 }))
    expect(diary.silent).toEqual(['big-long-run held-back: one-a-day'])
    diary.sync([...usual, steps.a, longer], afterRun(evening, { minutes: 5 }))
    expect(new Set(diary.silent)).toEqual(
      new Set(['big-long-run cancelled: outranked', 'long-run-spike held-back: one-a-day']),
    )
    diary.sync([...usual, steps.a, evening], afterRun(evening, { hours: 20 }))
    expect(diary.standing).toEqual(['long-run-spike sent'])
    expect(new Set(diary.silent)).toEqual(
      new Set(['big-long-run held-back: one-a-day', 'long-run-spike cancelled: gone']),
    )
  })

  it('hold a day later for an outing’s weaker findings as well', () => {
    const diary = new Diary()
    const habit = ['2024-05-12', '2024-05-19', '2024-05-26'].map((date) =>
      on(date, 30_000, { startedAt: new Date(`${date}T16:00:00Z`) }),
    )
    const runs = [...usual, ...habit]
    const slow = { movingSeconds: 9_100, elapsedSeconds: 9_100 }
    const morning = on('2024-06-28', 12_500, {})
    const evening = on('2024-06-28', 16_000, { startedAt: new Date('2024-06-28T16:00:00Z'), ...slow })
    const base = [...runs, ...daily('2024-06-10', [10, 0, 10, 0, 10, 0, 10, 10, 0, 10, 0, 10, 0, 10])]
    diary.sync([...base, morning], afterRun(morning, { minutes: 2 }))
    diary.sync([...base, morning], afterRun(morning, { minutes: 22 }))
    diary.send()
    diary.sync([...base, morning, evening], afterRun(evening, { minutes: 2 }))
    const before = diary.silent
    for (const hours of [20, 40]) diary.sync([...base, morning, evening], afterRun(evening, { hours }))
    expect(diary.standing).toHaveLength(1)
    expect(diary.silent).toEqual(before)
  })

  it('free a nudge at once, and what is taken back is told first, in whatever order they were kept', () => {
    const diary = new Diary()
    const evening = on('2024-06-12', 30_000, { startedAt: new Date('2024-06-12T17:00:00Z') })
    const runs = [...usual, steps.a, evening]
    diary.sync(runs, afterRun(evening, { minutes: 2 }))
    diary.nudges.reverse()
    const freed = diary.sync(without(runs, evening), '2024-06-13T12:00:00Z')
    expect(freed.map(({ run, state, createdAt }) => [run, state, createdAt])).toEqual([
      [evening.id, 'cancelled', afterRun(evening, { minutes: 2 })],
      [steps.a.id, 'waiting', new Date('2024-06-13T12:00:00Z')],
    ])
  })

  it('free a nudge at once when the one that capped it is taken back', () => {
    const diary = new Diary()
    const evening = on('2024-06-12', 19_000, { startedAt: new Date('2024-06-12T17:00:00Z') })
    const runs = [...usual, steps.a, evening]
    diary.sync(without(runs, evening), afterRun(steps.a, { minutes: 2 }))
    diary.sync(runs, afterRun(evening, { minutes: 2 }))
    const changed = diary.sync(without(runs, steps.a), afterRun(evening, { hours: 15 }))
    expect(changed.map(({ run, state, why }) => [run, state, why])).toEqual([
      [steps.a.id, 'cancelled', 'gone'],
      [evening.id, 'waiting', null],
    ])
  })

  it('do not stop a nudge because of the one it replaces', () => {
    const diary = new Diary()
    const run = on('2024-06-12', 21_000, { movingSeconds: 9_500, elapsedSeconds: 9_500 })
    diary.sync([...usual, run], afterRun(run, { minutes: 2 }))
    diary.sync([...usual, { ...run, distanceMeters: 10_500 }], afterRun(run, { minutes: 4 }))
    expect(diary.standing).toEqual(['big-long-run waiting'])
  })

  it('hold for nudges that were put off to the same morning: the older one stays', () => {
    const diary = new Diary({ quietHours: { from: '21:00', to: '08:00' } })
    const late = on('2024-06-12', 14_000, { startedAt: new Date('2024-06-12T19:05:00Z') })
    const night = on('2024-06-13', 19_000, { startedAt: new Date('2024-06-13T00:30:00Z') })
    diary.sync([...usual, late], '2024-06-12T20:35:00Z')
    diary.sync([...usual, late, night], '2024-06-13T03:00:00Z')
    diary.sync([...usual, late, night], '2024-06-13T08:00:00Z')
    expect(diary.nudges.filter(({ state }) => state === 'released').map(({ run }) => run)).toEqual([late.id])
    expect(diary.silent).toEqual(['long-run-spike held-back: one-a-day'])
  })
})
