/** One nudge: what it was about, why it came, what was sent where. */
import type { Runner } from '../domain/runner.ts'
import { distance, moment } from './figures.ts'
import { Layout } from './layout.tsx'
import type { NudgeLine } from './me/nudges.tsx'
import { headlineOf, stateOf, whyWords } from './me/words.ts'

export type Explained = { sentence: string; source: string | null }

export type NudgeProps = {
  nudge: NudgeLine & { policyVersion: string }
  explained: readonly Explained[]
  runner: Runner
}

export const NudgePage = ({ nudge, explained, runner }: NudgeProps) => (
  <Layout title="Why you got this" signedIn>
    <h1>{headlineOf(nudge, (meters) => distance(meters, runner.units))}</h1>
    <p>
      <span class="tag">{stateOf(nudge)}</span>{' '}
      <span class="soft small">{moment(nudge.dueAt, runner.timeZone)}</span>
    </p>
    {nudge.why ? <p>{whyWords(nudge.why)}</p> : null}
    <h2>Why</h2>
    {explained.length > 0 ? (
      explained.map(({ sentence, source }) => (
        <div class="card">
          <p>{sentence}</p>
          {source ? <p class="soft small">{source}</p> : null}
        </div>
      ))
    ) : (
      <p>
        The figures behind it have been erased: runs from Strava are kept for a few days only, and what was
        made of them goes with them.
      </p>
    )}
    <p class="soft small">Rules of {nudge.policyVersion}.</p>
    <p>
      <a href="/me">Back to your training</a>
    </p>
  </Layout>
)
