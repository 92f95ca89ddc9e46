/** What a list of messages has of each, on every page in the same places: when, and how it stands, above what it says. */
import type { Child } from 'hono/jsx'

export const Entry = ({
  at,
  tag,
  also,
  children,
}: {
  at: string
  tag?: string
  also?: string | undefined
  children?: Child
}) => (
  <li>
    <p class="soft small entry">
      <span class="number">{at}</span> {tag ? <span class="tag">{tag}</span> : null}{' '}
      {also ? <span class="tag">{also}</span> : null}
    </p>
    <div>{children}</div>
  </li>
)
