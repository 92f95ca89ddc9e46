/** What somebody texts back, as one command. A warning sign is heard before anything else. */
import { addDays, isDay, type LocalDate, weekdayOf } from '../time/calendar.ts'
import { AREAS, type Area, type Flag, type Strength } from '../training/runner.ts'

export type Reply =
  | { kind: 'red-flag' }
  /** Null when no day was named, or none that can be understood. */
  | { kind: 'booked'; date: LocalDate | null }
  | { kind: 'change'; date: LocalDate | null }
  | { kind: 'done'; date: LocalDate }
  /** A day that the calendar does not have, or one too far away. */
  | { kind: 'no-such-day' }
  | { kind: 'sore'; area: Area | null; strength: Strength; flag: Flag | null }
  | { kind: 'ill' }
  | { kind: 'well' }
  | { kind: 'snooze'; days: number }
  | { kind: 'long' }
  | { kind: 'why' }
  | { kind: 'unknown' }

const RED_FLAGS = [
  /\b(hot|swollen|swelling|red)\b.*\b(calf|calves|leg|legs)\b/,
  /\b(calf|calves|leg|legs)\b.*\b(hot|swollen|swelling|swells)\b/,
  /\bchest\b.*\b(pain|pains|hurts?|tight|tightness|pressure)\b/,
  /\b(pain|pains|tightness|pressure)\b.*\bchest\b/,
  /\b(breathless\w*|out of breath|short(ness)? of breath|trouble breathing|hard to breathe|(cant|cannot|can not) breathe)\b/,
  /\b(dark|brown|black|cola|bloody?|red)\b.*\b(urine|pee|wee|piss)\b/,
  /\b(urine|pee|wee|piss)\b.*\b(dark|brown|black|cola|blood|red)\b/,
  /\bbones?\b.*\b(pain|pains|hurts?|aches?)\b/,
  /\b(pain|pains|ache)\b.*\bbones?\b/,
]

/** No phone sends more in one message, and the patterns need not run over a book. */
const LONGEST_TEXT = 1_600

const SNOOZE_DAYS = 7
const LONGEST_SNOOZE_DAYS = 30

/**
 * Reads a text as a command; `today` is the day on the runner's own wall clock.
 *
 * @example readReply('Booked fri', '2024-11-06') // { kind: 'booked', date: '2024-11-08' }
 * @example readReply('calf is hot and swollen', '2024-11-06') // { kind: 'red-flag' }
 */
export function readReply(text: string, today: LocalDate): Reply {
  const words = plain(text)
  if (RED_FLAGS.some((flag) => flag.test(words))) return { kind: 'red-flag' }
  const [first = '', ...others] = words.split(' ')
  const rest = others.join(' ')
  switch (first) {
    case 'booked':
    case 'book':
      return { kind: 'booked', date: dayIn(rest, today, 'ahead') }
    case 'change':
    case 'moved':
      return { kind: 'change', date: dayIn(rest, today, 'ahead') }
    case 'done':
      // the 31st of February is not today
      if (ISO_DAY.test(rest) && dayIn(rest, today, 'past') === null) return { kind: 'no-such-day' }
      return { kind: 'done', date: dayIn(rest, today, 'past') ?? today }
    case 'sore':
      return soreFrom(rest)
    case 'ill':
    case 'sick':
      return { kind: 'ill' }
    case 'well':
    case 'better':
      return { kind: 'well' }
    case 'snooze':
    case 'pause': {
      const days = Number(/\d+/.exec(rest)?.[0] ?? SNOOZE_DAYS)
      return { kind: 'snooze', days: Math.min(Math.max(days, 1), LONGEST_SNOOZE_DAYS) }
    }
    case 'long':
    case 'why':
      return { kind: first }
    default:
      return { kind: 'unknown' }
  }
}

/** Small letters and figures, one blank between them. */
const plain = (text: string) =>
  text
    .slice(0, LONGEST_TEXT)
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim()

const PATTERNS: Readonly<Record<Area, RegExp>> = {
  calves: /\bcal(f|ves|fs)\b|\bachilles\b|\bshins?\b/,
  'quads-and-hamstrings': /\bquads?\b|\bham(s|strings?)?\b|\bthighs?\b/,
  'glutes-and-hips': /\bglutes?\b|\bhips?\b|\bbum\b|\bbutt\b|\bpiriformis\b/,
  'lower-back': /\bback\b/,
  'feet-and-ankles': /\bfeet\b|\bfoot\b|\bankles?\b|\bheels?\b|\barch(es)?\b|\bplantar\b/,
}

function soreFrom(words: string): Reply {
  const area = AREAS.find((each) => PATTERNS[each].test(words)) ?? null
  return { kind: 'sore', area, strength: strengthIn(words), flag: flagIn(words) }
}

function strengthIn(words: string): Strength {
  if (/\b(very|really|bad|badly|strong|lots?)\b/.test(words)) return 'strong'
  return /\b(bit|little|slightly|mild|mildly)\b/.test(words) ? 'mild' : 'moderate'
}

function flagIn(words: string): Flag | null {
  if (/\b(at rest|at night|resting)\b/.test(words)) return 'at-rest'
  if (/\b(limp|limping|stride)\b/.test(words)) return 'changes-stride'
  return /\b(sharp|one spot|stabbing)\b/.test(words) ? 'sharp-spot' : null
}

const ISO_DAY = /\b\d{4}-\d{2}-\d{2}\b/
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** A day by its name or date: of two that it could be, the one ahead for a booking, the past one for what was done. */
function dayIn(words: string, today: LocalDate, way: 'ahead' | 'past'): LocalDate | null {
  const iso = ISO_DAY.exec(words)?.[0]
  if (iso) return isDay(iso) ? iso : null
  if (/\btoday\b/.test(words)) return today
  if (/\btomorrow\b/.test(words)) return addDays(today, 1)
  if (/\byesterday\b/.test(words)) return addDays(today, -1)
  const name = /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*\b/.exec(words)?.[1]
  if (!name) return null
  const ahead = (WEEKDAYS.indexOf(name) - weekdayOf(today) + 7) % 7
  return addDays(today, way === 'ahead' || ahead === 0 ? ahead : ahead - 7)
}
