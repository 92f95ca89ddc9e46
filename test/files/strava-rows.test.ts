import { describe, expect, it } from 'vitest'
import { apiHeader, csvOf, exportHeader, exportRow, fileOf, listOf, stravaRow } from './rows.ts'

const apiRow = (over: Partial<Record<string, string>> = {}) => {
  const usual: Record<string, string> = {
    ...{ id: '7001', name: 'Run, "easy"', distance: '21097.5', moving_time: '6300', elapsed_time: '6360' },
    ...{ total_elevation_gain: '120.4', type: 'Run', sport_type: 'Run', workout_type: '' },
    ...{ start_date: '2024-11-03T12:30:00Z', start_date_local: '2024-11-03T07:30:00Z' },
    ...{ timezone: '(GMT-05:00) America/New_York', trainer: 'False', manual: 'False', device_name: '' },
  }
  return apiHeader.map((name) => over[name] ?? usual[name] ?? '')
}

describe('rows of Strava’s API as CSV', () => {
  const asList = fileOf(listOf(stravaRow()))

  it('say what the list says', () => {
    const file = fileOf(csvOf(apiHeader, apiRow()))
    expect(file.runs).toEqual(asList.runs)
    expect(file.timeZone).toBe('America/New_York')
  })

  it.each([
    [{ id: '7001.0' }],
    [{ moving_time: '6300.0', elapsed_time: '6360.0' }],
    [{ moving_time: '1:45:00', elapsed_time: '1:46:00' }],
    [{ moving_time: '0 days 01:45:00', elapsed_time: '0 days 01:46:00' }],
    [{ distance: '21097.50 meter' }],
    [{ start_date: '2024-11-03 12:30:00+00:00', start_date_local: '2024-11-03 07:30:00' }],
    [{ sport_type: "root='Run'" }],
    [{ workout_type: 'nan', device_name: 'nan' }],
    [{ timezone: 'America/New_York' }],
  ])('as some program writes them: %o', (over) => {
    expect(fileOf(csvOf(apiHeader, apiRow(over))).runs).toEqual(asList.runs)
  })

  it('mark races, workouts and treadmills', () => {
    const rows = [{ workout_type: '1.0' }, { workout_type: '3' }, { trainer: 'True' }]
    const text = csvOf(apiHeader, ...rows.map((over, at) => apiRow({ id: String(at), ...over })))
    expect(fileOf(text).runs).toMatchObject([
      { marked: 'race' },
      { marked: 'workout' },
      { ground: 'treadmill' },
    ])
  })

  it('have the wall clock alone, and then the zone is asked for', () => {
    const names = 'type,moving_time,distance,start_date_local'
    const text = `${names}\nRun,6300,21097.5,2024-11-03T21:30:10`
    const options = { timeZone: 'America/New_York' }
    expect(fileOf(text, options)).toMatchObject({
      notes: [],
      runs: [
        { startedAt: new Date('2024-11-04T02:30:10Z'), localDate: '2024-11-03', id: 'strava:20241104023010' },
      ],
    })
    expect(fileOf(text).notes.join()).toContain('--time-zone')
  })

  it('have the moment alone, and then the day is the zone’s', () => {
    const text = 'type,moving_time,distance,start_date\nRun,6300,21097.5,2024-11-04T02:30:00Z'
    expect(fileOf(text, { timeZone: 'America/New_York' }).runs[0]?.localDate).toBe('2024-11-03')
  })
})

describe('JSON as people save it', () => {
  const rows = [stravaRow({ id: 1 }), stravaRow({ id: 2 })]
  const lines = rows.map((row) => JSON.stringify(row))
  it.each([
    ['one row to a line', lines.join('\n')],
    ['one row to a line, ended as on Windows', `${lines.join('\r\n')}\r\n`],
    ['a list in an object', JSON.stringify({ activities: rows })],
    [
      'a list behind other lists',
      JSON.stringify({ page: 1, tags: ['a'], gear: [{ id: 1 }], activities: rows, next: 2 }),
    ],
    ['pages in a list', `[[${lines[0]}],[${lines[1]}]]`],
    ['pages one behind the other', `[${lines[0]}]\n[${lines[1]}]`],
    ['with many lines to a row', JSON.stringify(rows, null, 2)],
  ])('%s', (_, text) => {
    const file = fileOf(text)
    expect(file.runs.map(({ id }) => id)).toEqual(['strava:1', 'strava:2'])
    expect(file.unreadable).toEqual([])
  })

  it('one activity with lists of its own', () => {
    const row = stravaRow({ laps: [{ id: 5, start_date_local: 'x', distance: 1 }] })
    expect(fileOf(JSON.stringify(row, null, 2)).runs).toHaveLength(1)
  })

  it('with numbers that are none', () => {
    const text = listOf(stravaRow({ total_elevation_gain: 'GAIN', name: 'NaN is "NaN"' })).replace(
      '"GAIN"',
      'NaN',
    )
    expect(fileOf(text).runs[0]).toMatchObject({ climbMeters: null, distanceMeters: 21_098 })
  })

  it('with a spoiled line among lines', () => {
    const file = fileOf([lines[0], '{"id": 3,', lines[1]].join('\n'))
    expect(file.runs.map(({ id }) => id)).toEqual(['strava:1', 'strava:2'])
    expect(file.unreadable.map(({ line }) => line)).toEqual([2])
  })
})

describe('Strava’s export of any year and language', () => {
  const old = 'id,date,name,type,description,elapsed_time,distance,commute,gear,filename'
  it('before 2019 has metres and a date of numbers', () => {
    const row =
      '1836776031,2018-09-12 15:02:23,Evening Run,Run,,3783,12681.0,false,,activities/1836776031.gpx'
    expect(fileOf(`${old}\n${row}`).runs[0]).toMatchObject({
      id: 'strava:1836776031',
      startedAt: new Date('2018-09-12T15:02:23Z'),
      distanceMeters: 12_681,
      movingSeconds: 3783,
    })
  })

  it('in 2019 had ten columns, in any language', () => {
    const row =
      '1836776031,"12 sept. 2019 à 15:02:23",Sortie,Course à pied,,3783,"12,68",false,,activities/1836776031.gpx.gz'
    expect(fileOf(`a,b,c,d,e,f,g,h,i,j\n${row}`).runs[0]).toMatchObject({
      startedAt: new Date('2019-09-12T15:02:23Z'),
      distanceMeters: 12_680,
    })
  })

  it.each([
    ['3 lis 2024, 13:57:47', 'Bieg'],
    ['3 Kas 2024 13:57:47', 'Koşu'],
    ['3. nov. 2024 13.57.47', 'Løb'],
    ['3 nov. 2024 13:57:47', 'Löpning'],
    ['3.11.2024 klo 13.57.47', 'Juoksu'],
    ['3. 11. 2024 13:57:47', 'Běh'],
    ['2024. nov. 3. 13:57:47', 'Futás'],
    ['3 Nov 2024 13.57.47', 'Lari'],
    ['2024年11月3日 下午1:57:47', '跑步'],
    ['2024/11/03 13:57:47', 'ランニング'],
    ['2024. 11. 3. 오후 1:57:47', '달리기'],
  ])('reads the date %s', (date, type) => {
    const { runs, soundsLikeRunning } = fileOf(
      csvOf(exportHeader, exportRow({ 1: date, 3: type === 'Lari' ? 'Run' : type })),
    )
    expect([...soundsLikeRunning.keys()]).toEqual([])
    expect(runs[0]?.startedAt).toEqual(new Date('2024-11-03T13:57:47Z'))
  })

  it.each([
    [{ 0: '1.83678E+09' }, { id: 'strava:20241103135747' }],
    [{ 0: '' }, { id: 'strava:20241103135747' }],
    [{ 20: 'steep' }, { climbMeters: null }],
    [{ 20: '1.234,5' }, { climbMeters: 1234.5 }],
    [{ 22: '?' }, { marked: null }],
    [{ 16: '-5' }, { movingSeconds: 3700 }],
  ])('keeps the run where a field that may be missing is spoiled: %o', (over, expected) => {
    expect(fileOf(csvOf(exportHeader, exportRow(over))).runs[0]).toMatchObject(expected)
  })
})
