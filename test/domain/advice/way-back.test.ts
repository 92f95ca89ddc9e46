import { describe, expect, it } from 'vitest'
import { wayBack } from '../../../src/domain/advice/way-back.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun, daily } from '../builders.ts'
import { aLog, aRace, selfReports } from '../training.ts'
import { before, on, sunday } from './recovering.ts'

const practice = { openDays: [0, 1, 2, 3, 4, 5, 6], leadDays: 1 }

/** As the summary of a Monday morning has it, so many days after DAY, a Sunday. */
function onMonday(days: number, runs: readonly Run[], told: Partial<SelfReports> = {}) {
  const monday = on(days)
  const week = { from: addDays(monday, -7), to: addDays(monday, -1) }
  const now = new Date(`${monday}T08:00:00Z`)
  const known = runs.filter(({ startedAt }) => startedAt <= now)
  return wayBack(aLog(...known), selfReports(told), practice, now, week)
}

describe('the way back after a marathon', () => {
  const marathon = sunday({ distanceMeters: 42_195 })
  const runs = [...before, marathon, ...daily(on(8), [8, 0, 8, 0, 8, 0, 7.4]), ...daily(on(15), [10, 0, 10])]

  it('is what was run beside what was meant, in the summaries of its second and third week', () => {
    expect(onMonday(8, runs).meant).toEqual([])
    expect(onMonday(15, runs).meant).toEqual([
      {
        to: on(14),
        share: 'half',
        over: { weeks: 8, before: 'long-run' },
        ranMeters: 31_400,
        atMostMeters: 30_000,
      },
    ])
    expect(onMonday(22, runs).meant).toEqual([
      {
        to: on(21),
        share: 'three-quarters',
        over: { weeks: 8, before: 'long-run' },
        ranMeters: 20_000,
        atMostMeters: 45_000,
      },
    ])
    expect(onMonday(29, runs)).toEqual({ steps: [], meant: [] })
  })

  it('is none for who is not well, and none without a race or a break', () => {
    const nothing = { steps: [], meant: [] }
    expect(onMonday(15, runs, { health: { state: 'ill', since: on(14) } })).toEqual(nothing)
    expect(onMonday(15, [...before, ...daily(on(0), [10, 0, 10])])).toEqual(nothing)
  })

  it('is that of the race, whatever else was found of the runs since', () => {
    const early = aRun({ localDate: on(13), distanceMeters: 25_000 })
    expect(
      onMonday(
        15,
        [...runs, early].sort((a, b) => Number(a.startedAt) - Number(b.startedAt)),
      ).meant,
    ).toEqual([
      {
        to: on(14),
        share: 'half',
        over: { weeks: 8, before: 'long-run' },
        ranMeters: 56_400,
        atMostMeters: 30_000,
      },
    ])
  })

  it('has no figure where nobody knows the weeks before it', () => {
    const { steps, meant } = onMonday(15, runs.slice(before.length))
    expect(meant).toEqual([])
    expect(steps).toMatchObject([{ kind: 'no-hard-run' }])
  })

  it('holds the weeks that ended from the first of the days to the last', () => {
    const ended = (from: number, to: number) =>
      wayBack(aLog(...runs), selfReports(), practice, new Date(`${on(22)}T08:00:00Z`), {
        from: on(from),
        to: on(to),
      }).meant.map((week) => week.to)
    expect(ended(14, 21)).toEqual([on(14), on(21)])
    expect(ended(15, 20)).toEqual([])
  })

  it('has a week that is run once as much of it has been run', () => {
    const isRun = (kilometers: number) => {
      const ran = [...before, marathon, ...daily(on(8), [8, kilometers])]
      const now = new Date(`${on(11)}T08:00:00Z`)
      const { steps } = wayBack(aLog(...ran), selfReports(), practice, now, { from: on(8), to: on(14) })
      return steps.flatMap((step) => (step.kind === 'part-of-usual-week' ? [step.isRun] : []))[0]
    }
    expect([isRun(21.999), isRun(22)]).toEqual([false, true])
  })

  it('is what is still ahead', () => {
    const kinds = onMonday(15, runs).steps.map(({ kind }) => kind)
    expect(kinds).toEqual(['part-of-usual-week', 'no-hard-run'])
  })
})

describe('the way back after a break', () => {
  const back = aRun({ localDate: on(17), distanceMeters: 6_000 })
  const runs = [...before, sunday(), back, ...daily(on(19), [5, 0, 5, 0, 6, 0, 7])]

  it('is half, then three quarters, said again in the summaries of both weeks', () => {
    const said = [22, 29, 36].map((day) => onMonday(day, runs))
    const shares = said.map(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'part-of-usual-week' ? [step.share] : [])),
    )
    expect(shares).toEqual([['half', 'three-quarters'], ['three-quarters'], []])
    expect(said.map(({ meant }) => meant.map(({ share, ranMeters }) => [share, ranMeters]))).toEqual([
      [],
      [['half', 22_000]],
      [['three-quarters', 7_000]],
    ])
  })

  it('is only to start easy within 21 days of the goal race', () => {
    const races = [aRace(on(40))]
    expect(onMonday(22, runs, { races })).toEqual({
      steps: [{ kind: 'start-easy', daysToGoal: 18 }],
      meant: [],
    })
  })
})
