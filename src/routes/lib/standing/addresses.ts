/** Why a nudge that is ready goes to none of its runner's addresses, for all who show nudges. */
import { type Unaddressed, whyUnaddressed } from '../../../domain/delivery/deliveries.ts'
import type { Training } from '../../../store/runner/runners.ts'

/** Null for a nudge that is not ready, or has somewhere to go. */
export function unaddressedIn(
  { nudges, contacts }: Pick<Training, 'nudges' | 'contacts'>,
  id: string,
): Unaddressed | null {
  const nudge = nudges.find((each) => each.id === id)
  if (nudge?.state !== 'released') return null
  const addresses = contacts
    .filter(({ state }) => state === 'confirmed')
    .map((contact) => ({ ...contact, contactId: contact.id }))
  return whyUnaddressed(nudge, nudges, addresses)
}
