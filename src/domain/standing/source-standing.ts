/** How a source stands with us: being read, read, or why not; what a page says of it before anything else. */
import type { ConnectionState, Pause } from '../training/connection.ts'

/** What is known of a connection, as its row says it. */
export type ConnectionFacts = {
  state: ConnectionState
  connectedAt: Date
  syncedAt: Date | null
  notBefore: Date | null
  pausedFor: Pause | null
  leaseUntil: Date | null
  readingPage: number | null
  readingOf: number | null
  historyUntil: Date | null
  historyNotBefore: Date | null
  unreadable: readonly unknown[]
}

/** What the row does not say: whether the source sends runs by itself, and how many runs of it are here. */
export type SourceFacts = { sendsByItself: boolean; runs: number }

export type SourceStanding = {
  /** When what is here was read; null when nothing is. */
  readAt: Date | null
  /** How many activities could not be read. */
  unreadable: number
} & (
  | { kind: 'read' }
  /** For the first time, or again after what was here got too old. `page` once it is known to be more than one. */
  | { kind: 'reading'; page: { number: number; ofAbout: number } | null }
  /** A source that sends runs by itself was asked for its past a moment ago: more of it may come. */
  | { kind: 'arriving' }
  /** The same, and nothing has come. */
  | { kind: 'silent' }
  | { kind: 'paused'; pause: Pause; nextTryAt: Date }
  | { kind: 'reconnect' }
  | { kind: 'disconnecting' }
)

/** So long after it was asked for the past of a source mostly comes. */
const ARRIVES_MS = 10 * 60_000

/**
 * How a connection stands. A pause says so until the source was asked again with success, also when its time is over;
 * a page that is being read counts only as long as its reader holds the connection.
 *
 * @example sourceStanding(connection, { sendsByItself: false, runs: 62 }, now)
 * // { kind: 'paused', pause: 'limit', nextTryAt: 2026-11-29T01:00:00Z, readAt: 2026-11-28T20:38:00Z, unreadable: 0 }
 */
export function sourceStanding(
  connection: ConnectionFacts,
  { sendsByItself, runs }: SourceFacts,
  now: Date,
): SourceStanding {
  const { state, syncedAt, pausedFor } = connection
  const known = {
    readAt: runs > 0 || !sendsByItself ? syncedAt : null,
    unreadable: connection.unreadable.length,
  }
  if (state === 'needs-reconnect') return { kind: 'reconnect', ...known }
  if (state === 'disconnecting') return { kind: 'disconnecting', ...known }
  const nextTryAt = sendsByItself ? connection.historyNotBefore : connection.notBefore
  if (pausedFor && nextTryAt) return { kind: 'paused', pause: pausedFor, nextTryAt, ...known }
  if (!sendsByItself) {
    return syncedAt
      ? { kind: 'read', ...known }
      : { kind: 'reading', page: pageOf(connection, now), ...known }
  }
  const isAsked =
    connection.historyUntil !== null || now.getTime() - connection.connectedAt.getTime() < ARRIVES_MS
  if (isAsked) return { kind: 'arriving', ...known }
  return { kind: runs === 0 ? 'silent' : 'read', ...known }
}

function pageOf({ leaseUntil, readingPage, readingOf }: ConnectionFacts, now: Date) {
  if (readingPage === null || readingOf === null || !leaseUntil || leaseUntil <= now) return null
  return { number: readingPage, ofAbout: readingOf }
}

/** Whether there is training to show at all: figures of nothing would say that nobody ran. */
export const isShown = ({ kind, readAt }: SourceStanding): boolean =>
  kind !== 'disconnecting' && readAt !== null

/** Whether it changes by itself within moments, so that a page does well to look again. */
export const changesSoon = ({ kind, readAt }: SourceStanding): boolean =>
  kind === 'reading' || (kind === 'arriving' && readAt === null)
