/** What a run is, and what counts as one. */
import type { LocalDate } from '../time/calendar.ts'

/** The source's own id with its source in front: `source:9100012452`. Ids can exceed 2^53, so they stay text. */
export type RunId = string

export const GROUNDS = ['road', 'trail', 'treadmill'] as const
export type Ground = (typeof GROUNDS)[number]

/** What the runner said of the run where they logged it. */
export const MARKS = ['race', 'workout'] as const
export type Mark = (typeof MARKS)[number]

/**
 * One run as its source tells it. Distances are whole metres and times whole seconds, rounded once on the way in;
 * `localDate` is the day on the runner's wall clock where the run started.
 */
export type Run = {
  id: RunId
  startedAt: Date
  localDate: LocalDate
  distanceMeters: number
  movingSeconds: number
  elapsedSeconds: number
  climbMeters: number | null
  /** How high above the sea its lowest ground lay, where the source tells. */
  altitudeMeters?: number
  ground: Ground
  marked: Mark | null
  manual: boolean
  device: string | null
}

/** Why a run is not counted, in words the pages can show. */
export type Uncounted = 'no-distance' | 'implausible' | 'overlap' | 'excluded'

export type NotCounted = { run: Run; why: Uncounted }

/**
 * The moment a run was over: its start plus the longer of its two clocks.
 *
 * @example endOf({ startedAt: 06:00:00Z, movingSeconds: 3500, elapsedSeconds: 3600, … }) // 07:00:00Z
 */
export function endOf(run: Run): Date {
  return new Date(run.startedAt.getTime() + Math.max(run.elapsedSeconds, run.movingSeconds) * 1000)
}

/**
 * The order of history: earlier start first, ties by the smaller id. Every rule reads runs in this order, so the order
 * in which they arrived does not matter.
 *
 * @example [evening, morning].sort(byStart) // [morning, evening]
 */
export function byStart(a: Run, b: Run): number {
  return a.startedAt.getTime() - b.startedAt.getTime() || compareIds(a.id, b.id)
}

/**
 * Compares two run ids as the numbers they hold, without ever making them numbers.
 *
 * @example compareIds('source:99', 'source:100') // negative
 */
export function compareIds(a: RunId, b: RunId): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/**
 * Whether two tellings of a run say the same.
 *
 * @example sameRun(run, { ...run, distanceMeters: run.distanceMeters - 1 }) // false
 */
export function sameRun(a: Run, b: Run): boolean {
  return (
    a.id === b.id &&
    a.startedAt.getTime() === b.startedAt.getTime() &&
    a.localDate === b.localDate &&
    a.distanceMeters === b.distanceMeters &&
    a.movingSeconds === b.movingSeconds &&
    a.elapsedSeconds === b.elapsedSeconds &&
    a.climbMeters === b.climbMeters &&
    a.altitudeMeters === b.altitudeMeters &&
    a.ground === b.ground &&
    a.marked === b.marked &&
    a.manual === b.manual &&
    a.device === b.device
  )
}
