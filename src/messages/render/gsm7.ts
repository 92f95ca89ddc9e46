/** Text as phones carry it: the GSM 03.38 alphabet, and how many segments a message takes. */

/** 3GPP TS 23.038, the basic table without the escape. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Written with an escape in front: two places each. */
const EXTENDED = new Set('\f^{}\\[~]|€')

const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '·': '-',
  '×': 'x',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
}

/**
 * The same words in the GSM-7 alphabet: typographic marks made plain, other letters without their accents, and what has
 * no likeness left as a question mark.
 *
 * @example toGsm('“28.0 km – Łódź”') // '"28.0 km - ?odz"'
 */
export function toGsm(text: string): string {
  return [...text.normalize('NFC')].map(likeness).join('')
}

function likeness(letter: string): string {
  if (isGsm(letter)) return letter
  const plain = PLAIN[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')
  return isGsm(plain) && plain !== '' ? plain : '?'
}

/** @example isGsm('28.0 km – easy') // false */
export function isGsm(text: string): boolean {
  return [...text].every((letter) => BASIC.has(letter) || EXTENDED.has(letter))
}

/**
 * How many segments a text takes: 160 places in one, 153 each in several; an escape is never parted from its letter.
 * Text outside GSM-7 takes 70, or 67 each.
 *
 * @example segments('a'.repeat(161)) // 2
 */
export function segments(text: string): number {
  const widths = isGsm(text)
    ? [...text].map((letter) => (EXTENDED.has(letter) ? 2 : 1))
    : [...text].map((letter) => letter.length)
  const [one, several] = isGsm(text) ? [160, 153] : [70, 67]
  const total = widths.reduce((sum, width) => sum + width, 0)
  if (total <= one) return 1
  let full = 0
  let used = 0
  for (const width of widths) {
    if (used + width > several) {
      full += 1
      used = 0
    }
    used += width
  }
  return full + 1
}
