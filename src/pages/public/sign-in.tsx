/** Coming back without the source: by a link sent to a confirmed address. */
import { Layout } from '../layout/layout.tsx'

export const SignIn = ({ sources }: { sources: readonly { name: string; label: string }[] }) => (
  <Layout title="Sign in">
    <h1>Come back</h1>
    <p>
      Connecting again brings you back to your own page:{' '}
      {sources.map(({ name, label }, place) => (
        <>
          {place > 0 ? ' or ' : ''}
          <a href={`/connect/${name}`}>{label}</a>
        </>
      ))}
      . Or with an address you confirmed here:
    </p>
    <form method="post" action="/sign-in" class="card">
      <label for="address">E-mail address</label>
      <input id="address" name="address" type="email" autocomplete="email" required />
      <div class="inline">
        <button type="submit">Send me a link</button>
      </div>
    </form>
  </Layout>
)
