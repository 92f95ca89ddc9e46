/** An event in its envelope, the same in the feed and in a webhook, and the bodies that other services show as they are. */
import type { Preset } from '../../domain/events/endpoint.ts'
import {
  ENVELOPE_VERSION,
  type Envelope,
  type EventType,
  type EventWords,
  type Facts,
} from '../../domain/events/event.ts'
import type { NotWell } from '../../domain/training/well.ts'
import { wellFirstShort } from '../massage/clinician.ts'
import { plainWords } from './event-words.ts'

export type Told = {
  id: string
  type: EventType | 'test'
  at: Date
  facts: Facts
  words: EventWords | null
}

/** What advises, in words composed when it happened. */
const ADVISES: readonly Told['type'][] = ['nudge.created', 'nudge.sent']

/**
 * As it is told now: to who is not well (`why`) no step and no massage, though somebody well was advised.
 *
 * @example envelopeOf(event, 'https://legwork.example', null).url // 'https://legwork.example/me/events/evt_…'
 */
export function envelopeOf(
  { id, type, at, facts, words }: Told,
  baseUrl: string,
  why: NotWell | null,
): Envelope {
  return {
    version: ENVELOPE_VERSION,
    id,
    type,
    timestamp: at.toISOString(),
    ...(words ?? plainWords(type, facts)),
    ...(why && ADVISES.includes(type) ? { text: wellFirstShort(why) } : {}),
    url: `${baseUrl}${pageOf(type, id)}`,
    data: facts,
  }
}

/** Where a runner reads on. The page of a nudge has its run's number in its address, so an event's own leads there. */
function pageOf(type: Told['type'], id: string): string {
  switch (type) {
    case 'nudge.created':
    case 'nudge.sent':
    case 'nudge.cancelled':
    case 'finding.detected':
      return `/me/events/${id}`
    case 'treatment.logged':
      return '/me/massage'
    case 'connection.lost':
      return '/me/settings'
    case 'week.completed':
      return '/me'
    case 'test':
      return '/me/webhooks'
  }
}

/** Where a body goes, and the body. */
export function bodyFor(preset: Preset, url: string, envelope: Envelope): { url: string; body: string } {
  return SHAPES[preset](url, envelope)
}

const SHAPES: Readonly<Record<Preset, (url: string, envelope: Envelope) => { url: string; body: string }>> = {
  standard: (url, envelope) => ({ url, body: JSON.stringify(envelope) }),
  // it takes JSON at its root alone, with the topic beside it
  ntfy: (url, { title, text, url: click }) => {
    const to = new URL(url)
    const topic = to.pathname.split('/').filter(Boolean).at(-1) ?? ''
    to.pathname = '/'
    return { url: to.href, body: JSON.stringify({ topic, title, message: text, click }) }
  },
  slack: (url, { title, text, url: page }) => ({
    url,
    body: JSON.stringify({ text: `*${inSlack(title)}*\n${inSlack(text)}\n<${page}|See why>` }),
  }),
  discord: (url, { title, text, url: page }) => ({
    url,
    body: JSON.stringify({
      embeds: [{ title, description: text, url: page }],
      allowed_mentions: { parse: [] },
    }),
  }),
}

const inSlack = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
