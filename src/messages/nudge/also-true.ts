/** What else is true of the same outing: one sentence each, beside the finding that leads. */
import type { Finding, HardDays, Hardness } from '../../domain/rules/index.ts'
import { day } from '../../text/days.ts'
import { distance, further } from '../../text/distances.ts'
import { count } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { capital } from '../../text/sentences.ts'
import { lasted } from '../../text/times.ts'

/** The same outing's other findings, one sentence each; null where the lead has already said it. */
export function alsoTrue(finding: Finding, reader: Reader): string | null {
  switch (finding.rule) {
    case 'long-run-spike': {
      const { distanceMeters, longestMeters } = finding.facts
      return `It was your longest run in 30 days, by ${further(distanceMeters, longestMeters, reader.units)}.`
    }
    case 'weekly-jump': {
      const { distanceMeters, usualMeters } = finding.facts
      return `That took the week to ${distance(distanceMeters, reader.units)}; your usual week is ${distance(usualMeters, reader.units)}.`
    }
    case 'big-long-run':
      return `That was ${lasted(finding.facts.movingSeconds)} on your feet.`
    case 'hard-days-too-close':
      return hardDays(finding, reader)
    case 'no-rest-day':
      return `It was day ${finding.facts.daysInARow} of running in a row.`
    case 'return-from-break':
    case 'short-break':
      return `It was your first run after ${count(finding.facts.daysOff, 'day')} off.`
    case 'race-effort':
    case 'early-return':
    case 'massage-due':
      return null
  }
}

const HARD: Record<Hardness, [one: string, two: string]> = {
  race: ['a race', 'two races'],
  workout: ['a workout', 'two workouts'],
  'big-long-run': ['a big long run', 'two big long runs'],
  long: ['a long run', 'two long runs'],
}

/** Both hard runs with their days, and how far apart they began. */
export function hardDays({ date, facts }: HardDays, reader: Reader): string {
  const { earlierHardness, earlierDate, hardness, hoursBetween } = facts
  const [first, then] = [day(earlierDate, reader), day(date, reader)]
  const days = earlierDate === date ? then : `${first} and ${then}`
  const apart = `${count(hoursBetween, 'hour')} apart`
  if (earlierHardness === hardness) return `${capital(HARD[hardness][1])}, on ${days}, ${apart}.`
  const [one, other] = [HARD[earlierHardness][0], HARD[hardness][0]]
  return earlierDate === date
    ? `${capital(one)} and ${other} on ${then}, ${apart}.`
    : `${capital(one)} on ${first} and ${other} on ${then}, ${apart}.`
}
