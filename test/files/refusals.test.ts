import { describe, expect, it } from 'vitest'
import { readLog } from '../../src/files/read-log.ts'

const refusalOf = (text: string) => {
  const read = readLog(text)
  if (read.ok) throw new Error(`is read as ${read.value.format}`)
  return read.error
}

describe('a file that is no training log is called what it is', () => {
  it.each([
    ['', 'an empty file'],
    [' \r\n\t', 'an empty file'],
    ['[]', 'an empty list'],
    ['{}', 'a JSON object, not a list of activities'],
    ['[1, 2]', 'a JSON list of something else'],
    ['[{"id": 1, "title": "post"}]', 'a JSON list of something else with id, title …'],
    ['{"activities": []}', 'a JSON object with activities …, not a list of activities'],
    ['{"type": "FeatureCollection", "features": [{"type": "Feature"}]}', 'GeoJSON, a map without times'],
    [
      '{"message": "Authorization Error", "errors": [{"code": "invalid"}]}',
      'an answer that says what went wrong ("Authorization Error")',
    ],
    ['{"activityDetails": [{"summaryId": "1"}]}', 'what Garmin sends to programs, not a log'],
    ['[{"summaryId": "1", "startTimeInSeconds": 1}]', 'what Garmin sends to programs, not a log'],
    ['[{"typeId": 1, "typeKey": "running", "parentTypeId": 17}]', 'Garmin’s list of types of activities'],
    ['[{"logId": 1, "activityName": "Run"}]', 'Fitbit’s list of exercises, which isn’t read'],
    ['[{"request": {}, "response": {}}]', 'a recorded call of a program'],
    ['{"aspect_type": "create", "object_id": 1}', 'an event that Strava sends to programs, not a log'],
    ['{"error": "invalid_grant"}', 'an answer that says what went wrong ("invalid_grant")'],
    ['<!DOCTYPE html><html><body>Sign in</body></html>', 'a web page (HTML)'],
    ['<?xml version="1.0"?><song/>', 'XML of an unknown kind'],
    ['\u0089PNG\r\n\u001a\n\0\0\0', 'a file that is no text'],
    ['Dear diary', 'text without columns'],
    ['name,age\nx,3', 'a table with the columns name, age …'],
    [
      'Laps,Time,Cumulative Time,Distance\n1,5:00,5:00,1.00\nSummary,5:00,5:00,1.00',
      'a table of the laps of one activity (Laps, Time, Cumulative Time, Distance …)',
    ],
    ['Runde,Zeit,Distanz\n1,5:00,1.00', 'a table of the laps of one activity (Runde, Zeit, Distanz …)'],
    [
      'Date,Avg Duration,Sleep Score\n2024-11-03,7h,80',
      'a table of sleep (Date, Avg Duration, Sleep Score …)',
    ],
    [
      'timestamp,position_lat,position_long\n1,2,3',
      'a table of the positions of one activity (timestamp, position_lat, position_long …)',
    ],
    [
      'Activity Id,Date,Type,Route Name,Distance (km),Duration,GPX File\n1,2,3,4,5,6,7',
      'Runkeeper’s list of activities, which isn’t read (Activity Id, Date, Type, Route Name …)',
    ],
    [
      'Workout Type,Start,End,Distance\nRunning,1,2,3',
      'a table of workouts of Apple Health (Workout Type, Start, End, Distance …)',
    ],
    ['Comment Date,Comment\n1,nice', 'another table of Strava’s export (Comment Date, Comment …)'],
    ['Shoe Name,Shoe Brand\na,b', 'another table of Strava’s export (Shoe Name, Shoe Brand …)'],
  ])('%j is %s', (text, found) => {
    const refusal = refusalOf(text)
    expect(refusal.found).toBe(found)
    expect(refusal.instead.replaceAll('intervals.icu', 'intervals')).toMatch(
      /^[A-Z][^.]+(\.csv|\.json)?[^.]*(\.csv|\.json)?[^.]*\.( [A-Z].*\.)?$/,
    )
  })

  it('and what to give instead fits it', () => {
    expect(refusalOf('Laps,Time\n1,5:00').instead).toContain('Export CSV')
    expect(refusalOf('Comment Date,Comment\n1,nice').instead).toContain('activities.csv of the same export')
    expect(refusalOf('{"error": "x"}').instead).toContain('Ask again')
  })

  it('and a long heading is cut', () => {
    expect(refusalOf(`${'x'.repeat(500)},b\n1,2`).found.length).toBeLessThan(120)
  })
})
