/** Where the runs come from: which source counts, which waits, and the way out of each. */
import type { ConnectionState } from '../../../domain/training/connection.ts'
import { Heading } from './sections.tsx'

/** The way to a source, in the words of its owner. */
export type ConnectTo = { name: string; button: { words: string } }

export type SourceEntry = ConnectTo & {
  label: string
  /** Null where nothing is connected. */
  connectionId: string | null
  state: ConnectionState
  isSourceOfRecord: boolean
  /** How it stands, or how old what is known of it is; null where nothing is. */
  words: string | null
}

export const Sources = ({ sources }: { sources: readonly SourceEntry[] }) => {
  const connected = sources.filter(({ connectionId }) => connectionId !== null)
  if (connected.length === 0) return null
  const open = sources.filter(({ connectionId }) => connectionId === null)
  return (
    <section aria-labelledby="sources">
      <Heading of="sources" />
      <ul class="plain card">
        {connected.map((source) => (
          <Line source={source} isOnly={connected.length === 1} />
        ))}
      </ul>
      {connected.length > 1 ? (
        <p class="soft small">
          Only one source is in use; the other is on standby. They are never added together.
        </p>
      ) : null}
      <ConnectWith sources={open} />
    </section>
  )
}

const Line = ({
  source: { label, connectionId, state, isSourceOfRecord, words },
  isOnly,
}: {
  source: SourceEntry
  isOnly: boolean
}) => {
  const tag = stateWords[state] ?? (isOnly ? null : isSourceOfRecord ? 'in use' : 'on standby')
  return (
    <li class="row">
      <span>
        {label} {tag ? <span class="tag">{tag}</span> : null}
      </span>
      {words ? <span class="soft small">{words}</span> : null}
      {isSourceOfRecord || state !== 'active' ? null : (
        <form method="post" action="/me/source">
          <button type="submit" class="quiet" name="source" value={connectionId ?? ''}>
            Count {label}
          </button>
        </form>
      )}
      {state === 'disconnecting' ? null : (
        <a class="danger" href={`/me/disconnect?connection=${encodeURIComponent(connectionId ?? '')}`}>
          Disconnect and erase
        </a>
      )}
    </li>
  )
}

const stateWords: Record<SourceEntry['state'], string | null> = {
  active: null,
  'needs-reconnect': 'no longer readable',
  disconnecting: 'being disconnected',
}

/** `query` goes along to the way out. */
export const ConnectWith = ({ sources, query = '' }: { sources: readonly ConnectTo[]; query?: string }) => (
  <>
    {sources.map(({ name, button }) => (
      <a class={`button ${name}`} href={`/connect/${name}${query}`}>
        {button.words}
      </a>
    ))}
  </>
)
