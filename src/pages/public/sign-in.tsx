/** Coming back without the source: by a link sent to a confirmed address. */
import { Layout } from '../layout/layout.tsx'

export type SignInProps = {
  sources: readonly { name: string; label: string }[]
  /** What it goes on with afterwards. */
  ahead: 'nowhere' | 'looked' | 'ended' | 'expired' | 'gone' | 'left'
}

const KEPT =
  'What you filled in was not sent. It is kept for 20 minutes: sign in on this device and it is there as you left it.'

const AHEAD: Readonly<Record<SignInProps['ahead'], string | null>> = {
  nowhere: null,
  looked: 'Sign in, and the page you asked for opens.',
  ended: `You were signed out in the meantime. ${KEPT}`,
  expired: `Your sign-in on this device has expired. ${KEPT}`,
  gone: 'This browser is not signed in; its cookies may have been cleared. What you filled in was not sent. It is kept for 10 minutes, for whoever signs in next in this browser.',
  left: 'You had signed out on this device, so what you filled in was neither sent nor kept. Sign in, and its page opens.',
}

export const SignIn = ({ sources, ahead }: SignInProps) => (
  <Layout title="Sign in">
    <h1>Sign in</h1>
    {AHEAD[ahead] ? <p class="note">{AHEAD[ahead]}</p> : null}
    <p>
      Connect again with{' '}
      {sources.map(({ name, label }, place) => (
        <>
          {place > 0 ? ' or ' : ''}
          <a href={`/connect/${name}`}>{label}</a>
        </>
      ))}
      , or get a link by e-mail:
    </p>
    <form method="post" action="/sign-in" class="card">
      <label for="address">E-mail address</label>
      <input id="address" name="address" type="email" autocomplete="email" required />
      <div class="inline">
        <button type="submit">E-mail me a link</button>
      </div>
    </form>
    <p>
      <a href="/">Go to the front page</a>
    </p>
  </Layout>
)

/** The same for every address, known or not. */
export const SignInSent = ({ address, isPaused }: { address: string; isPaused: boolean }) => (
  <Layout title={isPaused ? 'No e-mail just now' : 'Check your inbox'}>
    <h1>{isPaused ? 'No e-mail just now' : 'Check your inbox'}</h1>
    {isPaused ? (
      <p>
        Messages are paused by whoever runs this Legwork. A link that works for 15 minutes is no use after
        that, so ask again later, or connect your source again: that signs you in at once.
      </p>
    ) : (
      <p>
        If <strong>{address.trim()}</strong> is confirmed here, a link is on its way, or the one you got a
        little while ago still works. The e-mail says for how long.
      </p>
    )}
    <form method="post" action="/sign-in">
      <input type="hidden" name="address" value={address} />
      <p class="soft small">Not there? Look in the junk folder, or:</p>
      <button type="submit" class="second">
        Send it again
      </button>
    </form>
    <p>
      <a href="/sign-in">Use another address</a>
    </p>
  </Layout>
)
