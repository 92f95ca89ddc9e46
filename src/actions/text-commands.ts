/** A runner's command, whichever way it came: a text, or a link in a mail. Each calls the verb there is. */

import type { Dependencies } from '../dependencies.ts'
import type { Reply } from '../domain/delivery/text-commands.ts'
import { addDays, instantOf, localDateOf } from '../domain/time/calendar.ts'
import type { Runner } from '../domain/training/runner.ts'
import { ok, type Result } from '../result.ts'
import { deliveryId } from '../secrets.ts'
import type { ContactRow } from '../store/contacts/contacts.ts'
import {
  book,
  changeBooking,
  markDone,
  reportSoreness,
  setHealth,
  snooze,
  type TooFar,
} from './self-reports.ts'

type CommandOptions = Pick<Dependencies, 'store' | 'queue'>

const MORNING = '08:00'

/** Does what was asked; questions and words nobody understood change nothing. */
export async function runCommand(
  options: CommandOptions,
  { id, timeZone }: Pick<Runner, 'id' | 'timeZone'>,
  reply: Reply,
  now: Date,
): Promise<Result<null, TooFar>> {
  const today = localDateOf(now, timeZone)
  switch (reply.kind) {
    case 'booked':
      return reply.date ? book(options, id, reply.date, now) : ok(null)
    case 'change':
      return reply.date ? changeBooking(options, id, { today, date: reply.date }, now) : ok(null)
    case 'done':
      return markDone(options, id, reply.date, now)
    case 'sore': {
      const { area, strength, flag } = reply
      return area ? reportSoreness(options, id, { date: today, area, strength, flag }, now) : ok(null)
    }
    case 'red-flag':
    case 'ill':
    case 'well':
      return setHealth(options, id, { state: reply.kind, since: today }, now)
    case 'snooze':
      return snooze(options, id, instantOf(addDays(today, reply.days), MORNING, timeZone), now)
    case 'long':
    case 'why':
    case 'no-such-day':
    case 'unknown':
      return ok(null)
  }
}

/** Who texted: a confirmed number alone is heard, and a message that comes twice is heard once. */
export async function whoTexted(
  { store }: CommandOptions,
  { id, from }: { id: string; from: string },
): Promise<ContactRow | null> {
  const contact = await store.contacts.owner({ channel: 'sms', address: from })
  if (contact?.state !== 'confirmed') return null
  const heard = await store.deliveries.exists(await deliveryId('reply', id, contact.id))
  return heard ? null : contact
}

/** Texts an answer: a delivery like any other, one for each text that came in. */
export async function answer(
  { store, queue }: CommandOptions,
  { id: contactId, runnerId }: ContactRow,
  textId: string,
  words: string,
  now: Date,
): Promise<void> {
  const id = await deliveryId('reply', textId, contactId)
  const made = await store.deliveries.schedule(
    { id, runnerId, contactId, kind: 'reply', about: textId, words },
    now,
  )
  if (made) await queue.tryEnqueue({ kind: 'deliver', delivery: id }, now, now)
}
