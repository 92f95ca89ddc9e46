/** What senders and recipients tell: what became of a message, and the words that stop and start text messages. */
import type { Reported } from '../domain/delivery/deliveries.ts'
import { isStart, isStop } from '../domain/delivery/stop-words.ts'
import type { Outside } from '../dependencies.ts'
import { addressHash } from '../secrets.ts'
import type { OffWhy } from '../store/suppressions.ts'

type Reach = Pick<Outside, 'store'>

/** What a sender said of a delivery; a complaint means that it had arrived. */
export type Told = {
  delivery: string | null
  receipt: string | null
  became: Reported | 'complained'
  why: string | null
  stops: boolean
}

/** Moves the delivery forward, and switches the contact off where nothing may go there any more. */
export async function takeReport({ store }: Reach, told: Told, now: Date): Promise<void> {
  if (told.delivery === null) return
  const became = told.became === 'complained' ? 'delivered' : told.became
  const found = await store.deliveries.report(told.delivery, became, {
    ...(told.why ? { why: told.why } : {}),
    ...(told.receipt ? { receipt: told.receipt } : {}),
  })
  const contact = found?.contactId && told.stops ? await store.contacts.find(found.contactId) : null
  if (!contact || contact.state === 'off') return
  const hash = await addressHash(contact.channel, contact.address)
  await store.contacts.switchOff(contact.id, hash, offWhy(told), now)
}

function offWhy({ became, why }: Told): OffWhy {
  if (became === 'complained') return 'complained'
  return why?.includes('21610') ? 'stopped' : 'bounced'
}

/**
 * Mirrors what Twilio answers by itself: STOP also cancels what is scheduled, START brings back what STOP ended.
 */
export async function mirrorKeyword(
  { store }: Reach,
  { from, text }: { from: string; text: string },
  now: Date,
): Promise<void> {
  const given = { channel: 'sms' as const, address: from, hash: await addressHash('sms', from) }
  if (isStop(text)) await store.contacts.stop(given, now)
  if (isStart(text)) await store.contacts.restart(given)
}
