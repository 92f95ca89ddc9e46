/** Before a source joins the log of somebody who is signed in: asked, for they may be signed in as somebody else. */
import { Layout, type Whom } from '../layout/layout.tsx'

export type Joining = { name: string; label: string }

/** `as` names who is asked, so that the answer of one is not taken for another's. */
export const AskToJoin = ({
  source: { name, label },
  who,
  as,
}: {
  source: Joining
  who: Whom
  as: string
}) => (
  <Layout title={`Add ${label}`} who={who}>
    <h1>Add {label} to this log?</h1>
    <p>
      You are signed in {who.words}. Your runs from {label} would be added to this log.
    </p>
    <form method="post" action={`/connect/${name}/join`}>
      <button type="submit" name="as" value={as}>
        Yes, add {label}
      </button>
    </form>
    <form method="post" action="/me/sign-out">
      <button type="submit" class="quiet">
        Not you? Sign out
      </button>
    </form>
    <p>
      <a href="/me/settings#sources">No, back to the settings</a>
    </p>
  </Layout>
)

/** A form may not lead to another site, so the page that answers it does. */
export const Onwards = ({ source: { label }, href }: { source: Joining; href: string }) => (
  <Layout title={`Continue to ${label}`} onwards={href}>
    <h1>Continue to {label}</h1>
    <p>
      If nothing happens, <a href={href}>continue to {label}</a>.
    </p>
  </Layout>
)
