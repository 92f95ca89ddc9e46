/** What still has to be done before anything can be said: connect, wait for the first sync, give an address. */
import { MASSAGE_CHOICES } from '../../../domain/training/runner.ts'
import { massageChoiceWords } from '../../../text/labels/settings.ts'
import { unreadableWords } from '../../../text/labels/unreadable.ts'
import { ConnectWith, type SourceEntry } from '../settings/sources.tsx'

export type StateProps = {
  sources: readonly SourceEntry[]
  source: { state: 'active' | 'needs-reconnect' | 'disconnecting' } | null
  refreshing: boolean
  /** How many activities could not be read. */
  unreadable: number
  /** Whether there is a confirmed address to write to. */
  reachable: boolean
  /** Whether it is still to be asked if messages about massage are wanted. */
  asksMassage: boolean
}

export const State = ({ source, sources, refreshing, unreadable, reachable, asksMassage }: StateProps) => (
  <>
    {source ? null : (
      <div class="note">
        <p>Nothing is connected, so there is nothing to count.</p>
        <ConnectWith sources={sources} />
      </div>
    )}
    {source?.state === 'needs-reconnect' ? (
      <div class="note">
        <p>Legwork can no longer read your runs. Connect again and it goes on where it was.</p>
        <ConnectWith sources={sources.filter(({ isSourceOfRecord }) => isSourceOfRecord)} />
      </div>
    ) : null}
    {refreshing ? (
      <div class="note" role="status">
        <p>Reading your last 17 weeks. This page shows them as soon as they are here.</p>
        <p class="small">
          Meanwhile: <a href="/me/settings">say how you train and where to write to</a>. Every part of it can
          wait.
        </p>
      </div>
    ) : null}
    {unreadable > 0 && !refreshing ? (
      <div class="note">
        <p>{unreadableWords(unreadable)}</p>
      </div>
    ) : null}
    {asksMassage ? <AskMassage /> : null}
    {reachable || refreshing ? null : (
      <div class="note">
        <p>
          Legwork does not know yet where to write to. <a href="/me/settings#contacts">Add an address</a>
        </p>
      </div>
    )}
  </>
)

/** Asked once in plain sight; messages about massage are a consent of their own. */
const AskMassage = () => (
  <form method="post" action="/me/settings" class="note">
    <p>What should Legwork mail you about?</p>
    <p class="small">
      Most use comes from regular sessions before something hurts. You can change this in the settings at any
      time.
    </p>
    <div class="inline">
      {MASSAGE_CHOICES.map((choice) => (
        <button type="submit" class="second" name="massageMessages" value={choice}>
          {massageChoiceWords[choice]}
        </button>
      ))}
    </div>
  </form>
)
