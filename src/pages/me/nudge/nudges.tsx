/** The list of nudges: what was said, what waits, what was held back and why; before there are any, what would have been. */

import type { Runner } from '../../../domain/training/runner.ts'
import { nudgeState } from '../../../text/labels/nudges.ts'
import { moment } from '../../../text/times.ts'
import { MoreOrFewer, WouldHave, type WouldHaveProps } from '../training/would-have.tsx'
import { Entry } from './entry.tsx'
import type { NudgeLine } from './nudge-line.ts'
import { type Far, headlineOf, runGoneTag } from './words.ts'

const SHOWN = 6

export type NudgesProps = {
  nudges: readonly NudgeLine[]
  runner: Runner
  far: Far
  /** Null once there are nudges, or while there is no training to look at. */
  would: WouldHaveProps | null
}

/** Nothing where there is neither a message nor a run that could have led to one. */
export const Nudges = ({ nudges, runner, far, would }: NudgesProps) =>
  would === null && nudges.length === 0 ? null : (
    <section aria-labelledby="nudges">
      <h2 id="nudges">Nudges</h2>
      {would ? <WouldHave {...would} far={far} /> : null}
      <List nudges={nudges.slice(0, SHOWN)} runner={runner} far={far} />
      {nudges.length > SHOWN ? (
        <details>
          <summary>Earlier ones</summary>
          <List nudges={nudges.slice(SHOWN)} runner={runner} far={far} />
        </details>
      ) : null}
      <MoreOrFewer now={runner.sensitivity} />
    </section>
  )

const List = ({ nudges, runner, far }: Omit<NudgesProps, 'would'>) =>
  nudges.length === 0 ? null : (
    <ul class="plain card">
      {nudges.map((nudge) => (
        <Entry
          at={moment(nudge.dueAt, runner.timeZone)}
          tag={nudgeState(nudge.state, nudge.deliveryStates, nudge.unaddressed)}
          also={runGoneTag(nudge)}
        >
          <a href={`/me/nudges/${nudge.id}`}>{headlineOf(nudge, far)}</a>
        </Entry>
      ))}
    </ul>
  )
