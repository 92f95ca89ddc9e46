/** What is kept, for how long, who sees it: in plain words that match what the code does. */
import { Layout } from '../layout/layout.tsx'

export type PrivacyProps = {
  operator: { name: string; email: string; address: string }
  sources: readonly { label: string; cacheDays: number }[]
}

export const Privacy = ({ operator, sources }: PrivacyProps) => (
  <Layout
    title="Privacy"
    description="What Legwork keeps about a runner, for how long, and who sees it, in plain words."
  >
    <h1>Privacy, in plain words</h1>
    <p>
      This installation is run by {operator.name}, {operator.address}. Questions, and requests about your
      data, go to <a href={`mailto:${operator.email}`}>{operator.email}</a>.
    </p>
    <h2>What is read and kept</h2>
    <ul>
      <li>
        Of each run in the last 17 weeks: its day and start, distance, times, climb, kind of ground, device
        name.
      </li>
      <li>Weekly totals made of them, and the nudges they led to.</li>
      <li>Your settings, and the addresses you gave, with what you agreed to for each.</li>
      <li>What you tell us: races, planned runs, massages, soreness, and whether you are ill or injured.</li>
    </ul>
    <p>No routes or places, no titles or descriptions, no heart rate, and nothing about other people.</p>
    <h2>For how long</h2>
    <ul>
      {sources.map(({ label, cacheDays }) => (
        <li>
          Runs from {label}, weekly totals and the figures behind nudges are{' '}
          {cacheDays > 0
            ? `erased when they have not been refreshed from there for ${cacheDays} days.`
            : 'kept for the 17 weeks they are about.'}
        </li>
      ))}
      <li>The number of each activity that was sent to us, and when it came, is kept for 14 days.</li>
      <li>The numbers of runs you do not want counted are kept until you count them again.</li>
      <li>That a nudge was sent, and when, is kept for at most 400 days, so that nothing is sent twice.</li>
      <li>An address that was never confirmed is erased after 7 days.</li>
      <li>
        Events for your own apps, and what became of sending them, are kept for 30 days, those about training
        no longer than your runs.
      </li>
      <li>Disconnecting erases everything that came from the source at once, and ends our access there.</li>
      <li>
        When a source no longer lets us in, what came from it is erased after 28 days, unless you connect it
        again.
      </li>
      <li>
        Deleting your account erases everything else too, at once. What stays are addresses that asked for no
        more messages, kept only as hashes, so that none are sent there again.
      </li>
    </ul>
    <h2>What you can do</h2>
    <p>
      In the settings you can download everything as JSON or CSV, change it, and delete your account, without
      asking anybody.
    </p>
    <h2>Who sees it</h2>
    <p>
      You, and the apps whose addresses you gave. Messages pass through the companies that carry e-mail and
      text messages, which keep their own copies for a while. The database's own backups hold erased rows for
      up to 30 days. Nothing is sold, shown to others, or used for advertising or for training models.
    </p>
  </Layout>
)
