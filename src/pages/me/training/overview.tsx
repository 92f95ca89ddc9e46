/** The number worth knowing before the next run, this week with what is left of it, and the days ahead. */

import type { ShownHeadroom, ShownRun } from '../../../domain/overview/headroom-shown.ts'
import type { Units } from '../../../domain/training/runner.ts'
import { shortDay } from '../../../text/days.ts'
import { figure, figureUpTo } from '../../../text/distances.ts'

export type StandingProps = {
  shown: ShownHeadroom
  /** The same careful words as in every message, well first; null where there is no figure. */
  words: { run: string | null; week: string | null }
  /** What the latest nudge still asks for. */
  steps: readonly { when: string | null; what: string }[]
  units: Units
}

export const Standing = ({ shown, words, steps, units }: StandingProps) => (
  <>
    {steps.length > 0 ? (
      <section class="card" aria-labelledby="ahead">
        <h2 id="ahead" class="inside">
          The days ahead
        </h2>
        <ul>
          {steps.map(({ when, what }) => (
            <li>
              {when ? <strong>{when}: </strong> : null}
              {what}
            </li>
          ))}
        </ul>
      </section>
    ) : null}
    <div class="standing">
      <section class="card" aria-labelledby="headroom">
        <h2 id="headroom">Before your next run</h2>
        {shown.run.kind === 'figure' ? (
          <>
            <p class="big">
              <small>up to</small>{' '}
              {(shown.run.basis === 'last-step' ? figure : figureUpTo)(shown.run.beyondMeters, units)}{' '}
              <small>{units}</small>
            </p>
            <p>{words.run}</p>
          </>
        ) : (
          <p>{shown.run.why === 'not-well' ? words.run : NO_FIGURE[shown.run.why]}</p>
        )}
      </section>
      <ThisWeek shown={shown} words={words.week} units={units} />
    </div>
  </>
)

const NO_FIGURE: Record<Exclude<Extract<ShownRun, { kind: 'none' }>['why'], 'not-well'>, string> = {
  'after-marathon':
    'No figure for now: the weeks after a run of marathon length begin with rest, then a few short, easy runs.',
  'after-break': 'No figure for now: the first runs after a break are short and easy ones.',
  'race-day': 'No figure today: the race is the run.',
  'race-near': 'No figure this close to your race: there is nothing left to build, only to rest.',
  'too-few-runs': 'With fewer than four runs in the last 30 days nothing can be said about a long one yet.',
}

const ThisWeek = ({
  shown: { week },
  words,
  units,
}: Pick<StandingProps, 'shown' | 'units'> & { words: string | null }) => {
  const { soFarMeters, usualMeters, leftMeters } = week
  return (
    <section class="card" aria-labelledby="this-week">
      <h2 id="this-week">This week, from {shortDay(week.weekStart)}</h2>
      <p class="big">
        {figure(soFarMeters, units)} <small>{units} so far</small>
      </p>
      {leftMeters !== null && usualMeters !== null ? (
        <Gauge so={soFarMeters} usual={usualMeters} jump={soFarMeters + leftMeters} />
      ) : null}
      {words ? <p>{words}</p> : null}
    </section>
  )
}

/** How far the week is, with a tick at what the last four averaged; the end is where it would be a jump. */
const Gauge = ({ so, usual, jump }: { so: number; usual: number; jump: number }) => {
  const share = (meters: number) => ((100 * meters) / Math.max(jump, so, 1)).toFixed(1)
  return (
    <svg class="gauge" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="6" />
      <rect class="done" width={share(so)} height="6" />
      <line x1={share(usual)} x2={share(usual)} y1="0" y2="6" />
    </svg>
  )
}
