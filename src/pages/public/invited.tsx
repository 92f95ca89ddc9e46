/** Where an invitation is needed: the code is asked for before a stranger connects. */
import { Layout } from '../layout/layout.tsx'
import { type ConnectTo, ConnectWith } from '../me/settings/sources.tsx'

type Source = ConnectTo & { label: string }

export const AskInvitation = ({ source, operator }: { source: Source; operator: string }) => (
  <Layout title="By invitation">
    <h1>By invitation</h1>
    <p>New runners join {operator} by invitation. Your code is in the invitation.</p>
    <form method="post" action={`/connect/${source.name}`} class="card">
      <label for="invite">Invitation code</label>
      <input id="invite" name="invite" required autocomplete="off" />
      <div class="inline">
        <button type="submit">Continue</button>
      </div>
    </form>
    <p class="small">
      Been here before? <a href={`/connect/${source.name}?back=yes`}>Sign in with {source.label}</a> or{' '}
      <a href="/sign-in">by e-mail</a>.
    </p>
  </Layout>
)

export const Invited = ({ source, proof }: { source: Source; proof: string }) => (
  <Layout title="Welcome">
    <h1>Welcome</h1>
    <p>That code is right. One more step, within the next ten minutes:</p>
    <ConnectWith sources={[source]} query={`?invite=${encodeURIComponent(proof)}`} />
  </Layout>
)
