/** The runner's page: where they stand, their weeks, runs and nudges, and how they want to be spoken to. */
import type { Headroom } from '../../domain/headroom.ts'
import type { TrainingLog } from '../../domain/log.ts'
import type { Runner } from '../../domain/runner.ts'
import { Layout } from '../layout.tsx'
import { type ContactLine, Contacts, type ContactWrong } from './contacts.tsx'
import { type NudgeLine, Nudges } from './nudges.tsx'
import { Runs } from './runs.tsx'
import { Settings, type SettingsWrong } from './settings.tsx'
import { Standing } from './standing.tsx'
import { Weeks } from './weeks.tsx'

export type SourceLine = {
  id: string
  state: 'active' | 'needs-reconnect' | 'disconnecting'
  syncedAt: Date | null
}

export type MeProps = {
  runner: Runner
  source: SourceLine | null
  log: TrainingLog
  headroom: Headroom
  nudges: readonly NudgeLine[]
  contacts: readonly ContactLine[]
  wrong: { contact?: ContactWrong; settings?: SettingsWrong }
}

const RELOAD_SECONDS = 3

export const Me = ({ runner, source, log, headroom, nudges, contacts, wrong }: MeProps) => {
  const refreshing = source?.state === 'active' && !source.syncedAt
  const reload = refreshing && !wrong.contact && !wrong.settings ? { reloadSeconds: RELOAD_SECONDS } : {}
  return (
    <Layout title="Your training" signedIn {...reload}>
      <h1>Your training</h1>
      <State source={source} refreshing={refreshing} contacts={contacts} />
      {refreshing || !source ? null : (
        <>
          <Standing headroom={headroom} units={runner.units} />
          <Weeks weeks={log.weeks} units={runner.units} />
        </>
      )}
      <Nudges nudges={nudges} runner={runner} />
      {refreshing || !source ? null : <Runs log={log} units={runner.units} />}
      <Contacts contacts={contacts} wrong={wrong.contact} />
      <Settings runner={runner} wrong={wrong.settings ?? []} />
      {source ? <Leaving source={source} /> : null}
    </Layout>
  )
}

const State = ({
  source,
  refreshing,
  contacts,
}: {
  source: SourceLine | null
  refreshing: boolean
  contacts: readonly ContactLine[]
}) => (
  <>
    {source ? null : (
      <div class="note">
        <p>Nothing is connected, so there is nothing to count.</p>
        <a class="button strava" href="/connect/strava">
          Connect with Strava
        </a>
      </div>
    )}
    {source?.state === 'needs-reconnect' ? (
      <div class="note">
        <p>Legwork can no longer read your runs. Connect again and it goes on where it was.</p>
        <a class="button strava" href="/connect/strava">
          Connect with Strava
        </a>
      </div>
    ) : null}
    {refreshing ? (
      <div class="note" role="status">
        <p>Reading your last 17 weeks. This page shows them as soon as they are here.</p>
      </div>
    ) : null}
    {contacts.some(({ state }) => state === 'confirmed') ? null : (
      <div class="note">
        <p>
          Legwork does not know yet where to write to. <a href="#contacts">Add an address</a>
        </p>
      </div>
    )}
  </>
)

const Leaving = ({ source }: { source: SourceLine }) => (
  <section aria-labelledby="leaving">
    <h2 id="leaving">Leaving</h2>
    <p>Disconnecting erases your runs and weeks here at once and gives our access back.</p>
    <form method="post" action="/me/disconnect">
      <input type="hidden" name="connection" value={source.id} />
      <button type="submit" class="quiet">
        Disconnect and erase
      </button>
    </form>
    <form method="post" action="/me/sign-out">
      <button type="submit" class="quiet">
        Sign out here
      </button>
      <button type="submit" class="quiet" name="everywhere" value="yes">
        Sign out everywhere
      </button>
    </form>
  </section>
)
