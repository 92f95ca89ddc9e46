/** What may leave of a finding: what was worked out, and no field of the source's activities. */
import type { Finding } from '../rules/index.ts'
import type { Facts } from './event.ts'

/** @example percentBeyond(28_000, 22_000) // 27 */
const percentBeyond = (value: number, usual: number): number | null =>
  usual > 0 ? Math.round((value / usual - 1) * 100) : null

/**
 * The finding as its rule judged it: how far beyond the usual, how many days, how hard. Distances, times, climbs, starts
 * and numbers of single runs stay here.
 *
 * @example derivedFacts(spike) // { rule: 'long-run-spike', band: 'moderate', percentBeyondLongest: 27, runsBefore: 9 }
 */
export const derivedFacts = (finding: Finding): Facts => ({ rule: finding.rule, ...judged(finding) })

function judged(finding: Finding): Facts {
  switch (finding.rule) {
    case 'long-run-spike': {
      const { band, distanceMeters, longestMeters, runsBefore } = finding.facts
      return { band, percentBeyondLongest: percentBeyond(distanceMeters, longestMeters), runsBefore }
    }
    case 'hilly-run': {
      const { climbMeters, mostMeters, runsBefore } = finding.facts
      return { percentBeyondMostClimb: percentBeyond(climbMeters, mostMeters), runsBefore }
    }
    case 'weekly-jump': {
      const { weekStart, distanceMeters, usualMeters } = finding.facts
      return { weekStart, percentBeyondUsual: percentBeyond(distanceMeters, usualMeters) }
    }
    case 'early-return':
      return { by: finding.facts.by, daysSinceMarathon: finding.facts.daysSince }
    case 'hard-days-too-close':
      return { hoursBetween: finding.facts.hoursBetween }
    case 'no-rest-day':
      return { daysInARow: finding.facts.daysInARow }
    case 'return-from-break':
    case 'short-break':
      return { daysOff: finding.facts.daysOff }
    case 'race-effort':
      return { known: finding.facts.known }
    case 'massage-due':
      return { ...finding.facts }
    case 'big-long-run':
      return {}
  }
}
