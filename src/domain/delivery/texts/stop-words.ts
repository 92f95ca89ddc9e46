/** What a text wants of all messages: the words that end them, and those that bring them back. */
import { lexemesOf } from './lexemes.ts'
import { isSnooze, isWhileAt } from './whiles.ts'
import type { Word } from './words.ts'

const listed = (...lists: string[]): string[] => lists.flatMap((list) => list.split(', '))

/** Twilio answers these by itself: alone in a message, in any case. */
const TWILIOS = listed(
  'stop, unsubscribe, end, quit, stopall, revoke, optout, cancel, arret, arrete, arrett, start, yes, unstop, help, info',
)

/** Whether Twilio has answered a text already. @example isTwilios(' Info ') // true */
export const isTwilios = (text: string): boolean => TWILIOS.includes(text.trim().toLowerCase())

/** At the beginning of a text they end the messages, whatever follows. */
const STOP = listed(
  'stop, stopall, stopit, stoptext, stoptexts, st 0 p, unsubscribe, unsub, unsuscribe, unsubcribe, revoke, optout, opt out, opt me out, arret, arrete, arrett',
).map((phrase) => phrase.split(' '))
const LONGEST_STOP = Math.max(...STOP.map(({ length }) => length))
/** These do as well, but are common words: a word in front of them makes a sentence that may be about anything. */
const COMMON_STOP = new Set(['end', 'quit', 'cancel'])
/** What “end of” may speak of: a time, and no message. */
const TIMES = new Set(
  listed(
    'week, weekend, day, month, year, season, january, february, march, april, may, june, july, august',
    'september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sept, oct, nov, dec',
  ),
)

/** Said before a stop word, which is still at the beginning. */
const GREETING = new Set(
  listed('please, pls, plz, hi, hey, hello, ok, okay, thanks, just, now, oh, no, legwork'),
)
const WISHING = new Set(
  listed('can, could, would, will, you, i, want, need, id, like, wish, to, text, reply'),
)
/** Any word for what is sent: `~` below. */
const MESSAGES = new Set(
  listed(
    'text, texts, txt, txts, message, messages, msg, msgs, sms, nudge, nudges, notification, notifications',
    'reminder, reminders, spam',
  ),
)
/** Words that change nothing of what is said. */
const BETWEEN = new Set(
  listed(
    'the, these, those, this, your, all, any, such, damn, bloody, fucking, stupid, annoying, constant, daily',
    'getting, receiving, get, receive',
  ),
)
const AFTER = new Set(listed('me, it, now, sending, texting, messaging, thank, you, already, today'))

/**
 * Said anywhere, these mean the same; `~` is a word for what is sent, `^` the beginning of the text, `$` its end, `|` the
 * end of a clause.
 */
const phrasesOf = (...lists: string[]) => listed(...lists).map((phrase) => phrase.split(' '))
/** No while is meant with these. */
const NOT_THEIRS = phrasesOf(
  'delete my number, remove my number, lose my number, wrong number |, wrong person',
)
/** A pause that was asked for before is given up with these. */
const LEAVING = phrasesOf('unsubscribe, opt out, opt me out, optout, remove me, take me off, delete me')
/** What never came is asked after with the same words. */
const NONE_SENT = phrasesOf('no more ~, no ~ please, no ~ $')
const OTHERS = phrasesOf(
  'leave me alone, leave me be',
  'stop ~, stop sending, stop texting, stop messaging, stop contacting, stop bothering, stop spamming, please stop $',
  'enough ~, enough of ~, enough of $, ^ enough $, ^ enough already $, had enough $',
  'sick of ~, sick of $, sick of it $, sick of you $, tired of ~, tired of $, fed up with ~, fed up with $',
  'done with ~, dont want ~, dont want to ~, do not want ~, do not want to ~, never text me, quit texting, end ~',
  'dont text me, do not text me, dont message me, do not message me, dont contact me, do not contact me, cancel ~',
  'dont send me, do not send me',
  'told you to stop, asked you to stop, said stop, make it stop, turn off ~, turn ~ off, ^ go away $, ^ not interested $',
)
const ANYWHERE = [
  ...NOT_THEIRS.map((phrase) => ({ phrase, of: 'not-theirs' as const })),
  ...LEAVING.map((phrase) => ({ phrase, of: 'leaving' as const })),
  ...NONE_SENT.map((phrase) => ({ phrase, of: 'none-sent' as const })),
  ...OTHERS.map((phrase) => ({ phrase, of: 'others' as const })),
]
type Said = (typeof ANYWHERE)[number]
const ANYWHERE_BY_FIRST = Map.groupBy(ANYWHERE, ({ phrase: [first] }) => first)
/** In the same clause before “no text”, they tell or ask what came. */
const TELLING = new Set(
  listed(
    'got, get, gets, getting, gotten, received, receive, receiving, why, did, didnt, had, have, has, ive, there',
    'was, were, been, see, saw, seen, still, sent, came, how, when',
  ),
)

const NOT = new Set(listed('dont, not, never, didnt, wont'))

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
function stopAt(words: readonly string[]): number {
  const few = words.slice(0, LONGEST_STOP).map(squeezed)
  return STOP.find((phrase) => phrase.every((word, at) => squeezed(word) === few[at]))?.length ?? 0
}

/** However often a letter is repeated. @example squeezed('stoopp') // 'stop' */
const squeezed = (word: string) => [...word].filter((letter, at, all) => letter !== all[at - 1]).join('')

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
  return signs.flatMap((sign, at) => {
    const first = places[at - 1] ?? 0
    if (isNegated(all, first)) return []
    return (ANYWHERE_BY_FIRST.get(sign) ?? [])
      .filter(({ phrase }) => standsAt(phrase, signs, at, endsClause))
      .map(({ of }) => ({ of, at: first }))
      .filter((said) => said.of !== 'none-sent' || !isTold(all, said.at))
  })
}

const SORRY = new Set(listed('sorry, mate, man, dude, buddy, pal, bro, i, think, im, afraid, here'))

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
