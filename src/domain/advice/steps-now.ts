/** Steps as things are when they are said: without what has gone by, and in keeping with what has been run since. */

import { advicePolicy } from '../policy/advice.ts'
import type { RecoveryStep } from '../recovery/steps.ts'
import { addDays, daysBetween, type LocalDate } from '../time/calendar.ts'
import { ranBetween } from '../training/log.ts'
import type { PhaseName } from '../training/phase.ts'
import type { AdviceContext } from './context.ts'

/** From which day on steps hold, and the day of the last run after the outing they are about. */
type Since = { earliest: LocalDate; laterRunOn: LocalDate | null }
type StepOf<Kind> = Extract<RecoveryStep, { kind: Kind }>

/**
 * What of some steps is to be said at a moment.
 *
 * @example asThingsAre([threeEasyDays], moment, { earliest: onTheSecond, laterRunOn: null }) // the two that are left
 */
export function asThingsAre(
  steps: readonly RecoveryStep[],
  moment: AdviceContext,
  since: Since,
): RecoveryStep[] {
  return steps.flatMap((step) => stepNow(step, moment, since))
}

/** Weeks that are set by a race need no word on the size of the next one. */
const SET_BY_A_RACE: readonly PhaseName[] = ['recovery', 'taper', 'race-day']

function stepNow(step: RecoveryStep, moment: AdviceContext, { earliest, laterRunOn }: Since): RecoveryStep[] {
  switch (step.kind) {
    case 'easy-or-rest': {
      const next = laterRunOn ? addDays(laterRunOn, 1) : earliest
      const from = latest(step.from, earliest, next)
      return from > step.to ? [] : [{ kind: laterRunOn ? 'easy' : 'easy-or-rest', from, to: step.to }]
    }
    case 'no-hard-run':
      return step.until < earliest ? [] : [step]
    case 'week-after-jump': {
      const isOver = addDays(step.weekStart, 6) < earliest
      return isOver || SET_BY_A_RACE.includes(moment.phase.name) ? [] : [step]
    }
    case 'start-easy':
      return [step]
    case 'easy-runs':
      return easyRuns(step, moment, earliest)
    case 'part-of-usual-week':
      return partOfWeek(step, moment, earliest)
    default: {
      const from = latest(step.from, earliest)
      return from > step.to ? [] : [{ ...step, from }]
    }
  }
}

/** As many as are left of them, and fewer than there are days. */
function easyRuns(step: StepOf<'easy-runs'>, moment: AdviceContext, earliest: LocalDate): RecoveryStep[] {
  const days = new Set(ranIn(step, moment).map(({ localDate }) => localDate))
  const next = days.has(moment.today) ? addDays(moment.today, 1) : earliest
  const from = latest(step.from, earliest, next)
  const atMostRuns = Math.min(step.atMostRuns - days.size, Math.max(1, daysBetween(from, step.to)))
  return from > step.to || atMostRuns < 1 ? [] : [{ ...step, from, atMostRuns }]
}

/** Without a figure below the run just done, a marathon aside, and said to be over once as much has been run. */
function partOfWeek(
  step: StepOf<'part-of-usual-week'>,
  moment: AdviceContext,
  earliest: LocalDate,
): RecoveryStep[] {
  const from = latest(step.from, earliest)
  if (from > step.to || !step.measure) return from > step.to ? [] : [{ ...step, from }]
  const { atMostMeters } = step.measure
  const ran = ranIn(step, moment).reduce((total, { distanceMeters }) => total + distanceMeters, 0)
  const justRun = moment.log.counted.findLast(({ startedAt }) => startedAt <= moment.now)
  const meters = justRun && justRun.distanceMeters < advicePolicy.marathonMeters ? justRun.distanceMeters : 0
  return [{ ...step, from, isRun: ran >= atMostMeters, measure: atMostMeters < meters ? null : step.measure }]
}

/** What has been run of the days a step is about. */
const ranIn = ({ from, to }: { from: LocalDate; to: LocalDate }, { log, now }: AdviceContext) =>
  ranBetween(log, from, to).filter(({ startedAt }) => startedAt <= now)

const latest = (first: LocalDate, ...others: LocalDate[]) =>
  others.reduce((last, each) => (each > last ? each : last), first)
