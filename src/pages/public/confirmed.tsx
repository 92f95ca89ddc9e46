/** An address is confirmed: what comes to it now, and the one thing that is asked about it. */
import { AskMassage } from '../layout/ask-massage.tsx'
import { Layout } from '../layout/layout.tsx'

/** `choose` is where the answer goes, null once it was given. */
export const Confirmed = ({ address, choose }: { address: string; choose: string | null }) => (
  <Layout title="Confirmed">
    <h1>Confirmed</h1>
    <p>
      Legwork writes to {address} when a run or a week calls for it. Every e-mail has a link to unsubscribe.
    </p>
    {choose ? <AskMassage to={choose} /> : null}
    <p>
      <a href="/me">Go to your training</a>
    </p>
  </Layout>
)
