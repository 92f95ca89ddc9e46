/** What a contact may be: waiting for its owner, confirmed, or off, and why. */

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
