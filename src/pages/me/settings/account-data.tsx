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

const SELF_REPORTS = [
  { kind: 'races', one: 'race', several: 'races' },
  { kind: 'plannedRuns', one: 'planned run', several: 'planned runs' },
  { kind: 'raceSimulations', one: 'race simulation', several: 'race simulations' },
  { kind: 'treatments', one: 'massage', several: 'massages' },
  { kind: 'soreness', one: 'report of soreness', several: 'reports of soreness' },
  { kind: 'legs', one: 'answer on how the legs are', several: 'answers on how the legs are' },
] as const

/** How much of each there is, or was. */
export type Counted = Record<
  'runs' | 'weeks' | 'nudges' | 'deliveries' | 'contacts' | (typeof SELF_REPORTS)[number]['kind'],
  number
>

/** What there is none of is left out. @example countedWords({ runs: 412, weeks: 17, … })[0] // '412 runs and 17 weekly totals' */
const countedWords = (counted: Counted): string[] => {
  const { runs, weeks, nudges, deliveries, contacts } = counted
  return [
    `${tally(runs, 'run')} and ${tally(weeks, 'weekly total')}`,
    `${tally(nudges, 'nudge')} and the record of ${tally(deliveries, 'message')}`,
    tally(contacts, 'e-mail address or phone number', 'e-mail addresses and phone numbers'),
    ...SELF_REPORTS.filter(({ kind }) => counted[kind] > 0).map(({ kind, one, several }) =>
      tally(counted[kind], one, several),
    ),
    'your settings',
  ]
}

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
      You are signed out on every device, and our access to your sources ends. Your runs stay where they are,
      at their source. You may want to <a href="/me/export">download everything</a> first.
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
      Our access to the source is being ended. What stays: addresses that asked for no more messages, kept
      only as hashes, so that none are sent there again.
    </p>
    <p>
      <a href="/">Go to the front page</a>
    </p>
  </Layout>
)
