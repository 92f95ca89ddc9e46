/** The week in words: what it came to, and where it stands in the training. */

import type { Meant } from '../../domain/advice/way-back.ts'
import type { Week } from '../../domain/training/log.ts'
import type { Phase, PhaseName } from '../../domain/training/phase.ts'
import { day, fullDay } from '../../text/days.ts'
import { distance, short } from '../../text/distances.ts'
import { phaseWords } from '../../text/labels/phases.ts'
import { count } from '../../text/plurals.ts'
import { raceCalled } from '../../text/races.ts'
import type { Reader } from '../../text/reader.ts'
import { capital } from '../../text/sentences.ts'
import { lasted } from '../../text/times.ts'
import { averagedOver } from '../nudge/steps.ts'
import type { SummaryFacts } from './summed.ts'

/** @example subjectOf(week, reader) // 'Your week: 52.3 km in five runs' */
export function subjectOf(week: Week | undefined, { units }: Reader): string {
  return week && week.runs > 0
    ? `Your week: ${short(week.distanceMeters, units)} in ${count(week.runs, 'run')}`
    : 'Your week: no runs'
}

/** The week in two sentences. */
export function weekWords(week: Week | undefined, { units }: Reader): string {
  if (!week || week.runs === 0) return 'No runs last week.'
  const { distanceMeters, movingSeconds, runs, longestRunMeters } = week
  const total = `${distance(distanceMeters, units)} last week: ${count(runs, 'run')}, ${lasted(movingSeconds)}.`
  return runs === 1 ? total : `${total} The longest was ${distance(longestRunMeters, units)}.`
}

const LOW_BY_PLAN: readonly PhaseName[] = ['taper', 'recovery', 'race-day']

/** Phase, and what kind of week it was. In a taper and in recovery nothing is said of low mileage. */
export function overviewOf(facts: SummaryFacts, reader: Reader): (string | null)[] {
  const { phase, weeks } = facts
  const meant = facts.kind === 'well' ? facts.meant : []
  const last = weeks.at(-1)
  // on the morning of the summary a recovery may be over that the week was a part of
  const isLowByPlan = meant.length > 0 || LOW_BY_PLAN.includes(phase.name)
  return [
    phaseSentence(phase, reader.units, isOnTheWay(facts)),
    last?.isCutBack && !isLowByPlan
      ? 'Last week was a cut-back week, well below the average of the three before it.'
      : null,
    ...meant.filter(({ ranMeters }) => ranMeters > 0).map((each) => meantSentence(each, reader)),
  ]
}

/** What was run beside what was meant: figures, and no verdict; who ran nothing is not told so twice. */
function meantSentence(meant: Meant, reader: Reader): string {
  const { to, share, ranMeters, atMostMeters } = meant
  const [ran, atMost] = [distance(ranMeters, reader.units), distance(atMostMeters, reader.units)]
  const part = share === 'half' ? 'half' : 'three quarters'
  return `In the seven days to ${day(to, reader)} you ran ${ran}; the way back asked for at most ${atMost}, ${part} of what you averaged a week ${averagedOver(meant.over)}.`
}

/** On the way back after a race or a break nobody builds up, whatever the averages say. */
const isOnTheWay = (facts: SummaryFacts) =>
  facts.kind === 'well' &&
  (facts.meant.length > 0 || facts.steps.some(({ kind }) => kind === 'part-of-usual-week'))

function phaseSentence(
  { name, goal, daysToGoal, isNamed }: Phase,
  units: Reader['units'],
  onTheWay: boolean,
): string | null {
  const isSilent = name === 'base' || name === 'build' ? onTheWay : false
  if (!goal || !daysToGoal) return isNamed && !isSilent ? phaseWords[name].toRunner : null
  const race = `your ${raceCalled(goal.distanceMeters, units)} on ${fullDay(goal.date)}`
  const toGo = `${capital(count(daysToGoal, 'day'))} to ${race}.`
  // nobody who trains for a race calls the weeks before it base training
  return name === 'base' || isSilent ? toGo : `${phaseWords[name].toRunner} ${toGo}`
}
