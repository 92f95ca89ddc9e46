/** What an automation is told of: kinds of events, and the envelope in which each is fetched or sent. */

export const EVENT_TYPES = [
  'nudge.created',
  'nudge.sent',
  'nudge.cancelled',
  'finding.detected',
  'week.completed',
  'treatment.logged',
  'connection.lost',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Sent to one endpoint because somebody wants to see it arrive; in no feed, and chosen nowhere. */
export const TEST = 'test'

/** The shape of envelopes, raised when a field changes its meaning. */
export const ENVELOPE_VERSION = 1

/** Events are kept for so long, with what became of sending them. */
export const EVENT_DAYS = 30

/** Derived figures and words, by name: never a field of the source's activity. */
export type Facts = Readonly<Record<string, unknown>>

/** What is ready to show of an event. */
export type EventWords = { title: string; text: string }

/** Something that happened, to be written in the batch with what it tells of. */
export type EventDraft = {
  type: EventType
  /** The same event about the same is told once. */
  about: string
  facts: Facts
  /** As composed when it happened; null where the facts alone say it. */
  words: EventWords | null
  /** What its figures came by: they leave with it. Null for what came by no source. */
  connectionId: string | null
}

/** An event as the feed gives it and as a webhook's body. */
export type Envelope = {
  version: number
  id: string
  type: string
  timestamp: string
  title: string
  text: string
  url: string
  data: Facts
}

/** `evt_`, the place in the runner's feed as twelve hexadecimal digits, and a few that nobody can guess. */
const ID = /^evt_([0-9a-f]{12})[0-9a-f]{8}$/

/** The place in the feed after which to go on; null for what is no event's id. @example placeOf('evt_00000000002a9f3c21aa') // 42 */
export function placeOf(id: string): number | null {
  const place = ID.exec(id)?.[1]
  return place === undefined ? null : Number.parseInt(place, 16)
}
