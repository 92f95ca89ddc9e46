/** One question to a provider about the operator's own account there: what it says, or what is wrong in the operator's words. */
import type * as z from 'zod'
import { type CallOptions, call } from '../call.ts'
import { err, ok, type Result } from '../result.ts'

/**
 * `refused`: the credentials will not do. `wrong`: something there has to be put right. `unavailable`: nobody can
 * tell now. What it says is for the operator.
 */
export type Trouble = { kind: 'refused' | 'wrong' | 'unavailable'; says: string }

export const refused = (says: string): { ok: false; error: Trouble } => err({ kind: 'refused', says })
export const wrong = (says: string): { ok: false; error: Trouble } => err({ kind: 'wrong', says })

type Question<T> = {
  /** Who is asked, as people call them. */
  who: string
  /** What cannot be written into a request, such as a key with letters of another script, is refused here. */
  request: () => Request
  schema: z.ZodType<T>
  /** What an answer that is no success means; null where it means nothing in particular. */
  meaning: (status: number, body: unknown) => { ok: false; error: Trouble } | null
}

export async function ask<T>(
  options: CallOptions,
  { who, request, schema, meaning }: Question<T>,
): Promise<Result<T, Trouble>> {
  const made = requestOf(request)
  if (!made) return wrong(`${who} could not be asked: its address, an id or a key of it is mistyped.`)
  const answer = await call(options, made)
  if (!answer.ok) return unavailable(`${who} did not answer (${answer.error.why}). Try again in a minute.`)
  const { status } = answer.value
  const text = await answer.value.text().catch(() => '')
  const body = jsonOf(text)
  if (!answer.value.ok) {
    return meaning(status, body) ?? unavailable(`${who} answered ${status}. Try again in a minute.`)
  }
  const parsed = schema.safeParse(body)
  return parsed.success ? ok(parsed.data) : unavailable(`${who} answered something that is not known here.`)
}

/** Its complaint would show what it was given. */
function requestOf(request: () => Request): Request | null {
  try {
    return request()
  } catch {
    return null
  }
}

const unavailable = (says: string): { ok: false; error: Trouble } => err({ kind: 'unavailable', says })

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
