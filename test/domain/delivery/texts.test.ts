import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReply } from '../../../src/domain/delivery/text-commands.ts'
import { warningIn } from '../../../src/domain/delivery/texts/red-flags.ts'
import { consentIn } from '../../../src/domain/delivery/texts/stop-words.ts'
import { VOCABULARY } from '../../../src/domain/delivery/texts/vocabulary.ts'
import { wordsOf } from '../../../src/domain/delivery/texts/words.ts'

const WEDNESDAY = '2024-11-06'
const read = (text: string) => readReply(text, WEDNESDAY)

const UNSEEN = ['\u200b', '\u200d', '\u00ad', '\ufe0f', '\u2060', '\ufeff']
const AROUND = [
  ' ',
  '  ',
  '\n',
  '\t',
  '!',
  '.',
  '…',
  '"',
  '“',
  '”',
  '«',
  '*',
  '(',
  ')',
  '🛑',
  '👍🏽',
  '—',
  '#',
]
const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** The same words, dressed as a phone, a hand or a prankster may dress them. */
const dressed = (text: string) =>
  fc
    .record({
      before: fc.string({ unit: fc.constantFrom(...AROUND, ...UNSEEN), maxLength: 5 }),
      after: fc.string({ unit: fc.constantFrom(...AROUND, ...UNSEEN), maxLength: 5 }),
      letter: fc.constantFrom(
        (word: string) => word.toUpperCase(),
        (word: string) => word.toLowerCase(),
        (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`,
        wide,
        (word: string) => word.normalize('NFD'),
      ),
      unseen: fc.constantFrom('', ...UNSEEN),
      blank: fc.constantFrom(' ', '  ', '\u00a0', '\n', '\u3000'),
    })
    .map(({ before, after, letter, unseen, blank }) => {
      const words = text.split(' ').map((word) => [...letter(word)].join(unseen))
      return `${before}${words.join(blank)}${after}`
    })

const meansTheSame = (text: string) =>
  fc.assert(
    fc.property(dressed(text), (as) => {
      expect(read(as), JSON.stringify(as)).toEqual(read(text))
    }),
    { numRuns: 60 },
  )

describe('in any dress', () => {
  it.each([
    'stop',
    'stopall',
    'unsubscribe',
    'end',
    'quit',
    'cancel',
    'revoke',
    'optout',
    'opt out',
    'arrêt',
    'remove me',
    'start',
    'unstop',
    'yes',
    'help',
    'info',
    'done',
    'done yesterday',
    'booked fri',
    'change 2024-11-20',
    'sore calves very',
    'ill',
    'well',
    'snooze 3',
    'long',
    'why',
    'chest pain',
    'nothing of ours',
  ])('a text means the same: %s', (text) => {
    expect(read(text).kind === 'unknown').toBe(text === 'nothing of ours')
    meansTheSame(text)
  })

  it('letters set apart are the word they make', () => {
    expect(['S T O P', 's.t.o.p.', 'S-T-O-P'].map((text) => consentIn(wordsOf(text)))).toEqual([
      'stop',
      'stop',
      'stop',
    ])
    expect(read('d o n e').kind).toBe('done')
  })
})

describe('a warning sign', () => {
  it.each([
    ['my left calf is hot', 'leg'],
    ['chest feels tight', 'chest'],
    ['CHEST-PAIN', 'chest'],
    ['ch\u200best pa\u00adin', 'chest'],
    ['I can’t breathe', 'breath'],
    ['trouble with my breathing', 'breath'],
    ['blood in my pee', 'urine'],
    ['my bones ache', 'bone'],
  ])('is heard as what it is: %s, %s', (text, sign) => {
    expect(warningIn(wordsOf(text))).toBe(sign)
  })

  it('is heard whatever stands before and behind it, unless that is a no', () => {
    const word = fc.constantFrom(
      'calf',
      'stop',
      'done',
      'since',
      'the',
      'run',
      'fri',
      '😀',
      '.',
      ',',
      'help',
      '12',
    )
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        expect(warningIn(wordsOf([...before, 'chest pain', ...after].join(' ')))).not.toBeNull()
      }),
    )
  })
})

describe('whatever is texted', () => {
  const vocabulary = VOCABULARY.flatMap(([, phrases]) => phrases.split(', '))

  it('is read, and nothing that says no is noted as soreness, illness or health', () => {
    const words = fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 })
    fc.assert(
      fc.property(words, (all) => {
        const { kind } = read(['not', ...all].join(' '))
        // “not well” is how people say that they are ill, “not bad” that it is little
        if (all[0] && !/^(well|so|very|bad|too|feeling|really)/.test(all[0])) {
          expect(['well', 'ill', 'injured', 'sore', 'done', 'booked']).not.toContain(kind)
        }
      }),
    )
  })

  it.each([
    'a ',
    'no ',
    'no pain ',
    'not chest ',
    'stop of ',
    'can you ',
    'end of ',
    'a.',
    "i'll ",
    'ﷺ',
    'i\u0300\u0301',
    '2024-11-',
    '1',
    '\u200b',
    '𝐬',
  ])('is read though it is 1,600 signs of one thing: %j', (piece) => {
    const text = piece.repeat(1_600).slice(0, 1_600)
    expect(typeof read(text).kind).toBe('string')
    expect(typeof read(`${text}x`).kind).toBe('string')
  })
})
