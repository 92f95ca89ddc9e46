/** Our own rows as this version can read them: a later one may have written what this one has no word for. */
import type * as z from 'zod'

/** A word when it is one of these. @example known(['km', 'mi'], 'leagues') // null */
export const known = <Word extends string>(words: readonly Word[], word: string | null): Word | null =>
  words.find((each) => each === word) ?? null

/** What can be read of a list that is kept as JSON. @example knownIn(z.int(), [3, 'noon']) // [3] */
export const knownIn = <T extends z.ZodType>(schema: T, list: unknown): z.output<T>[] =>
  Array.isArray(list)
    ? list.flatMap((each: unknown) => {
        const read = schema.safeParse(each)
        return read.success ? [read.data] : []
      })
    : []
