/** What a run is, and what counts as one. */
import { policy } from '../policy/rules.ts'
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
 * The moment a run was over, whether or not its watch went on: its start plus its moving time, or its elapsed time where
 * that is at most three times as long and an hour more.
 *
 * @example endOf({ startedAt: 06:00:00Z, movingSeconds: 3500, elapsedSeconds: 3600, … }) // 07:00:00Z
 * @example endOf({ startedAt: 06:00:00Z, movingSeconds: 3600, elapsedSeconds: 166_000, … }) // 10:00:00Z
 */
export function endOf({ startedAt, movingSeconds, elapsedSeconds }: Run): Date {
  const { timesMoving, moreSeconds } = policy.watchLeftOn
  const longest = timesMoving * movingSeconds + moreSeconds
  return after(startedAt, Math.max(movingSeconds, Math.min(elapsedSeconds, longest), 1))
}

/**
 * The moment its watch was stopped, by the longer of its clocks: no source hears of a run sooner.
 *
 * @example stoppedAt({ startedAt: 06:00:00Z, movingSeconds: 3600, elapsedSeconds: 166_000, … }) // 04:06:40Z two days on
 */
export function stoppedAt({ startedAt, movingSeconds, elapsedSeconds }: Run): Date {
  return after(startedAt, Math.max(movingSeconds, elapsedSeconds))
}

const after = (start: Date, seconds: number) => new Date(start.getTime() + seconds * 1000)

/**
 * The run with a moving time that can be: none at all, or one faster than anybody has run, is the elapsed time instead.
 *
 * @example withSoundClock({ distanceMeters: 48_400, movingSeconds: 5_760, elapsedSeconds: 20_280, … }).movingSeconds // 20_280
 */
export function withSoundClock(run: Run): Run {
  const { distanceMeters, movingSeconds, elapsedSeconds } = run
  const tier = policy.movingTime.find(({ leastMeters }) => distanceMeters >= leastMeters)
  const isSound = movingSeconds > 0 && (!tier || distanceMeters <= tier.metersPerSecond * movingSeconds)
  return isSound || elapsedSeconds <= movingSeconds ? run : { ...run, movingSeconds: elapsedSeconds }
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
 * Compares two run ids as the numbers they hold, below zero and beyond 2^53 too, without ever making them numbers.
 *
 * @example compareIds('source:99', 'source:100') // negative
 * @example compareIds('source:-100', 'source:-99') // negative
 */
export function compareIds(a: RunId, b: RunId): number {
  if (a === b) return 0
  const [one, other] = [partsOf(a), partsOf(b)]
  if (one.sign !== other.sign) return one.sign - other.sign
  const size = one.digits.length - other.digits.length || compareText(one.digits, other.digits)
  return (one.sign < 0 ? -size : size) || compareText(a, b)
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** An id that is no number comes after all that are, in the order of its length and letters. */
function partsOf(id: RunId): { sign: -1 | 0 | 1; digits: string } {
  const [, minus, digits] = /(?:^|:)(-?)(\d+)$/.exec(id) ?? []
  if (digits === undefined) return { sign: 1, digits: id }
  return { sign: minus ? -1 : 0, digits: digits.replace(/^0+(?=\d)/, '') }
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
