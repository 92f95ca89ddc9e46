import { describe, expect, it } from 'vitest'
import {
  csvOf,
  exportHeader,
  exportRow,
  fileOf,
  garminHeader,
  garminRow,
  listOf,
  pageRow,
  stravaRow,
} from './rows.ts'

const secondsIn = (text: string) =>
  fileOf(text).runs.map(({ movingSeconds, elapsedSeconds }) => [movingSeconds, elapsedSeconds])

describe('a clock that is missing costs no run', () => {
  it.each(['--', '--:--:--', '00:NaN:NaN', 'NaN', '', '00:00:00', '00:00', '—'])(
    'of Garmin’s table, where the moving time is “%s”',
    (nothing) => {
      const row = garminRow({ 'Moving Time': nothing, Time: '02:24:00', 'Elapsed Time': '02:30:00' })
      expect(secondsIn(csvOf(garminHeader, row))).toEqual([[8_640, 9_000]])
    },
  )

  it.each([
    [{ 'Elapsed Time': '--:--:--' }, [3_110, 3_133]],
    [{ Time: '--' }, [3_110, 3_300]],
    [{ Time: '--', 'Moving Time': '--' }, [3_300, 3_300]],
    [{ Time: '--', 'Elapsed Time': '--' }, [3_110, 3_110]],
  ])('of Garmin’s table, whichever it is: %o', (over, expected) => {
    expect(secondsIn(csvOf(garminHeader, garminRow({ Time: '00:52:13', ...over })))).toEqual([expected])
  })

  it.each([
    [{ 16: '' }, [3_700, 3_700]],
    [{ 16: 'NaN' }, [3_700, 3_700]],
    [{ 16: '0.0' }, [3_700, 3_700]],
    [{ 5: '' }, [3_601, 3_700]],
    [{ 5: '', 15: '' }, [3_601, 3_601]],
  ])('of Strava’s export: %o', (over, expected) => {
    expect(secondsIn(csvOf(exportHeader, exportRow(over)))).toEqual([expected])
  })

  it.each([
    [{ moving_time: null }, [6_360, 6_360]],
    [{ moving_time: 0 }, [6_360, 6_360]],
    [{ moving_time: undefined }, [6_360, 6_360]],
    [{ elapsed_time: null }, [6_300, 6_300]],
  ])('of a list as Strava’s API gives it: %o', (over, expected) => {
    expect(secondsIn(listOf(stravaRow(over)))).toEqual([expected])
  })

  it('unless there is no other, and then it is said', () => {
    const none = { Time: '--', 'Moving Time': '--', 'Elapsed Time': '--:--:--' }
    expect(fileOf(csvOf(garminHeader, garminRow(none))).unreadable).toEqual([
      { line: 2, reason: 'Time is missing' },
    ])
    const cells = exportRow({ 5: '', 15: '', 16: '' })
    expect(fileOf(csvOf(exportHeader, cells)).unreadable).toEqual([
      { line: 2, reason: 'Elapsed Time is missing' },
    ])
    const row = stravaRow({ moving_time: null, elapsed_time: null })
    expect(fileOf(listOf(row)).unreadable).toEqual([{ line: 2, reason: 'moving_time is missing' }])
  })
})

describe('an id below zero', () => {
  it('is an id', () => {
    const ids = (text: string) => fileOf(text).runs.map(({ id }) => id)
    expect(ids(listOf(pageRow({ run_id: -41 }), pageRow({ run_id: '-9007199254740993' })))).toEqual([
      'running-page:-41',
      'running-page:-9007199254740993',
    ])
    expect(ids(`[${JSON.stringify(stravaRow()).replace('7001', '-12345678901234567890')}]`)).toEqual([
      'strava:-12345678901234567890',
    ])
  })
})
