/** The body of an API call, as its schema has it. */
import { zValidator } from '@hono/zod-validator'
import type * as z from 'zod'
import { unfit, wrongIn } from './wrong.ts'

/** Reads it for `c.req.valid('json')`, or answers what each field was expected to be. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  const validate = zValidator('json', schema, (read, c) =>
    read.success ? undefined : unfit(c, wrongIn(read.error)),
  )
  const read: typeof validate = async (c, next) => {
    // the validator answers what is no JSON in words of its own
    const isJson = await c.req.json().then(
      () => true,
      () => false,
    )
    return isJson ? validate(c, next) : unfit(c, [{ field: 'body', expected: 'JSON' }])
  }
  return read
}
