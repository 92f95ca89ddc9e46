/** What still has to be done before anything can be said: connect, wait for the first sync, give an address. */
import type { LocalDate } from '../../../domain/time/calendar.ts'
import { AskMassage } from '../../layout/ask-massage.tsx'
import { Injury } from '../../layout/injury.tsx'
import { ConnectWith, type SourceEntry } from '../settings/sources.tsx'

export type StateProps = {
  sources: readonly SourceEntry[]
  source: { state: 'active' | 'needs-reconnect' | 'disconnecting' } | null
  /** Whether the last weeks are on their way. */
  waits: boolean
  /** How far the addresses are: one confirmed, one waiting for it, all switched off, or none at all. */
  reach: 'confirmed' | 'waiting' | 'off' | 'none'
  /** Whether it is still to be asked if messages about massage are wanted. */
  asksMassage: boolean
  /** Today, while it is still to be asked when the last massage was. */
  asksLastMassage: LocalDate | null
  /** Today, while it is still to be asked whether anything was injured. */
  asksInjury: LocalDate | null
}

export const State = ({
  source,
  sources,
  waits,
  reach,
  asksMassage,
}: Omit<StateProps, 'asksLastMassage' | 'asksInjury'>) => (
  <>
    {source ? null : (
      <div class="note">
        <p>Nothing is connected, so there is nothing to count.</p>
        <ConnectWith sources={sources} />
      </div>
    )}
    {source?.state === 'needs-reconnect' ? (
      <div class="note">
        <ConnectWith sources={sources.filter(({ isSourceOfRecord }) => isSourceOfRecord)} />
      </div>
    ) : null}
    {waits ? <OnTheirWay /> : null}
    {reach === 'confirmed' || waits ? null : (
      <div class="note">
        <p>{unreached[reach].words}</p>
        <a class="button" href="/me/settings#contacts">
          {unreached[reach].link}
        </a>
      </div>
    )}
    {asksMassage ? <AskMassage to="/me/settings" /> : null}
  </>
)

/** What no log can tell: asked once, below what the page is for, and it can wait. */
export const Questions = ({
  asksLastMassage,
  asksInjury,
}: Pick<StateProps, 'asksLastMassage' | 'asksInjury'>) => (
  <>
    {asksLastMassage ? <AskLastMassage today={asksLastMassage} /> : null}
    {asksInjury ? <AskInjury today={asksInjury} /> : null}
  </>
)

/** With a script that looks again by itself; without one the link does. */
const OnTheirWay = () => (
  <div class="note" data-look-again="/me/standing">
    <p role="status">
      <span data-words>Your last 17 weeks are on their way.</span> <a href="/me">Look again</a>
    </p>
    <p class="small">
      In the meantime, <a href="/me/settings">tell Legwork how you train and where to reach you</a>. None of
      it is urgent.
    </p>
    <script src="/scripts/look-again.js" type="module" />
  </div>
)

const unreached = {
  none: { words: 'Legwork has no address to write to yet.', link: 'Add an address' },
  waiting: { words: 'Your address is not confirmed yet, so nothing is sent there.', link: 'See what helps' },
  off: { words: 'Your addresses are switched off, so nothing is sent.', link: 'See why' },
} satisfies Record<Exclude<StateProps['reach'], 'confirmed'>, { words: string; link: string }>

/** The massage clock counts from it. */
const AskLastMassage = ({ today }: { today: LocalDate }) => (
  <details class="card">
    <summary>When was your last massage?</summary>
    <p class="small">Legwork counts from there, and otherwise from the day you connected.</p>
    <form method="post" action="/me/massage/done" class="inline">
      <label for="last-massage">It was on</label>
      <input id="last-massage" name="date" type="date" max={today} required />
      <button type="submit">Add massage</button>
    </form>
  </details>
)

/** Any answer, also that there was none, ends it, and the settings keep it. */
const AskInjury = ({ today }: { today: LocalDate }) => (
  <div class="card">
    <p>Have you been injured in the last 12 months?</p>
    <form method="post" action="/me/settings">
      <input type="hidden" name="injuredWhere" value="" />
      <button type="submit" class="second" name="injuredIn" value="">
        No injury
      </button>
    </form>
    <details>
      <summary>Yes</summary>
      <p class="small">
        Smaller steps are then mentioned too, with two easy days, and the way back from a break stays at half
        for two weeks. You can change your answer in the settings.
      </p>
      <form method="post" action="/me/settings">
        <div class="grid">
          <Injury injury={null} today={today} />
        </div>
        <button type="submit">Save</button>
      </form>
    </details>
  </div>
)
