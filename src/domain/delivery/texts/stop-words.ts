/** What a text wants of all messages: the words that end them, and those that bring them back. */
import { lexemesOf } from './lexemes.ts'
import { beginsAs, STOP_ALONE } from './stop-abroad.ts'
import {
  AFTER,
  ANYWHERE_BY_FIRST,
  BETWEEN,
  COMMON_STOP,
  GREETING,
  MESSAGES,
  NOT,
  type Said,
  SORRY,
  STOP,
  TELLING,
  TIMES,
  WISHING,
} from './stop-phrases.ts'
import { isSnooze, isWhileAt } from './whiles.ts'
import type { Word } from './words.ts'

/** Twilio answers these by itself: alone in a message, in any case. */
const TWILIOS =
  'stop, unsubscribe, end, quit, stopall, revoke, optout, cancel, arret, arrete, arrett, start, yes, unstop, help, info'.split(
    ', ',
  )

/** Whether Twilio has answered a text already. @example isTwilios(' Info ') // true */
export const isTwilios = (text: string): boolean => TWILIOS.includes(text.trim().toLowerCase())

/**
 * `stop` for a stop word at the beginning in whatever dress, or a phrase anywhere that plainly says so; `start` for a
 * word that brings messages back and nothing beside it. A text that may be a stop or something else is a stop.
 *
 * @example consentIn(wordsOf('“STOP!!” please')) // 'stop'
 * @example consentIn(wordsOf('Done with this, remove me')) // 'stop'
 * @example consentIn(wordsOf('Stopped by the physio today')) // null
 */
export function consentIn(words: readonly Word[]): 'stop' | 'start' | null {
  const bare = words.map(({ word }) => word)
  if (beginsWithStop(bare) || saysStop(words)) return 'stop'
  return saysStart(words) ? 'start' : null
}

function beginsWithStop(words: readonly string[]): boolean {
  const greeted = after(words, GREETING)
  if (stopAt(greeted) > 0) return true
  if (COMMON_STOP.has(squeezed(greeted[0] ?? ''))) {
    const isAlone = greeted.slice(1).every(isLight)
    return isAlone || (greeted.length === words.length && !isEndOfATime(words))
  }
  const wished = after(greeted, WISHING)
  const length = stopAt(wished)
  return length > 0 && wished.slice(length).every(isLight)
}

/** How many words of a stop word stand here. */
function stopAt(words: readonly string[], phrases: Phrases = STOPS): number {
  const few = phrases.get(firstLetter(words[0] ?? '')) ?? []
  const isHere = (phrase: readonly string[]) =>
    phrase.every((word, at) => beginsAs(squeezed(words[at] ?? ''), word))
  return Math.max(0, ...few.filter(isHere).map(({ length }) => length))
}

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>
const firstLetter = (word: string) => word.slice(0, 1)
const byLetter = (phrases: readonly (readonly string[])[]): Phrases =>
  Map.groupBy(
    phrases.map((phrase) => phrase.map(squeezed)),
    ([first = '']) => firstLetter(first),
  )

/** However often a letter is repeated. @example squeezed('stoopp') // 'stop' */
function squeezed(word: string): string {
  return [...word].filter((letter, at, all) => letter !== all[at - 1]).join('')
}
const STOPS = byLetter(STOP)
const ALONE = byLetter(STOP_ALONE)

/** Sentences that are a stop word and nothing else, at which word; where it is a common word, it is all that is said. */
function stopsAlone(all: readonly Word[]): number[] {
  const starts = [...all.keys()].filter((at) => at === 0 || all[at]?.opens)
  const sentences = starts.map((start, place) => ({ start, words: all.slice(start, starts[place + 1]) }))
  const alone = sentences.filter(({ words }) => isAlone(words, STOPS)).map(({ start }) => start)
  return isAlone(all, ALONE) ? [0, ...alone] : alone
}

function isAlone(sentence: readonly Word[], phrases: Phrases): boolean {
  const words = sentence.map(({ word }) => word)
  // “no” may be half of the word itself
  return [words, after(words, GREETING)].some((each) => {
    const length = stopAt(each, phrases)
    return length > 0 && each.slice(length).every(isLight)
  })
}

const after = (words: readonly string[], skipped: ReadonlySet<string>) => {
  const first = words.findIndex((word) => !skipped.has(word))
  return first < 0 ? [] : words.slice(first)
}

const isLight = (word: string) => [GREETING, MESSAGES, BETWEEN, AFTER].some((words) => words.has(word))

const isEndOfATime = ([first, second, ...others]: readonly string[]) =>
  first === 'end' && second === 'of' && others.slice(0, 3).some((word) => TIMES.has(word))

const saysStop = (words: readonly Word[]) => endsSaid(words).some((said) => !isPause(words, said))

/**
 * The SNOOZE that stands before words that would else end the messages, or null.
 *
 * @example snoozeFirst(wordsOf('Snooze 7, no more messages')) // the words “snooze 7”
 */
export function snoozeFirst(words: readonly Word[]): readonly Word[] | null {
  for (const { at } of endsSaid(words)) {
    const snooze = startsOf(words, at).find(isSnooze)
    if (snooze) return snooze
  }
  return null
}

type EndSaid = { of: Said['of']; at: number }

/** Every phrase that ends the messages, and at which word. */
function endsSaid(all: readonly Word[]): EndSaid[] {
  const places = [...all.keys()].filter((at) => !BETWEEN.has(all[at]?.word ?? ''))
  const words = places.map((at) => all[at]?.word ?? '')
  const signs = ['^', ...words, '$']
  const endsClause = (sign: number) => {
    const rest = all.slice(places[sign - 1] ?? all.length)
    const end = rest.findIndex(({ word, opens }) => opens || !(isLight(word) || SORRY.has(word)))
    return end < 0 || rest[end]?.opens === true
  }
  const alone = stopsAlone(all).map((at) => ({ of: 'others' as const, at }))
  const said = signs.flatMap((sign, at) => {
    const first = places[at - 1] ?? 0
    if (isNegated(all, first)) return []
    return (ANYWHERE_BY_FIRST.get(sign) ?? [])
      .filter(({ phrase }) => standsAt(phrase, signs, at, endsClause))
      .map(({ of }) => ({ of, at: first }))
      .filter((each) => each.of !== 'none-sent' || !isTold(all, each.at))
  })
  return [...said, ...alone]
}

/** Whether the clause tells what came, or asks after it. */
function isTold(words: readonly Word[], at: number): boolean {
  for (let before = at; before > 0 && !words[before]?.opens; before--)
    if (TELLING.has(words[before - 1]?.word ?? '')) return true
  return false
}

function isPause(words: readonly Word[], { of, at }: EndSaid): boolean {
  if (of === 'not-theirs') return false
  const whiles = [...words.keys()].filter((each) => isWhileAt(words, each))
  if (whiles.some((each) => each > at)) return true
  if (of === 'leaving') return false
  return whiles.some((each) => each === 0 || words[each]?.opens) || startsOf(words, at).some(isSnooze)
}

/** What stands before a word, and the clause that stands first. */
function startsOf(words: readonly Word[], at: number): (readonly Word[])[] {
  const clause = words.findIndex(({ opens }, each) => each > 0 && opens)
  return [words.slice(0, at), ...(clause > 0 && clause < at ? [words.slice(0, clause)] : [])]
}

/** Whether a “not” stands close before, in the same clause. */
function isNegated(all: readonly Word[], at: number): boolean {
  let seen = 0
  for (let before = at; before > 0 && seen < 2 && !all[before]?.opens; before--) {
    const word = all[before - 1]?.word ?? ''
    if (NOT.has(word)) return true
    if (!BETWEEN.has(word)) seen += 1
  }
  return false
}

const standsAt = (
  phrase: readonly string[],
  words: readonly string[],
  at: number,
  endsClause: (at: number) => boolean,
) =>
  phrase.every((sign, place) => {
    if (sign === '|') return endsClause(at + place)
    const word = words[at + place] ?? ''
    return sign === '~' ? MESSAGES.has(word) : sign === word
  })

function saysStart(words: readonly Word[]): boolean {
  const lexemes = lexemesOf(words)
  const verbs = lexemes.flatMap((each) => (each.is === 'verb' ? [each.verb] : []))
  if (verbs.length === 0 && !lexemes.some(({ is }) => is === 'yes')) return false
  const beside = verbs.length > 0 ? ['verb', 'polite', 'yes', 'small', 'texts'] : ['polite', 'yes']
  return verbs.every((verb) => verb === 'start') && lexemes.every(({ is }) => beside.includes(is))
}
