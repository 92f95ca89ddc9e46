/** Resend's rate limit: requests per second, told in the headers of the IETF draft. */

import { refusal } from './emails.ts'

export type ResendLimits = {
  /** Resend allows 5; unlimited to begin with, because a test's clock often stands still for more than that. */
  perSecond: number
  perDay: number
}

export function createRate(now: () => Date) {
  const limits: ResendLimits = { perSecond: Number.POSITIVE_INFINITY, perDay: Number.POSITIVE_INFINITY }
  const windows = { second: { at: -1, used: 0 }, day: { at: -1, used: 0 } }

  function count(window: { at: number; used: number }, ms: number): number {
    const at = Math.floor(now().getTime() / ms)
    window.used = at === window.at ? window.used + 1 : 1
    window.at = at
    return window.used
  }

  const headers = (remaining: number) => ({
    'ratelimit-limit': String(Number.isFinite(limits.perSecond) ? limits.perSecond : 5),
    'ratelimit-remaining': String(Number.isFinite(remaining) ? Math.max(remaining, 0) : 5),
    'ratelimit-reset': '1',
  })

  const tooMany = () =>
    refusal(
      429,
      'rate_limit_exceeded',
      'Too many requests. You can only make 5 requests per second. See rate limit response headers for more information. Or contact support to increase rate limit.',
      { ...headers(0), 'retry-after': '1' },
    )

  return {
    limits,
    tooMany,
    /** Counts one request: the headers it gets, or the refusal. */
    take(): { headers: Record<string, string> } | { refused: Response } {
      const remaining = limits.perSecond - count(windows.second, 1000)
      if (remaining < 0) return { refused: tooMany() }
      return { headers: headers(remaining) }
    },
    /** Counts one mail against the daily quota. */
    quotaRefusal(): Response | null {
      if (count(windows.day, 24 * 60 * 60 * 1000) <= limits.perDay) return null
      return refusal(429, 'daily_quota_exceeded', 'You have reached your daily email sending quota.')
    },
  }
}
