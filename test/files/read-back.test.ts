import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run } from '../../src/domain/training/run.ts'
import { fileOf } from './rows.ts'
import { formats, type Written } from './written-out.ts'

const DAY = 86_400_000

/** A title with everything in it that tables and lists are afraid of. */
const title = fc.string({
  unit: fc.constantFrom('a', 'é', '跑', ' ', ',', ';', '"', "'", '\n', '\t', '[', '}', '\\', '1', '-', ':'),
  maxLength: 12,
})

const written = (number: number) =>
  fc
    .record({
      meters: fc.integer({ min: 100, max: 90_000 }),
      secondsPerKm: fc.integer({ min: 180, max: 700 }),
      standing: fc.integer({ min: 0, max: 3600 }),
      climbMeters: fc.option(fc.integer({ min: 0, max: 999 })),
      at: fc.integer({ min: 0, max: DAY / 1000 - 1 }),
      title,
    })
    .map(({ meters, secondsPerKm, standing, climbMeters, at, ...rest }): Written => {
      const startedAt = new Date(Date.UTC(2023, 0, 1) + number * DAY + at * 1000)
      const movingSeconds = Math.max(1, Math.round((meters / 1000) * secondsPerKm))
      return {
        ...{
          number: 9_007_199_254 + number,
          distanceMeters: meters,
          climbMeters,
          movingSeconds,
          startedAt,
          ...rest,
        },
        elapsedSeconds: movingSeconds + standing,
        localDate: startedAt.toISOString().slice(0, 10),
      }
    })

const logOf = (least: number) =>
  fc
    .integer({ min: least, max: 8 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => written(at + 1))))
const log = logOf(1)

const onOneLine = (runs: Written[]) => runs.map((run) => ({ ...run, title: run.title.replaceAll('\n', ' ') }))

/** What is asked of what was read: all that every format holds. */
const gist = ({ startedAt, localDate, distanceMeters, movingSeconds, climbMeters }: Run | Written) =>
  `${startedAt.toISOString()} ${localDate} ${distanceMeters} ${movingSeconds} ${climbMeters}`
const gistsOf = (text: string) => fileOf(text).runs.map(gist)

describe.each(Object.entries(formats))('%s', (name, { rows, text }) => {
  it('loses nothing of a log that is written out and read back', () => {
    fc.assert(
      fc.property(log, (runs) => {
        const file = fileOf(text(rows(runs)))
        expect(file.unreadable).toEqual([])
        expect(file.runs.map(gist)).toEqual(runs.map(gist))
        if (!name.includes('running_page'))
          expect(file.runs.map((run) => run.elapsedSeconds)).toEqual(runs.map((run) => run.elapsedSeconds))
      }),
    )
  })

  it('says the same in any order of its rows', () => {
    fc.assert(
      fc.property(
        log.chain((runs) =>
          fc.tuple(fc.constant(runs), fc.shuffledSubarray(runs, { minLength: runs.length })),
        ),
        ([runs, shuffled]) => {
          expect(new Set(gistsOf(text(rows(shuffled))))).toEqual(new Set(gistsOf(text(rows(runs)))))
        },
      ),
    )
  })

  it('says the same with any ends of lines', () => {
    fc.assert(
      fc.property(log, fc.constantFrom('\r\n', '\r'), (runs, end) => {
        const whole = text(rows(runs))
        expect(gistsOf(whole.replaceAll('\n', end))).toEqual(gistsOf(whole))
      }),
    )
  })

  it('changes nothing but the row that is spoiled, wherever and however', () => {
    const spoils = fc.record({
      row: fc.nat(),
      at: fc.nat(),
      by: fc.constantFrom(
        '',
        '"',
        'x',
        ',',
        ';',
        '\\',
        '""',
        '{',
        '[',
        '-',
        '99999999999',
        '\u0000',
        'NaN',
        '\n',
      ),
      length: fc.integer({ min: 0, max: 12 }),
    })
    fc.assert(
      // a title of several lines can look like a row itself: those stand in quotes.test.ts
      fc.property(logOf(2).map(onOneLine), spoils, (runs, { row, at, by, length }) => {
        const written = rows(runs)
        const place = row % runs.length
        const line = written[place] ?? ''
        const from = at % (line.length + 1)
        const spoiled = written.with(place, line.slice(0, from) + by + line.slice(from + length))
        const others = runs.filter((_, other) => other !== place).map(gist)
        const read = gistsOf(text(spoiled))
        expect(others.filter((other) => !read.includes(other))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
