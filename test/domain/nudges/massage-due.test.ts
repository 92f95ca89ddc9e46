import { describe, expect, it } from 'vitest'
import type { Nudge } from '../../../src/domain/nudges/decide.ts'
import { decideMassage } from '../../../src/domain/nudges/massage-due.ts'
import { policy } from '../../../src/domain/policy/rules.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import { nothingReported, type Runner, type SelfReports } from '../../../src/domain/training/runner.ts'
import { afterRun, aRun, Diary, weekly } from '../builders.ts'
import { selfReports } from '../training.ts'
import { aSaid } from './said-before.ts'

describe('a massage that is due', () => {
  it('gives way to any nudge of the last 3 days', () => {
    const log = buildLog(weekly('2024-04-29', [40, 40, 40, 40, 40, 40]), { weekStartsOn: 'monday' })
    const runner = selfReports({}, { connectedAt: new Date('2024-05-01T00:00:00Z') })
    const now = new Date('2024-06-10T12:00:00Z')
    const decided = (days: number) =>
      decideMassage(log, runner, [aSaid('weekly-jump', addDays('2024-06-10', -days))], now).length
    expect([decided(3), decided(4)]).toEqual([0, 1])
  })

  it('is taken back with why: its runner is not well, it is booked meanwhile, another message goes first', () => {
    const log = buildLog(weekly('2024-04-29', [40, 40, 40, 40, 40, 40]), { weekStartsOn: 'monday' })
    const connected = { connectedAt: new Date('2024-05-01T00:00:00Z') }
    const now = new Date('2024-06-10T12:00:00Z')
    const [made] = decideMassage(log, selfReports({}, connected), [], now)
    if (!made) throw new Error('none is due')
    const whyBack = (over: Partial<SelfReports>, ...others: Nudge[]) => {
      const back = decideMassage(log, selfReports(over, connected), [made, ...others], now)
      expect(back.every(({ state }) => state === 'cancelled')).toBe(true)
      return back.map(({ why }) => why)
    }
    expect(whyBack({})).toEqual([])
    expect(whyBack({ health: { state: 'ill', since: '2024-06-10' } })).toEqual(['not-well'])
    expect(whyBack({ treatments: [{ date: '2024-06-12', state: 'booked' }] })).toEqual(['no-longer-due'])
    expect(whyBack({}, aSaid('weekly-jump', '2024-06-10'))).toEqual(['gave-way'])
  })

  const log = buildLog(weekly('2024-04-29', [40, 40, 40, 40, 40, 40]), { weekStartsOn: 'monday' })
  const connected = { connectedAt: new Date('2024-05-01T00:00:00Z') }
  const noon = new Date('2024-06-10T12:00:00Z')
  const decided = (nudges: Nudge[], over: Partial<Runner> = {}) =>
    decideMassage(log, selfReports({}, { ...connected, ...over }), nudges, noon)

  it('is made whole, and is to be said when it has settled', () => {
    expect(decided([])).toEqual([
      {
        ...{ id: 'r1.massage-due.day-2024-06-10', rule: 'massage-due', subject: 'day:2024-06-10', run: null },
        ...{ policyVersion: policy.version, state: 'waiting', why: null, runGone: false },
        ...{ createdAt: noon, dueAt: new Date('2024-06-10T12:20:00Z') },
        findings: [expect.objectContaining({ rule: 'massage-due', date: '2024-06-10', run: null })],
      },
    ])
  })

  it('gives way to what is still waiting, and to two messages of the last 7 days', () => {
    const waiting: Nudge = { ...aSaid('weekly-jump', '2024-06-10'), state: 'waiting' }
    expect(decided([waiting])).toEqual([])
    expect(decided([aSaid('weekly-jump', '2024-06-06'), aSaid('big-long-run', '2024-06-04')])).toEqual([])
    expect(decided([aSaid('weekly-jump', '2024-06-06'), aSaid('big-long-run', '2024-06-03')])).toHaveLength(1)
  })

  it('is not said again within 7 days, nor twice of one day however long a snooze puts it off', () => {
    expect(decided([aSaid('massage-due', '2024-06-04')])).toEqual([])
    expect(decided([aSaid('massage-due', '2024-06-03')])).toHaveLength(1)
    const same = { ...aSaid('massage-due', '2024-06-10'), id: 'r1.massage-due.day-2024-06-10' }
    const snoozedUntil = new Date('2024-06-30T12:00:00Z')
    expect(decided([aSaid('massage-due', '2024-06-10')], { snoozedUntil })).toHaveLength(1)
    expect(decided([same], { snoozedUntil })).toEqual([])
  })

  it('waits, is released and sent like any other, and keeps its figures', () => {
    const wanting = { ...nothingReported, massageMessages: true }
    const diary = new Diary({ ...connected, selfReports: wanting })
    expect(diary.sync(log.counted, noon).map(({ state }) => state)).toEqual(['waiting'])
    expect(diary.sync(log.counted, new Date('2024-06-10T12:10:00Z'))).toEqual([])
    diary.sync(log.counted, new Date('2024-06-10T12:20:00Z'))
    expect(diary.standing).toEqual(['massage-due released'])
    diary.send()
    expect(diary.sync(log.counted, new Date('2024-06-10T13:00:00Z'))).toEqual([])
    const run = aRun({ localDate: '2024-06-11', distanceMeters: 10_000 })
    expect(diary.sync([...log.counted, run], afterRun(run, { minutes: 2 }))).toEqual([])
    expect(diary.nudges).toMatchObject([{ state: 'sent', runGone: false, findings: [{ run: null }] }])
  })

  it('is not made beside what a run of the day calls for', () => {
    const diary = new Diary({ ...connected, selfReports: { ...nothingReported, massageMessages: true } })
    const spike = aRun({ localDate: '2024-06-10', distanceMeters: 16_000 })
    diary.sync([...log.counted, spike], noon)
    expect(diary.standing).toEqual(['long-run-spike waiting'])
    expect(diary.silent).toEqual([])
  })
})
