/** The header by which the Worker is told, in milliseconds, how far the demo's clock is ahead of the real one. */
export const AHEAD = 'Legwork-Clock-Ahead'
