/** Words as what they mean. */
import type { LocalDate } from '../../time/calendar.ts'
import { type Lexeme, VOCABULARY } from './vocabulary.ts'
import type { Word } from './words.ts'

const WEEKDAY_PREFIXES = ['this', 'next', 'coming', 'last']

const MEANINGS: ReadonlyMap<string, readonly Lexeme[]> = new Map(
  VOCABULARY.flatMap(([meaning, phrases]) => {
    const lexemes = [meaning].flat()
    return phrases
      .split(', ')
      .flatMap((phrase) =>
        lexemes.some(({ is }) => is === 'weekday')
          ? [phrase, ...WEEKDAY_PREFIXES.map((which) => `${which} ${phrase}`)]
          : [phrase],
      )
      .map((phrase): [string, readonly Lexeme[]] => [phrase, lexemes])
  }),
)
const LONGEST_FROM = new Map<string, number>()
for (const phrase of MEANINGS.keys()) {
  const words = phrase.split(' ')
  const [first = ''] = words
  LONGEST_FROM.set(first, Math.max(words.length, LONGEST_FROM.get(first) ?? 0))
}

const MOST_FIGURES = 9

/**
 * What the words of a text mean, in their order.
 *
 * @example lexemesOf(wordsOf('Sore lower back, 2024')) // sore, the area lower back, the number 2024
 */
export function lexemesOf(words: readonly Word[]): Lexeme[] {
  const lexemes: Lexeme[] = []
  for (let at = 0; at < words.length; ) {
    const [meant, length] = dateAt(words, at) ?? phraseAt(words, at)
    lexemes.push(...meant)
    at += length
  }
  return lexemes
}

type Taken = [lexemes: readonly Lexeme[], words: number]

/** A year, a month and a day in figures. */
function dateAt(words: readonly Word[], at: number): Taken | null {
  const figures = words.slice(at, at + 3).map(({ word }) => word)
  const written: LocalDate = figures.join('-')
  return /^\d{4}-\d{2}-\d{2}$/.test(written) ? [[{ is: 'date', written }], 3] : null
}

function phraseAt(words: readonly Word[], at: number): Taken {
  const longest = LONGEST_FROM.get(words[at]?.word ?? '') ?? 0
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const phrase = words.slice(at, at + length).map(({ word }) => word)
    const meaning = MEANINGS.get(phrase.join(' '))
    if (meaning) return [meaning, length]
  }
  const word = words[at]?.word ?? ''
  const number = /^\d+$/.test(word) ? Number(word.slice(0, MOST_FIGURES)) : null
  return [[number === null ? { is: 'other' } : { is: 'number', number }], 1]
}
