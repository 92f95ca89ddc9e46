/** What is the runner's own: to take along, and to erase. */
import { tally } from '../../../text/plurals.ts'
import { list } from '../../../text/sentences.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { Heading } from './sections.tsx'

/** The tables of the export, each of which can be had by itself. */
export const TABLES = [
  'runs',
  'weeks',
  'nudges',
  'deliveries',
  'contacts',
  'races',
  'treatments',
  'soreness',
  'exclusions',
  'sources',
  'settings',
] as const

/** As a runner would ask for them. */
const tableWords: Readonly<Record<(typeof TABLES)[number], string>> = {
  runs: 'runs',
  weeks: 'weeks',
  nudges: 'what was noticed',
  deliveries: 'what was sent',
  contacts: 'addresses',
  races: 'races',
  treatments: 'massages',
  soreness: 'soreness',
  exclusions: 'runs not counted',
  sources: 'sources',
  settings: 'settings',
}

export const Mine = () => (
  <section aria-labelledby="mine">
    <Heading of="mine" />
    <p>
      Download <a href="/me/export">everything as JSON</a>, or as CSV:{' '}
      {TABLES.map((table, place) => (
        <>
          {place > 0 ? ', ' : ''}
          <a href={`/me/export/${table}.csv`}>{tableWords[table]}</a>
        </>
      ))}
      .
    </p>
    <p>
      <a href="/me/delete">Delete my account</a>
    </p>
    <form method="post" action="/me/sign-out">
      <button type="submit" class="quiet">
        Sign out
      </button>
      <button type="submit" class="quiet" name="everywhere" value="yes">
        Sign out everywhere
      </button>
    </form>
  </section>
)

/** How much of each there is, or was. */
export type Counted = Record<'runs' | 'weeks' | 'nudges' | 'deliveries' | 'contacts' | 'selfReports', number>

/** @example countedWords({ runs: 412, weeks: 17, nudges: 9, … })[0] // '412 runs and 17 weekly totals' */
const countedWords = ({ runs, weeks, nudges, deliveries, contacts, selfReports }: Counted): string[] => [
  `${tally(runs, 'run')} and ${tally(weeks, 'weekly total')}`,
  `${tally(nudges, 'nudge')} and the record of ${tally(deliveries, 'message')}`,
  tally(contacts, 'address', 'addresses'),
  tally(
    selfReports,
    'race, planned run, massage or report of soreness',
    'races, planned runs, massages and reports of soreness',
  ),
  'your settings',
]

export const DeleteAccount = ({ who, counted }: { counted: Counted } & OfWhom) => (
  <Layout title="Delete my account" under="settings" who={who}>
    <h1>Delete my account?</h1>
    <p>This is erased at once, and cannot be undone:</p>
    <ul>
      {countedWords(counted).map((words) => (
        <li>{words}</li>
      ))}
    </ul>
    <p>
      You are signed out on every device, and we give our access to your sources back. Your runs stay where
      they are, at their source. You may want to <a href="/me/export">download everything</a> first.
    </p>
    <form method="post" action="/me/delete">
      <button type="submit" class="danger">
        Yes, erase everything
      </button>
    </form>
    <p>
      <a href="/me/settings#mine">No, keep it</a>
    </p>
  </Layout>
)

/** What was erased, in a sentence. */
export const erasedWords = (counted: Counted) =>
  `Erased: ${list(countedWords(counted))}. You are signed out on every device.`

export const AccountGone = ({ words }: { words: string }) => (
  <Layout title="Your account is gone">
    <h1>Your account is gone</h1>
    <p>{words}</p>
    <p>
      Our access to the source is being given back. What stays: addresses that asked for no more messages,
      kept only as hashes, so that none are sent there again.
    </p>
    <p>
      <a href="/">Go to the front page</a>
    </p>
  </Layout>
)
