/** Before a source is disconnected: what is erased with it, counted, and the way back. */
import { tally } from '../../../text/plurals.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'

export type DisconnectProps = {
  label: string
  connection: string
  /** What came from there, and what was made of it. */
  counted: Record<'runs' | 'weeks' | 'nudges', number>
} & OfWhom

export const Disconnect = ({ label, connection, counted: { runs, weeks, nudges }, who }: DisconnectProps) => (
  <Layout title={`Disconnect ${label}`} under="settings" who={who}>
    <h1>Disconnect {label} and erase?</h1>
    <p>
      Everything that came from there is erased at once: {tally(runs, 'run')}, {tally(weeks, 'week')}, and the
      figures in {tally(nudges, 'nudge')}. This cannot be undone. Our access ends with it.
    </p>
    <p>
      Your addresses, races, massages and settings stay here, and your runs stay at {label}. You may want to{' '}
      <a href="/me/export">download everything</a> first.
    </p>
    <form method="post" action="/me/disconnect">
      <button type="submit" class="danger" name="connection" value={connection}>
        Yes, disconnect and erase
      </button>
    </form>
    <p>
      <a href="/me/settings#sources">No, keep it connected</a>
    </p>
  </Layout>
)
