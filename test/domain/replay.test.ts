import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/calendar.ts'
import { keepLog } from '../../src/domain/log.ts'
import { replay } from '../../src/domain/replay.ts'
import type { Run } from '../../src/domain/run.ts'
import { aRun, aRunner } from './builders.ts'

const monday = { weekStartsOn: 'monday' } as const

/** Four 10 km runs a week, for weeks on end. */
const usual = (from: string, weeks: number): Run[] =>
  Array.from({ length: weeks * 4 }, (_, n) =>
    aRun({ localDate: addDays(from, 7 * Math.floor(n / 4) + 2 * (n % 4)) }),
  )

const longOn = (localDate: string, over: Partial<Run> = {}) =>
  aRun({ localDate, distanceMeters: 24_000, id: `test:${localDate}`, ...over })

describe('a log walked through in time', () => {
  const runner = aRunner({ quietHours: { from: '21:00', to: '08:00' } })

  it('says what a long run calls for, once it is over and has settled', () => {
    const log = keepLog([...usual('2024-01-01', 6), longOn('2024-02-13')], monday)
    const { said, heldBack } = replay(log, runner)
    // 24 km from 7:00 take 2:24 hours; five minutes to arrive and twenty to settle
    expect(said.map(({ nudge, at }) => [nudge.rule, at])).toEqual([
      ['long-run-spike', new Date('2024-02-13T09:49:00Z')],
    ])
    expect(heldBack).toEqual([])
  })

  it('counts the day on which it is said, not the day of the run', () => {
    const late = longOn('2024-02-13', { startedAt: new Date('2024-02-13T19:00:00Z') })
    const { said, findings } = replay(keepLog([...usual('2024-01-01', 6), late], monday), runner)
    expect(findings.map(({ date }) => date)).toEqual(['2024-02-13'])
    expect(said.map(({ date }) => date)).toEqual(['2024-02-14'])
  })

  it('tells what was held back, and why', () => {
    const small = longOn('2024-02-13', { distanceMeters: 11_500 })
    const { said, heldBack } = replay(keepLog([...usual('2024-01-01', 6), small], monday), runner)
    expect(said).toEqual([])
    expect(heldBack.map(({ rule, why }) => [rule, why])).toEqual([['long-run-spike', 'small-step']])
  })

  it('knows nothing of later runs: a log cut off at a day says the same up to that day', () => {
    const runs = [
      ...usual('2024-01-01', 20),
      longOn('2024-02-13'),
      longOn('2024-04-16', { distanceMeters: 30_000 }),
    ]
    const until = (date: string) => (all: readonly { date: string }[]) =>
      all.filter((each) => each.date <= date)
    const whole = replay(keepLog(runs, monday), runner)
    const cut = replay(
      keepLog(
        runs.filter(({ localDate }) => localDate <= '2024-03-01'),
        monday,
      ),
      runner,
    )
    expect(until('2024-03-01')(whole.said)).toEqual(cut.said)
    expect(cut.said).toHaveLength(1)
  })

  it('says nothing of what was before the runner connected', () => {
    const log = keepLog([...usual('2024-01-01', 6), longOn('2024-02-13')], monday)
    expect(replay(log, { ...runner, connectedAt: new Date('2024-02-14T00:00:00Z') }).said).toEqual([])
  })
})
