import { describe, expect, it } from 'vitest'
import { replay } from '../../../src/domain/replay/replay.ts'
import { wouldHaveSaid } from '../../../src/domain/replay/would-have-said.ts'
import type { Rule } from '../../../src/domain/rules/index.ts'
import { addDays, instantOf } from '../../../src/domain/time/calendar.ts'
import { buildLog, type TrainingLog } from '../../../src/domain/training/log.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { Runner } from '../../../src/domain/training/runner.ts'
import { madeLog } from '../../logs/made-log.ts'
import { aRun } from '../builders.ts'
import { selfReports, weeksBefore } from '../training.ts'

const { runs, timeZone } = madeLog()
const lastDay = runs.at(-1)?.localDate ?? ''

/** The log of the made season as the window has it on a day that is so many weeks before its end. */
function asOf(weeks: number) {
  const today = addDays(lastDay, -7 * weeks)
  const window = runs.filter(({ localDate }) => localDate <= today && localDate > addDays(today, -119))
  const log = buildLog(window, { weekStartsOn: 'monday', until: today })
  return { log, now: instantOf(today, '22:00', timeZone) }
}

/** The slow way: the window lived through, massages and summaries aside. */
const livedThrough = (log: TrainingLog, runner: Runner, now: Date) =>
  replay(log, { ...runner, connectedAt: new Date(+now - 84 * 86_400_000) }, 'ignores', { summaries: false })
    .said.filter(({ at }) => at <= now)
    .toReversed()

const said = (messages: readonly { date: string; findings: readonly [{ rule: Rule }, ...unknown[]] }[]) =>
  messages.map(({ date, findings: [{ rule }] }) => `${date} ${rule}`)

describe('what would have been said in the last weeks', () => {
  it.each([0, 6, 13, 20])('is what the replay says, %i weeks before the end of a season', (weeks) => {
    const { log, now } = asOf(weeks)
    for (const sensitivity of ['relaxed', 'standard', 'careful'] as const) {
      const runner = { ...selfReports({ massageMessages: false }), timeZone, sensitivity }
      const quick = said(wouldHaveSaid(log, runner, now))
      expect(quick, sensitivity).toEqual(said(livedThrough(log, runner, now)))
      expect(quick.length).toBeGreaterThan(0)
    }
  })

  const now = new Date('2024-10-30T12:00:00Z')
  const weeks = weeksBefore('2024-10-28', Array(14).fill(40))
  const saidOf = (over: Partial<Run>, at = now, runner: Partial<Runner> = {}) =>
    wouldHaveSaid(
      buildLog([...weeks, aRun({ localDate: '2024-10-29', ...over })], { weekStartsOn: 'monday' }),
      selfReports({}, runner),
      at,
    )

  it('has the strongest finding first and the others of its outing beside it, each once, newest message first', () => {
    const earlier = aRun({ localDate: '2024-09-10', distanceMeters: 21_000 })
    const latest = aRun({ localDate: '2024-10-29', distanceMeters: 28_000 })
    const log = buildLog([...weeks, earlier, latest], { weekStartsOn: 'monday' })
    const messages = wouldHaveSaid(log, selfReports(), now)
    expect(messages.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([
      ['long-run-spike', 'big-long-run'],
      ['long-run-spike'],
    ])
    expect(messages.map(({ date }) => date)).toEqual(['2024-10-29', '2024-09-10'])
  })

  it('differs where the sensitivities do', () => {
    const on = (sensitivity: Runner['sensitivity']) =>
      said(saidOf({ distanceMeters: 16_500 }, now, { sensitivity }))
    expect(on('careful')).toContain('2024-10-29 long-run-spike')
    expect(on('relaxed')).toEqual([])
  })

  it('is nothing of what was run more than twelve weeks ago, and all of what was run since', () => {
    const ranAt = (time: string) => {
      const startedAt = new Date(`2024-08-07T${time}Z`)
      return said(saidOf({ startedAt, localDate: '2024-08-07', distanceMeters: 30_000 }))
    }
    expect(ranAt('11:59:59')).not.toContain('2024-08-07 long-run-spike')
    expect(ranAt('12:00:00')).toContain('2024-08-07 long-run-spike')
  })

  it('is nothing that would not have been said yet: a run arrives after 5 minutes and settles for 20', () => {
    const run = { distanceMeters: 28_000, movingSeconds: 9_000 }
    const leaves = new Date('2024-10-29T09:55:00Z')
    expect(saidOf(run, leaves)[0]).toMatchObject({ at: leaves, date: '2024-10-29' })
    expect(said(saidOf(run, new Date(+leaves - 1)))).not.toContain('2024-10-29 long-run-spike')
  })

  it('is said though messages are paused now', () => {
    const paused = { snoozedUntil: new Date('2024-11-30T00:00:00Z') }
    expect(saidOf({ distanceMeters: 28_000 }, now, paused)).toEqual(saidOf({ distanceMeters: 28_000 }))
  })
})
