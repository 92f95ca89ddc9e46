import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headroom } from '../../../src/domain/overview/headroom.ts'
import { assessRun, type Finding } from '../../../src/domain/rules/index.ts'
import { recentLongest, spikeBand } from '../../../src/domain/rules/long-run-spike.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import { aLog, aRun, aRunner, daily } from '../builders.ts'

type Sensitivity = 'relaxed' | 'standard' | 'careful'
const spikes = (runs: Run[], run: Run, sensitivity: Sensitivity = 'standard') =>
  assessRun(aLog(runs, run), run, aRunner({ sensitivity })).filter(({ rule }) => rule === 'long-run-spike')

/** A month with a longest run of 20 km, and the next Sunday. */
const month = daily('2024-06-03', [20, 0, 8, 8, 0, 8, 0, 8, 0, 8])
const sunday = (distanceMeters: number, over: Partial<Run> = {}) =>
  aRun({ localDate: '2024-06-16', distanceMeters, ...over })

describe('the band of a step', () => {
  it.each([
    [22_000, null],
    [22_001, 'small'],
    [26_000, 'small'],
    [26_001, 'moderate'],
    [40_000, 'moderate'],
    [40_001, 'large'],
  ])('%i m after a longest of 20,000 m is %s', (distanceMeters, band) => {
    expect(spikeBand(distanceMeters, 20_000)).toBe(band)
    expect(spikes(month, sunday(distanceMeters)).map(({ facts }) => facts)).toEqual(
      band ? [{ band, distanceMeters, longestMeters: 20_000, runsBefore: 6 }] : [],
    )
  })

  it('is decided in whole metres: 2,470 after 1,900 m is small, which floats get wrong', () => {
    expect(2.47 / 1.9 > 1.3).toBe(true)
    expect(spikeBand(2_470, 1_900)).toBe('small')
  })

  it('knows the zone these tests run in', () => {
    expect(['UTC', 'America/Los_Angeles', 'Pacific/Apia']).toContain(
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    )
    expect(new Date(2024, 0, 15).getTimezoneOffset()).toBe(
      { UTC: 0, 'America/Los_Angeles': 480, 'Pacific/Apia': -780 }[process.env.TZ ?? ''],
    )
  })
})

describe('a long-run spike', () => {
  const short = daily('2024-06-03', [7, 7, 7, 7])

  it('says which run, on which day, with the figures', () => {
    const run = sunday(26_001)
    expect(spikes(month, run)).toEqual([
      {
        rule: 'long-run-spike',
        subject: `run:${run.id}`,
        date: '2024-06-16',
        run: run.id,
        facts: { band: 'moderate', distanceMeters: 26_001, longestMeters: 20_000, runsBefore: 6 },
      },
    ])
  })

  it('starts at 10 km, for the careful at 5 km', () => {
    expect(spikes(short, sunday(9_999))).toEqual([])
    expect(spikes(short, sunday(10_000))).toHaveLength(1)
    expect(spikes(daily('2024-06-03', [4, 4, 4, 4]), sunday(5_000), 'careful')).toHaveLength(1)
    expect(spikes(daily('2024-06-03', [4, 4, 4, 4]), sunday(4_999), 'careful')).toEqual([])
  })

  it('is heard by the relaxed from moderate on', () => {
    expect(spikes(month, sunday(26_000), 'relaxed')).toEqual([])
    expect(spikes(month, sunday(26_001), 'relaxed')).toHaveLength(1)
  })

  it('needs four runs in the 30 days before; with fewer nothing is known, and never infinity', () => {
    expect(spikes(short.slice(1), sunday(30_000))).toEqual([])
    expect(recentLongest(aLog(sunday(30_000)), sunday(30_000))).toBeNull()
  })

  it('looks back exactly 30 days: to the second', () => {
    const run = sunday(22_000)
    const thirtyDays = 30 * 86_400_000
    const long = (ms: number) =>
      aRun({ startedAt: new Date(run.startedAt.getTime() - ms), distanceMeters: 20_000 })
    expect(spikes([...short, long(thirtyDays)], run)).toEqual([])
    expect(spikes([...short, long(thirtyDays + 1_000)], run)).toHaveLength(1)
  })

  it('is measured against earlier runs of the same day too, and not against later ones', () => {
    const evening = sunday(26_001, { startedAt: new Date('2024-06-16T18:00:00Z') })
    expect(spikes([...month, sunday(26_000)], evening)).toEqual([])
    expect(spikes([...month, evening], sunday(26_000))).toHaveLength(1)
  })

  it('is not one of a run that does not count', () => {
    const run = sunday(26_001, { movingSeconds: 60 })
    expect(assessRun(aLog(month, run), run, aRunner())).toEqual([])
  })

  const someRuns = fc.array(fc.integer({ min: 1_000, max: 40_000 }), { minLength: 3, maxLength: 14 })
  const someDays = someRuns.map((meters) =>
    meters.map((distanceMeters, day) =>
      aRun({ localDate: `2024-06-${String(day + 1).padStart(2, '0')}`, distanceMeters }),
    ),
  )

  it('does not depend on the order of arrival', () => {
    const assess = (runs: Run[]): Finding[] => runs.flatMap((run) => assessRun(aLog(runs), run, aRunner()))
    const by = (a: Finding, b: Finding) => (a.subject + a.rule < b.subject + b.rule ? -1 : 1)
    fc.assert(
      fc.property(
        someDays.chain((runs) =>
          fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length })),
        ),
        ([runs, otherwise]) => {
          expect(assess(otherwise).sort(by)).toEqual(assess(runs).sort(by))
        },
      ),
    )
  })

  it('never comes from adding an ordinary short run once enough is known', () => {
    const known = someDays.filter((runs) => runs.length >= 5)
    fc.assert(
      fc.property(known, fc.integer({ min: 200, max: 3_000 }), fc.nat(13), (runs, distanceMeters, day) => {
        const short = aRun({
          startedAt: new Date(`2024-06-${String(day + 1).padStart(2, '0')}T20:00:00Z`),
          distanceMeters,
        })
        const later = runs.slice(4)
        const before = later.flatMap((run) => spikes(runs, run)).map(({ subject }) => subject)
        const with_ = [...later, short]
          .flatMap((run) => spikes([...runs, short], run))
          .map(({ subject }) => subject)
        expect(with_.filter((subject) => !before.includes(subject))).toEqual([])
      }),
    )
  })

  it('and headroom agree: ⌊1.1 · L⌋ is none, one metre more is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 9_100, max: 60_000 }), (longest) => {
        const runs = [...short.slice(0, 3), aRun({ localDate: '2024-06-08', distanceMeters: longest })]
        const room = headroom(aLog(runs), aRunner(), sunday(1).startedAt).run
        if (!room) throw new Error('four runs are enough')
        expect(spikes(runs, sunday(room.beyondMeters))).toEqual([])
        expect(spikes(runs, sunday(room.beyondMeters + 1))).toHaveLength(1)
      }),
    )
  })
})

describe('units', () => {
  it('are for reading: miles or kilometres never change a decision', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 50_000 }), (meters) => {
        const run = sunday(meters)
        const log = aLog(month, run)
        const [km, mi] = [aRunner({ units: 'km' }), aRunner({ units: 'mi' })]
        expect(assessRun(log, run, mi)).toEqual(assessRun(log, run, km))
        expect(headroom(log, mi, run.startedAt)).toEqual(headroom(log, km, run.startedAt))
      }),
    )
  })
})
