/** Advice on a nudge: the recovery its leading finding calls for, and whether a massage is worth suggesting. */

import { isWellAboveUsual } from '../overview/altitude.ts'
import { isRaceSimulation, mayBeRaceSimulation } from '../overview/race-simulation.ts'
import { advicePolicy } from '../policy/advice.ts'
import type { Finding } from '../rules/index.ts'
import { addDays, type LocalDate, localDateOf } from '../time/calendar.ts'
import { ranBetween, type TrainingLog } from '../training/log.ts'
import { asOneRun, outingUpTo } from '../training/outing.ts'
import type { Run } from '../training/run.ts'
import { notWell } from '../training/well.ts'
import type {
  Advice,
  MassageAdvice,
  NoMassage,
  Practice,
  SuggestedBecause,
  ToDo,
  WellFirst,
} from './advice.ts'
import { type AdviceContext, type Advised, adviceContextOf } from './context.ts'
import {
  isBackFromABreak,
  massageClock,
  massageClockByItself,
  obstacle,
  withRunDays,
} from './massage-clock.ts'
import { pauseOn } from './massage-pause.ts'
import { isPlan, planAt } from './massage-plan.ts'
import { laterRun, recoveryFrom } from './recovery.ts'
import { keepsComingBack } from './soreness.ts'

const { clock: policy } = advicePolicy

/**
 * What to advise on a nudge's findings, the leading one first, as things are at `now`: recovery from today on; and a
 * massage plan, none with its reason, or a clinician first. Nothing of it to who is not well. The suggestion this very nudge has carried
 * must not be among `runner.told.suggestions` yet, or it would be found too early.
 *
 * @example advise([bigLongRun], log, runner, { openDays: [1, 2, 3, 4, 5], leadDays: 1 }, now).kind // 'well'
 * @example advise([bigLongRun], log, ill, practice, now) // { kind: 'not-well', why: { reason: 'ill', … }, … }
 */
export function advise(
  findings: readonly [lead: Finding, ...supporting: Finding[]],
  log: TrainingLog,
  runner: Advised,
  practice: Practice,
  now: Date,
): Advice {
  const [lead] = findings
  const moment = adviceContextOf(log, runner, practice, runOf(log, lead), now)
  const told = { phase: moment.phase, laterRunOn: laterRun(lead, moment) }
  const why = notWell(runner.selfReports, moment.today)
  if (why) return { ...told, kind: 'not-well', why }
  return {
    ...told,
    kind: 'well',
    recovery: recoveryFrom(findings, moment),
    massage: massageFor(findings, moment),
    simulation: simulationIn(moment),
    isHighGround: moment.run !== null && isWellAboveUsual(log, moment.run),
  }
}

/**
 * The massage advice of a day without a run to speak of, as the weekly summary gives it. A race simulation of the last 4
 * days is one.
 *
 * @example massageNow(log, runner, practice, now) // { kind: 'none', why: { reason: 'spoken-of-lately', … } }
 */
export function massageNow(
  log: TrainingLog,
  runner: Advised,
  practice: Practice,
  now: Date,
): MassageAdvice | WellFirst {
  const today = localDateOf(now, runner.timeZone)
  const why = notWell(runner.selfReports, today)
  if (why) return { kind: 'not-well', why }
  const days = ranBetween(log, addDays(today, -advicePolicy.plan.daysAfterRun.latest), today)
  const simulation = days.findLast((run) => isRaceSimulation(log, run, runner))
  const around = (run: Run | null) => massageFor([], adviceContextOf(log, runner, practice, run, now))
  const after = simulation && around(simulation)
  return after?.kind === 'suggest' ? after : around(null)
}

function simulationIn({ log, run, runner }: AdviceContext): ToDo['simulation'] {
  if (!run) return null
  if (isRaceSimulation(log, run, runner)) return 'known'
  return mayBeRaceSimulation(log, run, runner) ? 'asks' : null
}

/**
 * The run a finding is about; a race effort in several recordings is the outing they make.
 *
 * @example runOf(log, marathonInTwo)?.distanceMeters // 42_300
 */
export function runOf(log: TrainingLog, finding: Finding): Run | null {
  const run = log.counted.find(({ id }) => id === finding.run)
  if (!run || finding.rule !== 'race-effort') return run ?? null
  return finding.facts.distanceMeters > run.distanceMeters ? asOneRun(outingUpTo(log, run)) : run
}

function massageFor(findings: readonly Finding[], moment: AdviceContext): MassageAdvice {
  const { selfReports } = moment.runner
  const first = keepsComingBack(selfReports, moment.today)
  if (first) return { kind: 'see-a-clinician', why: first }
  const why = obstacle(selfReports, moment.today) ?? pausedAt(moment) ?? reasonToSuggest(findings, moment)
  if (!isReason(why)) return { kind: 'none', why }
  const planned = planAt(moment)
  return isPlan(planned) ? { kind: 'suggest', why, plan: planned } : { kind: 'none', why: planned }
}

/**
 * Whether a message with this advice asks if suggestions that rest are wanted back; it is asked once.
 *
 * @example asksAboutPause({ kind: 'none', why: { reason: 'paused', since: '2024-10-02', asks: true } }) // true
 */
export const asksAboutPause = (massage: MassageAdvice | WellFirst): boolean =>
  massage.kind === 'none' && massage.why.reason === 'paused' && massage.why.asks

function pausedAt({ log, runner, today }: AdviceContext): NoMassage | null {
  const pause = pauseOn(log, runner, today)
  return pause && { reason: 'paused', since: pause.since, asks: !pause.isAsked }
}

const isReason = (why: SuggestedBecause | NoMassage): why is SuggestedBecause =>
  why.reason === 'time-for-one' ||
  why.reason === 'race-effort' ||
  why.reason === 'race-simulation' ||
  why.reason === 'longest-big-run'

/** What calls for a massage now, or why it is too early: the clock, and the runs that shorten it. */
function reasonToSuggest(findings: readonly Finding[], moment: AdviceContext): SuggestedBecause | NoMassage {
  const due = findings.find((finding) => finding.rule === 'massage-due')
  if (due) {
    const { daysSince, cadenceDays, phase } = due.facts
    return { reason: 'time-for-one', daysSince, afterDays: cadenceDays, phase }
  }
  const { log, runner, today } = moment
  const phase = moment.phase.name
  // a run is a reason by itself, also for who has just connected
  const simulation = simulationEffort(moment)
  const clock =
    findings.length > 0 || simulation
      ? massageClock(runner.selfReports, today)
      : massageClockByItself(runner, today)
  const daysSince = clock?.days ?? null
  const hasPassed = (days: number) => daysSince === null || daysSince >= days
  const effort = simulation ?? findings.map((finding) => effortOf(finding, log)).find((each) => each !== null)
  if (effort && hasPassed(policy.afterEffortDays)) return { ...effort, daysSince }
  if (isBackFromABreak(log, today)) return { reason: 'after-break' }
  const afterDays = withRunDays(phase, runner.selfReports)
  if (afterDays !== null && hasPassed(afterDays)) {
    return { reason: 'time-for-one', daysSince, afterDays, phase }
  }
  const counted = effort ? policy.afterEffortDays : afterDays
  return daysSince === null || counted === null
    ? { reason: 'phase', phase }
    : { reason: 'spoken-of-lately', daysSince, afterDays: counted }
}

type Effort =
  | { reason: 'race-effort'; distanceMeters: number }
  | { reason: 'race-simulation'; distanceMeters: number; date: LocalDate }
  | { reason: 'longest-big-run'; distanceMeters: number; movingSeconds: number }

function simulationEffort({ log, run, runner }: AdviceContext): Effort | null {
  if (!run || !isRaceSimulation(log, run, runner)) return null
  const { distanceMeters, localDate: date } = run
  return { reason: 'race-simulation', distanceMeters, date }
}

/** A race of 20 km or more, or the longest big run in 42 days. */
function effortOf(finding: Finding, log: TrainingLog): Effort | null {
  const run = runOf(log, finding)
  if (!run) return null
  const { rule, run: id } = finding
  const { distanceMeters, movingSeconds, localDate } = run
  if (rule === 'race-effort' && distanceMeters >= policy.effortMeters) {
    return { reason: 'race-effort', distanceMeters }
  }
  if (rule !== 'big-long-run') return null
  const recent = ranBetween(log, addDays(localDate, -policy.longestOfDays), localDate)
  const isLongest = recent.every((each) => each.id === id || each.distanceMeters < distanceMeters)
  return isLongest ? { reason: 'longest-big-run', distanceMeters, movingSeconds } : null
}
