import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileGiven, trainingIn } from './given.ts'
import { zipOf } from './zips.ts'

/** As Garmin writes it: centimetres and milliseconds. */
const activity = (over: object = {}) => ({
  activityId: 15_000_000_001,
  name: 'Somewhere, "early"',
  activityType: 'running',
  sportType: 'RUNNING',
  eventTypeId: 9,
  beginTimestamp: Date.parse('2024-11-03T23:30:00Z'),
  startTimeGmt: Date.parse('2024-11-03T23:30:00Z'),
  startTimeLocal: Date.parse('2024-11-04T08:30:00Z'),
  distance: 1_000_240,
  duration: 3_600_000.5,
  movingDuration: 3_540_000,
  elapsedDuration: 3_700_000,
  elevationGain: 12_300,
  splits: [{ measurements: [{ fieldEnum: 'SUM_DISTANCE', value: 1, unitEnum: 'CENTIMETER' }] }],
  ...over,
})

const fileOf = (...activities: object[]) =>
  JSON.stringify([{ summarizedActivitiesExport: activities }], null, 2)
const named = (text: string) => fileGiven('x_0_summarizedActivities.json', text)

describe('Garmin’s account export', () => {
  it('has both clocks, centimetres and milliseconds', async () => {
    expect(await trainingIn(named(fileOf(activity())))).toMatchObject({
      source: 'garmin',
      format: 'Garmin’s account export',
      timeZone: '+09:00',
      notes: [],
      runs: [
        {
          id: 'garmin:15000000001',
          startedAt: new Date('2024-11-03T23:30:00Z'),
          localDate: '2024-11-04',
          distanceMeters: 10_002,
          movingSeconds: 3540,
          elapsedSeconds: 3700,
          climbMeters: 123,
          ground: 'road',
          marked: null,
        },
      ],
    })
  })

  it('as it is downloaded is all its lists together, and nothing else of it is read', async () => {
    const zip = zipOf({
      'DI_CONNECT/DI-Connect-Fitness/x_0_summarizedActivities.json': fileOf(activity()),
      'DI_CONNECT/DI-Connect-Fitness/x_1001_summarizedActivities.json': fileOf(activity({ activityId: 2 })),
      'DI_CONNECT/DI-Connect-Fitness/x_personalRecord.json': '[{"a":1}]',
      'DI_CONNECT/DI-Connect-Wellness/x_sleepData.json': '[{"calendarDate":"2024-11-03"}]',
      'DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip': zipOf({
        'a.fit': 'x',
      }).size.toString(),
    })
    const { runs, format, unreadable } = await trainingIn(fileGiven('garmin.zip', zip))
    expect(runs.map(({ id }) => id)).toEqual(['garmin:15000000001', 'garmin:2'])
    expect(format).toBe('2 × Garmin’s account export')
    expect(unreadable).toEqual([])
  })

  it('knows races and grounds, and leaves other sports and the whole of a triathlon aside', async () => {
    const { runs, notRunning } = await trainingIn(
      named(
        fileOf(
          activity({ activityId: 1, eventTypeId: 1 }),
          activity({ activityId: 2, activityType: { typeId: 6, typeKey: 'trail_running' } }),
          activity({ activityId: 3, activityType: 'cycling' }),
          activity({ activityId: 4, parent: true }),
          activity({
            activityId: 5,
            movingDuration: 0,
            elapsedDuration: null,
            distance: null,
            elevationGain: undefined,
          }),
        ),
      ),
    )
    expect(runs.map(({ marked, ground }) => [marked, ground])).toEqual([
      ['race', 'road'],
      [null, 'trail'],
      [null, 'road'],
    ])
    expect(runs[2]).toMatchObject({
      movingSeconds: 3600,
      elapsedSeconds: 3600,
      distanceMeters: 0,
      climbMeters: null,
    })
    expect([...notRunning]).toEqual([
      ['cycling', 1],
      ['running', 1],
    ])
  })

  it('names activities that can’t be read by their line, and a list that is cut off by its last', async () => {
    const text = fileOf(
      activity(),
      activity({ activityId: 2, duration: 'long', movingDuration: null, elapsedDuration: null }),
      activity({ activityId: 3 }),
    )
    const lineOf = (id: number) => text.slice(0, text.indexOf(`"activityId": ${id},`)).split('\n').length - 1
    const { runs, unreadable } = await trainingIn(named(text.slice(0, -40)))
    expect(runs).toHaveLength(1)
    expect(unreadable).toEqual([
      { line: lineOf(2), reason: 'duration is "long", not a number of milliseconds' },
      { line: lineOf(3), reason: expect.stringContaining('is cut off or broken') },
    ])
  })

  it('is read the same in pieces of any size, whatever stands in its names', async () => {
    const name = fc.string({ unit: 'binary', maxLength: 20 })
    const pieces = fc.integer({ min: 1, max: 300 })
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 5 }), pieces, async (names, size) => {
        const text = fileOf(
          ...names.map((each, n) => activity({ activityId: n + 1, name: `${each}"]}\\{[` })),
        )
        const bytes = new TextEncoder().encode(text)
        const stream = new ReadableStream<Uint8Array>({
          start(controller) {
            for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
            controller.close()
          },
        })
        const { runs, unreadable } = await trainingIn({ name: 'x.json', open: () => Promise.resolve(stream) })
        expect([runs.length, unreadable]).toEqual([names.length, []])
      }),
      { numRuns: 50 },
    )
  })
})
