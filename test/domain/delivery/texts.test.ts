import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReply } from '../../../src/domain/delivery/text-commands.ts'
import { lexemesOf } from '../../../src/domain/delivery/texts/lexemes.ts'
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

describe('words', () => {
  const plain = (text: string) => wordsOf(text).map(({ word }) => word)

  it('are small and bare, and say whether a mark that parts stands before them', () => {
    expect(wordsOf('*ＳＴＯＰ*, can’t')).toEqual([
      { word: 'stop', opens: false },
      { word: 'cant', opens: true },
    ])
    expect(wordsOf('Ok, I’ll go')).toEqual([
      { word: 'ok', opens: false },
      { word: 'i', opens: true },
      { word: 'll', opens: false },
      { word: 'go', opens: false },
    ])
  })

  it('hold figures on their own, and letters set apart together from three on', () => {
    expect(plain('snooze3 days')).toEqual(['snooze', '3', 'days'])
    expect(plain('s.t.o.p a b')).toEqual(['stopab'])
    expect(plain('a b go')).toEqual(['a', 'b', 'go'])
    expect(plain('a b c go d o n e')).toEqual(['abc', 'go', 'done'])
    expect(plain("don't o'clock")).toEqual(['dont', 'oclock'])
  })

  it('are those of 1,600 signs, from the first that is no blank', () => {
    expect(plain(`${'go '.repeat(600)}stop`)).not.toContain('stop')
    expect(plain(`${' '.repeat(1_600)}stop`)).toEqual(['stop'])
    expect(plain('ﷺ'.repeat(1_600)).join(' ').length).toBeLessThanOrEqual(1_600)
  })
})

describe('what words mean', () => {
  const meant = (text: string) => lexemesOf(wordsOf(text))

  it('is a day where a year, a month and a day are written, and no longer figures', () => {
    expect(meant('2024-11-20')).toEqual([{ is: 'date', written: '2024-11-20' }])
    expect(meant('12024-11-20').map(({ is }) => is)).toEqual(['number', 'number', 'number'])
    expect(meant('2024-11-201').map(({ is }) => is)).toEqual(['number', 'number', 'number'])
  })

  it('is a number, of nine figures at most, in the figures of a telephone', () => {
    expect(meant('12345678901')).toEqual([{ is: 'number', number: 123_456_789 }])
    for (const other of ['٣3', '3٣', 'xyzzy']) expect(meant(other), other).toEqual([{ is: 'other' }])
  })

  it('is that of the longest phrase that fits', () => {
    expect(meant('lower back')).toEqual([{ is: 'area', area: 'lower-back' }])
    expect(meant('next friday')).toEqual([{ is: 'weekday', weekday: 5 }])
    expect(meant('next')).toEqual([{ is: 'question' }])
  })
})

describe('a warning sign', () => {
  it('of breath is heard within four words, from either side', () => {
    const signs = (text: string) => warningIn(wordsOf(text))
    expect(signs('trouble to get my breath')).toBe('breath')
    expect(signs('trouble to get back my breath')).toBeNull()
    expect(signs('breathing was a real struggle')).toBe('breath')
    expect(signs('breathing was such a real struggle')).toBeNull()
    expect(signs('long warm up before trouble to get my breath')).toBe('breath')
  })

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
