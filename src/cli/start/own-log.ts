/** Somebody's own training, in any format the backtest reads, as the simulated Strava lists it. */
import { clockTimeOf } from '../../domain/time/calendar.ts'
import type { Run } from '../../domain/training/run.ts'
import { err, ok, type Result } from '../../result.ts'
import { readNamed } from '../backtest/read.ts'

export async function ownLog(file: string): Promise<Result<unknown[], string>> {
  const read = await readNamed([file], {})
  if (!read.ok) return read
  const { runs, timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone } = read.value
  return runs.length > 0 ? ok(runs.map((run) => rowOf(run, timeZone))) : err(`${file} has no runs.`)
}

/** How Strava numbers what a run is marked as. */
const WORKOUT_TYPES = { race: 1, workout: 3 } as const

const rowOf = (run: Run, timeZone: string) => ({
  distance: run.distanceMeters,
  moving_time: run.movingSeconds,
  elapsed_time: run.elapsedSeconds,
  sport_type: run.ground === 'trail' ? 'TrailRun' : 'Run',
  trainer: run.ground === 'treadmill',
  workout_type: run.marked && WORKOUT_TYPES[run.marked],
  start_date_local: `${run.localDate}T${clockTimeOf(run.startedAt, timeZone)}:00Z`,
  timezone: timeZone,
  manual: run.manual,
  device_name: run.device,
  ...(run.climbMeters === null ? {} : { total_elevation_gain: run.climbMeters }),
})
