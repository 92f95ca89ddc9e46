/** Events, and the places they are posted to, as a page names them. */
import type { EndpointOff, Preset } from '../domain/events/endpoint.ts'
import type { EventType } from '../domain/events/event.ts'

export const eventWords = {
  'nudge.created': 'a nudge was decided, and waits to be sent',
  'nudge.sent': 'a nudge was sent',
  'nudge.cancelled': 'a nudge was taken back',
  'finding.detected': 'something was noticed, whether it is worth a message or not',
  'week.completed': 'a week is over, with its totals',
  'treatment.logged': 'a massage was booked or had',
  'connection.lost': 'your runs can no longer be read',
} satisfies Record<EventType, string>

export const presetWords = {
  standard: 'any program: plain JSON',
  ntfy: 'ntfy',
  slack: 'Slack',
  discord: 'Discord',
} satisfies Record<Preset, string>

const OFF = {
  failing: 'off: nothing was taken for three days',
  gone: 'off: it said that it is gone',
  chosen: 'off',
} satisfies Record<EndpointOff, string>

/** @example endpointState({ state: 'off', offWhy: 'gone', failingSince: null }) // 'off: it said that it is gone' */
export function endpointState({
  state,
  offWhy,
  failingSince,
}: {
  state: 'on' | 'off'
  offWhy: EndpointOff | null
  failingSince: Date | null
}): string {
  if (state === 'off') return offWhy ? OFF[offWhy] : OFF.chosen
  return failingSince ? 'on, and failing' : 'on'
}

/** A test has no name among the types. */
export const eventName = (type: string): string => (type === 'test' ? 'a test' : type)
