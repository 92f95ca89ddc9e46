/** A runner's connection to a source. */

/** Active, lost to us until the runner lets us in again, or being ended. */
export const CONNECTION_STATES = ['active', 'needs-reconnect', 'disconnecting'] as const
export type ConnectionState = (typeof CONNECTION_STATES)[number]

/** Why a source is not asked before a time: it set a limit, did not answer, refused the tokens, or our application. */
export const PAUSES = ['limit', 'failure', 'refusal', 'application'] as const
export type Pause = (typeof PAUSES)[number]

const DAY_MS = 86_400_000

/** So long a connection that lost its access waits for its runner; then all that came by it is erased. */
export const LOST_MS = 28 * DAY_MS

/** So long after it was lost or ended nothing of a connection is left, whether its source took our access back or not. */
export const FORGOTTEN_MS = 29 * DAY_MS
