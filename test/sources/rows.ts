/** Rows of Strava’s list and entries of a Garmin push as they should be: each test spoils one field. */

export const NOW = new Date('2026-03-10T18:00:00Z')
export const DAY = 86_400_000

export const stravaRow = (n: number) => ({
  id: 100 + n,
  sport_type: n % 4 === 3 ? 'Ride' : 'Run',
  type: 'Run',
  distance: 8_000 + n,
  moving_time: 2_800,
  elapsed_time: 2_900,
  total_elevation_gain: 50,
  elev_low: 1_600,
  start_date: new Date(NOW.getTime() - (n + 1) * DAY).toISOString(),
  start_date_local: new Date(NOW.getTime() - (n + 1) * DAY - 7 * 3_600_000).toISOString(),
  timezone: '(GMT-07:00) America/Denver',
  workout_type: 0,
  trainer: false,
  manual: false,
  device_name: 'Watch',
})
export const old = {
  ...stravaRow(0),
  start_date: '2020-01-01T07:00:00Z',
  start_date_local: '2020-01-01T00:00:00Z',
}
export const recentRows = Array.from({ length: 8 }, (_, n) => stravaRow(n))
/** Two prove that the list has ended, and one of three may be spoiled. */
export const oldRows = [1, 2, 3].map((id) => ({ ...old, id }))
export const stravaRows = [...recentRows, ...oldRows]

export const garminEntry = (n: number) => ({
  userId: 'u',
  summaryId: `s${n}`,
  activityId: 200 + n,
  activityType: n % 4 === 3 ? 'CYCLING' : 'RUNNING',
  startTimeInSeconds: NOW.getTime() / 1000 - (n + 1) * 86_400,
  startTimeOffsetInSeconds: -25_200,
  durationInSeconds: 2_800,
  distanceInMeters: 8_000 + n,
  totalElevationGainInMeters: 50,
  deviceName: 'Watch',
  manual: false,
  isParent: false,
})
export const garminEntries = Array.from({ length: 8 }, (_, n) => garminEntry(n))
export const asDetails = ({ userId, summaryId, activityId, ...summary }: ReturnType<typeof garminEntry>) => ({
  ...{ userId, activityId, summaryId: `${summaryId}-detail` },
  summary,
})
