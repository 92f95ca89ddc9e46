/** Where Legwork may write to. */
export type ContactLine = { id: string; address: string; state: 'unconfirmed' | 'confirmed' | 'off' }
export type ContactWrong = { address: string; refused: string }

const words = {
  unconfirmed: 'waiting for you to confirm: look into your mailbox',
  confirmed: 'confirmed',
  off: 'switched off: you asked for no more messages',
}

export const Contacts = ({
  contacts,
  wrong,
}: {
  contacts: readonly ContactLine[]
  wrong: ContactWrong | undefined
}) => (
  <section aria-labelledby="contacts">
    <h2 id="contacts">Where to write to</h2>
    {contacts.length > 0 ? (
      <ul class="plain card">
        {contacts.map(({ id, address, state }) => (
          <li class="row">
            <span>
              {address} <span class="tag">{words[state]}</span>
            </span>
            <form method="post" action={`/me/contacts/${id}/remove`}>
              <button type="submit" class="quiet" aria-label={`Remove ${address}`}>
                Remove
              </button>
            </form>
          </li>
        ))}
      </ul>
    ) : null}
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
      <p class="soft small">
        We send one message there with a button to confirm it. Nothing else before that.
      </p>
      <button type="submit">Send it</button>
    </form>
  </section>
)
