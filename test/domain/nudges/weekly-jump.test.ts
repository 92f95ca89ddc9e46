import { describe, expect, it } from 'vitest'
import { afterRun, Diary, daily, weekly } from '../builders.ts'
import { on, usual, without } from './five-weeks.ts'

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
