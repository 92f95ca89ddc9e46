/** Settings, which are the first steps too: where to write to, how to count, how to train, where runs come from. */
import type { Runner } from '../../domain/runner.ts'
import { Layout } from '../layout.tsx'
import { type ContactLine, Contacts, type ContactsProps } from './contacts.tsx'
import { Sent, type SentLine } from './sent.tsx'
import { Settings, type SettingsWrong } from './settings.tsx'
import { type SourceEntry, Sources } from './sources.tsx'

export type MeProps = {
  runner: Runner
  sources: readonly SourceEntry[]
  contacts: readonly ContactLine[]
  wrong: ContactsProps['wrong'] & { settings?: SettingsWrong }
  sent: readonly SentLine[]
} & Pick<ContactsProps, 'terms' | 'stopNumber'>

export const Me = (props: MeProps) => {
  const { runner, sources, contacts, wrong } = props
  return (
    <Layout title="Settings" signedIn>
      <h1>Settings</h1>
      <Contacts contacts={contacts} terms={props.terms} stopNumber={props.stopNumber} wrong={wrong} />
      <Sent sent={props.sent} runner={runner} />
      <Settings runner={runner} wrong={wrong.settings ?? []} />
      <Sources sources={sources} />
      <Leaving />
    </Layout>
  )
}

const Leaving = () => (
  <section aria-labelledby="leaving">
    <h2 id="leaving">Leaving</h2>
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
