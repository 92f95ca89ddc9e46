/** The settings' form as it says what is wanted at an address. */
import type { Category } from '../src/domain/delivery/deliveries.ts'
import { wantsField } from '../src/pages/me/settings/contacts.tsx'

/** @example wanted('a1', 'recovery') // { 'wants-a1': 'yes', 'wants-a1-recovery': 'yes' } */
export const wanted = (contactId: string, ...categories: Category[]): Record<string, string> => ({
  [wantsField(contactId)]: 'yes',
  ...Object.fromEntries(categories.map((each) => [wantsField(contactId, each), 'yes'])),
})
