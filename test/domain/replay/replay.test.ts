import { describe, expect, it } from 'vitest'
import { massageOf } from '../../../src/domain/advice/advice.ts'
import { asksAboutPause } from '../../../src/domain/advice/advise.ts'
import { type Habit, replay } from '../../../src/domain/replay/replay.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import { buildLog } from '../../../src/domain/training/log.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { toDo } from '../advice/to-do.ts'
import { aRun, aRunner } from '../builders.ts'

const monday = { weekStartsOn: 'monday' } as const

/** Four 10 km runs a week, for weeks on end. */
const usual = (from: string, weeks: number): Run[] =>
  Array.from({ length: weeks * 4 }, (_, n) =>
    aRun({ localDate: addDays(from, 7 * Math.floor(n / 4) + 2 * (n % 4)) }),
  )

const longOn = (localDate: string, over: Partial<Run> = {}) =>
  aRun({ localDate, distanceMeters: 24_000, id: `test:${localDate}`, ...over })

describe('a log walked through in time', () => {
  const runner = aRunner({ quietHours: { from: '21:00', to: '08:00' } })

  it('says what a long run calls for, once it is over and has settled', () => {
    const log = buildLog([...usual('2024-01-01', 6), longOn('2024-02-13')], monday)
    const { said, heldBack } = replay(log, runner, 'ignores')
    // 24 km from 7:00 take 2:24 hours; five minutes to arrive and twenty to settle
    expect(said.map(({ nudge, at }) => [nudge.rule, at])).toEqual([
      ['long-run-spike', new Date('2024-02-13T09:49:00Z')],
    ])
    expect(heldBack).toEqual([])
  })

  it('counts the day on which it is said, not the day of the run', () => {
    const late = longOn('2024-02-13', { startedAt: new Date('2024-02-13T19:00:00Z') })
    const { said, findings } = replay(buildLog([...usual('2024-01-01', 6), late], monday), runner, 'ignores')
    expect(findings.map(({ date }) => date)).toEqual(['2024-02-13'])
    expect(said.map(({ date }) => date)).toEqual(['2024-02-14'])
  })

  it('tells what was held back, and why', () => {
    const small = longOn('2024-02-13', { distanceMeters: 11_500 })
    const { said, heldBack } = replay(buildLog([...usual('2024-01-01', 6), small], monday), runner, 'ignores')
    expect(said).toEqual([])
    expect(heldBack.map(({ rule, why }) => [rule, why])).toEqual([['long-run-spike', 'small-step']])
  })

  it('tells of what was taken back, too: a snooze of more than 72 hours leaves nothing to say of a run', () => {
    const log = buildLog([...usual('2024-01-01', 6), longOn('2024-02-13')], monday)
    const snoozed = { ...runner, snoozedUntil: new Date('2024-02-17T09:00:00Z') }
    const { said, heldBack } = replay(log, snoozed, 'ignores')
    expect(said).toEqual([])
    expect(heldBack.map(({ rule, state, why }) => [rule, state, why])).toEqual([
      ['long-run-spike', 'cancelled', 'stale'],
    ])
  })

  it('hears of a run when its watch is stopped, whenever it began', () => {
    const left = longOn('2024-02-13', { id: 'test:left', elapsedSeconds: 15 * 3_600 })
    const startedAt = new Date('2024-02-13T18:30:00Z')
    const evening = aRun({ id: 'test:evening', startedAt, distanceMeters: 16_000, movingSeconds: 5_400 })
    const log = buildLog([...usual('2024-01-01', 6), left, evening], monday)
    expect(replay(log, runner, 'ignores').said.map(({ nudge, at }) => [nudge.run, at])).toEqual([
      ['test:evening', new Date('2024-02-13T20:25:00Z')],
      ['test:left', new Date('2024-02-14T08:00:00Z')],
    ])
  })

  it('speaks of the recording it hears of first, though another one of the same run counts in the end', () => {
    const watch = longOn('2024-02-13', { id: 'test:watch', elapsedSeconds: 5 * 3_600 })
    const phone = longOn('2024-02-13', { id: 'test:phone', distanceMeters: 23_000, movingSeconds: 8_600 })
    const next = aRun({ localDate: '2024-02-14', distanceMeters: 5_000 })
    const log = buildLog([...usual('2024-01-01', 6), watch, phone, next], monday)
    expect(log.notCounted.map(({ run }) => run.id)).toEqual(['test:phone'])
    expect(replay(log, runner, 'ignores').said.map(({ nudge }) => nudge.run)).toEqual(['test:phone'])
  })

  it('sums up each week once, on Monday at eight or as soon as it hears of a runner, until four weeks after the last run', () => {
    const { summaries } = replay(buildLog(usual('2024-01-01', 3), monday), runner, 'ignores')
    const mondays = Array.from({ length: 7 }, (_, n) => addDays('2024-01-01', 7 * n))
    expect(summaries.map(({ weekStart, date }) => [weekStart, date])).toEqual(
      mondays.map((day) => [addDays(day, -7), day]),
    )
    // the first run of all is over at eight, and heard of five minutes later
    const times = summaries.map(({ at }) => at.toISOString().slice(11, 16))
    expect(times).toEqual(['08:05', '08:00', '08:00', '08:00', '08:00', '08:00', '08:00'])
    // what a summary suggests and nobody answers leads to no pause
    expect(summaries.map(({ massage }) => massage.kind)).toEqual([
      ...['suggest', 'none', 'suggest', 'none', 'suggest', 'none', 'suggest'],
    ])
  })

  it('says a nudge of Monday morning first, and sums up the week two minutes later', () => {
    const startedAt = new Date('2024-02-11T19:00:00Z')
    const late = longOn('2024-02-11', { startedAt, movingSeconds: 6_600, elapsedSeconds: 6_600 })
    const { said, summaries } = replay(buildLog([...usual('2024-01-01', 6), late], monday), runner, 'ignores')
    expect(said.map(({ at }) => at)).toEqual([new Date('2024-02-12T08:00:00Z')])
    expect(summaries.find(({ date }) => date === '2024-02-12')?.at).toEqual(new Date('2024-02-12T08:02:00Z'))
  })

  it('sums up no week that a snooze has kept for more than 72 hours', () => {
    const mondays = (until: string) => {
      const snoozed = { ...runner, quietHours: null, snoozedUntil: new Date(until) }
      const { summaries } = replay(buildLog(usual('2024-01-01', 2), monday), snoozed, 'ignores')
      return summaries.slice(0, 2).map(({ weekStart, date }) => [weekStart, date])
    }
    expect(mondays('2024-01-11T07:40:00Z')).toEqual([
      ['2024-01-01', '2024-01-11'],
      ['2024-01-08', '2024-01-15'],
    ])
    expect(mondays('2024-01-11T07:41:00Z')).toEqual([
      ['2024-01-08', '2024-01-15'],
      ['2024-01-15', '2024-01-22'],
    ])
  })

  it('remembers a suggestion for 400 days, as the service does', () => {
    const daysSince = (...dates: string[]) => {
      const suggestions = dates.map((date) => ({ date, answered: true, inSummary: false }))
      const told = { ...runner, selfReports: { ...runner.selfReports, suggestions } }
      const [first] = replay(buildLog(usual('2024-01-01', 1), monday), told, 'ignores').summaries
      return (
        first?.massage.kind === 'suggest' && 'daysSince' in first.massage.why && first.massage.why.daysSince
      )
    }
    expect(daysSince('2022-11-27')).toBe(400)
    expect(daysSince('2022-11-26')).toBe(daysSince())
    expect(daysSince('2022-11-26', '2022-11-28')).toBe(399)
  })

  it('sums up nothing when it is not to', () => {
    const log = buildLog(usual('2024-01-01', 3), monday)
    expect(replay(log, runner, 'ignores', { summaries: false }).summaries).toEqual([])
  })

  it('keeps on record what was held back, with its figures, long after it has left the window', () => {
    const small = longOn('2024-02-13', { distanceMeters: 11_500 })
    const weekly = Array.from({ length: 19 }, (_, n) => aRun({ localDate: addDays('2024-02-20', 7 * n) }))
    const { heldBack } = replay(
      buildLog([...usual('2024-01-01', 6), small, ...weekly], monday),
      runner,
      'ignores',
    )
    expect(heldBack).toMatchObject([{ why: 'small-step', findings: [{ rule: 'long-run-spike' }] }])
  })

  it('waits for the morning when a run is heard of at night', () => {
    const startedAt = new Date('2024-02-13T19:00:00Z')
    const late = longOn('2024-02-13', { startedAt, movingSeconds: 6_600 })
    const { said } = replay(buildLog([...usual('2024-01-01', 6), late], monday), runner, 'ignores')
    expect(said.map(({ at }) => at)).toEqual([new Date('2024-02-14T08:00:00Z')])
  })

  it('knows nothing of later runs: a log cut off at a day says the same up to that day', () => {
    const runs = [
      ...usual('2024-01-01', 20),
      longOn('2024-02-13'),
      longOn('2024-04-16', { distanceMeters: 30_000 }),
    ]
    const until = (date: string) => (all: readonly { date: string }[]) =>
      all.filter((each) => each.date <= date)
    const whole = replay(buildLog(runs, monday), runner, 'ignores')
    const early = buildLog(
      runs.filter(({ localDate }) => localDate <= '2024-03-01'),
      monday,
    )
    const cut = replay(early, runner, 'ignores')
    expect(until('2024-03-01')(whole.said)).toEqual(cut.said)
    expect(cut.said).toHaveLength(1)
  })

  it('advises by what was known then: the week so far, not the week as it ended', () => {
    const later = longOn('2024-02-17', { distanceMeters: 12_000 })
    const log = buildLog([...usual('2024-01-01', 6), longOn('2024-02-13'), later], monday)
    const [first] = replay(log, runner, 'ignores').said
    expect(first && toDo(first.advice).recovery.headroom).toMatchObject({ week: { soFarMeters: 24_000 } })
  })

  it('says nothing of what was before the runner connected', () => {
    const log = buildLog([...usual('2024-01-01', 6), longOn('2024-02-13')], monday)
    expect(replay(log, { ...runner, connectedAt: new Date('2024-02-14T00:00:00Z') }, 'ignores').said).toEqual(
      [],
    )
  })

  describe('with massages wanted', () => {
    const wanted = { ...runner, connectedAt: new Date('2024-01-01T00:00:00Z') }
    const asking = { ...wanted, selfReports: { ...wanted.selfReports, massageMessages: true } }
    const log = buildLog(usual('2024-01-01', 16), monday)
    const alone = { summaries: false }
    const dueDays = (habit: Habit) =>
      replay(log, asking, habit, alone).said.flatMap(({ nudge, date }) =>
        nudge.rule === 'massage-due' ? date : [],
      )

    it('suggests one in the morning of the day the clock says so, and pauses for 42 days after two that were ignored', () => {
      expect(dueDays('ignores')).toEqual(['2024-01-19', '2024-02-06', '2024-03-19', '2024-04-06'])
    })

    it('asks once in a pause whether they are wanted any more', () => {
      const long = [longOn('2024-02-21'), longOn('2024-03-06', { distanceMeters: 27_000 })]
      const { said } = replay(
        buildLog([...usual('2024-01-01', 10), ...long], monday),
        asking,
        'ignores',
        alone,
      )
      const ofRuns = said.filter(({ nudge }) => nudge.run !== null)
      expect(ofRuns.map(({ date, advice }) => [date, asksAboutPause(massageOf(advice))])).toEqual([
        ['2024-02-21', true],
        ['2024-03-06', false],
      ])
    })

    it('counts anew from each massage when they are booked, on the first day that fits: the day after tomorrow', () => {
      const [first, ...others] = dueDays('books')
      expect(first).toBe('2024-01-19')
      expect(others).toEqual([1, 2, 3, 4, 5].map((n) => addDays('2024-01-19', n * (2 + 18))))
    })

    it('has them among the findings, in the order of days', () => {
      const ran = buildLog([...usual('2024-01-01', 6), longOn('2024-02-13')], monday)
      const { findings } = replay(ran, asking, 'books', alone)
      expect(findings.map(({ date, rule }) => [date, rule])).toEqual([
        ['2024-01-19', 'massage-due'],
        ['2024-02-08', 'massage-due'],
        ['2024-02-13', 'long-run-spike'],
      ])
    })

    it('suggests one in the taper twelve days before the race, five days after the last suggestion', () => {
      const treatments = [{ date: '2024-03-01', state: 'done' }] as const
      const daysSaid = (date: string) => {
        const suggestions = [{ date, answered: true, inSummary: false }]
        const races = [{ date: '2024-04-14', distanceMeters: 42_195, goal: true }]
        const selfReports = { ...asking.selfReports, races, treatments, suggestions }
        const connectedAt = new Date('2024-03-20T12:00:00Z')
        const racing = { ...asking, connectedAt, selfReports }
        return replay(buildLog(usual('2024-01-01', 14), monday), racing, 'ignores', alone).said.map(
          (said) => said.date,
        )
      }
      expect(daysSaid('2024-03-28')).toEqual(['2024-04-02'])
      expect(daysSaid('2024-03-29')).toEqual(['2024-04-03'])
    })

    it('takes one back that was due this morning when a long run is heard of before it leaves', () => {
      const early = longOn('2024-01-19', {
        startedAt: new Date('2024-01-19T05:20:00Z'),
        movingSeconds: 8_400,
        elapsedSeconds: 8_400,
      })
      const others = usual('2024-01-01', 3).filter(({ localDate }) => localDate !== early.localDate)
      const { said, heldBack } = replay(buildLog([...others, early], monday), asking, 'ignores', alone)
      expect(said.map(({ nudge, at }) => [nudge.rule, at])).toEqual([
        ['long-run-spike', new Date('2024-01-19T08:05:00Z')],
      ])
      expect(heldBack.map(({ rule, why }) => [rule, why])).toEqual([['massage-due', 'gave-way']])
    })

    it('takes one that waits for a snooze to end back on the morning after a treatment', () => {
      const small = longOn('2024-01-13', { distanceMeters: 11_500 })
      const ran = buildLog([...usual('2023-12-18', 4), small, aRun({ localDate: '2024-01-15' })], monday)
      const treated = {
        ...asking,
        connectedAt: new Date('2023-12-29T12:00:00Z'),
        snoozedUntil: new Date('2024-01-20T12:00:00Z'),
        selfReports: { ...asking.selfReports, treatments: [{ date: '2024-01-17', state: 'done' } as const] },
      }
      expect(replay(ran, treated, 'ignores', alone).heldBack).toMatchObject([
        { rule: 'long-run-spike' },
        { subject: 'day:2024-01-16', state: 'cancelled', why: 'no-longer-due' },
      ])
    })

    it('says nothing of one for which no day is free', () => {
      const hardEachDay = { longRunDay: 0, hardDays: [1, 2, 3, 4, 5, 6] }
      const busy = { ...asking, selfReports: { ...asking.selfReports, ...hardEachDay } }
      const { said, findings, heldBack } = replay(log, busy, 'ignores', alone)
      expect([said, findings]).toEqual([[], []])
      expect(heldBack[0]).toMatchObject({ subject: 'day:2024-01-19', state: 'cancelled', why: 'stale' })
    })

    it('looks at nothing anew when a summary leaves at night: what that day brings is left to its morning', () => {
      const small = longOn('2024-01-27', { distanceMeters: 11_500 })
      const ran = buildLog([...usual('2023-12-04', 8), small], monday)
      const snoozed = {
        ...asking,
        quietHours: null,
        // 18 days before the Tuesday on which the snooze ends
        connectedAt: new Date('2024-01-12T12:00:00Z'),
        snoozedUntil: new Date('2024-01-30T02:00:00Z'),
      }
      const { said, summaries, heldBack } = replay(ran, snoozed, 'ignores')
      expect(summaries[0]).toMatchObject({ at: snoozed.snoozedUntil, massage: { kind: 'suggest' } })
      // with the suggestion of that night the clock begins anew
      expect(said).toEqual([])
      expect(heldBack.map(({ rule }) => rule)).toEqual(['long-run-spike'])
    })

    it('knows nothing of a run that comes later that day: after a break the run is spoken of first', () => {
      const evening = { startedAt: new Date('2024-05-20T18:00:00Z') }
      const back = buildLog(
        [...usual('2024-01-01', 16), aRun({ localDate: '2024-05-20', ...evening })],
        monday,
      )
      expect(replay(back, asking, 'books', alone).said.at(-1)?.nudge.rule).toBe('return-from-break')
    })
  })
})
