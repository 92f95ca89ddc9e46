/** Settings, which are the first steps too: where to write to, how to count, how to train, where runs come from. */
import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { Sent, type SentLine } from '../nudge/deliveries.tsx'
import { Mine } from './account-data.tsx'
import { Calendar } from './calendar.tsx'
import { type ContactLine, Contacts, type ContactsProps } from './contacts.tsx'
import { Races } from './races.tsx'
import { Settings, type SettingsProps } from './settings.tsx'
import { type SourceEntry, Sources } from './sources.tsx'

export type MeProps = {
  runner: Runner
  sources: readonly SourceEntry[]
  contacts: readonly ContactLine[]
  today: LocalDate
  sent: readonly SentLine[]
  calendarMadeOn: LocalDate | null
} & Pick<ContactsProps, 'offered' | 'stopNumber'> &
  Pick<SettingsProps, 'isEasyWeek' | 'preview'> &
  OfWhom

export const Me = (props: MeProps) => {
  const { runner, sources, contacts } = props
  return (
    <Layout title="Settings" here="settings" who={props.who}>
      <h1>Settings</h1>
      <p class="where">Where to write to comes first. Everything else can wait, and none of it is needed.</p>
      <Contacts contacts={contacts} offered={props.offered} stopNumber={props.stopNumber} />
      <Races runner={runner} today={props.today} />
      <p class="soft">
        When was your last massage? <a href="/me/massage#had">Note it on the massage page</a>, and Legwork
        counts from there.
      </p>
      <Settings runner={runner} isEasyWeek={props.isEasyWeek} today={props.today} preview={props.preview} />
      <Calendar madeOn={props.calendarMadeOn} />
      <Sent sent={props.sent} runner={runner} />
      <Sources sources={sources} />
      <section aria-labelledby="programs">
        <h2 id="programs">Programs of your own</h2>
        <p>
          <a href="/me/tokens">API tokens</a> let a script read your training, or note a massage.{' '}
          <a href="/me/webhooks">Webhooks</a> tell a program, your phone or a channel what Legwork notices, as
          it happens.
        </p>
      </section>
      <Mine />
    </Layout>
  )
}
