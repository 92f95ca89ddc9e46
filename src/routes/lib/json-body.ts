/** The body of an API call, as its schema has it. */
import { zValidator } from '@hono/zod-validator'
import type * as z from 'zod'
import { problem, unfit, wrongIn } from './wrong.ts'

const schemas = new WeakMap<object, z.ZodType>()

/** What a handler reads, for those who describe the API. */
export const bodyOf = (handler: object): z.ZodType | null => schemas.get(handler) ?? null

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
    if (isJson) return validate(c, next)
    const errors = [{ field: 'body', expected: 'JSON' }]
    return problem(c, 422, 'That is not JSON', 'The body is not JSON.', { errors })
  }
  schemas.set(read, schema)
  return read
}
