import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekStartOf } from '../../../src/domain/time/calendar.ts'
import {
  buildLog,
  type LogOptions,
  placeAt,
  ranBetween,
  runsBefore,
  weekMeters,
} from '../../../src/domain/training/log.ts'
import { byStart, compareIds, endOf, type Run } from '../../../src/domain/training/run.ts'
import { aLog, aRun, daily, weekly } from '../builders.ts'

const monday: LogOptions = { weekStartsOn: 'monday' }
const reasons = (runs: readonly Run[], keeping = monday) =>
  buildLog(runs, keeping).notCounted.map(({ run, why }) => [run.id, why])

describe('what counts as a run', () => {
  it('is a run with a distance', () => {
    expect(reasons([aRun({ distanceMeters: 0 }), aRun({ localDate: '2024-06-06' })])).toEqual([
      [aRun().id, 'no-distance'],
    ])
  })

  it.each([
    ['8 m/s is still a run', { distanceMeters: 8_000, movingSeconds: 1_000 }, null],
    ['beyond it is not', { distanceMeters: 8_001, movingSeconds: 1_000 }, 'implausible'],
    [
      'the longer of the two clocks decides',
      { distanceMeters: 8_001, movingSeconds: 900, elapsedSeconds: 1_001 },
      null,
    ],
    ['be it the moving one', { distanceMeters: 8_001, movingSeconds: 1_001, elapsedSeconds: 900 }, null],
    ['under a kilometre nobody asks', { distanceMeters: 999, movingSeconds: 10 }, null],
    ['from a kilometre on, somebody does', { distanceMeters: 1_000, movingSeconds: 10 }, 'implausible'],
    ['a run typed in by hand is believed', { distanceMeters: 20_000, movingSeconds: 60, manual: true }, null],
    ['without any time it is no run', { distanceMeters: 5_000, movingSeconds: 0 }, 'implausible'],
  ])('is plausible: %s', (_, over, why) => {
    expect(reasons([aRun({ id: 'test:1', ...over })])).toEqual(why ? [['test:1', why]] : [])
  })

  it('is not one the runner took out, whatever else is wrong with it', () => {
    const run = aRun({ id: 'test:1', distanceMeters: 0 })
    expect(reasons([run], { ...monday, excluded: new Set(['test:1']) })).toEqual([['test:1', 'excluded']])
  })
})

describe('two recordings of one run', () => {
  const at = (minute: number) => new Date(Date.parse('2024-06-05T07:00:00Z') + minute * 60_000)
  const recorded = (id: string, minute: number, minutes: number, distanceMeters: number) =>
    aRun({
      id,
      startedAt: at(minute),
      movingSeconds: minutes * 60,
      elapsedSeconds: minutes * 60,
      distanceMeters,
    })

  it.each([
    ['half of the shorter one in common is two runs', 30, []],
    ['a minute more is one run', 29, [['test:2', 'overlap']]],
  ])('%s', (_, start, expected) => {
    expect(reasons([recorded('test:1', 0, 60, 12_000), recorded('test:2', start, 60, 11_000)])).toEqual(
      expected,
    )
  })

  it('are judged by the shorter of the two, whichever it is', () => {
    expect(reasons([recorded('test:1', 0, 60, 12_000), recorded('test:2', 29, 200, 11_000)])).toEqual([
      ['test:2', 'overlap'],
    ])
    expect(reasons([recorded('test:1', 0, 60, 12_000), recorded('test:2', 30, 200, 11_000)])).toEqual([])
  })

  it('stand among what is not counted in the order of their start', () => {
    const none = (id: string, minute: number) => recorded(id, minute, 60, 0)
    const pair = [recorded('test:2', 600, 60, 12_000), recorded('test:3', 601, 58, 11_000)]
    expect(reasons([none('test:4', 1_200), ...pair, none('test:1', 0)])).toEqual([
      ['test:1', 'no-distance'],
      ['test:3', 'overlap'],
      ['test:4', 'no-distance'],
    ])
  })

  it('count once, by the longer distance, even when the longer one has the later start', () => {
    expect(reasons([recorded('test:1', 0, 60, 10_000), recorded('test:2', 1, 58, 10_001)])).toEqual([
      ['test:1', 'overlap'],
    ])
  })

  it('of equal distance count by the earlier start, then by the smaller id as a number', () => {
    expect(reasons([recorded('test:9', 1, 60, 10_000), recorded('test:10', 0, 60, 10_000)])).toEqual([
      ['test:9', 'overlap'],
    ])
    expect(reasons([recorded('test:100', 0, 60, 10_000), recorded('test:99', 0, 60, 10_000)])).toEqual([
      ['test:100', 'overlap'],
    ])
    expect(compareIds('test:9007199254740993', 'test:9007199254740992')).toBeGreaterThan(0)
  })

  it('do not chain: what overlaps only a run that is not counted counts', () => {
    const runs = [
      recorded('test:1', 0, 60, 12_000),
      recorded('test:2', 20, 60, 11_000),
      recorded('test:3', 45, 60, 9_000),
    ]
    expect(reasons(runs)).toEqual([['test:2', 'overlap']])
  })

  it('leave the other where the longer was taken out, or is no run', () => {
    const [longer, shorter] = [recorded('test:1', 0, 60, 12_000), recorded('test:2', 5, 50, 9_000)]
    const excluded = new Set(['test:1'])
    expect(reasons([longer, shorter], { ...monday, excluded })).toEqual([['test:1', 'excluded']])
    expect(reasons([{ ...longer, distanceMeters: 90_000 }, shorter])).toEqual([['test:1', 'implausible']])
  })

  it('are seen through a longer run that started much earlier', () => {
    const ultra = recorded('test:1', 0, 600, 80_000)
    const inside = recorded('test:2', 500, 30, 5_000)
    const between = daily('2024-06-05', [3], {
      id: 'test:3',
      startedAt: at(700),
      movingSeconds: 900,
      elapsedSeconds: 900,
    })
    expect(reasons([ultra, inside, ...between])).toEqual([['test:2', 'overlap']])
  })

  it('with no clock at all, at the same second, are one run', () => {
    const typed = (id: string) => aRun({ id, movingSeconds: 0, elapsedSeconds: 0, manual: true })
    expect(reasons([typed('test:1'), typed('test:2')])).toEqual([['test:2', 'overlap']])
  })
})

describe('weeks', () => {
  it('have distance, time, runs and the longest, and empty ones are there', () => {
    const runs = [
      aRun({ localDate: '2024-10-28', distanceMeters: 10_000 }),
      aRun({ localDate: '2024-11-03', distanceMeters: 20_000 }),
      aRun({ localDate: '2024-11-11', distanceMeters: 5_000 }),
    ]
    expect(buildLog(runs, { ...monday, until: '2024-11-20' }).weeks).toEqual([
      {
        weekStart: '2024-10-28',
        distanceMeters: 30_000,
        movingSeconds: 10_800,
        runs: 2,
        longestRunMeters: 20_000,
      },
      { weekStart: '2024-11-04', distanceMeters: 0, movingSeconds: 0, runs: 0, longestRunMeters: 0 },
      {
        weekStart: '2024-11-11',
        distanceMeters: 5_000,
        movingSeconds: 1_800,
        runs: 1,
        longestRunMeters: 5_000,
      },
      { weekStart: '2024-11-18', distanceMeters: 0, movingSeconds: 0, runs: 0, longestRunMeters: 0 },
    ])
  })

  it('start where the runner says', () => {
    const runs = daily('2024-11-02', [5, 7, 11])
    const totals = (weekStartsOn: 'monday' | 'sunday') =>
      buildLog(runs, { weekStartsOn }).weeks.map(({ weekStart, distanceMeters }) => [
        weekStart,
        distanceMeters,
      ])
    expect(totals('monday')).toEqual([
      ['2024-10-28', 12_000],
      ['2024-11-04', 11_000],
    ])
    expect(totals('sunday')).toEqual([
      ['2024-10-27', 5_000],
      ['2024-11-03', 18_000],
    ])
  })

  it('go by the day on the runner’s wall clock, not by the instant', () => {
    const lateOnSunday = aRun({ startedAt: new Date('2024-11-04T04:30:00Z'), localDate: '2024-11-03' })
    expect(aLog(lateOnSunday).weeks[0]?.weekStart).toBe('2024-10-28')
  })

  it('are none without a run that counts', () => {
    expect(buildLog([aRun({ distanceMeters: 0 })], { ...monday, until: '2024-11-20' }).weeks).toEqual([])
  })

  it('go on to the last run, though the log is kept until a day before it', () => {
    const runs = daily('2024-11-02', [5, 0, 0, 7])
    const weeks = buildLog(runs, { ...monday, until: '2024-11-03' }).weeks
    expect(weeks.map(({ weekStart }) => weekStart)).toEqual(['2024-10-28', '2024-11-04'])
  })

  it('are in order, though a traveller’s clock runs behind', () => {
    const apia = aRun({ startedAt: new Date('2024-06-10T02:00:00Z'), localDate: '2024-06-10' })
    const home = aRun({ startedAt: new Date('2024-06-10T05:00:00Z'), localDate: '2024-06-09' })
    const later = aRun({ localDate: '2024-06-26' })
    expect(aLog(apia, home, later).weeks.map(({ weekStart, runs }) => [weekStart, runs])).toEqual([
      ['2024-06-03', 1],
      ['2024-06-10', 1],
      ['2024-06-17', 0],
      ['2024-06-24', 1],
    ])
  })

  it('outside the log are 0', () => {
    const log = aLog(weekly('2024-06-03', [40]))
    expect([
      weekMeters(log, '2024-05-27'),
      weekMeters(log, '2024-06-03'),
      weekMeters(log, '2024-06-10'),
    ]).toEqual([0, 40_000, 0])
    expect(weekMeters(aLog(), '2024-06-03')).toBe(0)
  })
})

/** The definition itself: every run is held against every one that was taken. */
function takenOneByOne(runs: readonly Run[]): Run[] {
  const longestFirst = runs.toSorted((a, b) => b.distanceMeters - a.distanceMeters || byStart(a, b))
  const taken: Run[] = []
  for (const run of longestFirst) {
    const isDoubled = taken.some((other) => {
      const common = Math.min(+endOf(run), +endOf(other)) - Math.max(+run.startedAt, +other.startedAt)
      return 2 * common > Math.min(+endOf(run) - +run.startedAt, +endOf(other) - +other.startedAt)
    })
    if (!isDoubled) taken.push(run)
  }
  return taken.sort(byStart)
}

describe('a log', () => {
  const aSmallRun = fc.record({
    minute: fc.integer({ min: 0, max: 40_000 }),
    minutes: fc.integer({ min: 1, max: 300 }),
  })
  const someRuns = fc
    .uniqueArray(aSmallRun, { selector: ({ minute }) => minute, maxLength: 25 })
    .map((starts) =>
      starts.map(({ minute, minutes }) =>
        aRun({
          startedAt: new Date(Date.parse('2024-06-01T00:00:00Z') + minute * 60_000),
          movingSeconds: minutes * 60,
          distanceMeters: minutes * 170,
        }),
      ),
    )

  it('does not mind the order in which runs arrive, nor a run that comes twice', () => {
    const shuffled = someRuns.chain((runs) =>
      fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length }), fc.subarray(runs)),
    )
    fc.assert(
      fc.property(shuffled, ([runs, otherwise, again]) => {
        expect(buildLog([...otherwise, ...again], monday)).toEqual(buildLog(runs, monday))
      }),
    )
  })

  it('loses no run and counts none twice; weeks are the sum of what counts', () => {
    fc.assert(
      fc.property(someRuns, (runs) => {
        const log = buildLog(runs, monday)
        const ids = [...log.counted, ...log.notCounted.map(({ run }) => run)].map(({ id }) => id)
        expect(ids).toHaveLength(runs.length)
        expect(new Set(ids)).toEqual(new Set(runs.map(({ id }) => id)))
        const total = log.counted.reduce((sum, { distanceMeters }) => sum + distanceMeters, 0)
        expect(log.weeks.reduce((sum, { distanceMeters }) => sum + distanceMeters, 0)).toBe(total)
        for (const { weekStart, runs: ran } of log.weeks) {
          const own = log.counted.filter(({ localDate }) => weekStartOf(localDate, 'monday') === weekStart)
          expect(ran).toBe(own.length)
        }
      }),
    )
  })

  it('counts no two runs that share more than half of the shorter one', () => {
    fc.assert(
      fc.property(someRuns, (runs) => {
        const { counted } = buildLog(runs, monday)
        for (const a of counted)
          for (const b of counted) {
            if (a === b) continue
            const common = Math.min(+endOf(a), +endOf(b)) - Math.max(+a.startedAt, +b.startedAt)
            const shorter = Math.min(+endOf(a) - +a.startedAt, +endOf(b) - +b.startedAt)
            expect(2 * common).toBeLessThanOrEqual(shorter)
          }
      }),
    )
  })

  it('takes the longest first, and none that shares more than half with one it took, however many there are', () => {
    const inTheSameHours = fc
      .array(
        fc.record({
          minute: fc.integer({ min: 0, max: 240 }),
          minutes: fc.integer({ min: 0, max: 90 }),
          distanceMeters: fc.integer({ min: 1, max: 20 }),
        }),
        { maxLength: 60 },
      )
      .map((recorded) =>
        recorded.map(({ minute, minutes, distanceMeters }, n) =>
          aRun({
            id: `test:${n}`,
            startedAt: new Date(Date.parse('2024-06-01T05:00:00Z') + minute * 60_000),
            movingSeconds: minutes * 60,
            distanceMeters,
          }),
        ),
      )
    fc.assert(
      fc.property(inTheSameHours, (runs) => {
        expect(buildLog(runs, monday).counted).toEqual(takenOneByOne(runs))
      }),
    )
  })

  it('knows what came before a run: from exactly so many days earlier, ties by id', () => {
    const run = aRun({ id: 'test:50', startedAt: new Date('2024-06-30T07:00:00Z') })
    const earlier = (id: string, ms: number) =>
      aRun({ id, startedAt: new Date(run.startedAt.getTime() - ms), movingSeconds: 1, distanceMeters: 5 })
    const days = 30 * 86_400_000
    const log = aLog(run, earlier('test:1', days), earlier('test:2', days + 1000), earlier('test:3', 5_000))
    expect(runsBefore(log, run, 30).map(({ id }) => id)).toEqual(['test:1', 'test:3'])
  })

  it('gives the runs of local days, wherever in the world they were', () => {
    const inKiritimati = aRun({
      id: 'test:1',
      startedAt: new Date('2024-06-04T11:00:00Z'),
      localDate: '2024-06-05',
    })
    const inHonolulu = aRun({
      id: 'test:2',
      startedAt: new Date('2024-06-06T08:00:00Z'),
      localDate: '2024-06-05',
    })
    const log = aLog(inKiritimati, inHonolulu, aRun({ localDate: '2024-06-06' }))
    expect(ranBetween(log, '2024-06-05', '2024-06-05').map(({ id }) => id)).toEqual(['test:1', 'test:2'])
  })
})

it('a run has started at the instant of its start, and not a moment before', () => {
  const run = aRun()
  const log = aLog(run)
  expect(placeAt(log, run.startedAt)).toBe(1)
  expect(placeAt(log, new Date(run.startedAt.getTime() - 1))).toBe(0)
})
