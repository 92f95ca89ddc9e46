/** One address that events are posted to: what goes there, its secret, and what became of each try. */
import type { Runner } from '../../../domain/training/runner.ts'
import { endpointState, eventName, presetWords } from '../../../text/events.ts'
import { moment } from '../../../text/times.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { Choice } from '../settings/fields.tsx'
import { type EndpointLine, Types } from './webhooks.tsx'

type Attempt = {
  event: string
  type: string
  number: number
  at: Date
  status: number | null
  why: string | null
  request: string
  answer: string | null
}

export type WebhookProps = {
  endpoint: EndpointLine
  /** Null when it can no longer be read. */
  secret: string | null
  /** Until when the secret before signs too. */
  oldUntil: Date | null
  attempts: readonly Attempt[]
  runner: Pick<Runner, 'timeZone'>
} & OfWhom

export const WebhookPage = (props: WebhookProps) => {
  const { endpoint, secret, oldUntil, attempts, runner, who } = props
  const { id, url, preset, types, state } = endpoint
  const at = (what: string) => `/me/webhooks/${id}/${what}`
  return (
    <Layout title={new URL(url).host} under="settings" who={who}>
      <h1>{new URL(url).host}</h1>
      <p>
        <code>{url}</code> <span class="tag">{endpointState(endpoint)}</span>
      </p>
      <div class="row">
        {state === 'on' ? <Press action={at('test')} words="Send a test message" /> : null}
        <Press
          action={at('switch')}
          words={state === 'on' ? 'Switch it off' : 'Switch it on'}
          field={['on', state === 'on' ? 'no' : 'yes']}
        />
        <Press action={at('remove')} words="Remove it" />
      </div>
      <form method="post" action={at('change')} class="card">
        <Choice name="preset" label="Shaped for" value={preset} options={Object.entries(presetWords)} />
        <Types chosen={types} />
        <button type="submit">Save</button>
      </form>
      <section aria-labelledby="secret-head">
        <h2 id="secret-head">Signed with</h2>
        <p>
          {secret ? <code id="secret">{secret}</code> : 'Its secret can no longer be read. Change it below.'}{' '}
          {secret ? (
            <button type="button" class="link waits" data-copy="secret">
              Copy
            </button>
          ) : null}
        </p>
        <p class="soft small">
          By <a href="https://www.standardwebhooks.com">Standard Webhooks</a>, in the headers of each request.
          {oldUntil
            ? ` The previous secret still signs as well, until ${moment(oldUntil, runner.timeZone)}.`
            : ''}
        </p>
        <Press action={at('rotate')} words="Change the secret" />
      </section>
      <section aria-labelledby="tries">
        <h2 id="tries">What was sent</h2>
        <form method="post" action={at('send-again')} class="row">
          <label for="days">Resend everything it did not accept in the last</label>
          <select id="days" name="days">
            {[1, 3, 7, 30].map((days) => (
              <option value={days}>{days === 1 ? 'day' : `${days} days`}</option>
            ))}
          </select>
          <button type="submit" class="quiet">
            Send again
          </button>
        </form>
        {attempts.length > 0 ? (
          <ul class="plain card">
            {attempts.map((attempt) => (
              <li>
                <details>
                  <summary>
                    {moment(attempt.at, runner.timeZone)}: {eventName(attempt.type)},{' '}
                    {attempt.why ?? `taken (${attempt.status})`}
                    {attempt.number > 1 ? <span class="soft small"> try {attempt.number}</span> : null}
                  </summary>
                  <pre>{attempt.request}</pre>
                  <pre>{attempt.answer ?? 'No answer.'}</pre>
                </details>
              </li>
            ))}
          </ul>
        ) : (
          <p class="soft">Nothing yet. Each attempt is kept for 30 days, with its response.</p>
        )}
      </section>
      <p>
        <a href="/me/webhooks">Back to all webhooks</a>
      </p>
    </Layout>
  )
}

const Press = ({
  action,
  words,
  field,
}: {
  action: string
  words: string
  field?: readonly [name: string, value: string]
}) => (
  <form method="post" action={action}>
    {field ? <input type="hidden" name={field[0]} value={field[1]} /> : null}
    <button type="submit" class="quiet">
      {words}
    </button>
  </form>
)
