/** How the backtest names things: distances, durations, findings and reasons, in a few words. */
import type { Finding } from '../../domain/findings.ts'
import type { Uncounted } from '../../domain/run.ts'
import type { Units } from '../../domain/runner.ts'

const METERS = { km: 1000, mi: 1609.344 }

/** @example distance(52_340, 'km') // '52.3 km' */
export const distance = (meters: number, units: Units) => `${(meters / METERS[units]).toFixed(1)} ${units}`

/** @example duration(9_030) // '2:30 h' */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`
}

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** A rule or a reason as words. @example named('long-run-spike') // 'long run spike' */
export const named = (code: string) => code.replaceAll('-', ' ')

const reasons: Record<string, string> = {
  'small-step': 'a step of less than 2 km',
  'within-recent-weeks': 'hardly more than recent weeks',
  'week-already-spoken-of': 'that week was spoken of',
  'usual-for-you': 'usual for this runner',
  'one-a-day': 'one nudge a day is enough',
  'two-a-week': 'two nudges a week are enough',
  superseded: 'a stronger one took its place',
  stale: 'too old to be said',
}

/** Why a nudge was not sent. */
export const reason = (why: string | null) => (why === null ? '' : (reasons[why] ?? named(why)))

export const uncounted: Record<Uncounted, string> = {
  'no-distance': 'no distance',
  implausible: 'faster than anyone runs',
  overlap: 'overlaps a longer one',
  excluded: 'taken out',
}

/** The figures of a finding in one line. */
export function figures(finding: Finding, units: Units): string {
  const in_ = (meters: number) => distance(meters, units)
  switch (finding.rule) {
    case 'long-run-spike': {
      const { distanceMeters, longestMeters } = finding.facts
      return `${in_(distanceMeters)}, 30-day longest ${in_(longestMeters)}`
    }
    case 'weekly-jump':
      return `week at ${in_(finding.facts.distanceMeters)}, usually ${in_(finding.facts.usualMeters)}`
    case 'big-long-run':
      return `${in_(finding.facts.distanceMeters)} in ${duration(finding.facts.movingSeconds)}`
    default:
      return ''
  }
}
