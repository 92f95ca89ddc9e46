/** The first-run page: each setting, what it is, where it comes from, what it looks like, and whether it fits. */
import { Layout } from '../layout/layout.tsx'

export type SettingShown = {
  name: string
  what: string
  where: string
  looks: string
  /**
   * `wrong`, `missing` and `troubled` say why; what is `open` need not be there. `works` and `troubled` were tried just
   * now where they are to work.
   */
  state: 'there' | 'missing' | 'wrong' | 'open' | 'works' | 'troubled'
  says: string | null
}

export type SetupProps = {
  settings: readonly SettingShown[]
  /** Given under names that are no settings. */
  strangers: readonly string[]
  /** Whether the providers were asked just now. */
  isTried: boolean
  address: { here: string; known: string | null; isSet: boolean }
}

const STATES: Readonly<Record<SettingShown['state'], string>> = {
  there: 'set',
  missing: 'missing',
  wrong: 'wrong',
  open: 'not set',
  works: 'works',
  troubled: 'does not work',
}

const UNDONE: readonly SettingShown['state'][] = ['missing', 'wrong', 'troubled']

export const OperatorSetup = ({ settings, strangers, isTried, address }: SetupProps) => {
  const undone = settings.filter(({ state }) => UNDONE.includes(state))
  const rest = settings.filter(({ state }) => !UNDONE.includes(state))
  return (
    <Layout title="Settings" operator="setup">
      <h1>{undone.length === 0 ? 'All settings are in place' : 'Some settings are not right yet'}</h1>
      <Address {...address} />
      {undone.length === 0 ? (
        <p>
          {isTried ? 'Each is valid, and those of other services were just tried there.' : 'Each is valid.'}
        </p>
      ) : (
        <>
          <p>
            Set each under Workers & Pages, your Worker, Settings, Variables and Secrets, as type “Secret”; or
            with <code>npx wrangler secret put NAME</code>. Then load this page again.
          </p>
          <List of={undone} />
        </>
      )}
      {strangers.length === 0 ? null : (
        <p class="note">
          Set, but not a setting of Legwork; perhaps mistyped:{' '}
          {strangers.map((name) => (
            <code>{name} </code>
          ))}
        </p>
      )}
      <h2>{undone.length === 0 ? 'All settings' : 'Other settings'}</h2>
      <List of={rest} />
      <p>
        <a class="button" href="/operator/setup?try=yes">
          Try them out
        </a>
      </p>
      <p class="soft small">Asks Legwork’s sources and senders whether each of your keys works there.</p>
      <form method="post" action="/operator/sign-out">
        <button type="submit" class="quiet">
          Sign out
        </button>
      </form>
    </Layout>
  )
}

const Address = ({ here, known, isSet }: SetupProps['address']) => {
  if (known === here) {
    return (
      <p>
        Legwork is at <code>{known}</code>, {isSet ? 'as BASE_URL says.' : 'as learned from your visit.'}
      </p>
    )
  }
  return (
    <p class="note">
      {known === null ? (
        <>Legwork does not know its own address yet.</>
      ) : (
        <>
          You opened <code>{here}</code>, but Legwork is at <code>{known}</code>
          {isSet ? ', as BASE_URL says' : ', as learned from your first visit'}: links lead there, and other
          pages open only there. Set BASE_URL to <code>{here}</code> if that is wrong.
        </>
      )}
    </p>
  )
}

const List = ({ of }: { of: readonly SettingShown[] }) => (
  <ul class="plain card">
    {of.map(({ name, what, where, looks, state, says }) => (
      <li>
        <div class="row">
          <code>{name}</code>
          <span class={UNDONE.includes(state) ? 'tag failing' : 'tag'}>{STATES[state]}</span>
        </div>
        {says === null ? null : <p class="wrong">{says}</p>}
        <p class="small">{plain(what)}</p>
        <p class="small soft">
          {looks === '' ? null : <>Looks like: {looks}. </>}
          <Where words={where} />
        </p>
      </li>
    ))}
  </ul>
)

/** What to do, beginning with an address to click where there is one. */
const Where = ({ words }: { words: string }) => {
  const address = /^https:\/\/[^\s,]+/.exec(words)?.[0]
  if (!address) return <span>{words}</span>
  return (
    <span>
      <a href={address}>{address.replace('https://', '')}</a>
      {words.slice(address.length)}
    </span>
  )
}

/** As a sentence, and without the marks of code. */
const plain = (what: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)}`.replaceAll('`', '')
