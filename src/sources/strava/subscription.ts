/** Strava's push subscription: one for an application, whoever made it. Creating one asks the callback to answer. */
import * as z from 'zod'
import { type CallOptions, call } from '../../call.ts'
import { parseJson } from '../../json.ts'
import { err, ok, type Result } from '../../result.ts'
import type { EventSubscriptions, Subscription, SubscriptionError } from '../source.ts'
import { stravaId } from './activity.ts'

export type SubscriptionOptions = CallOptions & {
  apiUrl: string
  clientId: string
  clientSecret: string
  verifyToken: string
  subscriptionId: string | undefined
}

const subscriptionSchema = z.object({ id: stravaId, callback_url: z.string() })
const repeatedSchema = z.object({ 'hub.challenge': z.string() })
const madeSchema = z.object({ id: stravaId })

export function subscriptions(options: SubscriptionOptions): EventSubscriptions {
  const { apiUrl, clientId, clientSecret } = options
  const at = `${apiUrl}/push_subscriptions`
  const keys = { client_id: clientId, client_secret: clientSecret }

  async function ask(request: Request): Promise<Result<unknown, SubscriptionError>> {
    const answer = await call(options, request)
    if (!answer.ok) return answer
    const { status } = answer.value
    const body = await bodyOf(answer.value)
    if (answer.value.ok) return ok(body)
    if (status === 401 || status === 403) return err({ kind: 'refused-keys' })
    return err({ kind: status === 400 ? 'refused' : 'unavailable', why: `answered ${status}` })
  }

  return {
    accepts: options.subscriptionId ?? null,

    async list() {
      const answer = await ask(new Request(`${at}?${new URLSearchParams(keys)}`))
      if (!answer.ok) return answer
      const listed = z.array(subscriptionSchema).safeParse(answer.value)
      if (!listed.success) return err({ kind: 'unavailable', why: 'not a list' })
      return ok(listed.data.map(({ id, callback_url }): Subscription => ({ id, callbackUrl: callback_url })))
    },

    async create(callbackUrl) {
      const body = new URLSearchParams({
        ...keys,
        callback_url: callbackUrl,
        verify_token: options.verifyToken,
      })
      const answer = await ask(new Request(at, { method: 'POST', body }))
      if (!answer.ok) return answer
      const made = madeSchema.safeParse(answer.value)
      return made.success ? ok(made.data.id) : err({ kind: 'unavailable', why: 'an answer without an id' })
    },

    async remove(id) {
      const query = new URLSearchParams(keys)
      const answer = await ask(new Request(`${at}/${encodeURIComponent(id)}?${query}`, { method: 'DELETE' }))
      return answer.ok ? ok(null) : answer
    },

    async tryCallback(callbackUrl) {
      const url = new URL(callbackUrl)
      const challenge = crypto.randomUUID()
      const query = { mode: 'subscribe', challenge, verify_token: options.verifyToken }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(`hub.${name}`, value)
      const answer = await call(options, new Request(url))
      if (!answer.ok) return err(answer.error.why)
      const repeated = repeatedSchema.safeParse(await bodyOf(answer.value))
      if (answer.value.status !== 200) return err(`it answered ${answer.value.status}`)
      const isRepeated = repeated.success && repeated.data['hub.challenge'] === challenge
      return isRepeated ? ok(null) : err('something else answers there')
    },
  }
}

/** Null for what cannot be read, an empty body among it. */
async function bodyOf(response: Response): Promise<unknown> {
  try {
    return parseJson(await response.text())
  } catch {
    return null
  }
}
