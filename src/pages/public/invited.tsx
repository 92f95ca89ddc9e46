/** Where an invitation is needed: the code is asked for before a stranger connects. */
import { Layout } from '../layout/layout.tsx'
import { type ConnectTo, ConnectWith } from '../me/settings/sources.tsx'

type Source = ConnectTo & { label: string }

export const AskInvitation = ({ source, operator }: { source: Source; operator: string }) => (
  <Layout title="By invitation">
    <h1>By invitation</h1>
    <p>{operator} invites its runners. The code came with your invitation.</p>
    <form method="post" action={`/connect/${source.name}`} class="card">
      <label for="invite">Invitation code</label>
      <input id="invite" name="invite" required autocomplete="off" />
      <div class="inline">
        <button type="submit">Go on</button>
      </div>
    </form>
    <p class="small">
      Been here before? <a href={`/connect/${source.name}?back=yes`}>Come back with {source.label}</a> or{' '}
      <a href="/sign-in">by e-mail</a>.
    </p>
  </Layout>
)

export const Invited = ({ source, proof }: { source: Source; proof: string }) => (
  <Layout title="Welcome">
    <h1>Welcome</h1>
    <p>The code is right. One step more, within ten minutes:</p>
    <ConnectWith sources={[source]} query={`?invite=${encodeURIComponent(proof)}`} />
  </Layout>
)
