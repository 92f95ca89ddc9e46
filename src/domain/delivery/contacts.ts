/** What a contact may be: waiting for its owner, confirmed, or off, and why. */

export const CONTACT_STATES = ['unconfirmed', 'confirmed', 'off'] as const
export type ContactState = (typeof CONTACT_STATES)[number]

/** A link, STOP, a mailbox that is not there, a complaint. */
export const OFF_REASONS = ['unsubscribed', 'stopped', 'bounced', 'complained'] as const
export type OffWhy = (typeof OFF_REASONS)[number]
