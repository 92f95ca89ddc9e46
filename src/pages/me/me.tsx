/** Settings, which are the first steps too: where to write to, how to count, how to train, where runs come from. */
import type { Runner } from '../../domain/runner.ts'
import { Layout } from '../layout.tsx'
import { type ContactLine, Contacts, type ContactsProps } from './contacts.tsx'
import { Sent, type SentLine } from './sent.tsx'
import { Settings, type SettingsWrong } from './settings.tsx'

export type SourceLine = {
  id: string
  state: 'active' | 'needs-reconnect' | 'disconnecting'
  syncedAt: Date | null
}

export type MeProps = {
  runner: Runner
  source: SourceLine | null
  contacts: readonly ContactLine[]
  wrong: ContactsProps['wrong'] & { settings?: SettingsWrong }
  sent: readonly SentLine[]
} & Pick<ContactsProps, 'terms' | 'stopNumber'>

export const Me = (props: MeProps) => {
  const { runner, source, contacts, wrong } = props
  return (
    <Layout title="Settings" signedIn>
      <h1>Settings</h1>
      <Contacts contacts={contacts} terms={props.terms} stopNumber={props.stopNumber} wrong={wrong} />
      <Sent sent={props.sent} runner={runner} />
      <Settings runner={runner} wrong={wrong.settings ?? []} />
      {source ? <Leaving source={source} /> : null}
    </Layout>
  )
}

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
