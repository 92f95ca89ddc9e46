/** A pause in the words of a text: an end that is named, or a SNOOZE that stands first. */
import { lexemesOf } from './lexemes.ts'
import { TAKES } from './vocabulary.ts'
import type { Word } from './words.ts'

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(', '))

/** Whoever names an end wants a pause. */
const NAMED = [
  'until, till, til, tomorrow, tonight, at night, during, while im, while i',
  'this week, this weekend, this month, the next few, for now',
].flatMap((list) => list.split(', ').map((phrase) => phrase.split(' ')))

const FIGURES = /^\d+$/u
const NUMBERS = setOf(
  'one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fourteen, twenty, thirty',
)
/** What may stand between “for” and the span. */
const BEFORE_SPAN = setOf(
  'a, an, the, this, next, coming, another, about, around, at, least, just, few, couple, of, some, several, rest, whole, or, to, half, my, more, like',
)
const SPANS = setOf(
  'd, day, days, w, wk, wks, week, weeks, weekend, fortnight, month, months, h, hr, hrs, hour, hours, year, years, season, summer, winter, while, bit, moment, time, holiday, holidays, vacation, today, tonight, night',
)

/**
 * Whether a while begins here: a named end, or “for” with a span or a number that ends its clause.
 *
 * @example isWhileAt(wordsOf('for two weeks'), 0) // true
 * @example isWhileAt(wordsOf('for good'), 0) // false
 */
export function isWhileAt(words: readonly Word[], at: number): boolean {
  const isNamed = NAMED.some((phrase) => phrase.every((word, place) => words[at + place]?.word === word))
  if (isNamed) return true
  if (words[at]?.word !== 'for') return false
  const isCounted = ({ word }: Word) => FIGURES.test(word) || NUMBERS.has(word)
  const behind = words.slice(at + 1)
  const end = behind.findIndex((each) => each.opens || !(isCounted(each) || BEFORE_SPAN.has(each.word)))
  const next = end < 0 ? undefined : behind[end]
  if (next && !next.opens) return SPANS.has(next.word)
  // “for one, …” speaks of no time
  const last = behind[(end < 0 ? behind.length : end) - 1]
  return last !== undefined && (next ? FIGURES.test(last.word) : isCounted(last))
}

const BESIDE_SNOOZE = `${TAKES.snooze} verb polite yes`.split(' ')

/**
 * Whether these words are a SNOOZE and nothing else.
 *
 * @example isSnooze(wordsOf('please snooze 7')) // true
 * @example isSnooze(wordsOf('snooze does not work')) // false
 */
export function isSnooze(words: readonly Word[]): boolean {
  const lexemes = lexemesOf(words)
  const verbs = lexemes.flatMap((each) => (each.is === 'verb' ? [each.verb] : []))
  return (
    verbs.length > 0 &&
    verbs.every((verb) => verb === 'snooze') &&
    lexemes.every(({ is }) => BESIDE_SNOOZE.includes(is))
  )
}
