/** A runner's connection to a source. */

/** Active, lost to us until the runner lets us in again, or being ended. */
export const CONNECTION_STATES = ['active', 'needs-reconnect', 'disconnecting'] as const
export type ConnectionState = (typeof CONNECTION_STATES)[number]
