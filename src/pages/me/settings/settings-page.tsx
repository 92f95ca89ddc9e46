/** Settings, which are the first steps too: sections whose choices are saved together, and what is done at once below them. */
import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { Sent, type SentLine } from '../nudge/deliveries.tsx'
import { Mine } from './account-data.tsx'
import { Calendar } from './calendar.tsx'
import type { ContactLine, ContactsProps } from './contacts.tsx'
import { Notifications } from './notifications.tsx'
import type { PreviewProps } from './preview.tsx'
import { Races } from './races.tsx'
import { Save } from './save.tsx'
import { Heading, headingOf, SECTIONS, type Section } from './sections.tsx'
import { Training, UnitsAndTime } from './settings.tsx'
import { type SourceEntry, Sources } from './sources.tsx'

export type MeProps = {
  runner: Runner
  sources: readonly SourceEntry[]
  contacts: readonly ContactLine[]
  today: LocalDate
  sent: readonly SentLine[]
  calendarMadeOn: LocalDate | null
  isEasyWeek: boolean
  preview: PreviewProps | null
  /** Whether whoever runs this sends nothing just now. */
  isPaused: boolean
} & Pick<ContactsProps, 'offered' | 'stopNumber'> &
  OfWhom

export const Me = (props: MeProps) => {
  const { runner, sources, contacts } = props
  const isThere: Partial<Record<Section, boolean>> = {
    sent: props.sent.length > 0,
    sources: sources.some(({ connectionId }) => connectionId !== null),
  }
  return (
    <Layout title="Settings" here="settings" who={props.who}>
      <h1>Settings</h1>
      <p class="where">Start with where we write to you. Everything else can wait.</p>
      {props.isPaused ? (
        <p class="note">
          Messages are paused by whoever runs this Legwork, codes among them. What is due comes afterwards,
          where it is still of use; your runs are read as ever.
        </p>
      ) : null}
      <nav class="within" aria-label="On this page">
        {SECTIONS.filter((each) => isThere[each] !== false).map((each) => (
          <a href={`#${each}`}>{headingOf(each)}</a>
        ))}
      </nav>
      <div>
        <Notifications
          contacts={contacts}
          offered={props.offered}
          stopNumber={props.stopNumber}
          runner={runner}
          preview={props.preview}
        />
        <Races runner={runner} today={props.today} />
        <Training runner={runner} isEasyWeek={props.isEasyWeek} today={props.today} />
        <UnitsAndTime runner={runner} />
        <Save />
      </div>
      <Calendar madeOn={props.calendarMadeOn} />
      <Sent sent={props.sent} runner={runner} />
      <Sources sources={sources} />
      <section aria-labelledby="programs">
        <Heading of="programs" />
        <p>
          <a href="/me/tokens">API tokens</a> let a script read your training, or log a massage.{' '}
          <a href="/me/webhooks">Webhooks</a> tell your own app, your phone or a chat channel what Legwork
          notices, as it happens.
        </p>
      </section>
      <Mine />
    </Layout>
  )
}
