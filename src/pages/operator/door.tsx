/** The door of the operator's pages: one field. */
import { Layout } from '../layout/layout.tsx'

export const OperatorDoor = ({ to, refused }: { to: string; refused: string | null }) => (
  <Layout title="Operator" operator="door">
    <h1>For the operator</h1>
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
        aria-invalid={refused === null ? undefined : 'true'}
        aria-describedby={refused === null ? undefined : 'refused'}
      />
      {refused === null ? null : (
        <p id="refused" class="wrong">
          {refused}
        </p>
      )}
      <div class="inline">
        <button type="submit">Come in</button>
      </div>
    </form>
  </Layout>
)
