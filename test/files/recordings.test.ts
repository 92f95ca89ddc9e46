import { describe, expect, it } from 'vitest'
import { fileGiven, refusalOf, trainingIn } from './given.ts'
import { anHour, fitOf, tcxOf } from './tracks.ts'

const morning = anHour('2024-11-03T07:00:00Z')

const runIn = async (name: string, content: string | Uint8Array, options = {}) =>
  (await trainingIn(fileGiven(name, content), options)).runs[0]

describe('a TCX file', () => {
  it('has the distance and time of its laps', async () => {
    const ahead = tcxOf(morning).replaceAll('T07:00:00.000Z', 'T23:30:00.000-07:00')
    expect(
      await trainingIn(fileGiven('a.tcx', ahead.replaceAll('2024-11-03T23', '2024-11-02T23'))),
    ).toMatchObject({
      timeZone: '-07:00',
      runs: [
        {
          id: 'recording:20241103063000TCX',
          localDate: '2024-11-02',
          distanceMeters: 10_000,
          movingSeconds: 3600,
          device: 'Forerunner 245',
        },
      ],
    })
  })

  it('takes the points where laps say nothing', async () => {
    const silent = tcxOf(morning)
      .replace(/(<TotalTimeSeconds>)\d+/, '$10')
      .replace(/(<DistanceMeters>)[\d.]+(<\/DistanceMeters>\s*<Track>)/, '$10$2')
    expect(await runIn('a.tcx', silent)).toMatchObject({ distanceMeters: 10_000, movingSeconds: 3600 })
  })

  it('of another sport is left aside, and a course is refused', async () => {
    const ride = await trainingIn(fileGiven('a.tcx', tcxOf(morning, { sport: 'Biking' })))
    expect([...ride.notRunning]).toEqual([['Biking', 1]])
    const course = '<TrainingCenterDatabase><Courses><Course/></Courses></TrainingCenterDatabase>'
    expect(await refusalOf(fileGiven('a.tcx', course))).toContain('is a planned course, not a run')
  })
})

describe('a FIT file', () => {
  it('has the totals of its watch, on the watch’s clock', async () => {
    expect(await trainingIn(fileGiven('a.fit', fitOf([anHour('2024-11-03T23:00:00Z')])))).toMatchObject({
      timeZone: '+02:00',
      notes: [],
      runs: [
        {
          id: 'recording:20241103230000FIT',
          localDate: '2024-11-04',
          distanceMeters: 10_000,
          movingSeconds: 3600,
          elapsedSeconds: 3600,
          climbMeters: 120,
          device: 'Garmin Forerunner 945',
        },
      ],
    })
  })

  it.each([
    [1, 'treadmill'],
    [3, 'trail'],
    [58, 'treadmill'],
    [24, 'road'],
  ])('of running’s sub-sport %i is a run on the %s', async (subSport, ground) => {
    expect(await runIn('a.fit', fitOf([morning], { subSport }))).toMatchObject({ ground })
  })

  it('with several sessions is as many activities', async () => {
    const two = fitOf([morning, anHour('2024-11-03T09:00:00Z')])
    expect((await trainingIn(fileGiven('a.fit', two))).runs).toHaveLength(2)
    const joined = Buffer.concat([fitOf([morning]), fitOf([anHour('2024-11-04T09:00:00Z')]), Buffer.alloc(8)])
    expect((await trainingIn(fileGiven('a.fit', joined))).runs).toHaveLength(2)
  })

  it('that knows no zone but UTC takes the one that is said', async () => {
    const late = anHour('2024-11-03T02:00:00Z')
    for (const ahead of [0, null, 123_456]) {
      const run = await runIn('a.fit', fitOf([late], { ahead }), { timeZone: 'America/New_York' })
      expect(run?.localDate).toBe('2024-11-02')
    }
  })

  it('of a ride is left aside; of settings, cut off or empty it is refused', async () => {
    const ride = await trainingIn(fileGiven('a.fit', fitOf([morning], { sport: 2 })))
    expect([...ride.notRunning]).toEqual([['cycling', 1]])
    const settings = fitOf([], { fileType: 2, ahead: null })
    expect(await refusalOf(fileGiven('a.fit', settings))).toContain('is a FIT file, but not of an activity')
    expect(await refusalOf(fileGiven('a.fit', fitOf([morning]).slice(0, -9)))).toContain(
      'is a FIT file that is cut off',
    )
    expect(await refusalOf(fileGiven('a.fit', fitOf([])))).toContain('is a FIT file without an activity')
  })
})

describe('a recording whose watch had no date', () => {
  it('is named, and is no run of 1989', async () => {
    const { runs, unreadable } = await trainingIn(fileGiven('a.fit', fitOf([anHour('1989-12-31T01:00:00Z')])))
    expect(runs).toEqual([])
    expect(unreadable).toEqual([{ reason: 'begins in 1989: the watch had no date' }])
  })
})
