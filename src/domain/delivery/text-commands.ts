/** What somebody texts back, as one command: words become lexemes, and a command takes only what belongs to it. */
import { daysBetween, type LocalDate } from '../time/calendar.ts'
import type { Flag, LegsAnswer, LegsState, Place, Race, SelfReports, Strength } from '../training/runner.ts'
import { dayNamed } from './texts/days.ts'
import { lexemesOf } from './texts/lexemes.ts'
import { warningIn } from './texts/red-flags.ts'
import { consentIn, snoozeFirst } from './texts/stop-words.ts'
import { type Lexeme, TAKES } from './texts/vocabulary.ts'
import { type Word, wordsOf } from './texts/words.ts'

export type Reply = Command | { kind: 'stop' } | { kind: 'start' }

/** What is done and answered, by a text or by a link in a mail. */
export type Command =
  | { kind: 'red-flag' }
  /** Null when no day was named, or none that can be understood. */
  | { kind: 'booked'; date: LocalDate | null }
  | { kind: 'change'; date: LocalDate | null }
  | { kind: 'done'; date: LocalDate }
  /** A day that the calendar does not have, or one too far away. */
  | { kind: 'no-such-day' }
  /** None where no place was named. */
  | { kind: 'sore'; areas: readonly Place[]; strength: Strength; flag: Flag | null }
  | { kind: 'ill' }
  | { kind: 'injured' }
  | { kind: 'well' }
  /** A doctor's word after a red flag. */
  | { kind: 'cleared' }
  /** What was said would end a red flag, and there is no doctor's word. */
  | { kind: 'not-cleared' }
  /** So many mornings; 0 ends it. */
  | { kind: 'snooze'; days: number }
  | { kind: 'long' }
  /** Whether massage suggestions that rest are wanted back. */
  | { kind: 'suggestions'; back: boolean }
  /** Null when the run was no race. */
  | { kind: 'race'; race: Pick<Race, 'date' | 'distanceMeters'> | null }
  /** How the legs are; with the places that are sore or hurt. */
  | { kind: 'legs'; state: LegsState; areas: readonly Place[]; strength: Strength; flag: Flag | null }
  | { kind: 'sleep'; sleep: NonNullable<LegsAnswer['sleep']> }
  /** Null when the run was no race simulation. */
  | { kind: 'simulation'; date: LocalDate | null }
  | ({ kind: 'time-off' } & NonNullable<SelfReports['timeOff']>)
  /** 0 = Sunday. */
  | { kind: 'long-run-day'; weekday: number }
  | { kind: 'why' }
  | { kind: 'help' }
  | { kind: 'unknown' }

/** A pause ends in the morning. */
export const SNOOZE_ENDS = '08:00'

const SNOOZE_DAYS = 7
const LONGEST_SNOOZE_DAYS = 30

/**
 * Reads a text; `today` is the day on the runner's own wall clock. What ends or brings back all messages comes first,
 * then a warning sign.
 *
 * @example readReply('*STOP*!', '2024-11-06') // { kind: 'stop' }
 * @example readReply('Snooze 7, no more messages', '2024-11-06') // { kind: 'snooze', days: 7 }
 * @example readReply('Booked fri', '2024-11-06') // { kind: 'booked', date: '2024-11-08' }
 */
export function readReply(text: string, today: LocalDate): Reply {
  const words = wordsOf(text)
  const consent = consentIn(words)
  if (consent) return { kind: consent }
  const command = commandFrom(words, today)
  const snooze = command.kind === 'unknown' ? snoozeFirst(words) : null
  return snooze ? commandFrom(snooze, today) : command
}

/**
 * Reads a command. Everything in it has to belong to it; what more is said makes it unknown, and nothing is noted.
 *
 * @example readCommand('done yesterday', '2024-11-06') // { kind: 'done', date: '2024-11-05' }
 * @example readCommand('calf is hot and swollen', '2024-11-06') // { kind: 'red-flag' }
 * @example readCommand('not sore', '2024-11-06') // { kind: 'unknown' }
 */
export const readCommand = (text: string, today: LocalDate): Command => commandFrom(wordsOf(text), today)

function commandFrom(words: readonly Word[], today: LocalDate): Command {
  if (warningIn(words)) return { kind: 'red-flag' }
  const lexemes = lexemesOf(words)
  const verbs = new Set(lexemes.flatMap((each) => (each.is === 'verb' ? [each.verb] : [])))
  const [verb, ...others] = verbs
  if (!verb || others.length > 0) return UNKNOWN
  if (verb === 'sore' && isSaidFirst(lexemes)) return soreFrom(lexemes)
  if (verb === 'injured' && isSaidFirst(lexemes)) return { kind: 'injured' }
  const taken = `${TAKES[verb]} verb polite yes`.split(' ')
  if (!lexemes.every(({ is }) => taken.includes(is))) return UNKNOWN

  switch (verb) {
    case 'booked':
    case 'change':
      return { kind: verb, date: whenAhead(lexemes, today) }
    case 'done':
      return doneOn(lexemes, today)
    case 'sore':
      return soreFrom(lexemes)
    case 'snooze':
      return snoozeFor(lexemes, today)
    case 'ill':
    case 'injured':
    case 'well':
    case 'cleared': {
      const day = dayNamed(lexemes, today, 'past')
      // what is yet to come has not happened
      return day !== 'none' && day > today ? UNKNOWN : { kind: verb }
    }
    case 'start':
      return UNKNOWN
    default:
      return { kind: verb }
  }
}

const UNKNOWN: Command = { kind: 'unknown' }

function whenAhead(lexemes: readonly Lexeme[], today: LocalDate): LocalDate | null {
  const day = dayNamed(lexemes, today, 'ahead')
  // what more was said of the time may make it another day
  const isVague = lexemes.some(({ is }) => is === 'vague')
  return day === 'none' || day === 'unclear' || isVague ? null : day
}

function doneOn(lexemes: readonly Lexeme[], today: LocalDate): Command {
  const day = dayNamed(lexemes, today, 'past')
  if (day === 'none') return { kind: 'done', date: today }
  return day === 'unclear' ? { kind: 'no-such-day' } : { kind: 'done', date: day }
}

/** What may stand before what is said of a place: “my left knee”. */
const BEFORE: readonly Lexeme['is'][] = ['polite', 'self', 'strength', 'small', 'side', 'area', 'flag']

/**
 * SORE with a place may be followed by how it came to be, and so may “my knee hurts”; not by words that turn it around.
 */
function isSaidFirst(lexemes: readonly Lexeme[]): boolean {
  const first = lexemes.find(({ is }) => !BEFORE.includes(is))
  return (
    first?.is === 'verb' &&
    lexemes.some(({ is }) => is === 'area') &&
    lexemes.every(({ is }) => is !== 'negation')
  )
}

function soreFrom(lexemes: readonly Lexeme[]): Command {
  const areas = [...new Set(lexemes.flatMap((each) => (each.is === 'area' ? [each.area] : [])))]
  const flag = lexemes.flatMap((each) => (each.is === 'flag' ? [each.flag] : []))[0] ?? null
  const said = lexemes.flatMap((each) => (each.is === 'strength' ? [each.strength] : []))
  const strength = said.includes('strong') ? 'strong' : (said[0] ?? 'moderate')
  return { kind: 'sore', areas, strength, flag }
}

/** A week, so many days or weeks, or until a day. */
function snoozeFor(lexemes: readonly Lexeme[], today: LocalDate): Command {
  const numbers = lexemes.flatMap((each) => (each.is === 'number' ? [each.number] : []))
  const units = lexemes.flatMap((each) => (each.is === 'unit' ? [each.days] : []))
  const until = dayNamed(lexemes, today, 'ahead')
  if (numbers.length > 1 || units.length > 1 || until === 'unclear') return UNKNOWN
  const [number, unit] = [numbers[0], units[0]]
  if (until !== 'none') return { kind: 'snooze', days: within(daysBetween(today, until)) }
  if (number === undefined && unit === undefined) return { kind: 'snooze', days: SNOOZE_DAYS }
  return { kind: 'snooze', days: within((number ?? 1) * (unit ?? 1)) }
}

const within = (days: number) => Math.min(Math.max(days, 1), LONGEST_SNOOZE_DAYS)
