import { describe, expect, it } from 'vitest'
import { afterRun, Diary } from '../builders.ts'
import { on, usual } from './five-weeks.ts'

describe('a nudge that was made', () => {
  const long = on('2024-06-12', 16_000)

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
    expect(diary.nudges).toMatchObject([
      {
        ...{ state: 'waiting', dueAt: afterRun(long, { minutes: 60 }) },
        createdAt: afterRun(long, { minutes: 40 }),
      },
    ])
  })

  it('that was taken back comes back by the day on which it would be said now', () => {
    const diary = new Diary()
    const noon = on('2024-06-12', 19_000, { startedAt: new Date('2024-06-12T12:00:00Z') })
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync(usual, afterRun(long, { minutes: 5 }))
    diary.sync([...usual, noon], afterRun(noon, { minutes: 2 }))
    diary.sync([...usual, noon], afterRun(noon, { minutes: 22 }))
    diary.send()
    diary.sync([...usual, long, noon], '2024-06-13T12:00:00Z')
    expect(diary.standing).toEqual(['long-run-spike sent', 'long-run-spike waiting'])
  })

  it('that was taken back is noted anew when it comes back too small for a message', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync(usual, afterRun(long, { minutes: 5 }))
    diary.sync([...usual, { ...long, distanceMeters: 11_500 }], afterRun(long, { minutes: 40 }))
    expect(diary.silent).toEqual(['long-run-spike held-back: small-step'])
    expect(diary.nudges[0]?.createdAt).toEqual(afterRun(long, { minutes: 40 }))
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

  it('keeps why it was taken back when its finding comes back beside a stronger one', () => {
    const diary = new Diary()
    const slow = on('2024-06-12', 10_900, { movingSeconds: 9_500, elapsedSeconds: 9_500 })
    diary.sync([...usual, slow], afterRun(slow, { minutes: 2 }))
    diary.sync([...usual, { ...slow, movingSeconds: 4_000 }], afterRun(slow, { minutes: 3 }))
    diary.sync([...usual, { ...slow, distanceMeters: 21_000 }], afterRun(slow, { minutes: 4 }))
    expect(diary.standing).toEqual(['long-run-spike waiting'])
    expect(diary.silent).toEqual(['big-long-run cancelled: gone'])
  })

  it('takes the place of a weaker one that was held back', () => {
    const diary = new Diary()
    const small = on('2024-06-12', 11_500, { elapsedSeconds: 9_100 })
    diary.sync([...usual, small], afterRun(small, { minutes: 2 }))
    expect(diary.silent).toEqual(['long-run-spike held-back: small-step'])
    diary.sync([...usual, { ...small, movingSeconds: 9_100 }], afterRun(small, { minutes: 5 }))
    expect(diary.standing).toEqual(['big-long-run waiting'])
    expect(diary.silent).toEqual(['long-run-spike cancelled: outranked'])
  })

  it('is not made again of a run that was spoken of, though it turns out to be a marathon', () => {
    const diary = new Diary()
    diary.sync([...usual, long], afterRun(long, { minutes: 2 }))
    diary.sync([...usual, long], afterRun(long, { minutes: 22 }))
    diary.send()
    diary.sync([...usual, { ...long, distanceMeters: 42_195 }], afterRun(long, { minutes: 40 }))
    expect(diary.nudges).toHaveLength(1)
  })

  it('is not made again of an outing when nothing is left of what was said of it', () => {
    const diary = new Diary()
    const first = on('2024-06-12', 25_000)
    const second = on('2024-06-12', 17_300, { startedAt: afterRun(first, { minutes: 4 }) })
    diary.sync([...usual, first], afterRun(first, { minutes: 2 }))
    diary.sync([...usual, first], afterRun(first, { minutes: 22 }))
    diary.send()
    diary.sync(usual, afterRun(first, { minutes: 30 }))
    diary.sync([...usual, first, second], afterRun(second, { minutes: 2 }))
    expect(diary.nudges).toMatchObject([{ rule: 'long-run-spike', state: 'sent', findings: null }])
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
})
