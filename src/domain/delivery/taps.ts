/** What a one-tap link notes: its address names it whole, so that one press is enough. */
import { isDay, type LocalDate } from '../time/calendar.ts'
import { legsWith } from '../training/legs.ts'
import {
  FLAGS,
  type Flag,
  LEGS_STATES,
  needsPlace,
  PLACES,
  type Place,
  SLEEPS,
  STRENGTHS,
  type Strength,
  TIME_OFF_REASONS,
} from '../training/runner.ts'
import { type Command, readCommand } from './text-commands.ts'

/** What a link may name; empty where it names nothing. */
export type Tap = {
  do: string
  date: string
  /** Each place that was chosen. */
  area: readonly string[]
  strength: string
  meters: string
  weekday: string
  why: string
  legs: string
  flag: string
  sleep: string
}

const UNKNOWN: Command = { kind: 'unknown' }

/**
 * Reads what was tapped; what a text message knows too is read as one.
 *
 * @example readTap({ do: 'back', … }, '2024-11-06') // { kind: 'suggestions', back: true }
 * @example readTap({ do: 'legs', legs: 'sore', area: ['calves'], … }, '2024-11-06') // { kind: 'legs', state: 'sore', areas: ['calves'], … }
 * @example readTap({ do: 'booked', date: '2024-11-08', … }, '2024-11-06') // { kind: 'booked', date: '2024-11-08' }
 */
export function readTap(tap: Tap, today: LocalDate): Command {
  const { date } = tap
  switch (tap.do) {
    case 'back':
    case 'rest':
      return { kind: 'suggestions', back: tap.do === 'back' }
    case 'resume':
      return { kind: 'snooze', days: 0 }
    case 'sore':
      return { kind: 'sore', ...soreIn(tap, 'moderate') }
    case 'legs':
      return legsFrom(tap)
    case 'sleep': {
      const sleep = SLEEPS.find((each) => each === tap.sleep)
      return sleep ? { kind: 'sleep', sleep } : UNKNOWN
    }
    case 'simulation':
      return isDay(date) ? { kind: 'simulation', date } : UNKNOWN
    case 'no-simulation':
      return { kind: 'simulation', date: null }
    case 'no-race':
      return { kind: 'race', race: null }
    case 'race': {
      const distanceMeters = wholeWithin(tap.meters, 1_000, 1_000_000)
      return isDay(date) && distanceMeters !== null
        ? { kind: 'race', race: { date, distanceMeters } }
        : UNKNOWN
    }
    case 'time-off': {
      const why = TIME_OFF_REASONS.find((each) => each === tap.why)
      return why && isDay(date) ? { kind: 'time-off', date, why } : UNKNOWN
    }
    case 'long-run': {
      const weekday = wholeWithin(tap.weekday, 0, 6)
      return weekday === null ? UNKNOWN : { kind: 'long-run-day', weekday }
    }
    default:
      return readCommand(`${tap.do} ${date}`, today)
  }
}

function wholeWithin(written: string, least: number, most: number): number | null {
  const number = /^\d{1,7}$/.test(written) ? Number(written) : Number.NaN
  return number >= least && number <= most ? number : null
}

/** The places that were chosen, how sore, and what more there is to it; what we don't know is left out. */
function soreIn(tap: Tap, unsaid: Strength): SoreIn {
  return {
    areas: PLACES.filter((each) => tap.area.includes(each)),
    strength: STRENGTHS.find((each) => each === tap.strength) ?? unsaid,
    flag: FLAGS.find((each) => each === tap.flag) ?? null,
  }
}

type SoreIn = { areas: readonly Place[]; strength: Strength; flag: Flag | null }

/** Which of the answers it is; where something is sore or hurts is chosen on the page, and counts only there. */
function legsFrom(tap: Tap): Command {
  const state = LEGS_STATES.find((each) => each === tap.legs)
  if (!state) return UNKNOWN
  const unsaid = state === 'pain' ? 'strong' : 'mild'
  if (!needsPlace(state)) return { kind: 'legs', state, areas: [], strength: unsaid, flag: null }
  const sore = soreIn(tap, unsaid)
  // the page asks for more than the link says
  return { kind: 'legs', state: tap.strength ? legsWith(sore.areas, sore.strength) : state, ...sore }
}
