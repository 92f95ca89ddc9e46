/** The private calendar: its link is shown once, then renewed or revoked. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import { dayOfYear } from '../../../text/days.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { Heading } from './sections.tsx'

/** `madeOn` is the day of the link there is; null without one. */
export const Calendar = ({ madeOn }: { madeOn: LocalDate | null }) => (
  <section aria-labelledby="calendar">
    <Heading of="calendar" />
    <p>Your races, your massages and the days that suit one, in your own calendar, through a private link.</p>
    <div class="card">
      {madeOn ? (
        <p>You have a link, made on {dayOfYear(madeOn)}. It is not kept here, so it cannot be shown again.</p>
      ) : null}
      <form method="post" action="/me/calendar">
        <button type="submit" class="second">
          {madeOn ? 'Replace the link' : 'Create a link'}
        </button>
      </form>
      {madeOn ? (
        <form method="post" action="/me/calendar/revoke">
          <button type="submit" class="quiet">
            Revoke the link
          </button>
        </form>
      ) : null}
    </div>
  </section>
)

export const CalendarLink = ({ url, who }: { url: string } & OfWhom) => (
  <Layout title="Your calendar" under="settings" who={who}>
    <h1>Your calendar</h1>
    <p>This link is shown only once. Anyone who has it can read your calendar, so keep it to yourself.</p>
    <div class="card">
      <p>
        <code id="calendar-link">{url}</code>{' '}
        <button type="button" class="link waits" data-copy="calendar-link">
          Copy
        </button>
      </p>
      <p>
        <a class="button" href={url.replace(/^https?:/, 'webcal:')}>
          Add it to this device’s calendar
        </a>
      </p>
      <p class="soft small">
        In Google Calendar: “Other calendars”, “From URL”. In Outlook: “Add calendar”, “Subscribe from web”.
        They refresh every few hours, Google within a day.
      </p>
    </div>
    <p>
      <a href="/me/settings#calendar">Back to settings</a>
    </p>
  </Layout>
)
