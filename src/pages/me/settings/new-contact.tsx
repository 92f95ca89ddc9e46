/** A form for a new address on each channel, with the words that are agreed to where it has some. */
import type { ChannelName } from '../../../domain/delivery/channels.ts'
import { Consent } from '../../layout/forms/consent.tsx'

type AddressForm = {
  /** The field's id on the page. */
  id: string
  label: string
  field: { type: string; autocomplete: string; placeholder?: string }
  hint: string
  button: string
  another: string
}

const FORMS: Readonly<Record<ChannelName, AddressForm>> = {
  email: {
    id: 'address',
    label: 'E-mail address',
    field: { type: 'email', autocomplete: 'email' },
    hint: 'We send one e-mail with a button to confirm the address, and nothing else until you press it.',
    button: 'Send the e-mail',
    another: 'Add another e-mail address',
  },
  sms: {
    id: 'number',
    label: 'Mobile number, with country code',
    field: { type: 'tel', autocomplete: 'tel', placeholder: '+1 505 555 0123' },
    hint: 'We text you a code. After that we text only about races, larger steps, an early return from a break and massages that are due; everything else goes by e-mail.',
    button: 'Text me a code',
    another: 'Add another number',
  },
}

type NewContactProps = { channel: ChannelName; terms: string | null }

/** Folded away where there is one already. */
export const NewContact = ({ isFirst, ...form }: NewContactProps & { isFirst: boolean }) =>
  isFirst ? (
    <NewContactForm {...form} />
  ) : (
    <details>
      <summary>{FORMS[form.channel].another}</summary>
      <NewContactForm {...form} />
    </details>
  )

const NewContactForm = ({ channel, terms }: NewContactProps) => {
  const { id, label, field, hint, button } = FORMS[channel]
  return (
    <form method="post" action="/me/contacts">
      <input type="hidden" name="channel" value={channel} />
      <label for={id}>{label}</label>
      <input id={id} name="address" {...field} required />
      {terms === null ? null : <Consent terms={terms} />}
      <p class="soft small">{hint}</p>
      <button type="submit">{button}</button>
    </form>
  )
}
