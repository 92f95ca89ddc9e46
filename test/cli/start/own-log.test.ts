/** `npm start -- --log FILE`: whatever the backtest reads, or one line that says what is wrong. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownLog } from '../../../src/cli/start/own-log.ts'
import { athleteFromLog } from '../../../src/sandbox/runner.ts'

const folder = mkdtempSync(join(tmpdir(), 'own-log-'))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const runningPage = [
  {
    run_id: 1,
    distance: 8000.4,
    moving_time: '0:44:10',
    type: 'Run',
    subtype: null,
    start_date: '2025-03-02 22:10:00',
    start_date_local: '2025-03-03 07:10:00',
    average_speed: 3.02,
    elevation_gain: null,
  },
  {
    run_id: 2,
    distance: 21_100,
    moving_time: '2:01:00',
    type: 'Trail Run',
    subtype: null,
    start_date: '2025-03-08 22:00:00',
    start_date_local: '2025-03-09 07:00:00',
    average_speed: 2.9,
    elevation_gain: 310,
  },
]

const stravaApi = [
  {
    id: 7,
    distance: 10_000,
    moving_time: 3_000,
    elapsed_time: 3_100,
    total_elevation_gain: 40,
    type: 'Run',
    sport_type: 'Run',
    workout_type: 1,
    start_date: '2025-10-19T20:00:00Z',
    start_date_local: '2025-10-19T16:00:00Z',
    timezone: '(GMT-05:00) America/New_York',
  },
  {
    id: 8,
    distance: 30_000,
    moving_time: 4_000,
    elapsed_time: 4_000,
    type: 'Ride',
    sport_type: 'Ride',
    start_date: '2025-10-20T20:00:00Z',
    start_date_local: '2025-10-20T16:00:00Z',
    timezone: '(GMT-05:00) America/New_York',
  },
]

async function athleteOf(path: string) {
  const log = await ownLog(path)
  if (!log.ok) throw new Error(log.error)
  return athleteFromLog(log.value, new Date('2026-12-10T15:00:00Z'))
}

describe('a log of one’s own', () => {
  it('of running_page becomes the runs of the simulated athlete, at their own times of day', async () => {
    const { activities } = await athleteOf(file('activities.json', runningPage))
    expect(activities).toMatchObject([
      { distanceMeters: 8_000, movingSeconds: 2_650, sportType: 'Run' },
      { distanceMeters: 21_100, movingSeconds: 7_260, sportType: 'TrailRun', climb: 310 },
    ])
    const [first, last] = activities.map(({ startDate }) => startDate?.getTime() ?? 0)
    expect(((last ?? 0) - (first ?? 0)) / 86_400_000).toBeCloseTo(6 - 10 / 1440, 6)
  })

  it('of Strava’s API keeps its zone and what a run is marked as', async () => {
    const { timezone, activities } = await athleteOf(file('strava.json', stravaApi))
    expect(timezone).toBe('America/New_York')
    expect(activities).toMatchObject([{ distanceMeters: 10_000, workoutType: 1, climb: 40 }])
  })

  it.each([
    ['is no log', file('notes.txt', 'bought new shoes today'), /^\S*notes\.txt is .+\. .+\.$/],
    [
      'is not there',
      join(folder, 'missing.json'),
      /^can't read \S*missing\.json: there is no such file or folder$/,
    ],
    ['holds no run', file('rides.json', stravaApi.slice(1)), /rides\.json/],
  ])('that %s is refused in one line that names it', async (_, path, words) => {
    const log = await ownLog(path)
    expect(log).toMatchObject({ ok: false, error: expect.stringMatching(words) })
    expect(log.ok ? '' : log.error).not.toContain('\n')
  })
})
