/** The week in words: what it came to, and where it stands in the training. */

import type { Meant } from '../../domain/advice/way-back.ts'
import type { Week } from '../../domain/training/log.ts'
import type { Phase } from '../../domain/training/phase.ts'
import { day, fullDay } from '../../text/days.ts'
import { distance, short } from '../../text/distances.ts'
import { phaseWords } from '../../text/labels/phases.ts'
import { count } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { capital } from '../../text/sentences.ts'
import { lasted } from '../../text/times.ts'
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
  const total = `${distance(distanceMeters, units)} last week, in ${count(runs, 'run')} and ${lasted(movingSeconds)}.`
  return runs === 1 ? total : `${total} The longest was ${distance(longestRunMeters, units)}.`
}

/** Phase, and what kind of week it was. In a taper and in recovery nothing is said of low mileage. */
export function overviewOf(facts: SummaryFacts, reader: Reader): (string | null)[] {
  const { phase, weeks } = facts
  const meant = facts.kind === 'well' ? facts.meant : []
  const last = weeks.at(-1)
  const isLowByPlan = phase.name === 'taper' || phase.name === 'recovery' || phase.name === 'race-day'
  return [
    phaseSentence(phase, reader.units),
    last?.isCutBack && !isLowByPlan ? 'A lighter week than the three before: a cut-back week.' : null,
    ...meant.map((each) => meantSentence(each, reader)),
  ]
}

/** What was run beside what was meant: figures, and no verdict. */
function meantSentence({ to, share, ranMeters, atMostMeters }: Meant, reader: Reader): string {
  const [ran, atMost] = [distance(ranMeters, reader.units), distance(atMostMeters, reader.units)]
  const part = share === 'half' ? 'Half' : 'Three quarters'
  return `In the seven days to ${day(to, reader)} you ran ${ran}. ${part} of what you averaged a week before was meant: at most ${atMost}.`
}

function phaseSentence({ name, goal, daysToGoal, isNamed }: Phase, units: Reader['units']): string | null {
  if (!goal || !daysToGoal) return isNamed ? phaseWords[name].toRunner : null
  const race = `your race of ${distance(goal.distanceMeters, units)} on ${fullDay(goal.date)}`
  const toGo = `${capital(count(daysToGoal, 'day'))} to ${race}.`
  // nobody who trains for a race calls the weeks before it base training
  return name === 'base' ? toGo : `${phaseWords[name].toRunner} ${toGo}`
}
