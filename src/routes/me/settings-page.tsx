/** The settings page from what the store holds. */
import type { Context } from 'hono'
import type { Dependencies } from '../../dependencies.ts'
import { channelRules } from '../../domain/delivery/channels.ts'
import { whyWaits } from '../../domain/delivery/deliveries.ts'
import { SENSITIVITIES } from '../../domain/policy/rules.ts'
import { PREVIEW_WEEKS, wouldHaveSaid } from '../../domain/replay/would-have-said.ts'
import { localDateOf, weekStartOf } from '../../domain/time/calendar.ts'
import { notWell } from '../../domain/training/well.ts'
import type { SentLine } from '../../pages/me/nudge/deliveries.tsx'
import type { NudgeLine } from '../../pages/me/nudge/nudge-line.ts'
import { Me, type MeProps } from '../../pages/me/settings/settings-page.tsx'
import type { Training } from '../../store/runner/runners.ts'
import { distance } from '../../text/distances.ts'
import { channelsOf } from '../lib/channels-offered.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { unaddressedIn } from '../lib/standing/addresses.ts'
import { isRead } from '../lib/standing/is-read.ts'
import { sourceEntries } from '../lib/standing/sources-shown.ts'
import { logOf } from '../lib/training-log.ts'

export async function settingsPage(c: Context<AppEnv>) {
  const training = c.get('training')
  const { config, store } = dependenciesOf(c)
  const { runner, contacts, calendarMadeAt } = training
  const today = localDateOf(nowOf(c), runner.timeZone)
  return c.html(
    <Me
      who={c.get('who')}
      runner={runner}
      sources={sourceEntries(dependenciesOf(c), training, nowOf(c))}
      contacts={contacts}
      offered={offeredBy(dependenciesOf(c))}
      stopNumber={config.TWILIO_FROM ?? null}
      sent={sentLines(training, nowOf(c))}
      today={today}
      calendarMadeOn={calendarMadeAt && localDateOf(calendarMadeAt, runner.timeZone)}
      isEasyWeek={runner.selfReports.easyWeeks.includes(weekStartOf(today, runner.weekStartsOn))}
      preview={previewFor(c)}
      isPaused={(await store.notes.pausedSince()) !== null}
    />,
  )
}

/** The channels that are set up here, each with its terms. */
const offeredBy = ({ channels, config }: Dependencies): MeProps['offered'] =>
  channelsOf({ channels }).map((channel) => ({
    channel,
    terms: channelRules[channel].terms?.(config.OPERATOR_NAME) ?? null,
  }))

/** Only when asked for: it walks through twelve weeks. */
function previewFor(c: Context<AppEnv>): MeProps['preview'] {
  const training = c.get('training')
  const sensitivity = SENSITIVITIES.find((each) => each === c.req.query('preview'))
  const now = nowOf(c)
  if (!sensitivity || training.runs.length === 0 || !isRead(dependenciesOf(c), training, now)) return null
  const { selfReports, timeZone, units } = training.runner
  const isWell = notWell(selfReports, localDateOf(now, timeZone)) === null
  const far = isWell ? (meters: number) => distance(meters, units) : null
  const said = wouldHaveSaid(logOf(training, now), { ...training.runner, sensitivity }, now)
  return { sensitivity, weeks: PREVIEW_WEEKS, said, far }
}

/** A nudge with what became of its deliveries. */
export function lineOf<T extends Training['nudges'][number]>(
  nudge: T,
  training: Pick<Training, 'deliveries' | 'nudges' | 'contacts'>,
): T & NudgeLine {
  const sent = training.deliveries.filter(({ kind, about }) => kind === 'nudge' && about === nudge.id)
  return {
    ...nudge,
    deliveryStates: sent.map(({ state }) => state),
    unaddressed: unaddressedIn(training, nudge.id),
  }
}

/** What was sent or is about to be, newest first; where to is still known while the contact is there. */
export function sentLines({ deliveries, contacts, nudges, runner }: Training, now: Date): SentLine[] {
  return deliveries.map(({ id, kind, about, state, why, contactId, createdAt, dueAt, sentAt }) => {
    const contact = contacts.find((each) => each.id === contactId)
    return {
      id,
      kind,
      state,
      why: whyWaits({ kind, state, channel: contact?.channel ?? null }, runner, now) ?? why,
      at: sentAt ?? (state === 'scheduled' ? dueAt : createdAt),
      to: contact?.address ?? null,
      channel: contact?.channel ?? null,
      nudge: kind === 'nudge' ? (nudges.find((each) => each.id === about) ?? null) : null,
    }
  })
}
