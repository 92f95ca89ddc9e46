/** Headroom in careful words: what would be a step beyond the last 30 days, never what can be run. */
import type { Recovery } from '../../domain/advice/advice.ts'
import type { Basis, ShownHeadroom } from '../../domain/overview/headroom-shown.ts'
import { policy } from '../../domain/policy/rules.ts'
import type { LargeWeek } from '../../domain/recovery/large-week.ts'
import type { RecoveryStep } from '../../domain/recovery/steps.ts'
import type { Units } from '../../domain/training/runner.ts'
import type { NotWell } from '../../domain/training/well.ts'
import { distance, short, upTo } from '../../text/distances.ts'
import type { Reader } from '../../text/reader.ts'

const STEP: Record<Basis, string> = {
  'last-30-days': 'would be a step beyond your last 30 days.',
  'last-step': 'would be a step beyond your last 30 days.',
  'after-marathon': 'would be early after a run of marathon length.',
  'after-break': 'would be early after a break.',
}

/** Null where no figure is shown. @example headroomWords(shown, reader) // 'More than 22.0 km in one run would be …' */
function headroomWords(shown: ShownHeadroom | null, { units }: Reader): string | null {
  if (!shown || shown.run.kind === 'none') return null
  const { beyondMeters, basis } = shown.run
  // a run's own distance is the same figure wherever it stands
  const figure = basis === 'last-step' ? distance(beyondMeters, units) : upTo(beyondMeters, units)
  const words = `More than ${figure} in one run ${STEP[basis]}`
  return shown.notATarget ? `${words} That is not a target: these are taper weeks.` : words
}

/** What answers the question how long the next run may be: well first. */
export function howLong(shown: ShownHeadroom, reader: Reader, line: WellFirstLine): string | null {
  const { run } = shown
  return run.kind === 'none' && run.why === 'not-well'
    ? line(run.because, reader)
    : headroomWords(shown, reader)
}

/** In full on a page, short in a text. */
type WellFirstLine = (why: NotWell, reader: Reader) => string

/** The same beside the steps; none where a step already sets a measure: minutes, or less than the figure in a week. */
export function headroomBeside(
  { headroom, steps }: Pick<Recovery, 'headroom' | 'steps'>,
  reader: Reader,
): string | null {
  if (headroom?.run.kind !== 'figure') return null
  const { beyondMeters } = headroom.run
  const isMeasured = steps.some(
    (step) =>
      step.kind === 'easy-runs' ||
      (step.kind === 'part-of-usual-week' &&
        (step.isRun || !step.measure || step.measure.atMostMeters < beyondMeters)),
  )
  return isMeasured ? null : headroomWords(headroom, reader)
}

/** The week beyond which it would be a clear change, or what lets the last one settle; null where neither is to be told. */
export function weekRoomWords({ week }: ShownHeadroom, { units }: Reader): string | null {
  const { soFarMeters, leftMeters, usualMeters, largeBefore } = week
  if (largeBefore) return settlingWords(largeBefore, soFarMeters, units)
  if (leftMeters === null || usualMeters === null) return null
  const usual = `your last four weeks averaged ${distance(usualMeters, units)}`
  return leftMeters === 0
    ? `This week, at ${distance(soFarMeters, units)}, is a clear change already; ${usual}.`
    : `More than ${upTo(soFarMeters + leftMeters, units)} in the whole week would be a clear change; ${usual}.`
}

/** The same beside the steps: no second measure of a week on the way back, which has its own. */
export const weekRoomBeside = (
  { headroom, steps }: { headroom: ShownHeadroom; steps: readonly RecoveryStep[] },
  reader: Reader,
): string | null => (steps.some(isOfAWay) ? null : weekRoomWords(headroom, reader))

/**
 * All that is said of this week beside its figure. On the way back the steps have the week's one measure, and another
 * average beside it would only clash.
 *
 * @example thisWeekWords({ headroom, steps: [] }, reader) // 'More than 52.0 km in the whole week would be …'
 */
export function thisWeekWords(
  at: { headroom: ShownHeadroom; steps: readonly RecoveryStep[] },
  reader: Reader,
): string | null {
  const { run, week } = at.headroom
  if (run.kind === 'none' && run.why === 'not-well') return null
  if (at.steps.some(isOfAWay)) return 'The days ahead say how much is enough this week.'
  const room = weekRoomWords(at.headroom, reader)
  if (room) return room
  if (week.usualMeters !== null && run.kind === 'none' && run.why === 'race-day')
    return `Your last four weeks averaged ${distance(week.usualMeters, reader.units)}.`
  return week.usualMeters === null
    ? `Your weekly average is told once it reaches ${short(policy.jump.leastUsualMeters, reader.units)} and your log goes back three weeks.`
    : `Your last four weeks averaged ${distance(week.usualMeters, reader.units)}. These days ask for less than that.`
}

const isOfAWay = ({ kind }: RecoveryStep) =>
  kind === 'no-running' || kind === 'easy-runs' || kind === 'part-of-usual-week'

/** What the nudge about that week said, with the same figures: it stands in the place of a figure for this one. */
function settlingWords(last: LargeWeek, soFarMeters: number, units: Units): string {
  const { distanceMeters, usualMeters, lighterNext } = last
  const far = (meters: number) => distance(meters, units)
  const was = `Last week was well above the four before (${far(distanceMeters)}; they averaged ${far(usualMeters)}).`
  const enough = lighterNext ? usualMeters : distanceMeters
  // to who has run more already, a lighter week would be advice for yesterday
  if (soFarMeters > enough)
    return `${was} This one, at ${far(soFarMeters)}, is above ${lighterNext ? 'that average' : 'it'} already.`
  return lighterNext
    ? `${was} A lighter one now, nearer to that average, lets the legs catch up.`
    : `${was} About the same or less now lets the legs catch up.`
}
