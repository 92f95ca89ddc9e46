/** What a contact may be: waiting for its owner, confirmed, or off, and why; and what its runner may know of it. */
import { type ChannelName, channelRules } from './channels.ts'

export const CONTACT_STATES = ['unconfirmed', 'confirmed', 'off'] as const
export type ContactState = (typeof CONTACT_STATES)[number]

/** A link, STOP, a mailbox that is not there, a complaint. */
export const OFF_REASONS = ['unsubscribed', 'stopped', 'bounced', 'complained'] as const
export type OffWhy = (typeof OFF_REASONS)[number]

/** A number that said stop comes back with START alone, a complaint never. */
export const LIFTED_BY_CONFIRMING = ['unsubscribed', 'bounced'] as const satisfies OffWhy[]

/** Whether confirming an address undoes it. @example isLiftedByConfirming('complained') // false */
export const isLiftedByConfirming = (why: OffWhy): boolean =>
  LIFTED_BY_CONFIRMING.some((each) => each === why)

/**
 * Whether a request to confirm may go to an address that said no. Only who had confirmed it may come back, where
 * confirming undoes it; for anybody else it has said no.
 *
 * @example mayBeAsked('sms', 'stopped', { wasConfirmed: true }) // false: a number comes back with START alone
 */
export const mayBeAsked = (
  channel: ChannelName,
  stopped: OffWhy,
  { wasConfirmed }: { wasConfirmed: boolean },
): boolean => wasConfirmed && channelRules[channel].reopensByConfirming && isLiftedByConfirming(stopped)

type Known = { id: string; state: ContactState; offWhy: OffWhy | null; confirmedAt: Date | null }
type Sent = { kind: string; state: string; contactId: string | null }

/**
 * What a runner may know of addresses and of what was sent there. Of one they never confirmed it is that it waits, and
 * that their request came back where it did: more would tell whether it is known here, and that is its owner's.
 *
 * @example knownTo([{ state: 'off', offWhy: 'stopped', confirmedAt: null, … }], []).contacts // [{ state: 'unconfirmed', … }]
 */
export function knownTo<C extends Known, S extends Sent>(
  contacts: readonly C[],
  sent: readonly S[],
): { contacts: C[]; sent: S[] } {
  const theirs = new Set(contacts.filter(({ confirmedAt }) => confirmedAt !== null).map(({ id }) => id))
  const isRequest = ({ kind }: Sent) => kind === 'confirm'
  const bounced = new Set(
    sent.filter((each) => isRequest(each) && each.state === 'bounced').map(({ contactId }) => contactId),
  )
  return {
    contacts: contacts.map((contact) => {
      if (theirs.has(contact.id)) return contact
      return bounced.has(contact.id)
        ? { ...contact, state: 'off', offWhy: 'bounced' }
        : { ...contact, state: 'unconfirmed', offWhy: null }
    }),
    sent: sent.filter((each) => !isRequest(each) || theirs.has(each.contactId ?? '')),
  }
}
