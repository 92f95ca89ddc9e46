/** All the Worker shows until its settings are whole: what is missing, and nothing of their values. */
import { Layout } from '../layout/layout.tsx'

export const Incomplete = ({ missing }: { missing: readonly string[] }) => (
  <Layout title="Not set up yet">
    <h1>Not set up yet</h1>
    <p>Legwork is deployed and waits for these settings:</p>
    <ul>
      {missing.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
    <p class="soft">
      Set each with <code>npx wrangler secret put NAME</code>, then load this page again. If you run it,{' '}
      <a href="/operator/setup">where each comes from</a> opens with <code>OPERATOR_TOKEN</code>.
    </p>
  </Layout>
)
