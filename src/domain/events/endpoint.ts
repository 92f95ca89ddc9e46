/** An endpoint: an address of the runner's choosing that events are posted to, when it is tried again, when given up. */

/** What shapes the body: `standard` is the envelope, the others what these services show as it is. */
export const PRESETS = ['standard', 'ntfy', 'slack', 'discord'] as const
export type Preset = (typeof PRESETS)[number]

export const ENDPOINT_STATES = ['on', 'off'] as const
/** Off because nothing was taken for days, because it said that it is gone, or because its runner chose so. */
export const ENDPOINT_OFF_REASONS = ['failing', 'gone', 'chosen'] as const
export type EndpointOff = (typeof ENDPOINT_OFF_REASONS)[number]

export const EVENT_DELIVERY_STATES = ['scheduled', 'delivered', 'failed'] as const

export const MOST_ENDPOINTS = 5

/** Both secrets sign for so long after one was changed. */
export const ROTATION_HOURS = 24

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Waits between tries: about a day in all. */
const WAITS_MINUTES = [1, 5, 30, 120, 300, 480, 480] as const
/** What failed together does not come back together. */
const JITTER = 0.1

/**
 * When an event that failed so often is tried again; null when it is given up. `jitter` is from 0 to 1.
 *
 * @example nextTryAt(1, now, 0) // a minute later
 */
export function nextTryAt(failures: number, now: Date, jitter: number): Date | null {
  const minutes = WAITS_MINUTES[failures - 1]
  return minutes === undefined
    ? null
    : new Date(now.getTime() + Math.round(minutes * MINUTE_MS * (1 + JITTER * jitter)))
}

/** The rest of what waits for an endpoint is not tried at one that just failed: a minute at first, an hour at most. */
export const pauseAfter = (failuresInARow: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(60, 2 ** Math.min(failuresInARow - 1, 6)) * MINUTE_MS)

/** Nothing was taken for so long, and not for want of trying. */
const FAILING_DAYS = 3
const FEWEST_TRIES = 3

/**
 * Whether an endpoint is switched off: it failed for three days with nothing taken in between, and this event three times.
 *
 * @example isGivenUp({ failingSince: threeDaysAgo, tries: 4 }, now) // true
 */
export const isGivenUp = (
  { failingSince, tries }: { failingSince: Date | null; tries: number },
  now: Date,
): boolean =>
  failingSince !== null &&
  tries >= FEWEST_TRIES &&
  now.getTime() - failingSince.getTime() >= FAILING_DAYS * DAY_MS
