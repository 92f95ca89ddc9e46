/** One word of a list, and what was expected where it is none. */
import * as z from 'zod'

/** `or` names what else is taken beside the list. @example oneOf(['km', 'mi']) // refuses 'leagues' with 'km or mi' */
export const oneOf = <const Word extends string>(words: readonly Word[], ...or: string[]) =>
  z.enum(words, either([...words, ...or]))

/** @example either(['mild', 'moderate', 'strong']) // 'mild, moderate or strong' */
export const either = (words: readonly string[]) =>
  [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' or ')
