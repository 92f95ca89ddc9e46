/** What is the runner's own: to take along, and to erase. */
import { tally } from '../../../text/plurals.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'

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

export const Mine = () => (
  <section aria-labelledby="mine">
    <h2 id="mine">Mine</h2>
    <p>
      Take it along: <a href="/me/export">everything as JSON</a>, or as CSV:{' '}
      {TABLES.map((table, place) => (
        <>
          {place > 0 ? ', ' : ''}
          <a href={`/me/export/${table}.csv`}>{table}</a>
        </>
      ))}
      .
    </p>
    <p>
      <a href="/me/delete">Delete my account</a>
    </p>
    <form method="post" action="/me/sign-out">
      <button type="submit" class="quiet">
        Sign out here
      </button>
      <button type="submit" class="quiet" name="everywhere" value="yes">
        Sign out everywhere
      </button>
    </form>
  </section>
)

export const DeleteAccount = ({ who }: OfWhom) => (
  <Layout title="Delete my account" under="settings" who={who}>
    <h1>Delete my account?</h1>
    <p>
      Everything here that is yours is erased at once: runs, weeks, nudges and what was sent, your addresses,
      races, massages, soreness and settings. Our access at your sources is given back.
    </p>
    <p>
      It cannot be undone. You may want to <a href="/me/export">take it along</a> first. Your runs stay where
      they are, at their source.
    </p>
    <form method="post">
      <button type="submit">Yes, erase everything</button>
    </form>
    <p>
      <a href="/me/settings#mine">No, keep it</a>
    </p>
  </Layout>
)

export type Erased = Record<'runs' | 'weeks' | 'nudges' | 'deliveries' | 'contacts' | 'selfReports', number>

export const Erased = ({ erased }: { erased: Erased }) => (
  <Layout title="Your account is gone">
    <h1>Your account is gone</h1>
    <p>This was erased just now:</p>
    <ul>
      <li>
        {tally(erased.runs, 'run')} and {tally(erased.weeks, 'weekly total')}
      </li>
      <li>
        {tally(erased.nudges, 'nudge')}, and the record of {tally(erased.deliveries, 'message')}
      </li>
      <li>{tally(erased.contacts, 'address', 'addresses')}</li>
      <li>{erased.selfReports} races, planned runs, massages and reports of soreness</li>
      <li>your settings and your sessions everywhere</li>
    </ul>
    <p>
      Our access at the source is being given back. What stays: addresses that said stop, as hashes and not in
      the clear, so that they stay stopped.
    </p>
    <p>
      <a href="/">To the start</a>
    </p>
  </Layout>
)
