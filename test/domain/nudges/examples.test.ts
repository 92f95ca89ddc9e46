/** What is said and what is held back, by the figures of whoever walked through real logs. */
import { describe, expect, it } from 'vitest'
import type { Nudge } from '../../../src/domain/nudges/decide.ts'
import { whyHeldBack } from '../../../src/domain/nudges/hold-back.ts'
import { decideMassage } from '../../../src/domain/nudges/massage-due.ts'
import { assessRun, type Rule, type RunFinding } from '../../../src/domain/rules/index.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { afterRun, aRun, aRunner, Diary, daily, weekly } from '../builders.ts'
import { selfReports } from '../training.ts'

const sentAt = (rule: Rule, at: string): Nudge => ({
  ...{ id: `${rule} ${at}`, rule, subject: `day:${at}`, run: null, policyVersion: '', findings: null },
  ...{ state: 'sent', why: null, runGone: false, createdAt: new Date(at), dueAt: new Date(at) },
})

/** Why the finding of the last run is held back; null when it is said, undefined without the finding. */
function held(rule: RunFinding['rule'], runs: readonly Run[], said: readonly Nudge[] = []) {
  const log = buildLog(runs, { weekStartsOn: 'monday' })
  const last = runs.at(-1) ?? aRun()
  const finding = assessRun(log, last, aRunner()).find((each) => each.rule === rule)
  return finding && whyHeldBack(finding, { log, runner: aRunner(), said, date: last.localDate })
}

describe('a late jump', () => {
  const before = weekly('2024-05-06', [6.1, 16.5, 33.8, 14.3])

  it('is held at 30.0 km and said at 43.2, beyond 37.18', () => {
    const days = daily('2024-06-03', [10, 0, 10, 0, 10, 0, 13.2])
    expect(held('weekly-jump', [...before, ...days.slice(0, 3)])).toBe('within-recent-weeks')
    expect(held('weekly-jump', [...before, ...days])).toBeNull()
  })

  it('stays held where 43.9 km stood before and the week comes to 47.5', () => {
    const larger = weekly('2024-05-06', [43.9, 16.5, 33.8, 14.3])
    const days = daily('2024-06-03', [12, 0, 12, 0, 12, 0, 11.5])
    expect(held('weekly-jump', [...larger, ...days.slice(0, 3)])).toBe('within-recent-weeks')
    expect(held('weekly-jump', [...larger, ...days])).toBeUndefined()
  })
})

describe('need comes before convenience', () => {
  const usual = weekly('2024-05-06', [33.2, 33.2, 33.2, 33.2, 33.2])
  const spike = (day: string) => {
    const startedAt = new Date(`${day}T08:38:00Z`)
    return aRun({ localDate: day, startedAt, distanceMeters: 21_300, movingSeconds: 7_000 })
  }

  it('a spike of 21.3 over 8.3 km is said at 10:38 of the day on which a massage was said to be due at 8', () => {
    const run = spike('2024-06-11')
    const diary = new Diary({ quietHours: null })
    diary.nudges = [sentAt('massage-due', '2024-06-11T08:00:00Z')]
    diary.sync([...usual, run], afterRun(run, { minutes: 2 }))
    expect(diary.standing).toEqual(['massage-due sent', 'long-run-spike waiting'])
  })

  it('spikes of Monday and Wednesday hold a massage that is due on Saturday', () => {
    const log = buildLog(usual, { weekStartsOn: 'monday' })
    const runner = selfReports({}, { connectedAt: new Date('2024-05-01T00:00:00Z') })
    const due = (...said: Nudge[]) =>
      decideMassage(log, runner, said, new Date('2024-06-15T08:00:00Z')).length
    const spikes = ['2024-06-10T12:00Z', '2024-06-12T12:00Z'].map((at) => sentAt('long-run-spike', at))
    expect([due(), due(...spikes)]).toEqual([1, 0])
  })

  it('a massage of Monday holds neither the spike of Wednesday nor that of Friday', () => {
    const massage = sentAt('massage-due', '2024-06-10T08:00:00Z')
    const wednesday = sentAt('long-run-spike', '2024-06-12T11:00:00Z')
    expect(held('long-run-spike', [...usual, spike('2024-06-12')], [massage])).toBeNull()
    expect(held('long-run-spike', [...usual, spike('2024-06-14')], [massage, wednesday])).toBeNull()
  })
})

describe('a big long run', () => {
  it('of 31,120 m where there were 31,080 is usual', () => {
    const sundays = ['2024-05-12', '2024-05-26', '2024-06-09'].map((localDate, n) =>
      aRun({ localDate, distanceMeters: n === 1 ? 31_080 : 30_000, movingSeconds: 10_000 }),
    )
    const last = aRun({ localDate: '2024-06-16', distanceMeters: 31_120, movingSeconds: 10_400 })
    expect(held('big-long-run', [...sundays, last])).toBe('usual-for-you')
  })
})

describe('an early return', () => {
  it('of 21.6 km by day 5 is held beside a usual 38.2, and of 29.1 by day 6 is said', () => {
    const start = new Date('2024-02-11T15:00Z')
    const usual = weekly('2024-01-01', Array(8).fill(38.2))
    const long = aRun({ localDate: '2024-02-11', distanceMeters: 30_000, startedAt: start })
    const marathon = aRun({ localDate: '2024-03-03', distanceMeters: 42_400, movingSeconds: 13_000 })
    const back = daily('2024-03-05', [7, 0, 7.3, 7.3, 7.5])
    const upTo = (runs: number) => [...usual, long, marathon, ...back.slice(0, runs)]
    expect(held('early-return', upTo(3))).toBe('by-a-hair')
    expect(held('early-return', upTo(4))).toBeNull()
  })
})
