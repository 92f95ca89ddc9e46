/** The one place that maps a failure to what becomes of the work. */
import type { SendError } from '../channels/channel.ts'
import type { Pause } from '../domain/training/connection.ts'
import type { SourceError } from '../sources/source.ts'

/** Why a source is left alone after it failed. */
export function pauseFor({ kind }: SourceError): Pause {
  if (kind === 'rate-limited') return 'limit'
  if (kind === 'unauthorized') return 'refusal'
  return kind === 'application-refused' ? 'application' : 'failure'
}

export type Outcome =
  | { kind: 'ack' }
  /** Waiting is not a retry: the job comes back at a time. */
  | { kind: 'later'; at: Date }
  /** Somebody crashed here: the queue brings it back, and counts how often. */
  | { kind: 'retry'; at: Date }
  /** Nothing more can be done here; the operator sees why. */
  | { kind: 'dead-letter'; reason: string }

export const ack: Outcome = { kind: 'ack' }

const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 6 * 3_600_000

/** How often a source is asked again, with waits that double up to six hours: three days in all. */
export const MOST_TRIES = 20

/** Waits that double, from a minute to six hours; `jitter` (0 to 1) makes them up to a quarter longer. */
export function waitAfter(failures: number, now: Date, jitter = 0): Date {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 20))
  return new Date(now.getTime() + Math.round(wait * (1 + jitter / 4)))
}

/** From 0 to 1, the same for the same text: what failed together does not come back together. */
export function jitterOf(text: string): number {
  const hash = [...text].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) | 0, 7)
  return (hash >>> 0) / 2 ** 32
}

/**
 * What becomes of work that failed: `failures` counts those before. A refusal of the tokens (`unauthorized`) is not
 * decided here, for it concerns the connection and not the work.
 */
export function outcomeOf(
  error: Exclude<SourceError, { kind: 'unauthorized' }> | SendError,
  { failures, idempotent, jitter = 0 }: { failures: number; idempotent: boolean; jitter?: number },
  now: Date,
): Outcome {
  switch (error.kind) {
    case 'rate-limited':
    case 'closed':
      return { kind: 'later', at: error.until }
    case 'unavailable':
    // only looking again shows that it has been let in
    case 'application-refused':
      return idempotent
        ? { kind: 'later', at: waitAfter(failures, now, jitter) }
        : { kind: 'dead-letter', reason: error.why }
    // its owner's wish, and nothing for the operator to mend
    case 'stopped':
      return ack
    case 'not-found':
      return { kind: 'dead-letter', reason: 'not found' }
    case 'invalid-response':
    case 'refused':
      return { kind: 'dead-letter', reason: error.why }
  }
}
