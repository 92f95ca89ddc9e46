/** What does not fit in what was sent: each names a field and says what was expected there. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type * as z from 'zod'

export type Wrong = { field: string; expected: string }[]

/** Each field once, with the first that is wrong about it. @example wrongIn(schema.safeParse({ date: 'soon' }).error) // [{ field: 'date', expected: 'a day such as 2026-11-03' }] */
export function wrongIn({ issues }: Pick<z.core.$ZodError, 'issues'>): Wrong {
  const wrong = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((field) => ({ field, expected: 'nothing: there is no such field' }))
      : [{ field: String(issue.path[0] ?? 'body'), expected: issue.message }],
  )
  return wrong.filter(({ field }, place) => wrong.findIndex((each) => each.field === field) === place)
}

/** A problem as RFC 9457 has it. */
export const problem = (
  c: Pick<Context, 'json'>,
  status: ContentfulStatusCode,
  title: string,
  detail: string,
  more: { errors?: Wrong } = {},
) => c.json({ title, detail, status, ...more }, status, { 'Content-Type': 'application/problem+json' })

/** As the API says it. */
export const unfit = (c: Pick<Context, 'json'>, errors: Wrong) =>
  problem(c, 422, 'Something is not right yet', 'See errors: each names a field.', { errors })

/** The same, thrown where no answer can be given. */
export class Unfit extends HTTPException {
  readonly errors: Wrong

  constructor(errors: Wrong) {
    super(422, { message: 'See errors: each names a field.' })
    this.errors = errors
  }

  static from(error: Pick<z.core.$ZodError, 'issues'>): Unfit {
    return new Unfit(wrongIn(error))
  }
}

/** Of somebody else, or of nobody: the one answer, so that it tells neither. */
export const noSuch = (
  what:
    | 'contact'
    | 'nudge'
    | 'race'
    | 'planned run'
    | 'massage'
    | 'token'
    | 'calendar'
    | 'soreness'
    | 'webhook'
    | 'event',
) => new HTTPException(404, { message: `There is no such ${what}.` })
