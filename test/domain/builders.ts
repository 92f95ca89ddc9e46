/** Runs and runners for tests: sensible by themselves, each test spoils one field. */
import type { Run } from '../../src/domain/run.ts'
import { nothingTold, type Runner } from '../../src/domain/runner.ts'

/** 10 km in an hour, by a watch, at 7 in the morning UTC of its local day. */
export function aRun(over: Partial<Run> = {}): Run {
  const localDate = over.localDate ?? over.startedAt?.toISOString().slice(0, 10) ?? '2024-06-05'
  const movingSeconds = over.movingSeconds ?? Math.round((over.distanceMeters ?? 10_000) * 0.36)
  const startedAt = over.startedAt ?? new Date(`${localDate}T07:00:00Z`)
  return {
    id: `test:${startedAt.getTime()}`,
    startedAt,
    localDate,
    distanceMeters: 10_000,
    movingSeconds,
    elapsedSeconds: movingSeconds,
    climbMeters: null,
    ground: 'road',
    marked: null,
    manual: false,
    device: null,
    ...over,
  }
}

export function aRunner(over: Partial<Runner> = {}): Runner {
  return {
    id: 'r1',
    timeZone: 'UTC',
    weekStartsOn: 'monday',
    units: 'km',
    sensitivity: 'standard',
    quietHours: null,
    settleMinutes: 20,
    connectedAt: new Date('2000-01-01T00:00:00Z'),
    snoozedUntil: null,
    excluded: new Set(),
    told: nothingTold,
    ...over,
  }
}
