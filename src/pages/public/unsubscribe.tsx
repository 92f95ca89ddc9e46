/** The way out: of one kind of message, or of all. */

import type { Category } from '../../domain/delivery/deliveries.ts'
import { categoryWords } from '../../text/labels/contacts.ts'
import { Layout } from '../layout/layout.tsx'
import { Problem } from './problem.tsx'

const THERE = 'the address this mail came to'

export const Leave = ({
  address,
  only,
  all,
}: {
  /** Null where nobody here is written to at it any more. */
  address: string | null
  only: readonly Category[]
  all: boolean
}) => (
  <Layout title="No more messages?">
    <h1>No more messages?</h1>
    {all ? (
      <>
        <p>Legwork will send nothing more to {address ?? THERE}.</p>
        <form method="post">
          <button type="submit">Yes, stop</button>
        </form>
      </>
    ) : null}
    {only.length > 0 ? <p>{all ? 'Or leave out only' : `At ${address}, leave out`}</p> : null}
    {only.map((category) => (
      <form method="post">
        <input type="hidden" name="category" value={category} />
        <button type="submit" class="quiet">
          {categoryWords[category].name}
        </button>
      </form>
    ))}
    <p>
      <a href="/me/settings#contacts">No, back to the settings</a>
    </p>
  </Layout>
)

/** What goes there no longer: one kind of message, or any. */
export const goneWords = (address: string | null, category: Category | null): string =>
  category
    ? `${categoryWords[category].name} no longer go to ${address ?? THERE}. You can turn them on again on your page.`
    : `Nothing more goes to ${address ?? THERE}. If you change your mind, add it again on your page.`

export const Gone = ({ words }: { words: string }) => (
  <Problem title="Done" detail={words} link={{ href: '/me', words: 'To your page' }} />
)
