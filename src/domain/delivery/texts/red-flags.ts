/** Warning signs that need a doctor, heard anywhere in a text. Where it is in doubt, one is heard. */
import type { Word } from './words.ts'

const SIGNS = ['leg', 'chest', 'breath', 'urine', 'bone'] as const
export type Sign = (typeof SIGNS)[number]

const setOf = (...lists: string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(', ')))
const phrasesOf = (...lists: string[]) => [...setOf(...lists)].map((phrase) => phrase.split(' '))

type Heard = {
  /** What it is about, and what is said of it: one of each, in either order. */
  about: ReadonlySet<string>
  said: ReadonlySet<string>
  /** How many words may stand from one to the other; null: any number. */
  within: number | null
  /** Enough by themselves: words, or several in a row. */
  alone: readonly (readonly string[])[]
}

const HEARD: Readonly<Record<Sign, Heard>> = {
  leg: {
    about: setOf('calf, calves, calfs, leg, legs'),
    said: setOf('hot, swollen, swolen, swelling, swells, swell, swelled, red, redness'),
    within: null,
    alone: phrasesOf('dvt, thrombosis'),
  },
  chest: {
    about: setOf('chest, chests, heart'),
    said: setOf(
      'pain, pains, painful, hurt, hurts, hurting, ache, aches, aching, tight, tightness, pressure',
      'crushing, squeezing, stabbing, burning, heavy, heaviness',
    ),
    within: null,
    alone: phrasesOf('chestpain, chestpains, angina'),
  },
  breath: {
    about: setOf('breath, breathe, breathing, breaths'),
    said: setOf(
      'trouble, difficulty, difficult, struggling, struggle, struggled, unable, cant, cannot, couldnt',
      'pain, painful, hurt, hurts',
    ),
    within: 4,
    alone: phrasesOf(
      'breathless, breathlessness, breathlessly, out of breath, short of breath, shortness of breath',
      'hard to breathe, hard time breathing, can not breathe, can barely breathe, can hardly breathe',
    ),
  },
  urine: {
    about: setOf('urine, pee, peed, peeing, wee, piss, pissing'),
    said: setOf('dark, brown, black, cola, coke, blood, bloody, red'),
    within: null,
    alone: [],
  },
  bone: {
    about: setOf('bone, bones'),
    said: setOf('pain, pains, painful, hurt, hurts, hurting, ache, aches, aching'),
    within: null,
    alone: [],
  },
}

/** Pairs of words that say no such thing. */
const HARMLESS = setOf(
  'hot day, hot weather, hot today, hot out, hot outside, hot bath, hot tub, hot shower',
  'hot run, hot sun, red bull, red wine, red light, wee bit, heart rate, heart rates, heart beat, heart strap',
)

const NOT = setOf('no, not, isnt, arent, wasnt, werent, dont, doesnt, didnt, never, without, nor')
/** Words over which a “no” still reaches what comes after. */
const REACHED_OVER = setOf('any, or, and, a, the, my, in, is, of, signs, sign, real, actual')

/**
 * The warning sign in a text, or null. “No chest pain” is none; “no, chest pain” and “no relief from the chest pain” are.
 *
 * @example warningIn(wordsOf('done! but my calf is hot and swollen')) // 'leg'
 * @example warningIn(wordsOf('sore, no chest pain')) // null
 */
export function warningIn(words: readonly Word[]): Sign | null {
  const heard = words.filter((_, at) => !isHarmless(words, at))
  return SIGNS.find((sign) => isHeard(HEARD[sign], heard)) ?? null
}

const isHarmless = (words: readonly Word[], at: number) =>
  [at - 1, at].some((first) => HARMLESS.has(`${words[first]?.word} ${words[first + 1]?.word}`))

/** A “no” further away than this is not about the sign. */
const FARTHEST_NO = 8

function isHeard({ about, said, within, alone }: Heard, words: readonly Word[]): boolean {
  const isAbout = ({ word }: Word) => about.has(word)
  const isSomewhere = words.some(isAbout)
  const isNear = (at: number) =>
    within === null || words.slice(Math.max(0, at - within), at + within + 1).some(isAbout)
  return words.some(({ word }, at) => {
    const isSaid = said.has(word) && isSomewhere && isNear(at)
    const isSign = isSaid || alone.some((phrase) => standsAt(phrase, words, at))
    return isSign && !isDenied(words, at, (each) => about.has(each) || said.has(each))
  })
}

const standsAt = (phrase: readonly string[], words: readonly Word[], at: number) =>
  phrase.every((word, place) => words[at + place]?.word === word)

/** Whether a “no” reaches this word: over words of the same sign and small ones, and over no mark that parts. */
function isDenied(words: readonly Word[], at: number, isOwn: (word: string) => boolean): boolean {
  for (let before = at; before > Math.max(0, at - FARTHEST_NO); before--) {
    if (words[before]?.opens) return false
    const word = words[before - 1]?.word ?? ''
    if (NOT.has(word)) return true
    if (!isOwn(word) && !REACHED_OVER.has(word)) return false
  }
  return false
}
