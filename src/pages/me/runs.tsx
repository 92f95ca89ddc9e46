/** Recent runs, and why any of them is not counted. */
import type { TrainingLog } from '../../domain/log.ts'
import type { Uncounted } from '../../domain/run.ts'
import type { Units } from '../../domain/runner.ts'
import { day, distance, duration } from '../figures.ts'

const words: Record<Uncounted, string> = {
  'no-distance': 'not counted: no distance',
  implausible: 'not counted: faster than anybody runs',
  overlap: 'not counted: lies within another run',
  excluded: 'not counted: you took it out',
}

const SHOWN = 10

export const Runs = ({ log, units }: { log: TrainingLog; units: Units }) => {
  const lines = [...log.counted.map((run) => ({ run, why: null })), ...log.notCounted]
    .sort((a, b) => b.run.startedAt.getTime() - a.run.startedAt.getTime())
    .slice(0, SHOWN)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">Recent runs</h2>
      <ul class="plain card">
        {lines.map(({ run, why }) => (
          <li>
            <div class="row">
              <span>
                {day(run.localDate)} {run.marked ? <span class="tag">{run.marked}</span> : null}{' '}
                {run.ground === 'road' ? null : <span class="tag">{run.ground}</span>}
              </span>
              <span class="number">
                {distance(run.distanceMeters, units)} · {duration(run.movingSeconds)}
              </span>
            </div>
            <div class="row soft small">
              <span>{why ? words[why] : (run.device ?? '')}</span>
              <ViewOnStrava id={run.id} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const ViewOnStrava = ({ id }: { id: string }) =>
  id.startsWith('strava:') ? (
    <a href={`https://www.strava.com/activities/${id.slice('strava:'.length)}`} rel="noreferrer">
      <strong>View on Strava</strong>
    </a>
  ) : null
