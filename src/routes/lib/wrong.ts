/** What does not fit in what was sent: each names a field and says what was expected there. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type * as z from 'zod'

export type Wrong = { field: string; expected: string }[]

/** @example wrongIn(schema.safeParse({ date: 'soon' }).error) // [{ field: 'date', expected: 'a day such as 2026-11-03' }] */
export const wrongIn = ({ issues }: Pick<z.core.$ZodError, 'issues'>): Wrong =>
  issues.map(({ path, message }) => ({ field: String(path[0] ?? 'body'), expected: message }))

/** As the API says it. */
export const unfit = (c: Pick<Context, 'json'>, errors: Wrong) =>
  c.json(
    { title: 'Something does not fit', detail: 'See errors: each names a field.', status: 422, errors },
    422,
    { 'Content-Type': 'application/problem+json' },
  )

/** Of somebody else, or of nobody: the one answer, so that it tells neither. */
export const noSuch = (
  what: 'contact' | 'nudge' | 'race' | 'planned run' | 'massage' | 'token' | 'calendar',
) => new HTTPException(404, { message: `There is no such ${what}.` })
