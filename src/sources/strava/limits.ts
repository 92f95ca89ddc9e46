/** Strava's rate limits, from its headers: 15 minutes to the quarter hour, a day to midnight UTC. */
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'

const QUARTER_MS = 15 * 60_000
const DAY_MS = 86_400_000

const nextMultiple = (now: Date, ms: number) => (Math.floor(now.getTime() / ms) + 1) * ms

const pair = (header: string | null): (number | undefined)[] =>
  header?.split(',').map((each) => Number.parseInt(each, 10)) ?? []

/** The windows an answer tells of, overall and for reads; what is missing or unreadable is left out. */
export function windowsFrom(headers: Headers, now: Date): RateLimitWindow[] {
  return ['X-RateLimit', 'X-ReadRateLimit'].flatMap((name) => {
    const allowed = pair(headers.get(`${name}-Limit`))
    const used = pair(headers.get(`${name}-Usage`))
    return [QUARTER_MS, DAY_MS].flatMap((ms, place) => {
      const [of, so] = [allowed[place], used[place]]
      const readable = of !== undefined && so !== undefined && Number.isFinite(of) && Number.isFinite(so)
      return readable ? [{ used: so, allowed: of, resetsAt: nextMultiple(now, ms) }] : []
    })
  })
}

/** After a 429: until midnight when the day is used up, else until the next quarter hour. */
export function closedUntil(windows: readonly RateLimitWindow[], now: Date): Date {
  const full = windows.filter(({ used, allowed }) => used >= allowed).map(({ resetsAt }) => resetsAt)
  return new Date(Math.max(nextMultiple(now, QUARTER_MS), ...full))
}
