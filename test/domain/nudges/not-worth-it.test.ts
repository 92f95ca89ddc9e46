import { describe, expect, it } from 'vitest'
import type { Run } from '../../../src/domain/training/run.ts'
import { nothingReported } from '../../../src/domain/training/runner.ts'
import { afterRun, Diary, daily } from '../builders.ts'
import { on, usual } from './five-weeks.ts'

describe('what is true and not worth a message', () => {
  it('stays on record when it is too old to be judged, and is gone with its run', () => {
    // a runner who lives by UTC, on a run in Tokyo: its day has begun earlier than theirs
    const run = on('2024-06-12', 11_500, { startedAt: new Date('2024-06-11T16:00:00Z') })
    const diary = new Diary()
    diary.sync([...usual, run], afterRun(run, { minutes: 2 }))
    expect(diary.sync([...usual, run], afterRun(run, { hours: 72 }))).toEqual([])
    expect(diary.silent).toEqual(['long-run-spike held-back: small-step'])
    diary.sync(usual, afterRun(run, { hours: 100 }))
    expect(diary.nudges).toMatchObject([{ state: 'cancelled', why: 'gone', findings: null, runGone: false }])
  })

  it('is gone with its finding while its run can be judged', () => {
    const diary = new Diary()
    const run = on('2024-06-12', 11_500)
    diary.sync([...usual, run], afterRun(run, { minutes: 2 }))
    diary.sync([...usual, { ...run, distanceMeters: 10_000 }], afterRun(run, { minutes: 5 }))
    expect(diary.silent).toEqual(['long-run-spike cancelled: gone'])
  })

  it('says the reason that holds now', () => {
    const diary = new Diary()
    const run = on('2024-06-12', 11_500)
    diary.sync([...usual, run], afterRun(run, { minutes: 2 }))
    const saidAt = new Date('2024-06-11T20:00:00Z')
    const planned = [{ date: '2024-06-12', distanceMeters: 11_500, saidAt }]
    const selfReports = { ...nothingReported, planned }
    diary.sync([...usual, run], afterRun(run, { minutes: 5 }), { selfReports })
    expect(diary.silent).toEqual(['long-run-spike held-back: planned'])
    expect(diary.nudges[0]?.createdAt).toEqual(afterRun(run, { minutes: 2 }))
  })

  it('stays on record without its figures when they have left the window', () => {
    const diary = new Diary()
    const run = on('2024-06-12', 11_500)
    diary.sync([...usual, run], afterRun(run, { minutes: 2 }))
    expect(diary.sync([], '2024-10-14T12:00:00Z')).toMatchObject([{ findings: null }])
    expect(diary.silent).toEqual(['long-run-spike held-back: small-step'])
    expect(diary.sync([], '2024-10-15T12:00:00Z')).toEqual([])
  })

  it('is noted once of an outing, when the first of its runs is too old to be judged again', () => {
    const first = on('2024-06-12', 11_500)
    const second = on('2024-06-12', 12_700, { startedAt: afterRun(first, { minutes: 30 }) })
    const diary = new Diary()
    diary.sync([...usual, first, second], afterRun(second, { minutes: 2 }))
    const noted = ['long-run-spike held-back: small-step']
    expect(diary.silent).toEqual(noted)
    const days3 = new Date(+first.startedAt + 73 * 3_600_000)
    expect(diary.sync([...usual, first, second], days3)).toEqual([])
    expect(diary.silent).toEqual(noted)
    diary.sync([...usual, first, { ...second, distanceMeters: 16_000 }], days3)
    expect(diary.standing).toEqual(['long-run-spike waiting'])
  })

  it('is noted of each outing by itself', () => {
    const [first, next] = [on('2024-06-12', 11_500), on('2024-06-13', 12_700)]
    const diary = new Diary()
    diary.sync([...usual, first], afterRun(first, { minutes: 2 }))
    diary.sync([...usual, first, next], afterRun(next, { minutes: 2 }))
    expect(diary.silent).toEqual([
      'long-run-spike held-back: small-step',
      'long-run-spike held-back: small-step',
    ])
  })

  it('stands beside what is worth one, however much stronger it is', () => {
    const sundays = ['2024-05-12', '2024-05-26', '2024-06-09'].map((date) =>
      on(date, 30_000, { startedAt: new Date(`${date}T16:00:00Z`) }),
    )
    const big = on('2024-06-23', 30_000)
    const diary = new Diary()
    const week = daily('2024-06-17', [17, 0, 17, 0, 17])
    diary.sync([...usual, ...sundays, ...week, big], afterRun(big, { minutes: 2 }))
    expect(diary.nudges.map(({ state, findings }) => [state, findings?.map(({ rule }) => rule)])).toEqual([
      ['waiting', ['weekly-jump', 'big-long-run']],
    ])
  })

  it('is a small step of less than 2 km', () => {
    const diary = new Diary()
    const run = on('2024-06-12', 11_999)
    diary.sync([...usual, run], afterRun(run, { minutes: 2 }))
    expect(diary.silent).toEqual(['long-run-spike held-back: small-step'])
    const two = on('2024-06-12', 12_000)
    diary.sync([...usual, two], afterRun(two, { minutes: 2 }))
    expect(diary.standing).toEqual(['long-run-spike waiting'])
  })

  it('is the fourth big long run in 42 days, unless it is longer than all of them by a kilometre and by 5%', () => {
    const sundays = ['2024-05-12', '2024-05-26', '2024-06-09'].map((date) => on(date, 30_000))
    const runs = [
      ...usual.filter(({ localDate }) => !sundays.some((run) => run.localDate === localDate)),
      ...sundays,
    ]
    const heldBack = (run: Run) => {
      const diary = new Diary()
      diary.sync([...runs, run], afterRun(run, { minutes: 2 }))
      return diary.silent
    }
    expect(heldBack(on('2024-06-23', 30_000))).toEqual(['big-long-run held-back: usual-for-you'])
    expect(heldBack(on('2024-06-23', 31_499))).toEqual(['big-long-run held-back: usual-for-you'])
    expect(heldBack(on('2024-06-23', 31_500))).toEqual([])
    expect(heldBack(on('2024-06-24', 30_000))).toEqual([])
  })
})
