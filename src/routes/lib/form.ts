/** The form of a page, as its schema has it. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { err, ok, type Result } from '../../result.ts'
import type { AppEnv } from './context.ts'
import { type Wrong, wrongIn } from './wrong.ts'

/** Longer than any address, date or code. */
const LONGEST = 1_000

/** What was typed into a field; one that is missing, or that nobody typed, is an empty one. */
export const typed = z.string().max(LONGEST).catch('')

/** Whether a box was ticked. */
export const ticked = z
  .unknown()
  .optional()
  .transform((value) => value === 'yes')

/** What was filled in, or what was expected of each field. What is no form at all is an empty one. */
export async function readForm<T extends z.ZodType>(
  c: Context<AppEnv>,
  schema: T,
): Promise<Result<z.output<T>, Wrong>> {
  const parsed = schema.safeParse(await c.req.parseBody({ all: true }).catch(() => ({})))
  return parsed.success ? ok(parsed.data) : err(wrongIn(parsed.error))
}

/** The same where a page of its own says what was expected. */
export async function formOf<T extends z.ZodType>(
  c: Context<AppEnv>,
  schema: T,
  expected = 'That was not filled in.',
): Promise<z.output<T>> {
  const form = await readForm(c, schema)
  if (!form.ok) throw new HTTPException(400, { message: expected })
  return form.value
}
