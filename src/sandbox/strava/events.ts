/** Webhook events: one subscription, up to three attempts each, then lost. Can be held back, repeated and reordered. */

import { randomHex } from '../http.ts'

export type StravaEvent = {
  object_type: 'activity' | 'athlete'
  object_id: number
  aspect_type: 'create' | 'update' | 'delete'
  updates: Record<string, string>
  owner_id: number
  subscription_id: number
  event_time: number
}

/** One entry per attempt: the status of the answer, or `failed` when there was none. */
export type SentEvent = { event: StravaEvent; answers: (number | 'failed')[]; delivered: boolean }

export type Subscription = { id: number; callbackUrl: string; createdAt: Date }

export type EventsOptions = {
  now: () => Date
  callWorker: (request: Request) => Promise<Response>
  wait: (ms: number) => Promise<void>
}

export type Events = {
  sent: SentEvent[]
  held: StravaEvent[]
  hold: boolean
  subscription: Subscription | null
  subscribe(callbackUrl: string): Subscription
  /** Asks the callback to repeat a challenge, as Strava does while the create call is still open. */
  verify(callbackUrl: string, verifyToken: string): Promise<'ok' | 'not-200' | 'not-verifiable'>
  emit(
    about: Pick<StravaEvent, 'object_type' | 'object_id' | 'aspect_type' | 'owner_id' | 'updates'>,
  ): Promise<void>
  send(event: StravaEvent): Promise<SentEvent>
}

const ATTEMPTS = 3
const BETWEEN_ATTEMPTS = 2000

export function createEvents({ now, callWorker, wait }: EventsOptions): Events {
  let lastId = 310_000

  async function attempt(url: string, event: StravaEvent): Promise<number | 'failed'> {
    const request = new Request(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(event),
    })
    try {
      const answer = await callWorker(request)
      await answer.body?.cancel()
      return answer.status
    } catch {
      return 'failed'
    }
  }

  const events: Events = {
    sent: [],
    held: [],
    hold: false,
    subscription: null,
    subscribe(callbackUrl) {
      lastId += 1
      events.subscription = { id: lastId, callbackUrl, createdAt: now() }
      return events.subscription
    },
    async verify(callbackUrl, verifyToken) {
      const url = new URL(callbackUrl)
      const challenge = randomHex(8)
      url.searchParams.set('hub.verify_token', verifyToken)
      url.searchParams.set('hub.challenge', challenge)
      url.searchParams.set('hub.mode', 'subscribe')
      const answer = await callWorker(new Request(url)).catch(() => null)
      if (answer?.status !== 200) return 'not-200'
      return (await repeats(answer, challenge)) ? 'ok' : 'not-verifiable'
    },
    async emit(about) {
      if (!events.subscription) return
      const event_time = Math.floor(now().getTime() / 1000)
      const event = { ...about, subscription_id: events.subscription.id, event_time }
      if (events.hold) events.held.push(event)
      else await events.send(event)
    },
    async send(event) {
      const sent: SentEvent = { event, answers: [], delivered: false }
      events.sent.push(sent)
      while (events.subscription && !sent.delivered && sent.answers.length < ATTEMPTS) {
        if (sent.answers.length > 0) await wait(BETWEEN_ATTEMPTS)
        const answer = await attempt(events.subscription.callbackUrl, event)
        sent.answers.push(answer)
        sent.delivered = answer === 200
      }
      return sent
    },
  }
  return events
}

async function repeats(answer: Response, challenge: string): Promise<boolean> {
  if (!answer.headers.get('Content-Type')?.includes('application/json')) return false
  const body: unknown = await answer.json().catch(() => null)
  return (
    typeof body === 'object' &&
    body !== null &&
    'hub.challenge' in body &&
    body['hub.challenge'] === challenge
  )
}
