import { describe, expect, it } from 'vitest'
import { syncAt } from '../../../src/domain/replay/sync.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { afterRun, Diary } from '../builders.ts'
import { on, usual } from './five-weeks.ts'

describe('what a nudge rests on', () => {
  const long = on('2024-06-12', 16_000)

  it('is not said to have lost its run when that has only left the window', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 22 }))
    diary.send()
    const { nudges } = syncAt([...usual, long], diary.runner, diary.nudges, new Date('2024-10-21T12:00:00Z'))
    expect(nudges).toMatchObject([{ state: 'sent', findings: null, runGone: false }])
  })

  it('forgets its findings when they leave the window, or when their run is deleted', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 22 }))
    diary.send()
    expect(diary.sync([...usual, long], addDays('2024-06-12', 112))).toEqual([])
    expect(diary.sync([...usual, long], '2024-10-07')).toMatchObject([
      { state: 'sent', findings: null, runGone: false },
    ])
    const deleted = new Diary()
    deleted.sync([...usual, long], afterRun(long, { minutes: 2 }))
    deleted.sync([...usual, long], afterRun(long, { minutes: 22 }))
    deleted.send()
    deleted.sync(usual, '2024-06-20')
    expect(deleted.nudges).toMatchObject([{ state: 'sent', findings: null, runGone: true }])
    deleted.sync([...usual, long], '2024-06-21')
    expect(deleted.nudges).toMatchObject([{ state: 'sent', runGone: false }])
  })

  it('forgets its findings when another run is all that is left of its day', () => {
    const diary = new Diary()
    const evening = on('2024-06-12', 5_000, { startedAt: new Date('2024-06-12T17:00:00Z') })
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 22 }))
    diary.send()
    const none = on('2024-06-12', 0, { startedAt: new Date('2024-06-12T15:00:00Z') })
    diary.sync([...usual, evening, none], '2024-06-20')
    expect(diary.nudges).toMatchObject([{ findings: null, runGone: true }])
  })

  it('forgets its findings when its run is excluded, and does not say that it has gone', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 22 }))
    diary.send()
    diary.sync([...usual, long], '2024-06-20', { excluded: new Set([long.id]) })
    expect(diary.nudges).toMatchObject([{ state: 'sent', findings: null, runGone: false }])
    diary.sync(usual, '2024-06-21')
    expect(diary.nudges).toMatchObject([{ runGone: false }])
  })

  it('keeps its findings for the 17 weeks of the window, from the Monday on that begins it', () => {
    const monday = on('2024-06-10', 16_000)
    const diary = new Diary()
    diary.sync([...usual, monday], afterRun(monday, { minutes: 2 }))
    diary.sync([...usual, monday], afterRun(monday, { minutes: 22 }))
    diary.send()
    expect(diary.sync([...usual, monday], '2024-10-06T23:59:00Z')).toEqual([])
    expect(diary.sync([...usual, monday], '2024-10-07T00:00:00Z')).toMatchObject([{ findings: null }])
  })
})
