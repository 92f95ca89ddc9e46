/** The form of a page, as its schema has it. */
import type { Context } from 'hono'
import * as z from 'zod'
import { err, ok, type Result } from '../../../result.ts'
import type { AppEnv } from '../context.ts'
import { wrongIn } from '../wrong.ts'
import type { Entered, Misfit } from './shapes.ts'

/** Longer than any address, date or code. */
const LONGEST = 1_000

/** What was typed into a field; one that is missing is an empty one. */
export const typed = z.lazy(() =>
  z.string('one answer, in words').max(LONGEST, 'at most 1,000 characters').default(''),
)

/** One of several that was ticked comes by itself, more as a list, none not at all; twice is once. */
export const someOf = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.preprocess(
    (given) => [...new Set([given ?? []].flat())].filter((each) => each !== ''),
    z.array(z.enum(words)),
  )

/** Whether a box was ticked. */
export const ticked = z.lazy(() =>
  z
    .unknown()
    .optional()
    .transform((value) => value === 'yes'),
)

const bodyOf = (c: Context<AppEnv>) => c.req.parseBody({ all: true }).catch(() => ({}))

/**
 * What was filled in, or what is wrong about it: a sentence for each field. `words` says it in the form's own words, by
 * field; where it says nothing, the schema's expectation is asked for. What is no form at all is an empty one.
 */
export async function readForm<T extends z.ZodType>(
  c: Context<AppEnv>,
  schema: T,
  words: Readonly<Record<string, string>> = {},
): Promise<Result<z.output<T>, Misfit[]>> {
  const parsed = schema.safeParse(await bodyOf(c))
  if (parsed.success) return ok(parsed.data)
  return err(
    wrongIn(parsed.error).map(({ field, expected }) => ({
      field,
      words: words[field] ?? `Please give ${expected}.`,
    })),
  )
}

/** What was filled in, as it was: to be given back. Files are not. */
export async function enteredIn(c: Context<AppEnv>): Promise<Entered> {
  const fields = Object.entries<unknown>(await bodyOf(c))
  return Object.fromEntries(
    fields.map(([name, given]) => [name, [given].flat().filter((value) => typeof value === 'string')]),
  )
}
