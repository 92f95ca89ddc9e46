/** Numbers and what they count, with correct plurals. */

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const

/** @example number(2) // 'two'; number(14) // '14' */
export function number(count: number): string {
  return NUMBERS[count] ?? String(count)
}

/** In a sentence. @example count(1, 'day') // 'one day'; count(3, 'day') // 'three days' */
export function count(many: number, one: string, several = `${one}s`): string {
  return `${number(many)} ${many === 1 ? one : several}`
}

/** In a table. @example tally(1, 'run') // '1 run'; tally(1_204, 'run') // '1,204 runs' */
export function tally(many: number, one: string, several = `${one}s`): string {
  return `${grouped(many)} ${many === 1 ? one : several}`
}

/** In figures, thousands apart. @example grouped(1_204) // '1,204'; grouped(12, 1) // '12.0' */
export function grouped(value: number, digits = 0): string {
  const [whole = '', tenths] = value.toFixed(digits).split('.')
  const apart = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return tenths === undefined ? apart : `${apart}.${tenths}`
}

/** How often. @example times(2) // 'twice' */
export const times = (number: number): string =>
  number === 1 ? 'once' : number === 2 ? 'twice' : count(number, 'time')
