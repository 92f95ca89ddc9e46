/** Runs the runner plans, told before they are run, so that they are no surprise. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { PlannedRun, Runner } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { distance } from '../../../text/distances.ts'

type PlannedProps = { runner: Pick<Runner, 'units' | 'selfReports'>; today: LocalDate }

export const Planned = ({ runner: { units, selfReports }, today }: PlannedProps) => {
  const ahead = selfReports.planned
    .filter(({ date }) => date >= today)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  return (
    <section class="card" aria-labelledby="planned">
      <h2 id="planned" class="inside">
        Runs you plan
      </h2>
      <p class="soft">
        A run you mark here before you run it leads to no message, unless it is more than 30% beyond your last
        30 days, or much longer than you meant it to be.
      </p>
      {ahead.length > 0 ? (
        <ul class="plain">
          {ahead.map((run) => (
            <Line run={run} words={`${shortDay(run.date)}, ${distance(run.distanceMeters, units)}`} />
          ))}
        </ul>
      ) : null}
      <details>
        <summary>Mark a run as planned</summary>
        <form method="post" action="/me/planned-runs">
          <div class="grid">
            <div>
              <label for="planned-date">Day</label>
              <input id="planned-date" name="date" type="date" required min={today} />
            </div>
            <div>
              <label for="planned-distance">Distance, in {units}</label>
              <input id="planned-distance" name="distance" inputmode="decimal" required autocomplete="off" />
            </div>
          </div>
          <button type="submit" class="second">
            Mark as planned
          </button>
        </form>
      </details>
    </section>
  )
}

const Line = ({ run, words }: { run: PlannedRun; words: string }) => (
  <li class="row pair">
    <span>{words}</span>
    <form method="post" action="/me/planned-runs/remove">
      <button
        type="submit"
        class="quiet"
        name="date"
        value={run.date}
        aria-label={`Remove the run planned for ${shortDay(run.date)}`}
      >
        Remove
      </button>
    </form>
  </li>
)
