/** Forms for a new mailbox and a new number; a number with the words that are agreed to. */
import type { ChannelName } from '../../../domain/delivery/deliveries.ts'

export type ContactWrong = { channel: ChannelName; address: string; refused: string }

export const AddMail = ({ wrong }: { wrong: ContactWrong | undefined }) => (
  <form method="post" action="/me/contacts">
    <input type="hidden" name="channel" value="email" />
    <label for="address">E-mail address</label>
    <input
      id="address"
      name="address"
      type="email"
      autocomplete="email"
      required
      value={wrong?.address ?? ''}
      aria-invalid={wrong ? 'true' : 'false'}
      aria-describedby={wrong ? 'address-wrong' : undefined}
    />
    {wrong ? (
      <p class="wrong" id="address-wrong">
        {wrong.refused}
      </p>
    ) : null}
    <p class="soft small">We send one message there with a button to confirm it. Nothing else before that.</p>
    <button type="submit">Send it</button>
  </form>
)

export const AddNumber = ({ terms, wrong }: { terms: string; wrong: ContactWrong | undefined }) => (
  <form method="post" action="/me/contacts">
    <input type="hidden" name="channel" value="sms" />
    <label for="number">Mobile number, with its country</label>
    <input
      id="number"
      name="address"
      type="tel"
      autocomplete="tel"
      placeholder="+1 505 555 0123"
      required
      value={wrong?.address ?? ''}
      aria-invalid={wrong ? 'true' : 'false'}
      aria-describedby={wrong ? 'number-wrong' : undefined}
    />
    <label class="check">
      <input type="checkbox" name="agreed" value="yes" /> <span>{terms}</span>
    </label>
    {wrong ? (
      <p class="wrong" id="number-wrong">
        {wrong.refused}
      </p>
    ) : null}
    <p class="soft small">
      We text a code there. Only races, larger steps, a return that comes early and massages that are due are
      texted; everything else goes by e-mail.
    </p>
    <button type="submit">Text me a code</button>
  </form>
)
