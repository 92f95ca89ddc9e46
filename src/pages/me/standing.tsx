/** This week so far, and the number worth knowing before the next run. */
import type { Headroom } from '../../domain/headroom.ts'
import type { Units } from '../../domain/runner.ts'
import { bare, distance } from '../figures.ts'

export const Standing = ({ headroom: { run, week }, units }: { headroom: Headroom; units: Units }) => (
  <div class="figures">
    <div class="card">
      <p class="figure">
        {bare(week.soFarMeters, units)} <small>{units}</small>
      </p>
      <p class="small">
        this week so far
        {week.usualMeters === null ? '' : `; your usual week is ${distance(week.usualMeters, units)}`}
      </p>
      {week.leftMeters === null ? null : (
        <p class="soft small">
          {week.leftMeters > 0
            ? `${distance(week.leftMeters, units)} more and the week would be a jump.`
            : 'The week is a step up from your usual one.'}
        </p>
      )}
    </div>
    <div class="card">
      {run ? (
        <>
          <p class="figure">
            {bare(run.beyondMeters, units)} <small>{units}</small>
          </p>
          <p class="small">More than that would be a step beyond your last 30 days.</p>
          <p class="soft small">Your longest run in them: {distance(run.longestMeters, units)}.</p>
        </>
      ) : (
        <p class="small">
          With fewer than four runs in the last 30 days nothing can be said about a long one yet.
        </p>
      )}
    </div>
  </div>
)
