/** What Strava tells by webhook: that something changed, never what. Nothing in it is believed without asking. */
import * as z from 'zod'
import { parseJson } from '../../json.ts'
import { err, ok, type Result } from '../../result.ts'
import { ifReadable, reasonOf, yesOrNo } from '../figures.ts'
import { CHANGES, type Refusal, type SourceEvent } from '../source.ts'
import { stravaId } from './activity.ts'

const eventSchema = z.object({
  object_type: z.enum(['activity', 'athlete']),
  // a hint all the same: the list says what it is about
  object_id: ifReadable(stravaId),
  aspect_type: z.enum(CHANGES),
  owner_id: stravaId,
  subscription_id: stravaId,
  updates: ifReadable(z.object({ authorized: yesOrNo })),
})

const refuse = (status: Refusal['status'], title: string, detail: string) => err({ status, title, detail })

export function parseEvent(body: string, subscriptionId: string | undefined): Result<SourceEvent[], Refusal> {
  let json: unknown
  try {
    json = parseJson(body)
  } catch {
    return refuse(400, 'Not JSON', 'A webhook event is a JSON object.')
  }
  const parsed = eventSchema.safeParse(json)
  if (!parsed.success) {
    return refuse(400, 'Not a Strava event', reasonOf(parsed.error))
  }
  const { object_type, object_id, aspect_type, owner_id, subscription_id, updates } = parsed.data
  if (subscriptionId !== undefined && subscription_id !== subscriptionId) {
    const detail = 'subscription_id is not the one this installation made.'
    return err({ status: 403, title: 'Unknown subscription', detail, subscription: subscription_id })
  }
  if (object_type === 'activity') {
    return ok([{ kind: 'runs.changed', userId: owner_id, runId: object_id ?? null, change: aspect_type }])
  }
  const revoked = aspect_type === 'delete' || updates?.authorized === false
  return ok(revoked ? [{ kind: 'access.revoked', userId: owner_id }] : [])
}

/** Strava tries a new callback with a challenge; it is answered to whoever knows the verify token. */
export function answerChallenge(
  query: URLSearchParams,
  verifyToken: string,
): Result<Record<string, string>, Refusal> {
  const challenge = query.get('hub.challenge')
  if (query.get('hub.mode') !== 'subscribe' || !challenge) {
    return refuse(400, 'Not a subscription', 'Expected hub.mode=subscribe and hub.challenge.')
  }
  if (query.get('hub.verify_token') !== verifyToken) {
    return refuse(403, 'Wrong verify token', 'hub.verify_token is not WEBHOOK_SECRET.')
  }
  return ok({ 'hub.challenge': challenge })
}
