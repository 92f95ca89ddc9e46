/** What makes words a sentence: several in a row, and a capital in front. */

/** @example list(['calves', 'lower back']) // 'calves and lower back' */
export function list(words: readonly string[], last: 'and' | 'or' = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** @example capital('two easy days') // 'Two easy days' */
export function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
