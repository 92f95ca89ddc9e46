import { describe, expect, it } from 'vitest'
import { syncAt } from '../../../src/domain/replay/sync.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { afterRun, aRun, Diary, daily, weekly } from '../builders.ts'

/** Five weeks of 40 km, the longest run 10 km; the next week starts on 2024-06-10. */
const usual = weekly('2024-05-06', [40, 40, 40, 40, 40])
const on = (localDate: string, distanceMeters: number, over: Partial<Run> = {}) =>
  aRun({ localDate, distanceMeters, ...over })
const without = (runs: readonly Run[], run: Run) => runs.filter(({ id }) => id !== run.id)

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
    diary.sync([...usual, long], afterRun(long, { hours: 72 }))
    expect(diary.standing).toEqual(['long-run-spike waiting'])
    diary.sync([...usual, long], afterRun(long, { hours: 72, minutes: 3 }))
    expect(diary.silent).toEqual(['long-run-spike cancelled: stale'])
    expect(diary.sync([...usual, long], '2024-06-20T09:00:00Z')).toEqual([])
  })

  it('rests on a run of the last 72 hours that was over after the runner connected', () => {
    const diary = new Diary()
    expect(diary.sync([...usual, long], new Date(+long.startedAt - 1))).toEqual([])
    expect(diary.sync([...usual, long], new Date(+long.startedAt + 72 * 3_600_000 + 1))).toEqual([])
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

  it.each([
    ['deleted', []],
    ['cropped', [{ ...long, distanceMeters: 10_500 }]],
  ])('is taken back when its run is %s', (_, then) => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, ...then], afterRun(long, { minutes: 30 }))
    expect(diary.silent).toEqual(['long-run-spike cancelled: gone'])
  })

  it('is taken back after its release too, as long as sending has not begun', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 22 }))
    diary.sync(usual, afterRun(long, { minutes: 23 }))
    expect(diary.silent).toEqual(['long-run-spike cancelled: gone'])
  })

  it('comes back with its finding when it was taken back before sending, and settles anew', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync(usual, afterRun(long, { minutes: 10 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 40 }))
    expect(diary.nudges).toMatchObject([{ state: 'waiting', dueAt: afterRun(long, { minutes: 60 }) }])
  })

  it('is never said again once sending has begun', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 22 }))
    diary.send()
    diary.sync(usual, afterRun(long, { minutes: 40 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 80 }))
    diary.sync([...usual, { ...long, distanceMeters: 17_000 }], afterRun(long, { minutes: 90 }))
    expect(diary.nudges).toMatchObject([{ state: 'sent' }])
  })

  it('gives way to a stronger one when an edit changes which rule leads', () => {
    const diary = new Diary()
    const first = on('2024-06-12', 16_000, { elapsedSeconds: 9_500 })
    const runs = [...usual, first]
    diary.sync(runs, afterRun(first, { minutes: 2 }))
    const longer = { ...first, distanceMeters: 21_000, movingSeconds: 9_500 }
    diary.sync([...usual, longer], afterRun(longer, { minutes: 3 }))
    expect(diary.standing).toEqual(['long-run-spike waiting'])
    const cropped = { ...longer, distanceMeters: 10_900 }
    diary.sync([...usual, cropped], afterRun(longer, { minutes: 5 }))
    expect(diary.standing).toEqual(['big-long-run waiting'])
    expect(diary.silent).toEqual(['long-run-spike cancelled: gone'])
    diary.sync([...usual, longer], afterRun(longer, { minutes: 9 }))
    expect(diary.standing).toEqual(['long-run-spike waiting'])
    expect(diary.silent).toEqual(['big-long-run cancelled: superseded'])
  })

  it('is not made of an outing that has been spoken of, whatever else becomes true of it', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 22 }))
    diary.send()
    const edited = { ...long, distanceMeters: 26_000 }
    const coolDown = on('2024-06-12', 13_900, {
      startedAt: afterRun(long, { minutes: 30 }),
      movingSeconds: 9_000,
      elapsedSeconds: 9_000,
    })
    diary.sync([...usual, edited, coolDown], afterRun(coolDown, { minutes: 5 }))
    expect(diary.nudges).toHaveLength(1)
  })

  it('is made once more of an outing that turns out to be a marathon, and never after that', () => {
    const diary = new Diary()
    const first = on('2024-06-12', 25_000)
    const second = on('2024-06-12', 17_300, { startedAt: afterRun(first, { minutes: 4 }) })
    const third = on('2024-06-12', 15_000, { startedAt: afterRun(second, { minutes: 4 }), marked: 'race' })
    diary.sync([...usual, first], afterRun(first, { minutes: 2 }))
    diary.sync([...usual, first], afterRun(first, { minutes: 22 }))
    diary.send()
    diary.sync([...usual, first, second], afterRun(second, { minutes: 2 }))
    diary.sync([...usual, first, second], afterRun(second, { minutes: 22 }))
    diary.send()
    diary.sync([...usual, first, second, third], afterRun(third, { minutes: 2 }))
    expect(diary.nudges.map(({ rule, state, run }) => [rule, state, run])).toEqual([
      ['long-run-spike', 'sent', first.id],
      ['race-effort', 'sent', second.id],
    ])
    expect(diary.nudges[1]?.findings).toMatchObject([{ facts: { distanceMeters: 42_300 } }])
  })

  it('of a marathon in two recordings takes the place of what waited for the first of them', () => {
    const diary = new Diary()
    const first = on('2024-06-12', 25_000)
    const second = on('2024-06-12', 17_300, { startedAt: afterRun(first, { minutes: 4 }) })
    diary.sync([...usual, first], afterRun(first, { minutes: 2 }))
    diary.sync([...usual, first, second], afterRun(second, { minutes: 2 }))
    expect(diary.nudges.map(({ rule, state }) => [rule, state])).toEqual([
      ['long-run-spike', 'cancelled'],
      ['race-effort', 'waiting'],
    ])
  })

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
})

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

describe('a weekly jump', () => {
  const days = daily('2024-06-10', [10, 10, 11, 10, 11, 11])
  const at = (index: number) => days[index] ?? on('2024-06-10', 0)
  const [thursday, friday, saturday] = [at(3), at(4), at(5)]
  /** The line of 52 km is crossed on Friday with 52 km. */
  const week = [...usual, ...days.slice(0, 5)]

  it('is said once a week', () => {
    const diary = new Diary()
    diary.sync([...usual, ...days.slice(0, 4)], afterRun(thursday, { minutes: 2 }))
    expect(diary.nudges).toEqual([])
    diary.sync(week, afterRun(friday, { minutes: 2 }))
    diary.sync(week, afterRun(friday, { minutes: 22 }))
    diary.send()
    diary.sync([...week, saturday], afterRun(saturday, { minutes: 2 }))
    expect(diary.nudges).toMatchObject([{ rule: 'weekly-jump', subject: 'week:2024-06-10', run: friday.id }])
  })

  it('goes over to another run when that one now takes the week beyond the line', () => {
    const diary = new Diary()
    diary.sync(week, afterRun(friday, { minutes: 2 }))
    const cropped = week.map((run) => (run === friday ? { ...run, distanceMeters: 5_000 } : run))
    diary.sync([...cropped, saturday], afterRun(saturday, { minutes: 2 }))
    expect(diary.nudges).toMatchObject([
      { rule: 'weekly-jump', run: saturday.id, dueAt: afterRun(friday, { minutes: 22 }) },
    ])
    expect(diary.standing).toEqual(['weekly-jump released'])
  })

  it('that was said stays with the run it was said of, whichever run takes the week beyond the line now', () => {
    const diary = new Diary()
    diary.sync(week, afterRun(friday, { minutes: 2 }))
    diary.sync(week, afterRun(friday, { minutes: 22 }))
    diary.send()
    const cropped = week.map((run) => (run === friday ? { ...run, distanceMeters: 5_000 } : run))
    expect(diary.sync([...cropped, saturday], afterRun(saturday, { minutes: 2 }))).toEqual([])
  })

  it('comes back for another run after it was taken back, and is not stale from before', () => {
    const diary = new Diary()
    const early = on('2024-06-10', 53_000)
    diary.sync([...usual, early], afterRun(early, { minutes: 2 }))
    diary.sync(usual, afterRun(early, { minutes: 5 }))
    const jump = [...usual, ...days.slice(0, 5), saturday]
    diary.sync(without(jump, friday), afterRun(saturday, { minutes: 2 }))
    expect(diary.standing).toEqual(['weekly-jump waiting'])
    diary.sync(without(jump, friday), afterRun(saturday, { minutes: 22 }))
    expect(diary.standing).toEqual(['weekly-jump released'])
  })

  it('that was held back on one run’s day is judged anew on another’s', () => {
    const diary = new Diary()
    const spike = on('2024-06-14', 14_000, { startedAt: new Date('2024-06-14T04:00:00Z') })
    const before = [...usual, ...days.slice(0, 3), spike]
    diary.sync(before, afterRun(spike, { minutes: 2 }))
    diary.sync(before, afterRun(spike, { minutes: 22 }))
    diary.send()
    diary.sync([...before, friday], afterRun(friday, { minutes: 2 }))
    expect(diary.silent).toEqual(['weekly-jump held-back: one-a-day'])
    const cropped = { ...friday, distanceMeters: 3_000 }
    diary.sync([...before, cropped, saturday], afterRun(saturday, { minutes: 2 }))
    expect(diary.nudges.find(({ rule }) => rule === 'weekly-jump')).toMatchObject({
      state: 'waiting',
      run: saturday.id,
    })
  })

  it('is no news when a week of the last four was nearly as large', () => {
    const recent = weekly('2024-05-06', [40, 60, 20, 20, 20])
    const run = on('2024-06-15', 39_000, { movingSeconds: 8_000 })
    const diary = new Diary()
    diary.sync([...recent, ...daily('2024-06-10', [10, 11]), run], afterRun(run, { minutes: 2 }))
    const jump = diary.nudges
      .flatMap(({ findings }) => findings ?? [])
      .find(({ rule }) => rule === 'weekly-jump')
    expect(jump?.facts).toMatchObject({ distanceMeters: 60_000, usualMeters: 30_000 })
    const slowly = daily('2024-06-10', [5, 5, 5, 5, 5, 5, 10])
    const last = slowly.at(-1) ?? run
    const quiet = new Diary()
    quiet.sync([...recent, ...slowly], afterRun(last, { minutes: 2 }))
    expect(quiet.silent).toEqual(['weekly-jump held-back: within-recent-weeks'])
  })

  it('is not said in a week that has been spoken of for a big run', () => {
    const diary = new Diary()
    const tuesday = on('2024-06-11', 26_000)
    diary.sync([...usual, tuesday], afterRun(tuesday, { minutes: 2 }))
    diary.sync([...usual, tuesday], afterRun(tuesday, { minutes: 22 }))
    diary.send()
    const more = daily('2024-06-13', [9, 9, 9])
    diary.sync([...usual, tuesday, ...more], '2024-06-15T12:00:00Z')
    expect(diary.silent).toEqual(['weekly-jump held-back: week-already-spoken-of'])
  })
})

describe('what is true and not worth a message', () => {
  it('stays on record when it is too old to be judged, and is gone with its run', () => {
    // a runner who lives by UTC, on a run in Tokyo: its day has begun earlier than theirs
    const run = on('2024-06-12', 11_500, { startedAt: new Date('2024-06-11T16:00:00Z') })
    const diary = new Diary()
    diary.sync([...usual, run], afterRun(run, { minutes: 2 }))
    expect(diary.sync([...usual, run], afterRun(run, { hours: 72 }))).toEqual([])
    expect(diary.silent).toEqual(['long-run-spike held-back: small-step'])
    diary.sync(usual, afterRun(run, { hours: 100 }))
    expect(diary.nudges).toMatchObject([{ state: 'cancelled', why: 'gone', findings: null }])
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

  it('is the fourth big long run in 42 days, unless it is longer than all of them by a kilometre and by 5 %', () => {
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
