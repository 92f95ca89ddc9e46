/** Where Legwork may write to, and what is wanted there. */

import { type ChannelName, channelRules } from '../../../domain/delivery/channels.ts'
import type { ContactState, OffWhy } from '../../../domain/delivery/contacts.ts'
import { CATEGORIES, type Category, type Preferences } from '../../../domain/delivery/deliveries.ts'
import { channelWords } from '../../../text/labels/channels.ts'
import { categoryWords, contactState } from '../../../text/labels/contacts.ts'
import { NewContact } from './new-contact.tsx'
import { CHOICES } from './save.tsx'
import { Heading } from './sections.tsx'

export type ContactLine = {
  id: string
  channel: ChannelName
  address: string
  state: ContactState
  offWhy: OffWhy | null
} & Preferences

export type ContactsProps = {
  contacts: readonly ContactLine[]
  /** The channels of this installation, each with what is agreed to before anything is sent there. */
  offered: readonly { channel: ChannelName; terms: string | null }[]
  /** The number that texts come from, where it is known. */
  stopNumber: string | null
}

/** How the settings' form names what is wanted at an address, and that it was asked. */
export const wantsField = (contactId: string, category?: Category) =>
  `wants-${contactId}${category ? `-${category}` : ''}`

export const Contacts = ({ contacts, offered, stopNumber }: ContactsProps) => (
  <>
    <Heading of="contacts" />
    {contacts.length > 0 ? (
      <ul class="plain card">
        {contacts.map((contact) => (
          <li>
            <Line contact={contact} />
            {contact.state === 'off' && contact.offWhy === 'stopped' && stopNumber ? (
              <p class="soft small">Text START to {stopNumber}.</p>
            ) : null}
            {contact.state === 'unconfirmed' && channelRules[contact.channel].confirmedBy === 'code' ? (
              <Code contact={contact} />
            ) : null}
            {contact.state === 'unconfirmed' ? <Again contact={contact} /> : null}
            {contact.state === 'confirmed' ? <Wanted contact={contact} /> : null}
          </li>
        ))}
      </ul>
    ) : null}
    {offered.map(({ channel, terms }) => (
      <NewContact
        channel={channel}
        terms={terms}
        isFirst={!contacts.some((each) => each.channel === channel)}
      />
    ))}
  </>
)

const Line = ({ contact: { id, address, state, offWhy, channel } }: { contact: ContactLine }) => (
  <div class="row pair">
    <span>
      {address} <span class="tag">{contactState(state, offWhy, channel)}</span>
    </span>
    <form method="post" action={`/me/contacts/${id}/remove`}>
      <button type="submit" class="quiet" aria-label={`Remove ${address}`}>
        Remove
      </button>
    </form>
  </div>
)

const Code = ({ contact: { id, channel } }: { contact: ContactLine }) => {
  return (
    <form method="post" action={`/me/contacts/${id}/confirm`}>
      <label for={`code-${id}`}>{channelWords[channel].code}</label>
      <input id={`code-${id}`} name="code" inputmode="numeric" autocomplete="one-time-code" required />
      <button type="submit">Confirm</button>
    </form>
  )
}

/** It was sent; what else may have become of it, and another one. */
const Again = ({ contact: { id, channel } }: { contact: ContactLine }) => (
  <form method="post" action={`/me/contacts/${id}/again`}>
    <p class="soft small">{channelWords[channel].nothingCame}</p>
    <button type="submit" class="second">
      Send it again
    </button>
  </form>
)

/** Part of the settings' one form: that its boxes were on the page is said beside them. */
const Wanted = ({ contact }: { contact: ContactLine }) => (
  <>
    <fieldset>
      <legend class="small">Send here</legend>
      <input type="hidden" name={wantsField(contact.id)} value="yes" form={CHOICES} />
      {CATEGORIES.filter((each) => each !== 'summary' || channelRules[contact.channel].carriesSummaries).map(
        (each) => (
          <Want contact={contact} name={each} />
        ),
      )}
    </fieldset>
    <form method="post" action={`/me/contacts/${contact.id}/test`}>
      <button type="submit" class="quiet">
        Send a test message
      </button>
    </form>
  </>
)

const Want = ({ contact, name }: { contact: ContactLine; name: Category }) => (
  <label class="check">
    <input
      type="checkbox"
      name={wantsField(contact.id, name)}
      value="yes"
      checked={contact[name]}
      form={CHOICES}
    />
    <span>
      {categoryWords[name].name} <span class="soft small">{categoryWords[name].detail}</span>
    </span>
  </label>
)
