/** API tokens: what each may do, when it was last used, and a new one, shown once. */
import type { TokenAccess } from '../../../domain/access/tokens.ts'
import { localDateOf } from '../../../domain/time/calendar.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { dayOfYear } from '../../../text/days.ts'
import { accessWords } from '../../../text/labels/access.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { Choice } from './fields.tsx'

type TokenLine = {
  id: string
  name: string
  access: TokenAccess
  createdAt: Date
  lastUsedAt: Date | null
}

export type TokensProps = {
  tokens: readonly TokenLine[]
  /** The one that was made just now. */
  made: string | null
  runner: Pick<Runner, 'timeZone'>
  /** Where the API is. */
  api: string
} & OfWhom

export const Tokens = (props: TokensProps) => (
  <Layout title="API tokens" under="settings" who={props.who}>
    <h1>API tokens</h1>
    <p class="where">
      For your own apps. Anyone with a token can read what you see here, so treat it like a password.{' '}
      <a href="/api/docs">What the API can do</a>
    </p>
    {props.made ? <Made token={props.made} api={props.api} /> : null}
    {props.tokens.length > 0 ? (
      <ul class="plain card">
        {props.tokens.map((token) => (
          <Line token={token} runner={props.runner} />
        ))}
      </ul>
    ) : (
      <p class="soft">None yet.</p>
    )}
    <form method="post" action="/me/tokens" class="card">
      <h2>New token</h2>
      <label for="name">Name</label>
      <input id="name" name="name" required maxlength={60} autocomplete="off" aria-describedby="name-hint" />
      <p class="soft small hint" id="name-hint">
        So that you know later which one to revoke, for example “home server”.
      </p>
      <Choice name="access" label="It may" value="read" options={Object.entries(accessWords)} />
      <button type="submit">Create token</button>
    </form>
    <p class="soft small">
      Signing out does not revoke tokens. Do that here. <a href="/me/settings">Back to settings</a>
    </p>
  </Layout>
)

const Made = ({ token, api }: { token: string; api: string }) => (
  <section class="note" aria-labelledby="made">
    <h2 id="made">Your token, shown only once</h2>
    <p>
      <code id="token">{token}</code>{' '}
      <button type="button" class="link waits" data-copy="token">
        Copy
      </button>
    </p>
    <p>Try it:</p>
    <p>
      <code id="curl">{`curl -H "Authorization: Bearer ${token}" ${api}/headroom`}</code>{' '}
      <button type="button" class="link waits" data-copy="curl">
        Copy
      </button>
    </p>
  </section>
)

const Line = ({ token, runner }: { token: TokenLine; runner: TokensProps['runner'] }) => {
  const dayOf = (at: Date) => dayOfYear(localDateOf(at, runner.timeZone))
  return (
    <li class="row pair">
      <span>
        {token.name} <span class="tag">{accessWords[token.access]}</span>{' '}
        <span class="soft small">
          legwork_{token.id}_…, made {dayOf(token.createdAt)},{' '}
          {token.lastUsedAt ? `last used ${dayOf(token.lastUsedAt)}` : 'never used'}
        </span>
      </span>
      <form method="post" action={`/me/tokens/${token.id}/revoke`}>
        <button type="submit" class="quiet" aria-label={`Revoke ${token.name}`}>
          Revoke
        </button>
      </form>
    </li>
  )
}
