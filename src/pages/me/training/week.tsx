/** One week of the chart, opened: its runs, and the messages that came of them or would have. */
import type { WouldHaveSaid } from '../../../domain/replay/would-have-said.ts'
import { addDays, type LocalDate } from '../../../domain/time/calendar.ts'
import type { TrainingLog } from '../../../domain/training/log.ts'
import { shortDay } from '../../../text/days.ts'
import { distance } from '../../../text/distances.ts'
import { nudgeState } from '../../../text/labels/nudges.ts'
import { count } from '../../../text/plurals.ts'
import type { NudgeLine } from '../nudge/nudge-line.ts'
import { type Far, headlineOf, runGoneTag } from '../nudge/words.ts'
import { linesOf, RunLine, type RunsProps } from './runs.tsx'

type OneWeekProps = RunsProps & {
  log: TrainingLog
  weekStart: LocalDate
  nudges: readonly NudgeLine[]
  would: readonly WouldHaveSaid[]
  far: Far
}

export const OneWeek = ({ log, weekStart, nudges, would, far, ...runs }: OneWeekProps) => {
  const isIn = (date: LocalDate | undefined) =>
    date !== undefined && date >= weekStart && date <= addDays(weekStart, 6)
  const { units } = runs
  const lines = linesOf(log).filter(({ run }) => isIn(run.localDate))
  const counted = lines.filter(({ why }) => why === null)
  const meters = counted.reduce((total, { run }) => total + run.distanceMeters, 0)
  return (
    <div class="card">
      <h3 id="week">Week from {shortDay(weekStart)}</h3>
      <p class="soft small">
        {distance(meters, units)} in {count(counted.length, 'run')}
      </p>
      {nudges
        .filter(({ findings }) => isIn(findings?.[0].date))
        .map((nudge) => (
          <p>
            <a href={`/me/nudges/${nudge.id}`}>{headlineOf(nudge, far)}</a>{' '}
            <span class="tag">{nudgeState(nudge.state, nudge.deliveryStates, nudge.unaddressed)}</span>{' '}
            {runGoneTag(nudge) ? <span class="tag">{runGoneTag(nudge)}</span> : null}
          </p>
        ))}
      {would
        .filter(({ findings: [lead] }) => isIn(lead.date))
        .map(({ date, findings }) => (
          <p>
            <a href={`/me/would-have?date=${date}&rule=${findings[0].rule}`}>
              {headlineOf({ rule: findings[0].rule, findings }, far)}
            </a>{' '}
            <span class="tag">would have been sent</span>
          </p>
        ))}
      <ul class="plain runs">
        {lines.map(({ run, why }) => (
          <li>
            <RunLine {...runs} run={run} why={why} />
          </li>
        ))}
      </ul>
    </div>
  )
}
