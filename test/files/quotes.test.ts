import { describe, expect, it } from 'vitest'
import { csvOf, exportHeader, exportRow, fileOf, garminHeader, garminRow } from './rows.ts'

const head = garminHeader.join(',')
const written = (title: string, day: string) =>
  `Running,2024-11-${day} 07:00:00,false,"${title}","10.02","1,020","00:52:13","120","00:51:50","00:55:00"`
const days = (text: string) => fileOf(text).runs.map(({ localDate }) => localDate.slice(8))

describe('a title with quotes that are not doubled costs no run', () => {
  it.each([
    '6km + 8x30"/60" + 1km',
    '3km + 4x30"/60", easy',
    '8x400 "fast"',
    '"fast"',
    '"fast" 8x400',
    'He said "go", "go", and left',
    '5" 10"',
    '"',
    'up\nand "down"\nagain',
    'proper ""quotes"", and a comma',
    'trailing ""quotes""',
    'back\\"slash\\"',
  ])('%j', (title) => {
    const text = [head, written('a', '01'), written(title, '02'), written('b, c', '03')].join('\n')
    expect(days(text)).toEqual(['01', '02', '03'])
  })
})

describe('a quote that does not close costs its own row and no other', () => {
  it.each([
    ['at the beginning of a cell', (row: string) => row.replace('"Run"', '"Run')],
    ['in the last cell', (row: string) => row.replace(/"$/, '')],
    ['before an empty cell', (row: string) => row.replace('"Run"', '"Run,')],
  ])('%s', (_, spoil) => {
    const rows = ['01', '02', '03', '04'].map((day) => written('Run', day))
    const text = [head, rows[0], spoil(rows[1] ?? ''), rows[2], rows[3]].join('\n')
    expect(days(text)).toEqual(['01', '03', '04'])
    expect(fileOf(text).unreadable).toEqual([{ line: 3, reason: 'has a quote that does not close' }])
  })

  it('in a table without any other quote', () => {
    const row = (day: string, title: string) =>
      garminRow({ Date: `2024-11-${day} 07:00:00`, Title: title, Calories: '1' })
    const text = [garminHeader, row('01', 'a'), row('02', 'Q'), row('03', 'b')]
      .map((cells) => cells.join(','))
      .join('\n')
      .replace('Q', '"Q')
    expect(days(text)).toEqual(['01', '03'])
  })

  it('in a description of several lines', () => {
    const text = csvOf(
      exportHeader,
      exportRow({ 0: '1', 4: 'one\n\ntwo, "three"\n' }),
      exportRow({ 0: '2', 4: 'OPEN' }),
      exportRow({ 0: '3', 4: 'one\ntwo' }),
    ).replace('OPEN', '"OPEN')
    expect(fileOf(text).runs.map(({ id }) => id)).toEqual(['strava:1', 'strava:3'])
  })
})
