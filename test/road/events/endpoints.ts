/** Endpoints as a builder makes them, and what arrives there. */
import * as z from 'zod'
import { EVENT_TYPES } from '../../../src/domain/events/event.ts'
import { RECEIVER } from '../../../src/sandbox/outside.ts'
import type { World } from '../world.ts'

export const ADDRESS = `https://${RECEIVER}/legwork`

const envelope = z.object({
  version: z.number(),
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** By the API, as whoever is signed in. */
export const say = (world: World, method: string, path: string, body?: unknown): Promise<Response> =>
  world.visit(`/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
  })

const made = z.object({ id: z.string(), secret: z.string() })

export async function anEndpoint(world: World, over: Record<string, unknown> = {}) {
  const asked = { url: ADDRESS, types: EVENT_TYPES, agreed: true, ...over }
  const answer = await say(world, 'POST', '/webhooks', asked)
  if (answer.status !== 201) throw new Error(await answer.text())
  return made.parse(await answer.json())
}

/** What the receiver was sent, each in its envelope. */
export const sentTo = (world: World) =>
  world.receiver.received.map(({ body: text, headers, status, url }) => ({
    text,
    headers,
    status,
    url,
    body: envelope.parse(JSON.parse(text)),
  }))

const attempt = z.object({
  event: z.string(),
  type: z.string(),
  state: z.string(),
  number: z.number(),
  status: z.number().nullable(),
  why: z.string().nullable(),
  request: z.string(),
  answer: z.string().nullable(),
})

/** The log, the oldest first. */
export async function attemptsAt(world: World, id: string) {
  const answer = await say(world, 'GET', `/webhooks/${id}/attempts`)
  return z
    .array(attempt)
    .parse(await answer.json())
    .toReversed()
}

/** A test that was asked for and that the queue has worked on. */
export async function tested(world: World, id: string): Promise<void> {
  const { status } = await say(world, 'POST', `/webhooks/${id}/test`)
  if (status !== 202) throw new Error(`a test was answered ${status}`)
  await world.work()
}

export async function eventsAfter(world: World, id?: string) {
  const answer = await say(world, 'GET', `/events${id === undefined ? '' : `?after=${id}`}`)
  return z.array(envelope).parse(await answer.json())
}

const shown = z.object({ state: z.string(), offBecause: z.string().nullable() })

export const endpointAt = async (world: World, id: string) =>
  shown.parse(await (await say(world, 'GET', `/webhooks/${id}`)).json())
