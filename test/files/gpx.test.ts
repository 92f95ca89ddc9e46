import { describe, expect, it } from 'vitest'
import { fileGiven, refusalOf, trainingIn } from './given.ts'
import { anHour, gpxOf } from './tracks.ts'

const morning = anHour('2024-11-03T07:00:00Z')

const runIn = async (name: string, content: string, options = {}) =>
  (await trainingIn(fileGiven(name, content), options)).runs[0]

describe('a GPX file', () => {
  it('is added up from its points', async () => {
    const { runs, source, notes } = await trainingIn(fileGiven('a.gpx', gpxOf(morning)), {
      timeZone: 'Europe/Berlin',
    })
    expect(source).toBe('recording')
    expect(runs).toEqual([
      {
        id: 'recording:20241103070000GPX',
        startedAt: new Date('2024-11-03T07:00:00Z'),
        localDate: '2024-11-03',
        distanceMeters: 10_000,
        movingSeconds: 3600,
        elapsedSeconds: 3600,
        climbMeters: 0,
        ground: 'road',
        marked: null,
        manual: false,
        device: null,
      },
    ])
    expect(notes).toEqual([expect.stringContaining('added up')])
  })

  it('counts standing as elapsed and not as moving', async () => {
    const waits = { meters: 3, seconds: 300 }
    const run = await runIn('a.gpx', gpxOf({ ...morning, legs: [...morning.legs, waits, ...morning.legs] }))
    expect(run).toMatchObject({ movingSeconds: 7200, elapsedSeconds: 7500 })
  })

  it('does not run to where the watch was switched on again', async () => {
    const second = gpxOf(anHour('2024-11-03T09:00:00Z', { latitude: 21 }))
    const segment = /<trkseg>[\s\S]*<\/trkseg>/.exec(second)?.[0] ?? ''
    const run = await runIn('a.gpx', gpxOf(morning).replace('</trk>', `${segment}</trk>`))
    expect(run).toMatchObject({ distanceMeters: 20_000, movingSeconds: 7200, elapsedSeconds: 10_800 })
  })

  it('leaves out a jump of the position, there and back', async () => {
    const far = gpxOf(morning).replace(/(<trkpt lat=")20\.00(\d+)/, '$120.90$2')
    expect((await runIn('a.gpx', far))?.distanceMeters).toBeCloseTo(10_000, -2)
  })

  it('climbs what rises by more than the noise of heights', async () => {
    const noisy = morning.legs.map((leg, n) => ({ ...leg, climb: n % 2 === 0 ? 1.5 : -1.5 }))
    expect((await runIn('a.gpx', gpxOf({ ...morning, legs: noisy })))?.climbMeters).toBe(0)
    const hills = morning.legs.map((leg, n) => ({ ...leg, climb: n % 120 < 60 ? 2 : -2 }))
    expect((await runIn('a.gpx', gpxOf({ ...morning, legs: hills })))?.climbMeters).toBe(360)
  })

  it.each([
    ['9', 'road'],
    ['trail_running', 'trail'],
    ['treadmill_running', 'treadmill'],
    ['Laufen', 'road'],
  ])('of type %s is a run on the %s', async (type, ground) => {
    expect(await runIn('a.gpx', gpxOf(morning, { type: `<type>${type}</type>` }))).toMatchObject({ ground })
  })

  it('of another sport is left aside by the name it has', async () => {
    const { runs, notRunning } = await trainingIn(
      fileGiven('a.gpx', gpxOf(morning, { type: '<type>cycling</type>' })),
    )
    expect(runs).toEqual([])
    expect([...notRunning]).toEqual([['cycling', 1]])
  })

  it.each([
    ['a runner’s pace', 10, 1],
    ['a walker’s', 18, 0],
    ['a rider’s', 4, 0],
  ])('that names no sport, at %s, is counted by it: %s s a leg, %s runs', async (_, seconds, count) => {
    const legs = morning.legs.map((leg) => ({ ...leg, seconds }))
    const { runs, notes } = await trainingIn(fileGiven('a.gpx', gpxOf({ ...morning, legs }, { type: '' })))
    expect(runs).toHaveLength(count)
    expect(notes).toContainEqual(expect.stringContaining('names no sport'))
  })

  it('is put on the day of where it began, when nobody says whose', async () => {
    const tokyo = gpxOf(anHour('2024-11-02T22:00:00Z', { longitude: 139.7 }))
    expect(await trainingIn(fileGiven('a.gpx', tokyo))).toMatchObject({
      timeZone: '+09:00',
      runs: [{ localDate: '2024-11-03' }],
      notes: expect.arrayContaining([expect.stringContaining('longitude')]),
    })
    expect(await runIn('a.gpx', tokyo, { timeZone: 'America/New_York' })).toMatchObject({
      localDate: '2024-11-02',
    })
  })

  it('with blanks before it, prefixes, an & in its name and seven digits of seconds is read', async () => {
    const odd = gpxOf(morning)
      .replace('<name>Easy', '<name>Run & walk')
      .replaceAll('<trkpt', '<g:trkpt')
      .replaceAll('</trkpt', '</g:trkpt')
      .replaceAll('.000Z', '.0000000Z')
    expect(await runIn('a.gpx', `  \n${odd}`)).toMatchObject({ distanceMeters: 10_000, movingSeconds: 3600 })
  })

  it('is refused as a route without times, or cut off', async () => {
    const route = gpxOf(morning).replace(/<time>.*?<\/time>/g, '')
    expect(await refusalOf(fileGiven('a.gpx', route))).toMatch(/^a\.gpx is a route without times\. Give /)
    expect(await refusalOf(fileGiven('a.gpx', gpxOf(morning).slice(0, 20_000)))).toContain('is cut off')
    const point = gpxOf({ ...morning, legs: [] })
    expect(await refusalOf(fileGiven('a.gpx', point))).toContain('is a track of a single point in time')
    expect(await refusalOf(fileGiven('a.gpx', '<gpx></gpx>'))).toContain('is a GPX file without a track')
  })
})
