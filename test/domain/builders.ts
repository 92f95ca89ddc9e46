/** Runs, logs and runners for tests: sensible by themselves, each test spoils one field. */

import { decideNudges, type Nudge } from '../../src/domain/nudges/decide.ts'
import { addDays, type LocalDate } from '../../src/domain/time/calendar.ts'
import { buildLog, type TrainingLog } from '../../src/domain/training/log.ts'
import { endOf, type Run } from '../../src/domain/training/run.ts'
import { nothingReported, type Runner } from '../../src/domain/training/runner.ts'

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
    selfReports: nothingReported,
    ...over,
  }
}

export const aLog = (...runs: (Run | readonly Run[])[]): TrainingLog =>
  buildLog(runs.flat(), { weekStartsOn: 'monday' })

/** One run a day from a day on, of the given kilometres; 0 is a day without. */
export function daily(from: LocalDate, kilometers: readonly number[], over: Partial<Run> = {}): Run[] {
  return kilometers.flatMap((km, day) =>
    km > 0 ? [aRun({ localDate: addDays(from, day), distanceMeters: Math.round(km * 1000), ...over })] : [],
  )
}

/** Weeks of the given kilometres from a Monday on, each in four equal runs on Monday, Wednesday, Friday and Sunday. */
export function weekly(from: LocalDate, kilometers: readonly number[]): Run[] {
  return kilometers.flatMap((km, week) =>
    daily(
      addDays(from, 7 * week),
      [1, 0, 1, 0, 1, 0, 1].map((n) => (n * km) / 4),
    ),
  )
}

/** So long after a run was over. */
export function afterRun(run: Run, { minutes = 0, hours = 0 }: { minutes?: number; hours?: number }): Date {
  return new Date(endOf(run).getTime() + hours * 3_600_000 + minutes * 60_000)
}

/** A runner's nudges as they are kept between looks: each sync decides on the runs as they are then. */
export class Diary {
  readonly runner: Runner
  nudges: Nudge[] = []

  constructor(over: Partial<Runner> = {}) {
    this.runner = aRunner(over)
  }

  /** Looks at the runs and gives what changed. */
  sync(runs: readonly Run[], now: Date | string, runner: Partial<Runner> = {}): Nudge[] {
    const asNow = { ...this.runner, ...runner }
    const log = buildLog(runs, asNow)
    const changed = decideNudges(log, asNow, this.nudges, new Date(now))
    const ids = new Set(changed.map(({ id }) => id))
    this.nudges = [...this.nudges.filter(({ id }) => !ids.has(id)), ...changed]
    return changed
  }

  /** Sending begins for everything that is released. */
  send(): void {
    this.nudges = this.nudges.map((nudge) =>
      nudge.state === 'released' ? { ...nudge, state: 'sent' } : nudge,
    )
  }

  /** What stands, as rule and state. */
  get standing(): string[] {
    return this.nudges
      .filter(({ state }) => state === 'waiting' || state === 'released' || state === 'sent')
      .map(({ rule, state }) => `${rule} ${state}`)
  }

  /** What does not stand, as rule, state and reason. */
  get silent(): string[] {
    return this.nudges
      .filter(({ state }) => state === 'held-back' || state === 'cancelled')
      .map(({ rule, state, why }) => `${rule} ${state}: ${why}`)
  }
}
