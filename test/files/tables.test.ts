import { describe, expect, it } from 'vitest'
import { csvOf, exportHeader, exportRow, fileOf, garminHeader, garminRow, listOf, pageRow } from './rows.ts'

const exported = (...rows: string[][]) => csvOf(exportHeader, ...rows)
const garmin = (...rows: string[][]) => csvOf(garminHeader, ...rows)

describe('Strava’s bulk export', () => {
  it('takes metres from the second column called Distance, and the header’s HTML for what it is', () => {
    const file = fileOf(exported(exportRow()), { timeZone: 'UTC' })
    expect(file.source).toBe('strava')
    expect(file.notes).toEqual([])
    expect(file.runs).toEqual([
      {
        id: 'strava:9001',
        startedAt: new Date('2024-11-03T13:57:47Z'),
        localDate: '2024-11-03',
        distanceMeters: 10_012,
        movingSeconds: 3601,
        elapsedSeconds: 3700,
        climbMeters: 55.5,
        ground: 'road',
        marked: null,
        manual: false,
        device: null,
      },
    ])
  })

  it('falls back on kilometres and elapsed time where an old export has no more', () => {
    const header = exportHeader.slice(0, 13)
    expect(fileOf(csvOf(header, exportRow().slice(0, 13))).runs[0]).toMatchObject({
      distanceMeters: 10_010,
      movingSeconds: 3700,
    })
  })

  it('asks whose day it was, and takes that of UTC when nobody says', () => {
    const late = exported(exportRow({ 1: 'Nov 4, 2024, 2:30:00 AM' }))
    expect(fileOf(late, { timeZone: 'America/New_York' }).runs[0]?.localDate).toBe('2024-11-03')
    expect(fileOf(late).runs[0]?.localDate).toBe('2024-11-04')
    expect(fileOf(late).notes.join()).toContain('--time-zone')
  })

  it.each([
    ['Nov 3, 2024, 1:57:47 PM'],
    ['Nov 3, 2024, 1:57:47\u202fPM'],
    ['3 Nov 2024, 13:57:47'],
    ['03.11.2024, 13:57:47'],
    ['3 nov. 2024 à 13:57:47'],
    ['3 nov 2024, 13:57:47'],
    ['3 de nov. de 2024, 13:57:47'],
    ['3 нояб. 2024 г., 13:57:47'],
    ['2024/11/03 13:57:47'],
    ['2024年11月3日 13:57:47'],
    ['2024. 11. 3. 오후 1:57:47'],
    ['2024-11-03 13:57:47'],
  ])('reads the date %s', (date) => {
    expect(fileOf(exported(exportRow({ 1: date }))).runs[0]?.startedAt).toEqual(
      new Date('2024-11-03T13:57:47Z'),
    )
  })

  it.each([
    ['Dec 31, 2024, 12:05:00 AM', '2024-12-31T00:05:00Z'],
    ['1. März 2024, 12:05:00', '2024-03-01T12:05:00Z'],
    ['15 août 2024, 12:05:00', '2024-08-15T12:05:00Z'],
    ['Sept 1, 2024, 12:05:00 PM', '2024-09-01T12:05:00Z'],
  ])('reads %s as %s', (date, expected) => {
    expect(fileOf(exported(exportRow({ 1: date }))).runs[0]?.startedAt).toEqual(new Date(expected))
  })

  it.each([['3 smarch 2024, 13:57:47'], ['Feb 30, 2024, 1:00:00 PM'], ['yesterday']])(
    'says so when it cannot tell the date %s',
    (date) => {
      expect(fileOf(exported(exportRow({ 1: date }))).unreadable).toEqual([
        { line: 2, reason: `Activity Date is "${date}", not a date such as Nov 3, 2024, 1:57:47 PM` },
      ])
    },
  )

  it('knows an export in another language by the order of its columns', () => {
    const header = exportHeader.map((title) => `${title.slice(0, 3)}x`)
    const file = fileOf(
      csvOf(header, exportRow({ 1: '03.11.2024, 13:57:47', 3: 'Lauf' }), exportRow({ 3: 'Radfahrt' })),
    )
    expect(file.runs[0]).toMatchObject({ localDate: '2024-11-03', distanceMeters: 10_012 })
    expect([...file.notRunning]).toEqual([['Radfahrt', 1]])
  })

  it('takes a competition for a race', () => {
    expect(fileOf(exported(exportRow({ 22: '1.0' }))).runs[0]?.marked).toBe('race')
  })
})

describe('Garmin Connect’s CSV', () => {
  it('takes the wall clock as the zone’s, kilometres, and the start for an id', () => {
    const file = fileOf(garmin(garminRow()), { timeZone: 'America/New_York' })
    expect(file.source).toBe('garmin')
    expect(file.runs).toEqual([
      {
        id: 'garmin:20241103070030',
        startedAt: new Date('2024-11-03T12:00:30Z'),
        localDate: '2024-11-03',
        distanceMeters: 10_020,
        movingSeconds: 3110,
        elapsedSeconds: 3300,
        climbMeters: 120,
        ground: 'road',
        marked: null,
        manual: false,
        device: null,
      },
    ])
  })

  it('is told the unit, and says what it took when nobody says', () => {
    const text = garmin(garminRow({ Distance: '6.21', 'Total Ascent': '100' }))
    expect(fileOf(text, { units: 'mi' }).runs[0]).toMatchObject({ distanceMeters: 9994, climbMeters: 30 })
    expect(fileOf(text, { units: 'mi' }).notes).toEqual([])
    expect(fileOf(text).notes.join()).toContain('--units')
  })

  it.each([
    ['10.02', 10_020],
    ['10,02', 10_020],
    ['1,002.50', 1_002_500],
    ['0.00', 0],
    ['--', 0],
  ])('reads the distance %s as %i m', (Distance, expected) => {
    expect(fileOf(garmin(garminRow({ Distance }))).runs[0]?.distanceMeters).toBe(expected)
  })

  it.each([
    ['Treadmill Running', 'treadmill'],
    ['Indoor Running', 'treadmill'],
    ['Trail Running', 'trail'],
    ['Track Running', 'road'],
    ['Ultra Running', 'road'],
  ])('takes %s for running on %s', (type, ground) => {
    expect(fileOf(garmin(garminRow({ 'Activity Type': type }))).runs[0]?.ground).toBe(ground)
  })

  it('takes the time for the moving time where that is nothing', () => {
    const row = garminRow({
      'Moving Time': '--',
      'Elapsed Time': '--',
      'Total Ascent': '--',
      Time: '52:13.4',
    })
    expect(fileOf(garmin(row)).runs[0]).toMatchObject({
      movingSeconds: 3133,
      elapsedSeconds: 3133,
      climbMeters: null,
    })
  })

  it('leaves other sports aside', () => {
    const file = fileOf(garmin(garminRow({ 'Activity Type': 'Cycling' }), garminRow()))
    expect(file.runs).toHaveLength(1)
    expect([...file.notRunning]).toEqual([['Cycling', 1]])
  })
})

describe('broken rows of a table', () => {
  it('are reported with the line they begin on, behind texts of several lines', () => {
    const file = fileOf(
      exported(
        exportRow({ 4: 'one\ntwo\nthree' }),
        exportRow({ 1: 'x', 5: '', 15: '', 16: '' }),
        exportRow().slice(1),
        exportRow({ 0: '9002' }),
      ),
    )
    expect(file.runs.map(({ id }) => id)).toEqual(['strava:9001', 'strava:9002'])
    expect(file.unreadable).toEqual([
      {
        line: 5,
        reason: 'Activity Date is "x", not a date such as Nov 3, 2024, 1:57:47 PM; Elapsed Time is missing',
      },
      { line: 6, reason: 'has 22 cells where the first line names 23' },
    ])
  })

  it('do not swallow the next ones with a quote that never closes', () => {
    const open = garmin(garminRow(), garminRow(), garminRow({ Date: '2024-11-05 07:00:00' })).split('\n')
    open[2] = (open[2] ?? '').replace('Run,', '"Run,')
    const file = fileOf(open.join('\r\n'))
    expect(file.runs.map(({ localDate }) => localDate)).toEqual(['2024-11-03', '2024-11-05'])
    expect(file.unreadable).toEqual([{ line: 3, reason: 'has a quote that does not close' }])
  })

  it('are not made by a byte order mark or by empty lines', () => {
    const file = fileOf(`\uFEFF${garmin(garminRow()).replaceAll('\n', '\r\n\r\n')}\r\n\r\n`)
    expect(file.runs).toHaveLength(1)
    expect(file.unreadable).toEqual([])
  })
})

describe('a file that is no training log', () => {
  it('is not one whose first row is broken', () => {
    expect(fileOf(listOf({}, pageRow())).runs).toHaveLength(1)
  })
})
