/** Numbers as people and spreadsheets write them, and the fields made of one. */
import type { Kind } from './row-fields.ts'

/**
 * The numbers a text may mean, the likelier first: `10,02` is one, `1,234` is two, `far` is none. Thousands are parted
 * by a comma, a point, a space or an apostrophe. Nothing in a log is below zero.
 */
export function numbersIn(text: string): number[] {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<=\d)[ '’](?=\d{3}(\D|$))/g, '')
  if (/^\+?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) && !/\.\d{3}$/.test(plain))
    return [Number(plain)].filter(Number.isFinite)
  if (!/^\d+([.,]\d+)+$/.test(plain)) return []
  const points: string[] = plain.match(/[.,]/g) ?? []
  const last = points.at(-1) ?? ''
  const groups = plain.split(/[.,]/)
  const whole = Number(groups.join(''))
  const broken = Number(`${groups.slice(0, -1).join('')}.${groups.at(-1)}`)
  const inThousands = groups.slice(1).every((group) => group.length === 3) && groups[0] !== '0'
  if (points.length > 1 && points.every((point) => point === last)) return inThousands ? [whole] : []
  if (points.length > 1) return points.indexOf(last) === points.length - 1 ? [broken] : []
  if (!inThousands || (groups[0] ?? '').length > 3) return [broken]
  return last === ',' ? [whole, broken] : [broken, whole]
}

const numberOf = (found: unknown): number | null => {
  if (typeof found === 'number') return Number.isFinite(found) && found >= 0 ? found : null
  return typeof found === 'string' ? (numbersIn(found)[0] ?? null) : null
}

/** For files that part no thousands: a comma is a decimal sign. */
export const decimal: Kind<number> = {
  expected: 'a number such as 10.02',
  read(found) {
    if (typeof found !== 'string') return numberOf(found)
    return numbersIn(found).at(found.includes(',') ? -1 : 0) ?? null
  },
}

export const number: Kind<number> = { expected: 'a number such as 10.02', read: numberOf }

/** Metres above the sea, which may be below it. */
export const altitude: Kind<number> = {
  expected: 'a height between -500 and 9000 m',
  read(found) {
    const height = typeof found === 'string' ? Number(found) : found
    return typeof height === 'number' && height >= -500 && height <= 9_000 ? Math.round(height) : null
  },
}

/** `21097.5`, `21097.50 meter` */
export const meters: Kind<number> = {
  expected: 'a number of metres such as 10020.5',
  read(found) {
    const length = typeof found === 'string' ? found.replace(/(m|meters?|metres?)$/i, '').trim() : found
    return typeof length === 'string' && /^\d+\.\d{3}$/.test(length) ? Number(length) : numberOf(length)
  },
}

/** Whole numbers, with a fraction of zeros where a table made decimals of them. */
export const id: Kind<string> = {
  expected: 'an id with all its digits',
  read(found) {
    if (typeof found === 'number') return Number.isSafeInteger(found) ? String(found) : null
    const digits = typeof found === 'string' ? /^(-?\d+)(\.0*)?$/.exec(found.trim()) : null
    return digits?.[1] ?? null
  },
}

/** A number, or a name that begins with a letter or is no number at all: `i1234567`, `3f2a-41bc`. */
export const anyId: Kind<string> = {
  expected: id.expected,
  read: (found) =>
    id.read(found) ??
    (typeof found === 'string' && /^(?:[a-z][\w-]{0,63}|[\da-f]+(?:-[\da-f]+)+)$/i.test(found.trim())
      ? found.trim()
      : null),
}

/** Made of the start, where the file has none. */
export const idOf = (startedAt: Date): string => startedAt.toISOString().slice(0, 19).replace(/\D/g, '')

export const yes: Kind<boolean> = {
  expected: 'true or false',
  read(found) {
    if (typeof found === 'boolean') return found
    const word = typeof found === 'string' ? found.trim().toLowerCase() : ''
    if (typeof found === 'number' || /^\d+(\.\d+)?$/.test(word)) return Number(found) > 0
    return word === 'true' ? true : word === 'false' ? false : null
  },
}

export const word: Kind<string> = {
  expected: 'a name',
  read: (found) => (typeof found === 'string' && found.trim() !== '' ? found.trim() : null),
}
