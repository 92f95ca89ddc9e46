import { describe, expect, it } from 'vitest'
import { durationSeconds } from '../../src/files/fields/durations.ts'
import { csvOf, fileOf, garminHeader, garminRow, listOf, pageRow, stravaRow } from './rows.ts'

describe('a duration is read however a program or spreadsheet writes it', () => {
  it.each([
    ...['52:13', '0:52:13', '00:52:13.4', '0:52:13,4', '00：52：13', '0 days 00:52:13.000', '12:52:13 AM'],
    ...[
      '52m13s',
      '52m 13s',
      '0h 52m 13s',
      '52 min 13 s',
      '52 Min. 13 Sek.',
      '52 мин 13 сек',
      '52分13秒',
      '52분 13초',
    ],
    ...[
      '0時間52分13秒',
      '52\'13"',
      '52’13”',
      '52′13″',
      "52'13''",
      'PT52M13S',
      'PT0H52M13.2S',
      '3133 s',
      '3133sec',
    ],
    ...[
      '0.0362615741',
      '0,0362615741',
      '1970-01-01 00:52:13',
      '1899-12-30T00:52:13.000Z',
      '1900-01-00 00:52:13',
    ],
  ])('%s', (text) => {
    expect(durationSeconds(text)).toBe(3133)
  })

  it.each([
    ['1 day, 2:03:04', 93_784],
    ['1.02:03:04', 93_784],
    ['1d 2h 3m 4s', 93_784],
    ['1899-12-31 02:03:04', 93_784],
    ['1900-01-01 02:03:04', 93_784],
    ['1.0854629630', 93_784],
    ['P1DT2H3M4S', 93_784],
    ['1h 2m', 3720],
    ['52 min', 3120],
  ])('%s', (text, seconds) => {
    expect(durationSeconds(text)).toBe(seconds)
  })

  it.each([
    ...[
      '',
      'long',
      '3133',
      '52.13',
      '-0:52:13',
      '0:52:61',
      '0:61:00',
      '52:13:00:00',
      '13s 52m',
      '52 x',
      '5 km',
      's',
      'PT',
    ],
    '1899-12-30',
  ])('and %j is none', (text) => {
    expect(durationSeconds(text)).toBeNull()
  })
})

describe('a time that a spreadsheet took for another is what can have been run', () => {
  const read = (time: string, distance = '10.02') => {
    const row = garminRow({ Distance: distance, Time: time, 'Moving Time': time, 'Elapsed Time': time })
    const { runs, notes } = fileOf(csvOf(garminHeader, row), { units: 'km' })
    return [runs[0]?.movingSeconds, runs[0]?.elapsedSeconds, notes.length]
  }
  it.each([
    ['52:13:00', 3133],
    ['0:52', 3120],
    ['1:02', 3720],
  ])('%s', (time, seconds) => {
    expect(read(time)).toEqual([seconds, seconds, 1])
  })

  it.each([
    ['52:13', '10.02', 3133],
    ['1:02:00', '10.02', 3720],
    ['24:00:00', '160.00', 86_400],
    ['24:00:00', '41.00', 86_400],
    ['46:10:00', '20.00', 166_200],
    ['0:52', '0.20', 52],
    ['0:02:20', '10.02', 140],
  ])('and %s for %s km stays', (time, distance, seconds) => {
    expect(read(time, distance)).toEqual([seconds, seconds, 0])
  })
})

describe('a start that can’t be leaves out its own row', () => {
  const latest = new Date('2026-03-01T00:00:00Z')
  const reasons = (text: string) => {
    const { runs, unreadable } = fileOf(text, { latest })
    expect(runs).toHaveLength(1)
    return unreadable.map(({ reason }) => reason)
  }
  it.each([
    ['1970-01-01', 'begins in 1970: the watch had no date'],
    ['1989-12-31', 'begins in 1989: the watch had no date'],
    ['2099-11-03', 'begins on 2099-11-03, which is yet to come'],
    ['2026-03-04', 'begins on 2026-03-04, which is yet to come'],
  ])('%s', (day, reason) => {
    const at = { start_date: `${day}T12:00:00Z`, start_date_local: `${day}T12:00:00Z` }
    expect(reasons(csvOf(garminHeader, garminRow(), garminRow({ Date: `${day} 12:00:00` })))).toEqual([
      reason,
    ])
    expect(reasons(listOf(stravaRow(), stravaRow({ id: 8, ...at })))).toEqual([reason])
    expect(reasons(listOf(pageRow(), pageRow({ run_id: 8, ...at })))).toEqual([reason])
  })

  it('but a watch may be a day ahead', () => {
    expect(
      fileOf(csvOf(garminHeader, garminRow({ Date: '2026-03-02 12:00:00' })), { latest }).runs,
    ).toHaveLength(1)
  })
})

describe('a date is read however it is signed', () => {
  it.each([
    ...[
      '2024-11-03 07.00.30',
      '20241103T070030Z',
      '20241103 070030',
      '2024/11/03 07:00:30',
      '３ Nov 2024 07:00:30',
    ],
    ...['3-Nov-24 07:00:30', '03 Nov 24 07:00:30', '3-nov.-24 7:00:30 AM'],
  ])('%s', (date) => {
    expect(fileOf(csvOf(garminHeader, garminRow({ Date: date }))).runs[0]?.startedAt).toEqual(
      new Date('2024-11-03T07:00:30Z'),
    )
  })
})
