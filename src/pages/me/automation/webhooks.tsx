/** Addresses that events are posted to, and a new one, with the words of consent. */
import { ENDPOINT_TERMS } from '../../../domain/delivery/consent.ts'
import type { EndpointOff, Preset } from '../../../domain/events/endpoint.ts'
import { EVENT_TYPES, type EventType } from '../../../domain/events/event.ts'
import { endpointState, eventWords, presetWords } from '../../../text/events.ts'
import { Consent } from '../../layout/forms/consent.tsx'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { Choice } from '../settings/fields.tsx'

export type EndpointLine = {
  id: string
  url: string
  types: readonly EventType[]
  preset: Preset
  state: 'on' | 'off'
  offWhy: EndpointOff | null
  failingSince: Date | null
}

export type WebhooksProps = { endpoints: readonly EndpointLine[] } & OfWhom

export const Webhooks = ({ endpoints, who }: WebhooksProps) => (
  <Layout title="Webhooks" under="settings" who={who}>
    <h1>Webhooks</h1>
    <p class="where">
      Whatever Legwork notices, sent to an address of yours as it happens: to your phone with ntfy, to a chat
      channel, to your own app.
    </p>
    {endpoints.length > 0 ? (
      <ul class="plain card">
        {endpoints.map((endpoint) => (
          <li class="row">
            <span>
              <a href={`/me/webhooks/${endpoint.id}`}>{new URL(endpoint.url).host}</a>{' '}
              <span class="tag">{endpointState(endpoint)}</span>{' '}
              <span class="soft small">{endpoint.types.join(', ')}</span>
            </span>
          </li>
        ))}
      </ul>
    ) : (
      <p class="soft">None yet.</p>
    )}
    <form method="post" action="/me/webhooks" class="card">
      <h2>A new address</h2>
      <label for="url">Address</label>
      <input id="url" name="url" type="url" required maxlength={500} autocomplete="off" />
      <Choice name="preset" label="Shaped for" value="standard" options={Object.entries(presetWords)} />
      <Types chosen={['nudge.sent']} />
      <Consent terms={ENDPOINT_TERMS} required />
      <button type="submit">Send events there</button>
    </form>
    <p class="soft small">
      An app that cannot be called can ask for the same events: <code>GET /api/v1/events</code>, with an{' '}
      <a href="/me/tokens">API token</a>. <a href="/me/settings">Back to settings</a>
    </p>
  </Layout>
)

export const Types = ({ chosen }: { chosen: readonly EventType[] }) => (
  <fieldset class="choices">
    <legend>Send an event when</legend>
    {EVENT_TYPES.map((type) => (
      <label class="choice">
        <input type="checkbox" name="types" value={type} checked={chosen.includes(type)} /> {eventWords[type]}
      </label>
    ))}
  </fieldset>
)
