/** The list of nudges: what was said, what waits, what was held back and why. */

import type { Runner } from '../../../domain/training/runner.ts'
import { distance } from '../../../text/distances.ts'
import { nudgeState } from '../../../text/labels/nudges.ts'
import { moment } from '../../../text/times.ts'
import type { NudgeLine } from './nudge-line.ts'
import { headlineOf } from './words.ts'

const SHOWN = 12

export const Nudges = ({ nudges, runner }: { nudges: readonly NudgeLine[]; runner: Runner }) => (
  <section aria-labelledby="nudges">
    <h2 id="nudges">Nudges</h2>
    {nudges.length === 0 ? (
      <p class="soft">None yet. An ordinary run leads to none, and that is most of them.</p>
    ) : (
      <ul class="plain card">
        {nudges.slice(0, SHOWN).map((nudge) => (
          <li>
            <div class="row">
              <a href={`/me/nudges/${nudge.id}`}>
                {headlineOf(nudge, (meters) => distance(meters, runner.units))}
              </a>
              <span class="tag">{nudgeState(nudge.state, nudge.deliveryStates, nudge.unaddressed)}</span>
            </div>
            <p class="soft small">{moment(nudge.dueAt, runner.timeZone)}</p>
          </li>
        ))}
      </ul>
    )}
  </section>
)
