/** My training: where the runner stands, their weeks, recent runs and what each led to. */

import type { ShownHeadroom } from '../../../domain/overview/headroom-shown.ts'
import type { Road } from '../../../domain/overview/road.ts'
import type { ChartWeek } from '../../../domain/overview/week-chart.ts'
import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { TrainingLog } from '../../../domain/training/log.ts'
import type { Runner } from '../../../domain/training/runner.ts'
import { notWell } from '../../../domain/training/well.ts'
import { distance } from '../../../text/distances.ts'
import { Layout, type OfWhom } from '../../layout/layout.tsx'
import { TryHistory } from '../../layout/try-history.tsx'
import type { NudgeLine } from '../nudge/nudge-line.ts'
import { Nudges, type NudgesProps } from '../nudge/nudges.tsx'
import { Chart } from './chart.tsx'
import { Questions, State, type StateProps } from './first-steps.tsx'
import { Legs } from './legs.tsx'
import { Standing, type StandingProps } from './overview.tsx'
import { Planned } from './planned.tsx'
import { RoadToRace } from './road.tsx'
import { Runs, type RunsProps } from './runs.tsx'
import { OneWeek } from './week.tsx'

export type TrainingProps = {
  runner: Runner
  today: LocalDate
  /** The lighter week that sore legs call for, in words. */
  lighter: string | null
  log: TrainingLog
  chart: readonly ChartWeek[]
  /** The week that is opened. */
  week: LocalDate | null
  /** The stage of training, and the race it leads to or comes from. */
  where: string
  road: Road
  shown: ShownHeadroom
  words: StandingProps['words']
  steps: StandingProps['steps']
  nudges: readonly NudgeLine[]
  would: NudgesProps['would']
  led: RunsProps['led']
  atSource: RunsProps['atSource']
  state: StateProps
  /** Whether there is training to show: figures of nothing would say that nobody ran. */
  isRead: boolean
  /** Who has to be named under what was derived. */
  attribution: string | null
} & OfWhom

export const TrainingPage = (props: TrainingProps) => {
  const { runner, log, state, nudges, isRead } = props
  const { units } = runner
  const isWell = notWell(runner.selfReports, props.today) === null
  const far = isWell ? (meters: number) => distance(meters, units) : null
  return (
    <Layout title="My training" here="training" who={props.who}>
      <h1>My training</h1>
      {isRead ? <p class="where">{props.where}</p> : null}
      <State {...state} />
      {isRead ? (
        <>
          <Standing shown={props.shown} words={props.words} steps={props.steps} units={units} />
          <div class="columns">
            <Nudges nudges={nudges} runner={runner} far={far} would={props.would} />
            <Legs selfReports={runner.selfReports} today={props.today} lighter={props.lighter} />
          </div>
          <Chart
            chart={props.chart}
            weeks={log.weeks}
            units={units}
            leftMeters={props.shown.week.leftMeters}
            chosen={props.week}
          >
            {props.week ? (
              <OneWeek
                log={log}
                led={props.led}
                units={units}
                atSource={props.atSource}
                weekStart={props.week}
                nudges={nudges}
                would={props.would?.said ?? []}
                far={far}
              />
            ) : null}
          </Chart>
          <div class="columns">
            {props.week ? null : <Runs log={log} led={props.led} units={units} atSource={props.atSource} />}
            <div>
              <Questions {...state} />
              <RoadToRace road={props.road} units={units} />
              <Planned runner={runner} today={props.today} />
            </div>
          </div>
        </>
      ) : (
        <>
          {nudges.length > 0 ? <Nudges nudges={nudges} runner={runner} far={far} would={null} /> : null}
          <Questions {...state} />
        </>
      )}
      <details class="history">
        <summary>Try Legwork on more of your history</summary>
        <TryHistory runner={runner} />
      </details>
      {props.attribution ? <p class="soft small">{props.attribution}</p> : null}
    </Layout>
  )
}
