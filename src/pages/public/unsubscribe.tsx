/** The way out: of one kind of message, or of all. */

import type { Category } from '../../domain/delivery/deliveries.ts'
import { categoryWords } from '../../text/labels/contacts.ts'
import { Layout } from '../layout/layout.tsx'
import { Problem } from './problem.tsx'

const THERE = 'the address this e-mail came to'

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
  <Layout title="Stop messages?">
    <h1>Stop messages?</h1>
    {all ? (
      <>
        <p>Then Legwork sends nothing more to {address ?? THERE}.</p>
        <form method="post">
          <button type="submit">Stop all messages</button>
        </form>
      </>
    ) : null}
    {only.length > 0 ? (
      <form method="post">
        <p>{all ? 'Or stop only one kind:' : `To ${address}, stop only:`}</p>
        <div class="inline">
          {only.map((category) => (
            <button type="submit" class="second" name="category" value={category}>
              Stop {categoryWords[category].name.toLowerCase()}
            </button>
          ))}
        </div>
      </form>
    ) : null}
    <p>
      <a href="/me/settings#contacts">No, back to the settings</a>
    </p>
  </Layout>
)

/** What goes there no longer: one kind of message, or any. */
export const goneWords = (address: string | null, category: Category | null): string =>
  category
    ? `${categoryWords[category].name} no longer go to ${address ?? THERE}. You can turn them back on in your settings.`
    : `Nothing more goes to ${address ?? THERE}. If you change your mind, add it again in your settings.`

export const Gone = ({ words }: { words: string }) => (
  <Problem
    title="Done"
    detail={words}
    link={{ href: '/me/settings#contacts', words: 'Go to your settings' }}
  />
)
