/**
 * Which names of activities are running, and on what: by one vocabulary, of which the sources' APIs need the English part
 * (files: `types-abroad.ts`).
 */
import type { Ground } from '../run.ts'
import { ENGLISH, MEANINGS, type Meaning, NAMES, OTHER_SPORTS, SOUNDS, WALKING, type Words } from './words.ts'

/** What a name of an activity says. */
type ActivityType = Running | { kind: 'sounds-like-running' } | { kind: 'not-running' }

/** `onTrack`: a session on a running track, which some files measure otherwise. */
export type Running = { kind: 'running'; ground: Ground; onTrack: boolean }

const LONGEST_NAME = 80

/** Letters that no Unicode form takes apart. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
}

/** Upper and lower case, accents and forms of Unicode alike: `Løb` → `lob`. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[øłıßæœđ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFC')
}

/** The words of a name, however they are joined: `TrailRun`, `trail_run` and `Trail-Run` are the same two. */
const wordsOf = (name: string) =>
  plain(name.slice(0, LONGEST_NAME).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

type Entry = { text: string; anyEnding: boolean; meaning: Meaning }

/** What a name can be made of, by its first letter. */
type Entries = ReadonlyMap<string, readonly Entry[]>

const entriesOf = (languages: readonly Words[]): Entries =>
  Map.groupBy(
    languages.flatMap((words) =>
      MEANINGS.flatMap((meaning) =>
        (words[meaning] ?? '')
          .split(' ')
          .filter(Boolean)
          .map((word): Entry => {
            const anyEnding = word.endsWith('*')
            return { text: plain(anyEnding ? word.slice(0, -1) : word), anyEnding, meaning }
          }),
      ),
    ),
    ({ text }) => text.charAt(0),
  )

const names = new Set(NAMES.map(plain))
const ofAnotherSport = new RegExp(plain(OTHER_SPORTS), 'u')
const ofWalking = new RegExp(plain(WALKING), 'u')
const ofRunning = new RegExp(plain(SOUNDS), 'u')
const aNumber = /^\d+(k|km|m|mi|miles?)?$/

/** What the parts of a word mean, when all of it is understood: `laufbandtraining` → machine, plain. */
function meaningsOf(word: string, entries: Entries): Meaning[] | null {
  if (aNumber.test(word)) return []
  // from the end, so that each place is looked at once
  const after: (Meaning[] | null)[] = Array.from({ length: word.length }, () => null)
  after.push([])
  for (let at = word.length - 1; at >= 0; at--) {
    for (const { text, anyEnding, meaning } of entries.get(word.charAt(at)) ?? []) {
      if (!word.startsWith(text, at)) continue
      // small words stand by themselves, or any letters could be made of them
      if (meaning === 'small' && text.length < word.length) continue
      const rest = anyEnding ? [] : after[at + text.length]
      if (rest && (after[at] === null || rest.length + 1 < (after[at]?.length ?? 0)))
        after[at] = [meaning, ...rest]
    }
  }
  return after[0] ?? null
}

function typeOf(name: string, entries: Entries): ActivityType {
  const words = wordsOf(name)
  if (words.some((word) => ofAnotherSport.test(word))) return { kind: 'not-running' }
  const meanings = words.map((word) => meaningsOf(word, entries))
  const known = new Set(meanings.flatMap((each) => each ?? []))
  // who runs and walks is asked about, who walks on what is made for running walks
  if (words.some((word) => ofWalking.test(word)))
    return { kind: known.has('run') ? 'sounds-like-running' : 'not-running' }
  const isName = names.has(words.join(''))
  const isRunning = known.has('run') || known.has('machine') || isName
  if (isRunning && (isName || meanings.every((each) => each !== null)))
    return { kind: 'running', ground: groundOf(known) ?? 'road', onTrack: known.has('track') }
  const sounds = known.has('run') || words.some((word) => ofRunning.test(word))
  return { kind: sounds ? 'sounds-like-running' : 'not-running' }
}

function groundOf(meanings: ReadonlySet<Meaning>): Ground | null {
  if (meanings.has('machine') || meanings.has('treadmill')) return 'treadmill'
  return meanings.has('trail') ? 'trail' : null
}

export type RunningTypes = {
  /**
   * What a name of an activity says: running, with its ground; something that sounds like running and isn't known; or
   * another sport.
   */
  activityType: (name: string) => ActivityType
  /** The ground that a sub type tells, beside a type that tells none; null without. */
  groundNamed: (subtype: string) => Ground | null
}

const MOST_REMEMBERED = 200

/** What names say that are made of the words of these languages. @example typesIn([ENGLISH]).groundNamed('indoor') // 'treadmill' */
export function typesIn(languages: readonly Words[]): RunningTypes {
  const entries = entriesOf(languages)
  // a log says the same few names a thousand times, and reading one takes a twentieth of a millisecond
  const recent = new Map<string, ActivityType>()
  return {
    activityType(name) {
      const begins = name.slice(0, LONGEST_NAME)
      const known = recent.get(begins)
      if (known) return known
      if (recent.size >= MOST_REMEMBERED) recent.clear()
      const type = typeOf(begins, entries)
      recent.set(begins, type)
      return type
    },
    groundNamed: (subtype) =>
      groundOf(new Set(wordsOf(subtype).flatMap((word) => meaningsOf(word, entries) ?? []))),
  }
}

/**
 * What a name says in the API of a source.
 *
 * @example activityType('TREADMILL_RUNNING') // { kind: 'running', ground: 'treadmill', onTrack: false }
 * @example activityType('BackcountrySki') // { kind: 'not-running' }
 * @example activityType('Moonlight run') // { kind: 'sounds-like-running' }
 */
export const { activityType } = typesIn([ENGLISH])

// the first name costs milliseconds of getting ready: start-up can pay them, a sync cannot
activityType('Run')
