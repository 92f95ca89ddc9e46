/** The door of the operator's pages: one field. */
import { Layout } from '../layout/layout.tsx'

type DoorProps = {
  /** Where to go on behind it. */
  to: string
  /** What is the matter with the token that was given. */
  refused?: string
  /** Why somebody stands here who was inside. */
  said?: string | null
}

export const OperatorDoor = ({ to, refused, said }: DoorProps) => (
  <Layout title="Operator" operator="door">
    <h1>For the operator</h1>
    {said ? (
      <p class="note" role="alert">
        {said}
      </p>
    ) : null}
    <p>
      These pages open with the value of <code>OPERATOR_TOKEN</code>.
    </p>
    <form method="post" action="/operator/sign-in" class="card">
      <input type="hidden" name="to" value={to} />
      <label for="token">Operator token</label>
      <input
        id="token"
        name="token"
        type="password"
        autocomplete="current-password"
        required
        aria-invalid={refused ? 'true' : undefined}
        aria-describedby={refused ? 'refused' : undefined}
      />
      {refused ? (
        <p id="refused" class="wrong">
          {refused}
        </p>
      ) : null}
      <div class="inline">
        <button type="submit">Sign in</button>
      </div>
    </form>
    <p>
      <a href="/">Go to the front page</a>
    </p>
  </Layout>
)
