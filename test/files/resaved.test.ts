import { describe, expect, it } from 'vitest'
import { readLog } from '../../src/files/read-log.ts'
import type { ReadOptions } from '../../src/files/training-file.ts'
import { csvOf, exportHeader, exportRow, fileOf, garminHeader, garminRow } from './rows.ts'

const usual = csvOf(
  garminHeader,
  garminRow({ Calories: '1020' }),
  garminRow({ Date: '2024-11-05 07:00:00', Calories: '1020' }),
)
const twoRuns = fileOf(usual).runs

describe('a table that a spreadsheet saved again says the same', () => {
  const semicolons = usual.replaceAll(',', ';').replaceAll('10.02', '10,02')
  it.each([
    ['with semicolons and decimal commas', semicolons],
    ['with tabs', usual.replaceAll(',', '\t')],
    ['with its delimiter told', `sep=;\r\n${semicolons}`],
    ['with quotes around everything', usual.replace(/[^,\n]+/g, '"$&"')],
    ['with empty columns at the end', usual.replaceAll('\n', ',,,\n')],
    ['with a comma too many behind each row', usual.replace(/(?<=00)$/gm, ',')],
    ['with empty rows', usual.replaceAll('\n', '\n,,,,,,,,,\n\n')],
    ['with the ends of old Macs', usual.replaceAll('\n', '\r')],
    ['with the ends of Windows', `${usual.replaceAll('\n', '\r\n')}\r\n`],
    ['with the names again in the middle', usual.replace('\n', `\n${garminHeader.join(',')}\n`)],
    ['with a title above', `Activities\n\n${usual}`],
    ['with a byte order mark', `\uFEFF${usual}`],
    ['with day numbers for dates', usual.replace('2024-11-03 07:00:30', '45599.2920138889')],
    ['with seconds left to the clock', usual.replaceAll('00:52:13', '0:52:13')],
    ['with times of day for durations', usual.replaceAll('00:52:13', '12:52:13 AM')],
    ['with capitals', usual.replaceAll('false', 'FALSE').replace('Activity Type', 'ACTIVITY TYPE')],
  ])('%s', (_, text) => {
    expect(fileOf(text)).toMatchObject({ runs: twoRuns, unreadable: [] })
  })

  it('and when two with other columns stand one behind the other', () => {
    const short = garminHeader.slice(0, 7)
    const text = `${usual}\n${csvOf(short, garminRow({ Date: '2024-11-07 07:00:00' }).slice(0, 7))}`
    expect(fileOf(text).runs.map(({ localDate }) => localDate)).toEqual([
      '2024-11-03',
      '2024-11-05',
      '2024-11-07',
    ])
    expect(fileOf(text).unreadable).toEqual([])
  })

  it('but one row with more cells than the others stands in the wrong columns', () => {
    const more = exportRow({ 0: '2' }).toSpliced(2, 0, 'a', 'b')
    const file = fileOf(csvOf(exportHeader, exportRow({ 0: '1' }), more, exportRow({ 0: '3' })))
    expect(file.runs.map(({ id }) => id)).toEqual(['strava:1', 'strava:3'])
    expect(file.unreadable).toEqual([{ line: 3, reason: 'has 25 cells where the first line names 23' }])
    expect([...file.notRunning]).toEqual([])
  })

  it('and when empty cells at the end of rows are gone', () => {
    const header = [...exportHeader, 'Media']
    const rows = [
      exportRow({ 0: '1' }),
      exportRow({ 0: '2' }).slice(0, 21),
      exportRow({ 0: '3' }).slice(0, 18),
    ]
    const file = fileOf(csvOf(header, ...rows))
    expect(file.runs.map(({ distanceMeters }) => distanceMeters)).toEqual([10_012, 10_012, 10_012])
  })

  it.each([
    ['1.002,50', '10:00:00', 1_002_500],
    ['10,025', '00:52:13', 10_025],
    ['10.025', '00:52:13', 10_025],
  ])('and the distance %s in %s is %i m', (Distance, Time, expected) => {
    const row = garminRow({ Distance, Time, 'Moving Time': Time, 'Elapsed Time': Time })
    expect(fileOf(csvOf(garminHeader, row)).runs[0]?.distanceMeters).toBe(expected)
  })

  it.each(['1,234', '1.234', '1 234', '1’234', '1234', '1.234,0'])('and the climb %s is 1,234 m', (climb) => {
    const row = garminRow({ 'Total Ascent': climb })
    expect(fileOf(csvOf(garminHeader, row)).runs[0]?.climbMeters).toBe(1234)
  })

  it.each([
    ['9,44', '9443,9', 9444],
    ['9,44', '9.443,9', 9444],
    ['9,44', '9.444', 9444],
    ['9,44', '', 9440],
    ['9,44', 'x', 9440],
  ])('and Strava’s distances %s and %s are %i m', (kilometers, meters, expected) => {
    const text = csvOf(exportHeader, exportRow({ 6: kilometers, 17: meters }))
    expect(fileOf(text).runs[0]?.distanceMeters).toBe(expected)
  })
})

describe('dates with the year last', () => {
  const dated = (...dates: string[]) => csvOf(garminHeader, ...dates.map((date) => garminRow({ Date: date })))
  const daysOf = (text: string, options?: ReadOptions) =>
    fileOf(text, options).runs.map(({ localDate }) => localDate)

  it.each([
    [
      ['13/05/2026 18:06', '06/05/2026 07:48'],
      ['2026-05-13', '2026-05-06'],
    ],
    [
      ['5/13/26 6:06 PM', '5/6/26 7:48 AM'],
      ['2026-05-13', '2026-05-06'],
    ],
    [
      ['13-05-2026 18:06:00', '6-5-2026 7:48:00'],
      ['2026-05-13', '2026-05-06'],
    ],
    [
      ['6.5.2026 7:48', '06.05.26 19:48:10'],
      ['2026-05-06', '2026-05-06'],
    ],
    [['03/03/2024 07:00'], ['2024-03-03']],
    [['2026/05/06 07:48'], ['2026-05-06']],
    [
      ['6 mai 2026 07:48', '6. Mai 2026 09:00', '2026年5月6日 11:00'],
      ['2026-05-06', '2026-05-06', '2026-05-06'],
    ],
  ])('%j are read where one row decides', (dates, expected) => {
    expect(daysOf(dated(...dates))).toEqual(expected)
  })

  it.each(['03/11/2024 07:00', '3/11/24 7:00 AM', '03-11-2024 07:00:00'])(
    '%s alone is asked about',
    (date) => {
      const read = readLog(dated(date))
      expect(read).toEqual({
        ok: false,
        error: {
          found: `a table whose dates can be read two ways, such as "${date}"`,
          instead: 'Say which number is the day.',
          asks: 'date-order',
        },
      })
      expect(daysOf(dated(date), { dates: 'day-first' })).toEqual(['2024-11-03'])
      expect(daysOf(dated(date), { dates: 'month-first' })).toEqual(['2024-03-11'])
    },
  )

  it('that decide against each other leave out what nobody can tell, unless somebody says', () => {
    const text = dated('13/05/2026 18:06', '05/14/2026 18:06', '03/11/2024 07:00')
    expect(daysOf(text)).toEqual(['2026-05-13', '2026-05-14'])
    expect(fileOf(text).unreadable).toMatchObject([
      { line: 4, reason: expect.stringContaining('in one way only') },
    ])
    expect(daysOf(text, { dates: 'day-first' })).toEqual(['2026-05-13', '2026-05-14', '2024-11-03'])
  })

  it('alone among others of one meaning cost their own row', () => {
    const file = fileOf(dated('2026-05-13 18:06:00', '3/1/03 00:00:00', '2026-05-06 07:48:00'))
    expect(file.runs).toHaveLength(2)
    expect(file.unreadable).toMatchObject([
      { line: 3, reason: expect.stringContaining('Date is "3/1/03 00:00:00"') },
    ])
  })

  it('and that are none decide nothing', () => {
    const file = fileOf(dated('5/13/26 6:06 PM', '31/02/2026 18:06', '5/6/26 7:48 AM'))
    expect(file.runs).toHaveLength(2)
    expect(file.unreadable).toEqual([
      { line: 3, reason: 'Date is "31/02/2026 18:06", not a date such as 2024-11-03 07:00:00' },
    ])
  })
})
