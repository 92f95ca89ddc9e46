import { describe, expect, it } from 'vitest'
import { fileOf, listOf } from './rows.ts'

const row = (over: Record<string, unknown> = {}) => ({
  activityId: 17_000_000_001,
  activityType: { typeId: 1, typeKey: 'running', parentTypeId: 17 },
  eventType: { typeId: 9, typeKey: 'uncategorized' },
  startTimeGMT: '2024-11-03 12:00:00',
  startTimeLocal: '2024-11-03 07:00:00',
  distance: 10_020.4,
  duration: 3_131.6,
  movingDuration: 3_120.2,
  elapsedDuration: 3_305.5,
  elevationGain: 41.7,
  ...over,
})

describe('a list as Garmin Connect gives it', () => {
  it('gives runs with whole metres and seconds, and the day on the runner’s clock', () => {
    const file = fileOf(listOf(row(), row({ activityId: 2, activityType: { typeKey: 'walking' } })))
    expect(file.timeZone).toBe('-05:00')
    expect([...file.notRunning]).toEqual([['walking', 1]])
    expect(file.runs).toEqual([
      {
        id: 'garmin:17000000001',
        startedAt: new Date('2024-11-03T12:00:00Z'),
        localDate: '2024-11-03',
        distanceMeters: 10_020,
        movingSeconds: 3_120,
        elapsedSeconds: 3_306,
        climbMeters: 42,
        ground: 'road',
        marked: null,
        manual: false,
        device: null,
      },
    ])
  })

  it('has the whole time in milliseconds in older answers, and in seconds in newer ones', () => {
    const elapsed = (elapsedDuration: unknown) =>
      fileOf(listOf(row({ elapsedDuration }))).runs[0]?.elapsedSeconds
    expect(elapsed(3_305_500)).toBe(3_306)
    expect(elapsed(3_305.5)).toBe(3_306)
    expect(elapsed(165_600)).toBe(165_600)
    expect(elapsed(null)).toBe(3_132)
    // 20 minutes, and a watch nobody stopped for two days
    const short = row({ duration: 1_200, movingDuration: 1_200, elapsedDuration: 166_000 })
    expect(fileOf(listOf(short)).runs[0]?.elapsedSeconds).toBe(166_000)
  })

  it('takes what it can do without for nothing where it can’t be read', () => {
    const odd = { movingDuration: 'far', elevationGain: {}, distance: null, eventType: 9, startTimeLocal: 5 }
    expect(fileOf(listOf(row(odd))).runs[0]).toMatchObject({
      movingSeconds: 3_132,
      climbMeters: null,
      distanceMeters: 0,
      marked: null,
      localDate: '2024-11-03',
    })
  })

  it('says what is wrong with a row it can’t do without, and reads the others', () => {
    const file = fileOf(listOf(row(), row({ activityId: 3, startTimeGMT: 'noon', startTimeLocal: null })))
    expect(file.runs).toHaveLength(1)
    expect(file.unreadable.map(({ reason }) => reason)).toEqual([
      'startTimeGMT is "noon", not a moment such as 2024-11-03 12:00:00',
    ])
  })

  it('knows a race and a run on the track by their names', () => {
    const { runs } = fileOf(
      listOf(row({ eventType: { typeKey: 'race' }, activityType: { typeKey: 'track_running' } })),
    )
    expect(runs[0]).toMatchObject({ marked: 'race', distanceMeters: 10_020 })
  })
})
