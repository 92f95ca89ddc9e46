import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/domain/rules/index.ts'
import { aRun } from '../builders.ts'
import { aRace } from '../training.ts'
import { before, DAY, on, recovery, runOn, sunday } from './recovering.ts'

const spike = (
  distanceMeters: number,
  longestMeters: number,
  band: 'small' | 'moderate' | 'large',
): Finding => ({
  rule: 'long-run-spike',
  subject: `run:${sunday().id}`,
  date: DAY,
  run: sunday().id,
  facts: { band, distanceMeters, longestMeters, runsBefore: 20 },
})

describe('after a step beyond the longest of 30 days', () => {
  it('is one easy or rest day after a small step, two after a moderate one, three and nothing hard after a large', () => {
    const easy = (days: number) => ({ kind: 'easy-or-rest', from: on(1), to: on(days) })
    expect(recovery(spike(22_001, 20_000, 'small')).steps).toEqual([easy(1)])
    expect(recovery(spike(26_001, 20_000, 'moderate')).steps).toEqual([easy(2)])
    const large = [easy(3), { kind: 'no-hard-run', until: on(4) }]
    expect(recovery(spike(40_001, 20_000, 'large')).steps).toEqual(large)
    const big = { run: sunday({ distanceMeters: 39_000 }) }
    expect(recovery(spike(39_000, 19_000, 'large'), big).steps).toEqual(large)
  })

  it('is the most that any finding of its outing asks', () => {
    const facts = {
      hardness: 'big-long-run',
      earlierHardness: 'workout',
      earlierDate: on(-1),
      earlierRun: 'test:1',
      hoursBetween: 24,
    } as const
    const about = { subject: `run:${sunday().id}`, date: DAY, run: sunday().id } as const
    const hard: Finding = { rule: 'hard-days-too-close', ...about, facts }
    const small = spike(22_001, 20_000, 'small')
    expect(recovery(small, {}, [hard]).steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(2) }])
    expect(recovery(hard, {}, [small]).steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(2) }])
  })

  it('comes with what may be run then', () => {
    const advice = recovery(spike(27_000, 20_000, 'moderate'))
    expect(advice.headroom?.run).toEqual({ kind: 'figure', beyondMeters: 24_750, basis: 'last-30-days' })
    expect(advice.tone).toEqual({ plannedStep: false, softWords: false, afterInjury: false })
  })

  it('is two easy days after a small step with a goal race within 18 weeks: plans take such steps', () => {
    const races = [aRace(on(126))]
    const advice = recovery(spike(22_500, 20_000, 'small'), { selfReports: { races } })
    expect(advice.steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(2) }])
    expect(advice.tone).toEqual({ plannedStep: true, softWords: true, afterInjury: false })
    const far = [aRace(on(127), 42_195, true)]
    expect(recovery(spike(22_500, 20_000, 'small'), { selfReports: { races: far } }).tone.plannedStep).toBe(
      false,
    )
    expect(recovery(spike(27_000, 20_000, 'moderate'), { selfReports: { races } }).tone.plannedStep).toBe(
      false,
    )
  })

  it('is nothing hard for two days besides when the run was a big long one', () => {
    const big = { run: sunday({ distanceMeters: 27_000 }) }
    const nothingHard = { kind: 'no-hard-run', until: on(2) }
    expect(recovery(spike(27_000, 20_000, 'moderate'), big).steps).toEqual([
      { kind: 'easy-or-rest', from: on(1), to: on(2) },
      nothingHard,
    ])
    const planned = { ...big, selfReports: { races: [aRace(on(60))] } }
    expect(recovery(spike(27_000, 24_000, 'small'), planned).steps).toEqual([
      { kind: 'easy-or-rest', from: on(1), to: on(2) },
      nothingHard,
    ])
  })

  it('has soft words for a step of up to 3.5 km', () => {
    expect(recovery(spike(13_500, 10_000, 'moderate')).tone.softWords).toBe(true)
    expect(recovery(spike(13_501, 10_000, 'moderate')).tone.softWords).toBe(false)
  })
})

describe('when the runner has run again', () => {
  const small = spike(22_500, 20_000, 'small')
  const races = [aRace(on(60))]

  it('says no more of resting tomorrow', () => {
    const advice = recovery(small, { later: [runOn(1)], at: `${on(1)}T18:00Z` })
    expect(advice).toMatchObject({ steps: [], laterRunOn: on(1) })
  })

  it('keeps easy what is left of the days', () => {
    const advice = recovery(small, { selfReports: { races }, later: [runOn(1)], at: `${on(1)}T18:00Z` })
    expect(advice.steps).toEqual([{ kind: 'easy', from: on(2), to: on(2) }])
  })

  it('takes a second outing of the same day as running again, a cool-down not', () => {
    const evening = recovery(small, { later: [runOn(0, '17:00')] })
    expect(evening.laterRunOn).toBe(DAY)
    expect(evening.steps).toEqual([{ kind: 'easy', from: on(1), to: on(1) }])
    const jog = { ...runOn(0, '04:00'), id: 'jog' }
    expect(recovery(small, { history: [...before, jog] }).laterRunOn).toBeNull()
    const pieces = ['09:30', '10:30'].map((time) => runOn(0, time))
    expect(recovery(small, { later: pieces }).laterRunOn).toBeNull()
    const coolDown = recovery(small, { later: [runOn(0, '09:30')] })
    expect(coolDown.laterRunOn).toBeNull()
    expect(coolDown.steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(1) }])
  })

  it('leaves out the days that have gone by without a run', () => {
    expect(recovery(small, { selfReports: { races }, at: `${on(2)}T08:00Z` }).steps).toEqual([
      { kind: 'easy-or-rest', from: on(2), to: on(2) },
    ])
    expect(recovery(small, { selfReports: { races }, at: `${on(3)}T08:00Z` }).steps).toEqual([])
  })

  it('knows nothing of runs that are still to come', () => {
    expect(recovery(small, { later: [runOn(2)] }).laterRunOn).toBeNull()
  })
})

describe('after a week well beyond those before it', () => {
  const jump = (date: string): Finding => ({
    rule: 'weekly-jump',
    subject: 'week:2024-10-07',
    date,
    run: aRun({ localDate: date }).id,
    facts: {
      weekStart: '2024-10-07',
      distanceMeters: 80_000,
      usualMeters: 60_000,
      previousWeekMeters: 60_000,
    },
  })

  const history = [
    ...before,
    ...[-6, -5, -4].map((days) => aRun({ localDate: on(days), distanceMeters: 20_000 })),
  ]
  const next = (lighterNext: boolean, distanceMeters: number) => ({
    kind: 'week-after-jump',
    weekStart: '2024-10-14',
    large: { weekStart: '2024-10-07', distanceMeters, usualMeters: 60_000, lighterNext },
  })

  it('is easy or rest for the days left, and no more than that in the next', () => {
    const run = aRun({ localDate: '2024-10-11', distanceMeters: 20_000 })
    expect(recovery(jump('2024-10-11'), { run, history, at: '2024-10-11T18:00Z' }).steps).toEqual([
      { kind: 'easy-or-rest', from: '2024-10-12', to: '2024-10-13' },
      next(false, 80_000),
    ])
  })

  it('is a lighter week next from 1.6 × the threshold on, as the week stands when it is said', () => {
    const run = sunday({ distanceMeters: 36_000 })
    expect(recovery(jump(DAY), { run, history }).steps).toEqual([next(true, 96_000)])
    const asked = {
      history,
      run: sunday({ distanceMeters: 20_000 }),
      later: [runOn(0, '16:00'), runOn(0, '17:30')],
    }
    expect(recovery(jump(DAY), asked).steps).toEqual([next(true, 96_000)])
  })

  it('has no days left on the last of the week, and nothing when the next one is over', () => {
    const asked = { run: sunday({ distanceMeters: 20_000 }), history }
    expect(recovery(jump(DAY), asked).steps.map(({ kind }) => kind)).toEqual(['week-after-jump'])
    expect(recovery(jump(DAY), asked).headroom).toBeNull()
    expect(recovery(jump(DAY), { ...asked, at: `${on(8)}T08:00Z` }).steps).toEqual([])
  })
})

describe('after a big long run', () => {
  it('is an easy day, and nothing hard for two', () => {
    const { distanceMeters, movingSeconds, id } = sunday({ distanceMeters: 28_000 })
    const big: Finding = {
      rule: 'big-long-run',
      subject: `run:${id}`,
      date: DAY,
      run: id,
      facts: { distanceMeters, movingSeconds },
    }
    expect(recovery(big, { run: sunday({ distanceMeters: 28_000 }) }).steps).toEqual([
      { kind: 'easy-or-rest', from: on(1), to: on(1) },
      { kind: 'no-hard-run', until: on(2) },
    ])
  })
})

describe('after hard days too close together', () => {
  it('is two easy days', () => {
    const run = sunday()
    const facts = {
      hardness: 'big-long-run',
      earlierHardness: 'workout',
      earlierDate: on(-1),
      earlierRun: 'test:1',
      hoursBetween: 24,
    } as const
    const lead: Finding = {
      rule: 'hard-days-too-close',
      subject: `run:${run.id}`,
      date: DAY,
      run: run.id,
      facts,
    }
    expect(recovery(lead).steps).toEqual([{ kind: 'easy-or-rest', from: on(1), to: on(2) }])
  })
})

describe('after ten days of running in a row', () => {
  const lead: Finding = {
    rule: 'no-rest-day',
    subject: `run:${sunday().id}`,
    date: DAY,
    run: sunday().id,
    facts: { daysInARow: 10, since: on(-9) },
  }

  it('is a day off, the next one', () => {
    expect(recovery(lead).steps).toEqual([{ kind: 'day-off', from: on(1), to: on(1) }])
    expect(recovery(lead, { at: `${on(1)}T08:00Z` }).steps).toEqual([
      { kind: 'day-off', from: on(1), to: on(1) },
    ])
  })

  it('is one of the next three once that was run through', () => {
    const ranOn = { later: [runOn(1)] }
    const days = [{ kind: 'day-off', from: on(2), to: on(4) }]
    expect(recovery(lead, { ...ranOn, at: `${on(1)}T18:00Z` }).steps).toEqual(days)
    expect(recovery(lead, { ...ranOn, at: `${on(2)}T08:00Z` }).steps).toEqual(days)
  })

  it('is nothing once it was taken', () => {
    expect(recovery(lead, { at: `${on(2)}T08:00Z` }).steps).toEqual([])
  })
})
