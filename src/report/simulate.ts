/** Runs the rules over a log that was read, and shapes what they say for those who read JSON. */

import type { Sensitivity } from '../domain/policy/rules.ts'
import { type Replay, replay } from '../domain/replay/replay.ts'
import type { WeekStart } from '../domain/time/calendar.ts'
import { buildLog, type TrainingLog } from '../domain/training/log.ts'
import { nothingReported, type Race, type Runner, type Units } from '../domain/training/runner.ts'
import type { TrainingFile } from '../files/training-file.ts'

/** What the runner is taken to do with suggestions of massages. */
export type Massages = 'ignored' | 'booked'

/** What the file doesn't tell of the runner; null is what the file says, or what most would mean. */
export type Supposed = {
  weekStartsOn: WeekStart
  sensitivity: Sensitivity
  timeZone: string | null
  units: Units | null
  races: Race[]
  massages: Massages
}

export type Simulation = {
  file: TrainingFile
  log: TrainingLog
  runner: Runner
  massages: Massages
} & Replay

/** As if a runner had connected on the day before their first run, with what a new runner gets. */
export function simulate(file: TrainingFile, supposed: Supposed): Simulation {
  const { weekStartsOn, sensitivity } = supposed
  const log = buildLog(file.runs, { weekStartsOn })
  const first = log.counted[0]?.startedAt.getTime() ?? 0
  const runner: Runner = {
    ...{
      id: 'runner',
      weekStartsOn,
      sensitivity,
      settleMinutes: 20,
      snoozedUntil: null,
      excluded: new Set(),
    },
    timeZone: supposed.timeZone ?? file.timeZone ?? 'UTC',
    units: supposed.units ?? 'km',
    quietHours: { from: '21:00', to: '08:00' },
    connectedAt: new Date(first - 86_400_000),
    selfReports: { ...nothingReported, races: supposed.races, massageMessages: true },
  }
  return {
    file,
    log,
    runner,
    massages: supposed.massages,
    ...replay(log, runner, supposed.massages === 'booked' ? 'books' : 'ignores'),
  }
}

/** How many nudges came to a week in which the runner ran. */
export function perWeek({ said, log }: Simulation): number {
  const running = log.weeks.filter(({ runs }) => runs > 0).length
  return running === 0 ? 0 : said.length / running
}

/** The contract of `--json`: a whole log, oldest first. Ids are the file's own. */
export function toJson({ file, log, findings, said }: Simulation) {
  return {
    source: file.source,
    files: file.files ?? [],
    runs: log.counted.length,
    notCounted: log.notCounted.map(({ run, why }) => ({
      id: run.id.slice(run.id.indexOf(':') + 1),
      reason: why,
    })),
    soundsLikeRunning: Object.fromEntries(file.soundsLikeRunning),
    notRunning: Object.fromEntries(file.notRunning),
    unreadable: file.unreadable,
    weeks: log.weeks,
    findings: findings.map(({ rule, subject, date, facts }) => ({ rule, subject, date, facts })),
    nudges: said.map(({ nudge: { rule, subject }, date }) => ({ rule, subject, date })),
  }
}
