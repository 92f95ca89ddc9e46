/** How the backtest names things: distances, durations, findings and reasons, in a few words. */

import type { Nudge } from '../../domain/nudges/decide.ts'
import type { Finding } from '../../domain/rules/index.ts'
import { type LocalDate, weekdayOf } from '../../domain/time/calendar.ts'
import type { Uncounted } from '../../domain/training/run.ts'
import type { Runner, Units } from '../../domain/training/runner.ts'
import type { Massages } from './options.ts'

export const METERS = { km: 1000, mi: 1609.344 }

/** @example distance(52_340, 'km') // '52.3 km' */
export function distance(meters: number, units: Units, digits = 1): string {
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return `${(meters / METERS[units]).toLocaleString('en', format)} ${units}`
}

/** @example duration(9_030) // '2:30 h' */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`
}

const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** @example day('2024-11-03') // '2024-11-03 Sun' */
export const day = (date: LocalDate) => `${date} ${dayNames[weekdayOf(date)]}`

const dated = (date: LocalDate, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...style, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))

/** @example shortDay('2024-11-03') // 'Sun 3 Nov' */
export const shortDay = (date: LocalDate) =>
  dated(date, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '')

/** @example longDay('2024-11-03') // '3 November 2024' */
export const longDay = (date: LocalDate) => dated(date, { day: 'numeric', month: 'long', year: 'numeric' })

/** What was taken for granted about the runner, in one line. */
export function assumed({ sensitivity, weekStartsOn }: Runner, massages: Massages): string {
  const from = weekStartsOn === 'sunday' ? 'Sunday' : 'Monday'
  const followed =
    massages === 'booked' ? 'each one suggested is booked' : 'suggestions pause after two ignored'
  return `Sensitivity ${sensitivity}, weeks from ${from}, quiet from 21:00 to 8:00; massages wanted, ${followed}.`
}

/** @example plural(1, 'run') // '1 run' */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

/** A rule or a reason as words. @example named('long-run-spike') // 'long run spike' */
export const named = (code: string) => code.replaceAll('-', ' ')

/** The same at the head of something. @example titled('long-run-spike') // 'Long run spike' */
export const titled = (code: string) => `${code.charAt(0).toUpperCase()}${named(code.slice(1))}`

const reasons: Record<Exclude<Nudge['why'], null>, string> = {
  'small-step': 'a step of less than 2 km',
  'slow-going': 'long in hours, short in distance',
  'still-little': 'little running all the same',
  'within-recent-weeks': 'hardly more than recent weeks',
  'week-already-spoken-of': 'that week was spoken of',
  'usual-for-you': 'usual for this runner',
  'one-a-day': 'one nudge a day is enough',
  'two-a-week': 'two nudges a week are enough',
  taper: 'nothing to change before the race',
  'said-lately': 'said not long ago',
  gone: 'no longer true',
  superseded: 'another one took its place',
  stale: 'too old to be said',
}

/** Why a nudge was not sent. */
export const reason = (why: Nudge['why']) => (why === null ? '' : reasons[why])

export const uncounted: Record<Uncounted, string> = {
  'no-distance': 'no distance',
  implausible: 'faster than anyone runs',
  overlap: 'overlaps a longer one',
  excluded: 'taken out',
}

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
      return `${run}, ${plural(daysSince, 'day')} after a marathon`
    }
    case 'hard-days-too-close': {
      const { hardness, earlierHardness, hoursBetween } = finding.facts
      return `${named(hardness)}, ${plural(hoursBetween, 'hour')} after ${named(earlierHardness)}`
    }
    case 'no-rest-day':
      return `${plural(finding.facts.daysInARow, 'day')} of running in a row`
    case 'return-from-break':
    case 'short-break':
      return `after ${plural(finding.facts.daysOff, 'day')} off`
    case 'massage-due': {
      const { daysSince, cadenceDays, phase } = finding.facts
      return `${plural(daysSince, 'day')} since the last, ${cadenceDays} in ${phase}`
    }
  }
}
