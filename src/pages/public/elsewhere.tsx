/** Asked at a host that is not ours: where we are, and the same page there. */
import { Layout } from '../layout/layout.tsx'

export const Elsewhere = ({ asked, ours, path }: { asked: string; ours: string; path: string }) => (
  <Layout title="At another address">
    <h1>At another address</h1>
    <p>
      You asked at {asked}, and Legwork is at <a href={`${ours}${path}`}>{ours}</a>.
    </p>
    <p class="soft">
      If you run it and {asked} is right, set <code>BASE_URL</code> to it.
    </p>
  </Layout>
)
