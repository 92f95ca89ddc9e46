/** An address is confirmed: what comes to it now, and the one thing that is asked about it. */
import { AskMassage } from '../layout/ask-massage.tsx'
import { Layout } from '../layout/layout.tsx'

/** `choose` is where the answer goes, null once it was given. */
export const Confirmed = ({ address, choose }: { address: string; choose: string | null }) => (
  <Layout title="Confirmed">
    <h1>Confirmed</h1>
    <p>Legwork writes to {address} when a week or a run is worth a word. Every message has a way out.</p>
    {choose ? <AskMassage to={choose} /> : null}
    <p>
      <a href="/me">To your training</a>
    </p>
  </Layout>
)
