import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/calendar.ts'
import type { Run } from '../../src/domain/run.ts'
import { nothingTold } from '../../src/domain/runner.ts'
import { afterRun, aRun, Diary, daily, weekly } from './builders.ts'

const on = (localDate: string, distanceMeters: number, over: Partial<Run> = {}) =>
  aRun({ localDate, distanceMeters, ...over })
const at = (start: string, over: Partial<Run> = {}) =>
  aRun({ startedAt: new Date(`${start}:00Z`), localDate: start.slice(0, 10), ...over })

/** Lives through runs as they come: each is looked at when it is over, and what is released is sent. */
function live(diary: Diary, runs: readonly Run[], known: readonly Run[] = []): Diary {
  const soFar = [...known]
  for (const run of runs) {
    soFar.push(run)
    diary.look(soFar, afterRun(run, { minutes: 2 }))
    diary.look(soFar, afterRun(run, { minutes: 22 }))
    diary.send()
  }
  return diary
}
const said = ({ nudges }: Diary) =>
  nudges.filter(({ sending }) => sending === 'begun').map(({ rule, findings }) => [rule, findings?.[0].date])

const usual = weekly('2024-05-06', [40, 40, 40, 40, 40])

describe('a race', () => {
  it('silences what else it does: neither sent nor shown beside it', () => {
    const workout = at('2024-06-14T18:00', { marked: 'workout' })
    const race = on('2024-06-16', 42_300)
    const diary = live(new Diary(), [race], [...usual, ...daily('2024-06-10', [10, 0, 10]), workout])
    expect(diary.nudges.map(({ rule, findings }) => [rule, findings?.map((each) => each.rule)])).toEqual([
      ['race-effort', ['race-effort']],
    ])
  })

  it('speaks for its warm-up and cool-down too', () => {
    const race = at('2024-06-16T08:00', { marked: 'race', distanceMeters: 21_100, movingSeconds: 6_000 })
    const coolDown = at('2024-06-16T10:00', { distanceMeters: 26_000, movingSeconds: 7_500 })
    const diary = new Diary()
    diary.look([...usual, race, coolDown], afterRun(coolDown, { minutes: 2 }))
    expect(diary.nudges.flatMap(({ findings }) => findings ?? []).map(({ rule }) => rule)).toEqual([
      'race-effort',
    ])
  })

  it('is aside from the caps, and does not count in them', () => {
    const race = (date: string) => on(date, 15_000, { marked: 'race' })
    const spike = on('2024-06-13', 20_000)
    const diary = live(
      new Diary(),
      [race('2024-06-10'), race('2024-06-11'), race('2024-06-12'), spike],
      usual,
    )
    expect(said(diary).map(([rule]) => rule)).toEqual([
      'race-effort',
      'race-effort',
      'race-effort',
      'long-run-spike',
    ])
  })

  it('is said on a day and in a week that have had their nudges', () => {
    const [first, second] = [on('2024-06-10', 14_000), on('2024-06-12', 19_000)]
    const evening = at('2024-06-12T18:00', { marked: 'race', distanceMeters: 15_000 })
    const diary = live(new Diary(), [first, second, evening], usual)
    expect(said(diary).map(([rule]) => rule)).toEqual(['long-run-spike', 'long-run-spike', 'race-effort'])
  })

  it('says enough about its week', () => {
    const race = on('2024-06-11', 15_000, { marked: 'race' })
    const rest = daily('2024-06-13', [13, 0, 13, 13])
    const diary = live(new Diary(), [race, ...rest], usual)
    expect(diary.silent).toEqual(['weekly-jump held-back: week-already-spoken-of'])
  })
})

describe('a big long run in peak', () => {
  const long = (date: string) => on(date, 30_000, { startedAt: new Date(`${date}T16:00:00Z`) })
  const sundays = ['2024-05-12', '2024-05-19', '2024-05-26'].map(long)
  const fourth = long('2024-06-16')
  const inDays = (days: number, distanceMeters = 42_195) => ({
    told: { ...nothingTold, races: [{ date: addDays('2024-06-16', days), distanceMeters, goal: true }] },
  })

  it('is worth a word though it is a habit, when none was said for 14 days', () => {
    expect(said(live(new Diary(inDays(30)), [fourth], [...usual, ...sundays]))).toHaveLength(1)
    const base = live(new Diary(inDays(60)), [fourth], [...usual, ...sundays])
    expect(base.silent).toEqual(['big-long-run held-back: usual-for-you'])
  })

  it('is not when one was', () => {
    const withOne = (date: string) => {
      const lately = on(date, 31_000, { startedAt: new Date(`${date}T16:00:00Z`) })
      return live(new Diary(inDays(30)), [lately, fourth], [...usual, ...sundays]).silent
    }
    expect(withOne('2024-06-02')).toEqual([])
    expect(withOne('2024-06-03')).toEqual(['big-long-run held-back: usual-for-you'])
  })
})

describe('hard days too close', () => {
  const pair = (friday: string) => [
    at(`${friday}T18:00`, { marked: 'workout' }),
    at(`${addDays(friday, 1)}T18:00`, { marked: 'workout' }),
  ]

  it('are said once in 14 days', () => {
    const twice = (friday: string) =>
      live(new Diary(), [...pair('2024-06-14'), ...pair(friday)], usual).silent.filter((why) =>
        /hard/.test(why),
      )
    expect(twice('2024-06-27')).toEqual(['hard-days-too-close held-back: said-lately'])
    expect(twice('2024-06-28')).toEqual([])
  })

  it('are not for a runner who had them in three of the last six weeks', () => {
    const habit = (fridays: string[]) =>
      live(new Diary(), pair('2024-06-14'), [...usual, ...fridays.flatMap(pair)]).silent
    expect(habit(['2024-05-17', '2024-05-31'])).toEqual([])
    expect(habit(['2024-05-10', '2024-05-17', '2024-05-31'])).toEqual([
      'hard-days-too-close held-back: usual-for-you',
    ])
  })

  it('are not for the taper', () => {
    const inDays = (days: number) => ({
      told: {
        ...nothingTold,
        races: [{ date: addDays('2024-06-15', days), distanceMeters: 42_195, goal: true }],
      },
    })
    expect(live(new Diary(inDays(21)), pair('2024-06-14'), usual).silent).toEqual([
      'hard-days-too-close held-back: taper',
    ])
    expect(said(live(new Diary(inDays(22)), pair('2024-06-14'), usual))).toHaveLength(1)
  })
})

describe('no rest day', () => {
  const days = (from: string, count: number) =>
    daily(
      from,
      Array.from({ length: count }, () => 6),
    )

  it('is said once in 14 days', () => {
    const again = (from: string) => live(new Diary(), [...days('2024-06-01', 10), ...days(from, 10)]).silent
    expect(again('2024-06-14')).toEqual(['no-rest-day held-back: said-lately'])
    expect(again('2024-06-15')).toEqual([])
  })
})

describe('a return from a break', () => {
  const stretch = (from: string) => daily(from, [8, 0, 8, 0, 8, 0, 8])

  it('is said once in 42 days', () => {
    const again = (second: string) =>
      live(new Diary(), [...stretch('2024-06-01'), ...stretch('2024-06-22'), ...stretch(second)]).silent
    expect(again('2024-07-14')).toEqual(['return-from-break held-back: said-lately'])
    expect(again('2024-08-03')).toEqual([])
  })

  it('of 7 to 13 days is never a nudge, nor shown beside one', () => {
    const often = daily(
      '2024-05-01',
      Array.from({ length: 14 }, () => 8),
    )
    const back = on('2024-05-23', 16_000)
    expect(live(new Diary(), [on('2024-05-23', 8_000)], often).nudges).toEqual([])
    const [nudge] = live(new Diary(), [back], often).nudges
    expect(nudge?.findings?.map(({ rule }) => rule)).toEqual(['long-run-spike'])
  })
})

describe('an early return', () => {
  it('is said once per marathon, whichever run it is found in later, and no cap holds it', () => {
    const marathon = on('2024-06-16', 42_300)
    const [first, second] = [on('2024-06-18', 20_000), on('2024-06-20', 20_000)]
    const diary = live(new Diary(), [marathon, first], usual)
    expect(said(diary)).toEqual([
      ['race-effort', '2024-06-16'],
      ['early-return', '2024-06-18'],
    ])
    diary.look(
      [...usual, marathon, { ...first, distanceMeters: 2_000, movingSeconds: 700 }, second],
      '2024-06-20T12:00:00Z',
    )
    expect(diary.silent).toEqual(['early-return held-back: said-lately'])
  })
})

describe('a massage that is due', () => {
  const told = { ...nothingTold, massageMessages: true }
  const wants = { told, connectedAt: new Date('2024-05-25T00:00:00Z') }
  const noon = (date: string) => `${date}T12:00:00Z`
  const due = (diary: Diary) => diary.nudges.filter(({ rule }) => rule === 'massage-due')

  it('is said alone, when the clock has reached its cadence', () => {
    const diary = new Diary(wants)
    diary.look(usual, noon('2024-06-11'))
    expect(diary.nudges).toEqual([])
    diary.look(usual, noon('2024-06-12'))
    expect(diary.nudges).toMatchObject([
      {
        rule: 'massage-due',
        subject: 'day:2024-06-12',
        run: null,
        state: 'waiting',
        findings: [{ run: null }],
      },
    ])
    diary.look(usual, '2024-06-12T12:20:00Z')
    diary.send()
    expect(diary.look(usual, '2024-06-12T12:21:00Z')).toEqual([])
  })

  it('is not for those who do not want it', () => {
    const diary = new Diary({ ...wants, told: nothingTold })
    expect(diary.look(usual, noon('2024-06-20'))).toEqual([])
  })

  it('is put off by any nudge of the last 3 days, a race too, and leaves no record of it', () => {
    for (const run of [on('2024-06-11', 14_000), on('2024-06-11', 15_000, { marked: 'race' })]) {
      const diary = live(new Diary(wants), [run], usual)
      for (const date of ['2024-06-12', '2024-06-13', '2024-06-14']) diary.look([...usual, run], noon(date))
      expect(due(diary)).toEqual([])
      diary.look([...usual, run], noon('2024-06-15'))
      expect(due(diary)).toMatchObject([{ subject: 'day:2024-06-15', state: 'waiting' }])
    }
  })

  it('that waits gives way to a newcomer', () => {
    const diary = new Diary(wants)
    const run = on('2024-06-12', 14_000)
    diary.look(usual, run.startedAt)
    expect(diary.standing).toEqual(['massage-due waiting'])
    diary.look([...usual, run], afterRun(run, { minutes: 2 }))
    expect(diary.standing).toEqual(['long-run-spike waiting'])
    expect(diary.silent).toEqual(['massage-due cancelled: superseded'])
  })

  it('is taken back when one is booked, and waits for nothing while it is still due the next day', () => {
    const diary = new Diary({ ...wants, quietHours: { from: '21:00', to: '08:00' } })
    diary.look(usual, '2024-06-12T22:00:00Z')
    expect(diary.look(usual, '2024-06-13T00:30:00Z')).toEqual([])
    const booked = { told: { ...told, treatments: [{ date: '2024-06-14', state: 'booked' as const }] } }
    diary.look(usual, '2024-06-13T01:00:00Z', booked)
    expect(diary.silent).toEqual(['massage-due cancelled: gone'])
  })

  it('counts in the caps, and is not said twice in a week', () => {
    const diary = new Diary(wants)
    diary.look(usual, noon('2024-06-12'))
    diary.look(usual, '2024-06-12T12:20:00Z')
    diary.send()
    const evening = on('2024-06-12', 14_000, { startedAt: new Date('2024-06-12T17:00:00Z') })
    diary.look([...usual, evening], afterRun(evening, { minutes: 2 }))
    expect(diary.silent).toEqual(['long-run-spike held-back: one-a-day'])
    for (const date of ['2024-06-15', '2024-06-16', '2024-06-18']) diary.look([...usual, evening], noon(date))
    expect(due(diary)).toHaveLength(1)
  })
})
