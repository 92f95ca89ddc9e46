/** One-tap links: what each would note stands in its address, so that one press is enough. */
import type { Link } from '../render/email-document.ts'

/** @example tap('https://…/act/t', 'Yes', { do: 'back' }).href // 'https://…/act/t?do=back' */
export const tap = (act: string, words: string, told: Readonly<Record<string, string>>): Link => ({
  words,
  href: `${act}?${new URLSearchParams(told)}`,
})
