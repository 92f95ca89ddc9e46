import { describe, expect, it } from 'vitest'
import type { Run } from '../../../src/domain/training/run.ts'
import { afterRun, Diary, daily } from '../builders.ts'
import { on, usual } from './five-weeks.ts'

describe('a nudge', () => {
  const long = on('2024-06-12', 16_000)

  it('is made, settles, and is released by a sync that began after its time', () => {
    const diary = new Diary()
    const [made] = diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    expect(made).toMatchObject({
      id: `r1.long-run-spike.run-${long.id.replace(':', '-')}`,
      rule: 'long-run-spike',
      subject: `run:${long.id}`,
      run: long.id,
      state: 'waiting',
      why: null,
      dueAt: afterRun(long, { minutes: 22 }),
      runGone: false,
    })
    expect(diary.sync([...usual, long], afterRun(long, { minutes: 21 }))).toEqual([])
    expect(diary.sync([...usual, long], afterRun(long, { minutes: 22 }))).toMatchObject([
      { state: 'released' },
    ])
  })

  it('is not decided twice: the same sync changes nothing more', () => {
    const diary = new Diary()
    for (const minutes of [2, 22, 22, 2000]) {
      diary.sync([...usual, long], afterRun(long, { minutes }))
      expect(diary.sync([...usual, long], afterRun(long, { minutes }))).toEqual([])
    }
  })

  it('waits for the end of the quiet hours, and again when they have begun before the sync', () => {
    const diary = new Diary({ quietHours: { from: '21:00', to: '08:00' } })
    const evening = on('2024-06-12', 16_000, { startedAt: new Date('2024-06-12T18:50:00Z') })
    diary.sync([...usual, evening], '2024-06-12T20:30:00Z')
    expect(diary.nudges[0]?.dueAt).toEqual(new Date('2024-06-12T20:50:00Z'))
    diary.sync([...usual, evening], '2024-06-12T21:05:00Z')
    expect(diary.nudges[0]).toMatchObject({ state: 'waiting', dueAt: new Date('2024-06-13T08:00:00Z') })
    diary.sync([...usual, evening], '2024-06-13T08:00:00Z')
    expect(diary.standing).toEqual(['long-run-spike released'])
  })

  it('waits for the end of a snooze, and is stale when that takes more than 72 hours', () => {
    const diary = new Diary({ snoozedUntil: new Date('2024-06-20T09:00:00Z') })
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    expect(diary.nudges[0]?.dueAt).toEqual(new Date('2024-06-20T09:00:00Z'))
    diary.sync([...usual, long], afterRun(long, { hours: 72, minutes: 2 }))
    expect(diary.standing).toEqual(['long-run-spike waiting'])
    diary.sync([...usual, long], afterRun(long, { hours: 72, minutes: 3 }))
    expect(diary.silent).toEqual(['long-run-spike cancelled: stale'])
    expect(diary.sync([...usual, long], '2024-06-20T09:00:00Z')).toEqual([])
  })

  it('stands for its 72 hours though its run was nearly as old when it was made', () => {
    const diary = new Diary({ snoozedUntil: new Date('2024-06-20T09:00:00Z') })
    const hours = (since: number) => new Date(+long.startedAt + since * 3_600_000)
    diary.sync([...usual, long], hours(71))
    expect(diary.sync([...usual, long], hours(142))).toEqual([])
    expect(diary.standing).toEqual(['long-run-spike waiting'])
  })

  it('keeps its time: once released it leaves then, and a snooze that was ended early frees what comes after it', () => {
    const diary = new Diary({ quietHours: { from: '21:00', to: '08:00' } })
    const evening = on('2024-06-12', 16_000, { startedAt: new Date('2024-06-12T18:50:00Z') })
    diary.sync([...usual, evening], '2024-06-12T20:29:00Z')
    diary.sync([...usual, evening], '2024-06-12T20:50:00Z')
    expect(diary.sync([...usual, evening], '2024-06-12T21:05:00Z')).toEqual([])
    expect(diary.standing).toEqual(['long-run-spike released'])
    const snoozed = new Diary({ quietHours: { from: '21:00', to: '08:00' } })
    const until = { snoozedUntil: new Date('2024-06-14T09:00:00Z') }
    snoozed.sync([...usual, long], '2024-06-12T12:00:00Z', until)
    expect(snoozed.sync([...usual, long], '2024-06-12T22:00:00Z')).toEqual([])
  })

  it('waits on when quiet hours were set to begin at the minute in which it is due', () => {
    const diary = new Diary()
    diary.sync([...usual, long], '2024-06-12T12:00:00Z')
    const quiet = { quietHours: { from: '12:20', to: '14:00' } }
    expect(diary.sync([...usual, long], '2024-06-12T12:20:00Z', quiet)).toMatchObject([
      { state: 'waiting', dueAt: new Date('2024-06-12T14:00:00Z') },
    ])
  })

  it('rests on a run of the last 72 hours that was over after the runner connected', () => {
    const diary = new Diary()
    expect(diary.sync([...usual, long], new Date(+long.startedAt - 1))).toEqual([])
    expect(diary.sync([...usual, long], new Date(+long.startedAt + 72 * 3_600_000 + 1))).toEqual([])
    expect(new Diary().sync([...usual, long], new Date(+long.startedAt + 72 * 3_600_000))).toHaveLength(1)
    const newcomer = new Diary({ connectedAt: afterRun(long, { minutes: 0 }) })
    expect(newcomer.sync([...usual, long], afterRun(long, { minutes: 2 }))).toEqual([])
    const justBefore = new Diary({ connectedAt: new Date(+afterRun(long, {}) - 1) })
    expect(justBefore.sync([...usual, long], afterRun(long, { minutes: 2 }))).toHaveLength(1)
  })

  it('does not reach back before connecting through a run of the same outing', () => {
    const coolDown = on('2024-06-12', 1_000, { startedAt: afterRun(long, { minutes: 10 }) })
    const diary = new Diary({ connectedAt: afterRun(long, { minutes: 5 }) })
    expect(diary.sync([...usual, long, coolDown], afterRun(coolDown, { minutes: 1 }))).toEqual([])
  })

  it('is one per outing: the strongest finding leads, the others support it', () => {
    const big = on('2024-06-16', 30_000)
    const diary = new Diary()
    diary.sync([...usual, ...daily('2024-06-10', [15, 0, 15]), big], afterRun(big, { minutes: 2 }))
    const nudge = diary.nudges.find(({ run }) => run === big.id)
    expect(nudge?.findings?.map(({ rule }) => rule)).toEqual([
      'long-run-spike',
      'big-long-run',
      'weekly-jump',
    ])
  })

  it('speaks of the strongest first, whichever run of the outing it is true of', () => {
    const week = [...usual, ...daily('2024-06-10', [9, 9, 9, 9, 9])]
    const warmUp = on('2024-06-15', 8_000)
    const then = on('2024-06-15', 16_000, { startedAt: afterRun(warmUp, { minutes: 10 }) })
    const diary = new Diary()
    diary.sync([...week, warmUp, then], afterRun(then, { minutes: 2 }))
    expect(diary.nudges.map(({ run, findings }) => [run, findings?.map(({ rule }) => rule)])).toEqual([
      [then.id, ['long-run-spike', 'weekly-jump']],
    ])
  })

  it('of a race has what is no part of it beside it, and only the whole of one that became a marathon', () => {
    const rulesOf = (...runs: Run[]) => {
      const diary = new Diary()
      diary.sync(runs, afterRun(runs.at(-1) ?? long, { minutes: 2 }))
      return diary.nudges.map(({ findings }) => findings?.map(({ rule }) => rule))
    }
    const race = on('2024-06-28', 21_100, { marked: 'race' })
    expect(rulesOf(...usual, race)).toEqual([['race-effort', 'return-from-break']])
    const first = on('2024-06-12', 25_000, { marked: 'race' })
    const second = on('2024-06-12', 17_300, { startedAt: afterRun(first, { minutes: 4 }) })
    expect(rulesOf(...usual, first, second)).toEqual([['race-effort']])
  })
})
