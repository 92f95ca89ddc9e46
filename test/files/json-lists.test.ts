import { describe, expect, it } from 'vitest'
import { fileOf, listOf, pageRow, stravaRow } from './rows.ts'

describe('how high a run was', () => {
  it.each([
    [1_648.4, 1_648],
    [-6.2, -6],
    [99_999, undefined],
    [null, undefined],
  ])('is its lowest ground: %s m is %s', (elev_low, altitudeMeters) => {
    expect(fileOf(listOf(stravaRow({ elev_low }))).runs[0]?.altitudeMeters).toBe(altitudeMeters)
  })
})

describe('running_page’s activities.json', () => {
  it('gives runs with whole metres and seconds, and the day the row calls its own', () => {
    const file = fileOf(listOf(pageRow()))
    expect(file.source).toBe('running-page')
    expect(file.runs).toEqual([
      {
        id: 'running-page:41',
        startedAt: new Date('2024-03-09T21:30:00Z'),
        localDate: '2024-03-10',
        distanceMeters: 8047,
        movingSeconds: 2465,
        elapsedSeconds: 2465,
        climbMeters: null,
        ground: 'road',
        marked: null,
        manual: false,
        device: null,
      },
    ])
  })

  it.each([
    ['2024-03-09 21:30:00+00:00'],
    ['2024-03-09 21:30:00'],
    ['2024-03-09T21:30:00Z'],
    ['2024-03-10 06:30:00+09:00'],
    ['2024-03-09 21:30:00.000000'],
  ])('reads the start %s as the same moment: a missing zone means UTC', (start_date) => {
    expect(fileOf(listOf(pageRow({ start_date }))).runs[0]?.startedAt).toEqual(
      new Date('2024-03-09T21:30:00Z'),
    )
  })

  it.each([
    ['0:23:40', 1420],
    ['23:40', 1420],
    ['10:00:01', 36_001],
    ['0:19:50.622913', 1191],
    ['1 day, 2:03:04', 93_784],
    ['2 days, 0:00:01', 172_801],
    ['1970-01-01 00:23:40.000000', 1420],
    ['1970-01-02 00:00:10', 86_410],
  ])('reads the duration %s as %i seconds', (moving_time, expected) => {
    expect(fileOf(listOf(pageRow({ moving_time }))).runs[0]?.movingSeconds).toBe(expected)
  })

  it('keeps every digit of ids beyond 2^53, which differ only in the last', () => {
    const text = listOf(pageRow({ run_id: 'A' }), pageRow({ run_id: 'B' }))
      .replace('"A"', '9223370000000000003')
      .replace('"B"', '9223370000000000004')
    expect(fileOf(text).runs.map(({ id }) => id)).toEqual([
      'running-page:9223370000000000003',
      'running-page:9223370000000000004',
    ])
  })

  it('makes an id of the start where the digits are already lost', () => {
    const text = listOf(pageRow({ run_id: 'A' })).replace('"A"', '9.22337e18')
    expect(fileOf(text).runs.map(({ id }) => id)).toEqual(['running-page:20240309213000'])
  })

  it('takes ids below zero, with all their digits', () => {
    const text = listOf(pageRow({ run_id: 'A' })).replace('"A"', '-9223370000000000003')
    expect(fileOf(text).runs[0]?.id).toBe('running-page:-9223370000000000003')
  })

  it.each([
    [{ subtype: 'indoor' }, 'treadmill'],
    [{ subtype: 'treadmill' }, 'treadmill'],
    [{ subtype: 'trail' }, 'trail'],
    [{ type: 'Trail Run' }, 'trail'],
    [{ type: 'VirtualRun' }, 'treadmill'],
    [{ subtype: 'generic' }, 'road'],
  ])('takes %o for %s', (over, ground) => {
    expect(fileOf(listOf(pageRow(over))).runs[0]?.ground).toBe(ground)
  })

  it('leaves walks and rides aside, by their name', () => {
    const file = fileOf(listOf(pageRow({ type: 'Walk' }), pageRow({ type: 'Ride' }), pageRow()))
    expect(file.runs).toHaveLength(1)
    expect([...file.notRunning]).toEqual([
      ['Walk', 1],
      ['Ride', 1],
    ])
  })

  it('takes the zone from the two clocks of the newest run', () => {
    const newest = { run_id: 42, start_date: '2024-06-01 10:00:00', start_date_local: '2024-06-01 05:00:00' }
    expect(fileOf(listOf(pageRow(newest), pageRow())).timeZone).toBe('-05:00')
  })
})

describe('a list as Strava’s API gives it', () => {
  it('gives runs whose day is the wall clock’s, though it is written with a Z', () => {
    const late = { start_date: '2024-11-04T02:30:00Z', start_date_local: '2024-11-03T21:30:00Z' }
    const file = fileOf(listOf(stravaRow({ ...late, device_name: 'Garmin Forerunner 265' })))
    expect(file.source).toBe('strava')
    expect(file.timeZone).toBe('America/New_York')
    expect(file.runs).toEqual([
      {
        id: 'strava:7001',
        startedAt: new Date('2024-11-04T02:30:00Z'),
        localDate: '2024-11-03',
        distanceMeters: 21_098,
        movingSeconds: 6300,
        elapsedSeconds: 6360,
        climbMeters: 120.4,
        ground: 'road',
        marked: null,
        manual: false,
        device: 'Garmin Forerunner 265',
      },
    ])
  })

  it.each([
    [{ workout_type: 1 }, { marked: 'race' }],
    [{ workout_type: 2 }, { marked: null }],
    [{ workout_type: 3 }, { marked: 'workout' }],
    [{ trainer: true }, { ground: 'treadmill' }],
    [{ sport_type: 'TrailRun' }, { ground: 'trail' }],
    [{ sport_type: 'VirtualRun', type: 'VirtualRun' }, { ground: 'treadmill' }],
    [{ manual: true }, { manual: true }],
    [{ total_elevation_gain: undefined }, { climbMeters: null }],
  ])('reads %o as %o', (over, expected) => {
    expect(fileOf(listOf(stravaRow(over))).runs[0]).toMatchObject(expected)
  })

  it('goes by type where a row is too old to have a sport_type', () => {
    const file = fileOf(
      listOf(stravaRow({ sport_type: undefined }), stravaRow({ sport_type: undefined, type: 'Swim' })),
    )
    expect(file.runs).toHaveLength(1)
    expect([...file.notRunning]).toEqual([['Swim', 1]])
  })

  it('goes by sport_type where the two differ', () => {
    expect(fileOf(listOf(stravaRow({ sport_type: 'Walk', type: 'Run' }))).runs).toEqual([])
  })
})

describe('broken rows of a list', () => {
  it('are reported by line and field, and the rest is used', () => {
    const file = fileOf(
      listOf(
        stravaRow(),
        stravaRow({ id: 2, distance: 'far' }),
        stravaRow({ id: 3, start_date: null, start_date_local: null, distance: null }),
        stravaRow({ id: 4, start_date: '2024-02-31T07:00:00Z', start_date_local: 'x' }),
        stravaRow({ id: 5, type: undefined, sport_type: undefined }),
        stravaRow({ id: 6 }),
      ),
    )
    expect(file.runs.map(({ id }) => id)).toEqual(['strava:7001', 'strava:6'])
    expect(file.unreadable).toEqual([
      { line: 3, reason: 'distance is "far", not a number of metres such as 10020.5' },
      { line: 4, reason: 'distance is missing; start_date is missing' },
      {
        line: 5,
        reason: 'start_date is "2024-02-31T07:00:00Z", not a moment such as 2024-11-03T12:00:00Z',
      },
      { line: 6, reason: 'type is missing' },
    ])
  })

  it.each([
    ['a word that is none', (row: string) => row.replace('8046.6', 'far')],
    ['a quote left open', (row: string) => row.replace('"Run"', '"Run')],
    ['a brace left open', (row: string) => row.replace(/\}$/, '')],
    ['a brace too many', (row: string) => row.replace('{', '{{')],
  ])('do not spoil the next ones: %s', (_, spoil) => {
    const rows = [1, 2, 3].map((run_id) => JSON.stringify(pageRow({ run_id })))
    const file = fileOf(`[\n${rows[0]},\n${spoil(rows[1] ?? '')},\n${rows[2]}\n]`)
    expect(file.runs.map(({ id }) => id)).toEqual(['running-page:1', 'running-page:3'])
    expect(file.unreadable).toEqual([
      { line: 3, reason: 'is cut off or broken: its brackets and quotes do not close' },
    ])
  })

  it('are the end of a file that was cut off', () => {
    const file = fileOf(listOf(pageRow(), pageRow({ run_id: 42 })).slice(0, -40))
    expect(file.runs).toHaveLength(1)
    expect(file.unreadable).toEqual([
      { line: 3, reason: 'is cut off or broken: its brackets and quotes do not close' },
    ])
  })

  it('are counted by line in files with many lines to a row, and on one line', () => {
    const rows = [pageRow(), pageRow({ run_id: 42, distance: null })]
    expect(fileOf(JSON.stringify(rows, null, 2)).unreadable[0]?.line).toBe(13)
    expect(fileOf(JSON.stringify(rows)).unreadable[0]?.line).toBe(1)
  })

  it('include one that is no object, and an activity that comes again', () => {
    const file = fileOf(`[${JSON.stringify(pageRow())},\nnull,\n${JSON.stringify(pageRow())}]`)
    expect(file.runs).toHaveLength(1)
    expect(file.unreadable.map(({ line }) => line)).toEqual([2, 3])
    expect(file.unreadable[1]?.reason).toBe('is the activity of line 1 again')
  })
})
