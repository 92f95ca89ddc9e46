/** The one place that maps a failure to what becomes of the work. */
import type { SendError } from '../channels/channel.ts'
import type { SourceError } from '../sources/source.ts'

export type Fate =
  | { kind: 'ack' }
  /** Waiting is not a retry: the prompt comes back at a time. */
  | { kind: 'later'; at: Date }
  /** Nothing more can be done here; the operator sees why. */
  | { kind: 'park'; reason: string }

export const ack: Fate = { kind: 'ack' }

const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 6 * 3_600_000

/** Waits that double, from a minute to six hours. */
export function waitAfter(failures: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 20)))
}

/**
 * What becomes of work that failed: `failures` counts those before. A refusal of the tokens (`unauthorized`) is not
 * decided here, for it concerns the connection and not the work.
 */
export function fateOf(
  error: Exclude<SourceError, { kind: 'unauthorized' }> | SendError,
  { failures, idempotent }: { failures: number; idempotent: boolean },
  now: Date,
): Fate {
  switch (error.kind) {
    case 'rate-limited':
    case 'closed':
      return { kind: 'later', at: error.until }
    case 'unavailable':
      return idempotent
        ? { kind: 'later', at: waitAfter(failures, now) }
        : { kind: 'park', reason: error.why }
    case 'not-found':
      return { kind: 'park', reason: 'not found' }
    case 'invalid-response':
    case 'refused':
      return { kind: 'park', reason: error.why }
  }
}
