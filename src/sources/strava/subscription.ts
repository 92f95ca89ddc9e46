/** Strava's push subscription: one for an application, whoever made it. Creating one asks the callback to answer. */
import * as z from 'zod'
import { type StravaApp, subscribe, subscriptionsOf, unsubscribe } from '../../accounts/strava-app.ts'
import { type CallOptions, call } from '../../call.ts'
import { err, ok } from '../../result.ts'
import type { EventSubscriptions } from '../source.ts'

export type SubscriptionOptions = CallOptions &
  StravaApp & { verifyToken: string; subscriptionId: string | undefined }

const repeatedSchema = z.object({ 'hub.challenge': z.string() })

export function subscriptions(options: SubscriptionOptions): EventSubscriptions {
  const { verifyToken, subscriptionId } = options
  return {
    accepts: subscriptionId ?? null,
    list: () => subscriptionsOf(options, options),
    create: (callbackUrl) => subscribe(options, options, { callbackUrl, verifyToken }),
    remove: (id) => unsubscribe(options, options, id),

    async tryCallback(callbackUrl) {
      const url = new URL(callbackUrl)
      const challenge = crypto.randomUUID()
      const query = { mode: 'subscribe', challenge, verify_token: verifyToken }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(`hub.${name}`, value)
      const answer = await call(options, new Request(url))
      if (!answer.ok) return err(answer.error.why)
      const { status } = answer.value
      const repeated = repeatedSchema.safeParse(await answer.value.json().catch(() => null))
      if (status !== 200) return err(`it answered ${status}`)
      const isRepeated = repeated.success && repeated.data['hub.challenge'] === challenge
      return isRepeated ? ok(null) : err('something else answers there')
    },
  }
}
