/** How the backtest names things: findings and reasons, in a few words. */

import type { Finding } from '../../domain/rules/index.ts'
import type { Runner, Units } from '../../domain/training/runner.ts'
import { distance } from '../../text/distances.ts'
import { phaseWords } from '../../text/labels/phases.ts'
import { sensitivityWords, weekStartWords } from '../../text/labels/settings.ts'
import { tally } from '../../text/plurals.ts'
import { capital } from '../../text/sentences.ts'
import { duration } from '../../text/times.ts'
import type { Massages } from './options.ts'

/** What was taken for granted about the runner, in one line. */
export function assumed({ sensitivity, weekStartsOn }: Runner, massages: Massages): string {
  const followed =
    massages === 'booked' ? 'each one suggested is booked' : 'suggestions pause after two ignored'
  return `Sensitivity ${sensitivityWords[sensitivity].name}, weeks from ${weekStartWords[weekStartsOn]}, quiet from 21:00 to 8:00; massages wanted, ${followed}.`
}

/** A rule as words. @example named('long-run-spike') // 'long run spike' */
export const named = (code: string) => code.replaceAll('-', ' ')

/** The same at the head of something. @example titled('long-run-spike') // 'Long run spike' */
export const titled = (code: string) => capital(named(code))

/** The figures of a finding in one line. */
export function figures(finding: Finding, units: Units): string {
  const far = (meters: number) => distance(meters, units)
  switch (finding.rule) {
    case 'long-run-spike': {
      const { distanceMeters, longestMeters } = finding.facts
      return `${far(distanceMeters)}, 30-day longest ${far(longestMeters)}`
    }
    case 'weekly-jump':
      return `week at ${far(finding.facts.distanceMeters)}, usually ${far(finding.facts.usualMeters)}`
    case 'big-long-run':
    case 'race-effort':
      return `${far(finding.facts.distanceMeters)} in ${duration(finding.facts.movingSeconds)}`
    case 'early-return': {
      const { by, daysSince, distanceMeters, sevenDaysMeters } = finding.facts
      const run = by === 'run' ? far(distanceMeters) : `${far(sevenDaysMeters)} in 7 days`
      return `${run}, ${tally(daysSince, 'day')} after a marathon`
    }
    case 'hard-days-too-close': {
      const { hardness, earlierHardness, hoursBetween } = finding.facts
      return `${named(hardness)}, ${tally(hoursBetween, 'hour')} after ${named(earlierHardness)}`
    }
    case 'no-rest-day':
      return `${tally(finding.facts.daysInARow, 'day')} of running in a row`
    case 'return-from-break':
    case 'short-break':
      return `after ${tally(finding.facts.daysOff, 'day')} off`
    case 'massage-due': {
      const { daysSince, cadenceDays, phase } = finding.facts
      return `${tally(daysSince, 'day')} since the last, ${cadenceDays} in ${phaseWords[phase].name}`
    }
  }
}
