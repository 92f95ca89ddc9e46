/** How the installation runs: what needs its operator first, then the switch, what was given up, and all checks. */
import { instantWords } from '../../text/instants.ts'
import { count } from '../../text/plurals.ts'
import { capital } from '../../text/sentences.ts'
import { Layout } from '../layout/layout.tsx'
import { type LetterLine, Letters } from './letters.tsx'

export type CheckLine = {
  code: string
  asks: string
  verdict: 'ok' | 'warning' | 'failing'
  says: string
  next: string | null
  needsPerson: boolean
  /** The source whose events can be asked for here with a press. */
  subscribe: string | null
}

export type OperatorPageProps = {
  now: Date
  version: string
  checks: readonly CheckLine[]
  /** Null where the database could not be read. */
  stored: { pausedSince: Date | null; letters: readonly LetterLine[] } | null
}

export const OperatorPage = (props: OperatorPageProps) => {
  const { now, version, checks, stored } = props
  // what is asked of each source is asked once, and answered for each
  const good = Map.groupBy(
    checks.filter(({ verdict }) => verdict === 'ok'),
    ({ code }) => code,
  )
  // a pause that is no longer than a day is said by its switch
  const noted = checks
    .filter(({ code, verdict }) => verdict === 'failing' || (verdict === 'warning' && code !== 'sending'))
    .toSorted((a, b) => rankOf(a) - rankOf(b))
  return (
    <Layout title="How it runs" operator="checks">
      <h1>{headline(checks)}</h1>
      <p class="where">
        Legwork {version}, checked {instantWords(now, now)}. Reload the page to check again.
      </p>
      {noted.map((each) => (
        <Noted check={each} />
      ))}
      {stored ? (
        <>
          <Sending pausedSince={stored.pausedSince} now={now} />
          <Letters letters={stored.letters} now={now} />
        </>
      ) : null}
      <section aria-labelledby="fine">
        <h2 id="fine">What is fine</h2>
        <details>
          <summary>{capital(count(good.size, 'check'))}, and what each found</summary>
          <ul class="plain card checks">
            {[...good].map(([code, found]) => (
              <li>
                <p>
                  {found[0]?.asks} <code>{code}</code>
                </p>
                {found.map(({ says }) => (
                  <p class="soft small">
                    <Words words={says} />
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </details>
        <p class="soft small">
          <code>npm run doctor</code> asks the same, and looks from outside as well.
        </p>
        <form method="post" action="/operator/sign-out">
          <button type="submit" class="quiet">
            Sign out
          </button>
        </form>
      </section>
    </Layout>
  )
}

const rankOf = ({ verdict, needsPerson }: CheckLine) => (needsPerson ? 0 : verdict === 'failing' ? 1 : 2)

function headline(checks: readonly CheckLine[]): string {
  const needing = checks.filter(({ needsPerson }) => needsPerson).length
  if (needing > 0) return `${capital(count(needing, 'thing'))} ${needing === 1 ? 'needs' : 'need'} you`
  const failing = checks.filter(({ verdict }) => verdict === 'failing').length
  return failing > 0 ? 'Something is wrong, and will recover by itself' : 'All is well'
}

function tagOf({ verdict, needsPerson }: CheckLine): string {
  if (needsPerson) return 'needs you'
  return verdict === 'failing' ? 'recovers by itself' : 'worth knowing'
}

const Noted = ({ check }: { check: CheckLine }) => (
  <section class={`card noted ${check.verdict}`}>
    <p class="row">
      <strong>{check.asks}</strong> <span class={`tag ${check.verdict}`}>{tagOf(check)}</span>
    </p>
    <p>
      <Words words={check.says} />
    </p>
    {check.next ? (
      <p class="soft">
        <Words words={check.next} />
      </p>
    ) : null}
    {check.subscribe ? (
      <form method="post" action="/operator/subscribe">
        <input type="hidden" name="source" value={check.subscribe} />
        <button type="submit" class="second">
          Subscribe here
        </button>
      </form>
    ) : null}
  </section>
)

const Sending = ({ pausedSince, now }: { pausedSince: Date | null; now: Date }) => (
  <section aria-labelledby="sending">
    <h2 id="sending">Sending</h2>
    {pausedSince ? (
      <form method="post" action="/operator/resume" class="card">
        <p>
          Paused since {instantWords(pausedSince, now)}. Messages wait, codes and links to sign in among them;
          runs are read and decided on as ever.
        </p>
        <p class="soft">
          When it goes on, what waits leaves within a quarter of an hour. What is out of date by then is not
          sent.
        </p>
        <button type="submit">Resume sending</button>
      </form>
    ) : (
      <form method="post" action="/operator/pause" class="card">
        <p>On. Pausing holds back every mail, text and webhook to runners until you resume.</p>
        <button type="submit" class="second">
          Pause sending
        </button>
      </form>
    )}
    <form method="post" action="/operator/test-mail">
      <button type="submit" class="quiet">
        Send me a test mail
      </button>
    </form>
  </section>
)

/** What stands between backticks is to be typed. */
const Words = ({ words }: { words: string }) => (
  <>{words.split('`').map((part, place) => (place % 2 === 1 ? <code>{part}</code> : part))}</>
)
