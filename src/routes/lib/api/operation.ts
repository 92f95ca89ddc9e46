/** What every call of the API has around it, and what the description of the API says of it: one place for both. */
import type { Context, MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import type * as z from 'zod'
import type { AppEnv } from '../context.ts'
import { isRead } from '../own-origin.ts'
import { Unfit } from '../wrong.ts'
import { knownCaller } from './caller.ts'
import { onceOnly } from './once-only.ts'
import { limitCalls } from './rate-limit.ts'

/** The chapters of the API's description, in their order. */
export const TAGS = {
  Training: 'What was run, and what follows from it.',
  Messages: 'What was sent, where it went, and where it may go.',
  'Self-reports': 'What only the runner can say: races, massages, soreness, health.',
  Settings: 'Units and time, training, and notifications.',
  Access: 'Tokens, and what connects other apps.',
} as const

type Tag = keyof typeof TAGS

/** What is answered, by status: in words, and as it looks; null without a body. */
type Answers = Readonly<Record<number, readonly [words: string, schema: z.ZodType | null]>>

export type Operation = {
  /** The name generated clients call it by. */
  id: string
  tag: Tag
  summary: string
  description: string
  /** What may stand after the question mark, all of it optional. */
  query?: z.ZodObject
  /** Asked for by the API's description alone. */
  answers: () => Answers
  /** Asked of a session alone: a token may not. */
  by?: 'session'
  /** It says to come back while the training is being read from its source. */
  waits?: true
}

const described = new WeakMap<object, Operation>()

/** What a handler was described with, for those who describe the API. */
export const operationOf = (handler: object): Operation | null => described.get(handler) ?? null

const sameAsBefore = etag({
  retainedHeaders: ['cache-control', 'etag', 'link', 'ratelimit', 'ratelimit-policy', 'vary'],
})

/**
 * Stands first at each route: nobody goes further who is unknown, may not, calls too often, or asks by a name that is not
 * known here. An answer that its caller has already is 304; a call that came before is answered as before.
 */
export function operation(shape: Operation): MiddlewareHandler<AppEnv> {
  const handler: MiddlewareHandler<AppEnv> = async (c, next) => {
    const caller = await knownCaller(c)
    if (shape.by === 'session' && caller.by === 'token') {
      throw new HTTPException(403, { message: 'A token may not do this. Sign in and do it on your pages.' })
    }
    c.set('runnerId', caller.runnerId)
    await limitCalls(c, caller)
    refuseUnknown(c, Object.keys(shape.query?.shape ?? {}))
    if (isRead(c)) {
      c.header('Cache-Control', 'private, no-cache')
      c.header('Vary', 'Authorization, Cookie')
      await sameAsBefore(c, next)
    } else if (c.req.method === 'POST') {
      return onceOnly(c, next)
    } else {
      await next()
    }
    return undefined
  }
  described.set(handler, shape)
  return handler
}

function refuseUnknown(c: Context<AppEnv>, known: readonly string[]): void {
  const unknown = Object.keys(c.req.query()).filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Unfit(unknown.map((field) => ({ field, expected: 'nothing: there is no such parameter' })))
  }
}

/** What stands after the question mark, as its schema has it. */
export function queryOf<T extends z.ZodObject>(c: Context<AppEnv>, schema: T): z.output<T> {
  const read = schema.safeParse(c.req.query())
  if (!read.success) throw Unfit.from(read.error)
  return read.data
}
