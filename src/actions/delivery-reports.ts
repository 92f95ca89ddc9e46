/** What senders and recipients tell: what became of a message, and the words that stop and start text messages. */

import type { Dependencies } from '../dependencies.ts'
import type { ChannelName } from '../domain/delivery/channels.ts'
import type { OffWhy } from '../domain/delivery/contacts.ts'
import type { Reported } from '../domain/delivery/deliveries.ts'
import { addressHash } from '../secrets.ts'
import { readAddress } from './address.ts'

type ReportOptions = Pick<Dependencies, 'store' | 'readNumber'>

/** What a sender said of a delivery; a complaint means that it had arrived. */
export type DeliveryReport = {
  delivery: string | null
  providerMessageId: string | null
  became: Reported | 'complained'
  why: string | null
  /** Where it went, as the sender names it. */
  to: { channel: ChannelName; address: string } | null
  stops: boolean
}

/** Moves the delivery forward, and switches the contact off where nothing may go there any more. */
export async function takeReport(options: ReportOptions, report: DeliveryReport, now: Date): Promise<void> {
  const { store } = options
  if (report.delivery === null) return
  const became = report.became === 'complained' ? 'delivered' : report.became
  const found = await store.deliveries.report(
    report.delivery,
    became,
    {
      ...(report.why ? { why: report.why } : {}),
      ...(report.providerMessageId ? { providerMessageId: report.providerMessageId } : {}),
    },
    now,
  )
  if (!report.stops || found?.to === 'operator') return
  // a contact that was removed is known by the address the sender names: it may have been added again
  const contact = found?.contactId ? await store.contacts.find(found.contactId) : null
  const named = report.to && (await readAddress(options, report.to.channel, report.to.address))
  const hash = contact?.addressHash ?? named?.hash
  if (hash) await store.contacts.switchOff(hash, offWhy(report), now)
}

function offWhy({ became, why }: DeliveryReport): OffWhy {
  if (became === 'complained') return 'complained'
  return why?.includes('21610') ? 'stopped' : 'bounced'
}

/** STOP also cancels what is scheduled, known here or not; START brings back what STOP ended. */
export async function takeConsent(
  { store }: Pick<ReportOptions, 'store'>,
  consent: 'stop' | 'start',
  from: string,
  now: Date,
): Promise<void> {
  const hash = await addressHash('sms', from)
  if (consent === 'stop') await store.contacts.switchOff(hash, 'stopped', now)
  else await store.contacts.restart(hash)
}
