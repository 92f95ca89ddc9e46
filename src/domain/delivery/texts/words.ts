/** A text as plain words: capitals, accents, marks, emoji, odd blanks and what cannot be seen are taken off. */

/** `opens`: a mark that parts sentences, or clauses, stands before it. */
export type Word = { word: string; opens: boolean }

/** No phone sends more in one message. */
const LONGEST_TEXT = 1_600

const APOSTROPHES = /[’‘ʼ`´′]/gu
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u
const LETTER = /\p{L}/u
const FIGURE = /\p{N}/u
const PARTING = new Set('.,;:!?\n')

type Kind = 'unseen' | 'letter' | 'figure' | 'apostrophe' | 'parting' | 'other'

function kindOf(sign: string): Kind {
  if (sign >= 'a' && sign <= 'z') return 'letter'
  if (sign === ' ') return 'other'
  if (UNSEEN.test(sign)) return 'unseen'
  if (LETTER.test(sign)) return 'letter'
  if (FIGURE.test(sign)) return 'figure'
  if (sign === "'") return 'apostrophe'
  return PARTING.has(sign) ? 'parting' : 'other'
}

/**
 * The words of a text, small and bare; figures stand on their own, and letters that were set apart are one word again.
 *
 * @example wordsOf('*ＳＴＯＰ*, can’t') // [{ word: 'stop', opens: false }, { word: 'cant', opens: true }]
 * @example wordsOf('s.t.o.p snooze3').map(({ word }) => word) // ['stop', 'snooze', '3']
 */
export function wordsOf(text: string): Word[] {
  const bare = text.trimStart().slice(0, LONGEST_TEXT).replace(APOSTROPHES, "'")
  const words: Word[] = []
  let word = ''
  let [was, opens]: [Kind, boolean] = ['other', false]
  const close = () => {
    if (word !== '') words.push(...withoutApostrophes({ word, opens }))
    if (word !== '') opens = false
    word = ''
  }
  // one sign may come apart into many
  const plain = bare.normalize('NFKC').slice(0, LONGEST_TEXT).toLowerCase().normalize('NFD')
  for (const sign of plain) {
    const kind = kindOf(sign)
    if (kind === 'unseen') continue
    if (kind === 'letter' || kind === 'figure') {
      if (kind !== was && was !== 'apostrophe') close()
      word += sign
    } else if (kind === 'apostrophe' && was === 'letter') word += sign
    else {
      close()
      if (kind === 'parting') opens = true
    }
    was = kind
  }
  close()
  return joined(words)
}

/** “I’ll” is not “ill”; every other one is as well understood without. */
function withoutApostrophes({ word, opens }: Word): Word[] {
  const [short = '', end] = word.split("'")
  if (end !== 'll') return [{ word: word.replaceAll("'", ''), opens }]
  return [
    { word: short, opens },
    { word: 'll', opens: false },
  ]
}

const FEWEST_SET_APART = 3

/** Letters that stand alone, three and more in a row, are one word. */
function joined(words: readonly Word[]): Word[] {
  const whole: Word[] = []
  for (let at = 0; at < words.length; ) {
    let end = at
    while (isLetter(words[end])) end += 1
    const apart = words.slice(at, Math.max(end, at + 1))
    const [first] = apart
    if (first && apart.length >= FEWEST_SET_APART)
      whole.push({ ...first, word: apart.map((each) => each.word).join('') })
    else whole.push(...apart)
    at += apart.length
  }
  return whole
}

const isLetter = (word: Word | undefined) =>
  word !== undefined && word.word.length === 1 && LETTER.test(word.word)
