/** Strava's rate limits, from its headers: 15 minutes to the quarter hour, a day to midnight UTC. */
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import { nextUtcDay } from '../../domain/time/calendar.ts'

const QUARTER_MS = 15 * 60_000

const nextQuarter = (now: Date) => new Date((Math.floor(now.getTime() / QUARTER_MS) + 1) * QUARTER_MS)

const pair = (header: string | null): (number | undefined)[] =>
  header?.split(',').map((each) => Number.parseInt(each, 10)) ?? []

/** The windows an answer tells of, overall and for reads; what is missing or unreadable is left out. */
export function windowsFrom(headers: Headers, now: Date): RateLimitWindow[] {
  return ['X-RateLimit', 'X-ReadRateLimit'].flatMap((name) => {
    const allowed = pair(headers.get(`${name}-Limit`))
    const used = pair(headers.get(`${name}-Usage`))
    return [nextQuarter, nextUtcDay].flatMap((next, place) => {
      const [of, so] = [allowed[place], used[place]]
      const readable = of !== undefined && so !== undefined && Number.isFinite(of) && Number.isFinite(so)
      return readable ? [{ used: so, allowed: of, resetsAt: next(now).getTime() }] : []
    })
  })
}

/** After a 429: until midnight when the day is used up, else until the next quarter hour. */
export function closedUntil(windows: readonly RateLimitWindow[], now: Date): Date {
  const full = windows.filter(({ used, allowed }) => used >= allowed).map(({ resetsAt }) => resetsAt)
  return new Date(Math.max(nextQuarter(now).getTime(), ...full))
}
