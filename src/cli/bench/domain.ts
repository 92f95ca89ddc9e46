/** Ten years of a log, read as a log, assessed run by run, and replayed. */
import { replay } from '../../domain/replay/replay.ts'
import { assessRun } from '../../domain/rules/index.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import { buildLog } from '../../domain/training/log.ts'
import type { Run } from '../../domain/training/run.ts'
import { nothingReported, type Runner } from '../../domain/training/runner.ts'

const DAY_MS = 86_400_000

/** Five runs a week. */
function tenYears(): Run[] {
  return Array.from({ length: 2_600 }, (_, place) => {
    const startedAt = new Date(
      Date.UTC(2014, 0, 6, 6) + Math.floor(place / 5) * 7 * DAY_MS + (place % 5) * DAY_MS,
    )
    const distanceMeters = 6_000 + (place % 5) * 3_000 + ((place * 7) % 11) * 400
    const movingSeconds = Math.round(distanceMeters * 0.34)
    return {
      id: `bench:${place}`,
      startedAt,
      localDate: localDateOf(startedAt, 'UTC'),
      distanceMeters,
      movingSeconds,
      elapsedSeconds: movingSeconds,
      climbMeters: null,
      ground: 'road',
      marked: null,
      manual: false,
      device: null,
    }
  })
}

const RUNNER: Runner = {
  id: 'bench',
  timeZone: 'UTC',
  weekStartsOn: 'monday',
  units: 'km',
  sensitivity: 'standard',
  quietHours: { from: '21:00', to: '08:00' },
  settleMinutes: 20,
  connectedAt: new Date(0),
  snoozedUntil: null,
  excluded: new Set(),
  selfReports: nothingReported,
}

/** Milliseconds for all of it. */
export function replayTenYears(): number {
  const began = performance.now()
  const log = buildLog(tenYears(), { weekStartsOn: 'monday' })
  for (const run of log.counted) assessRun(log, run, RUNNER)
  replay(log, RUNNER, 'ignores')
  return performance.now() - began
}
