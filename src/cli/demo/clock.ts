/** The demo's clock: the real one, moved by whole steps that somebody asked for; and the moments worth moving to. */
import { instantOf, wallClock } from '../../sandbox/zone.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export type DemoClock = {
  now(): Date
  /** How far it is ahead of the real one; below zero when it is behind. */
  aheadMs(): number
  moveTo(at: Date): void
}

export function demoClock(real: () => Date): DemoClock {
  let aheadMs = 0
  return {
    now: () => new Date(real().getTime() + aheadMs),
    aheadMs: () => aheadMs,
    moveTo(at) {
      aheadMs = at.getTime() - real().getTime()
    },
  }
}

/** Hours in which a run may have ended and a text may come. */
const [MORNING, EVENING] = [8, 20]
const FORENOON = 10

/**
 * Where it is night in `zone`, the same day at ten, so that the phone isn't asleep, or the next when something was run
 * `since`; otherwise `now`.
 */
export function daytime(now: Date, zone: string, since: Date): Date {
  const wall = wallClock(zone, now)
  const hour = wall.getUTCHours()
  if (hour >= MORNING && hour < EVENING) return now
  const today = at(wall, 0, FORENOON, zone)
  return today >= since ? today : at(wall, 1, FORENOON, zone)
}

/** Shortly after the week's summary is due. @example nextMonday(sunday, 'UTC') // the day after at 08:05 */
export function nextMonday(now: Date, zone: string): Date {
  const wall = wallClock(zone, now)
  const days = (8 - wall.getUTCDay()) % 7 || 7
  return at(wall, days, 8 + 5 / 60, zone)
}

/** The next Sunday on which a marathon that ends at one does not meet what was run just now. */
export function marathonSunday(now: Date, zone: string): Date {
  const wall = wallClock(zone, now)
  const days = (7 - wall.getUTCDay()) % 7
  const end = at(wall, days, 13, zone)
  return end.getTime() - now.getTime() > 6 * HOUR_MS ? end : at(wall, days + 7, 13, zone)
}

/** Nine in the morning, so many days on. */
export const morningIn = (days: number, now: Date, zone: string): Date =>
  at(wallClock(zone, now), days, 9, zone)

/** The Mondays to live through on the way to `end`. */
export function mondaysUntil(now: Date, end: Date, zone: string): Date[] {
  const monday = nextMonday(now, zone)
  return monday < end ? [monday, ...mondaysUntil(monday, end, zone)] : []
}

/** @example later(sunday, nextSunday, 'UTC') // 'A week later'; 'Later that day' on the same one */
export function later(from: Date, to: Date, zone: string): string {
  const dayOf = (instant: Date) => Math.floor(wallClock(zone, instant).getTime() / DAY_MS)
  const days = dayOf(to) - dayOf(from)
  if (days === 0) return 'Later that day'
  if (days === 1) return 'A day later'
  return days === 7 ? 'A week later' : `${days} days later`
}

function at(wall: Date, days: number, hour: number, zone: string): Date {
  const midnight = Math.floor(wall.getTime() / DAY_MS) * DAY_MS
  return instantOf(zone, new Date(midnight + days * DAY_MS + Math.round(hour * HOUR_MS)))
}
