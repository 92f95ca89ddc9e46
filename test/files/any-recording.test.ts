import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileGiven, folderGiven, gzipped, trainingIn } from './given.ts'
import { anHour, fitOf, gpxOf, type MadeRun, pointsOf, tcxOf } from './tracks.ts'

const morning = anHour('2024-11-03T07:00:00Z')

const runIn = async (name: string, content: string | Uint8Array) =>
  (await trainingIn(fileGiven(name, content))).runs[0]

describe('any run', () => {
  const leg = fc.record({
    meters: fc.double({ min: 8, max: 50, noNaN: true }),
    seconds: fc.integer({ min: 5, max: 15 }),
  })
  const madeRun = fc.record({
    startedAt: fc
      .date({ min: new Date('2005-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
      .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000)),
    legs: fc.array(leg, { minLength: 30, maxLength: 300 }),
    latitude: fc.double({ min: -60, max: 60, noNaN: true }),
    // 0 by 0 is what a watch writes that has no place
    longitude: fc.double({ min: 1, max: 179, noNaN: true }),
  })

  it('written as GPX, TCX or FIT, packed or not, is read back with its start and distance', async () => {
    const written: Record<string, (run: MadeRun) => string | Uint8Array> = {
      gpx: (run) => gpxOf(run),
      tcx: (run) => tcxOf(run),
      fit: (run) => fitOf([run]),
      'gpx.gz': (run) => gzipped(gpxOf(run)),
      'fit.gz': (run) => gzipped(fitOf([run])),
    }
    await fc.assert(
      fc.asyncProperty(madeRun, fc.constantFrom(...Object.keys(written)), async (run, kind) => {
        const read = await runIn(`a.${kind}`, written[kind]?.(run) ?? '')
        const meters = pointsOf(run).at(-1)?.meters ?? 0
        expect(read?.startedAt).toEqual(run.startedAt)
        expect(Math.abs((read?.distanceMeters ?? 0) - meters)).toBeLessThanOrEqual(1)
        expect(read?.elapsedSeconds).toBe(run.legs.reduce((sum, { seconds }) => sum + seconds, 0))
      }),
      { numRuns: 60 },
    )
  })

  it('spoiled anywhere changes nothing of the others in its folder', async () => {
    const sound = {
      'a.gpx': gpxOf(anHour('2024-11-01T07:00:00Z')),
      'b.tcx': tcxOf(anHour('2024-11-03T07:00:00Z')),
      'c.fit': fitOf([anHour('2024-11-05T07:00:00Z')]),
    }
    const others = (await trainingIn(folderGiven('runs', sound))).runs
    const spoiled = fc.tuple(
      fc.constantFrom(fitOf([morning]), Buffer.from(gpxOf(morning)), Buffer.from(tcxOf(morning))),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.constantFrom('cut', 'changed'),
    )
    await fc.assert(
      fc.asyncProperty(
        spoiled,
        fc.constantFrom('x.fit', 'x.gpx', 'x.tcx', 'x.gpx.gz'),
        async ([bytes, share, how], name) => {
          const at = Math.floor(share * bytes.length)
          const broken =
            how === 'cut' ? bytes.slice(0, at) : bytes.map((byte, n) => (n === at ? byte ^ 0x5a : byte))
          const { runs, files } = await trainingIn(folderGiven('runs', { ...sound, [name]: broken }))
          expect(runs.filter(({ id }) => others.some((other) => other.id === id))).toEqual(others)
          expect(files?.filter((file) => file.name !== `runs/${name}`)).toHaveLength(3)
        },
      ),
      { numRuns: 60 },
    )
  })
})
