/** Links in messages: how long each is good, and what ends it before its time. */
import type { ContactState } from './contacts.ts'

type LinkRules = {
  minutes: number
  /** What its contact has to be: confirmed, or with this very request to confirm still open. */
  needs: 'confirmed' | 'open-request'
}

/**
 * `verify` confirms an address, `sign-in` opens a runner's pages, `act` notes what a mail asked about, `look` shows the
 * one nudge its mail or text was about. The way out is none of them: it has no end.
 *
 * @example linkRules['sign-in'].minutes // 15
 */
export const linkRules = {
  verify: { minutes: 24 * 60, needs: 'open-request' },
  'sign-in': { minutes: 15, needs: 'confirmed' },
  act: { minutes: 14 * 24 * 60, needs: 'confirmed' },
  look: { minutes: 14 * 24 * 60, needs: 'confirmed' },
} satisfies Record<string, LinkRules>

export type MessageLink = keyof typeof linkRules

/** What stands behind a link now: its delivery, the contact it went to, and whose they are. */
export type BehindLink = {
  contact: ContactState
  isOpenRequest: boolean
  /** The session epoch it was made under, and the runner's now. */
  madeUnder: number | null
  epoch: number
}

/**
 * Whether a link still opens what it is for. Signing out everywhere ends all that was made before, and what happened to
 * its contact ends it too. One that confirmed its address may be pressed again: it says so, and changes nothing.
 *
 * @example stillOpens('act', { contact: 'off', isOpenRequest: false, madeUnder: 0, epoch: 0 }) // false
 */
export function stillOpens(
  link: MessageLink,
  { contact, isOpenRequest, madeUnder, epoch }: BehindLink,
): boolean {
  if (madeUnder !== epoch) return false
  return contact === 'confirmed' || (linkRules[link].needs === 'open-request' && isOpenRequest)
}
