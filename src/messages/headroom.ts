/** Headroom in careful words: what would be a step beyond the last 30 days, never what can be run. */
import type { Recovery } from '../domain/advice.ts'
import type { Basis, ShownHeadroom } from '../domain/shown-headroom.ts'
import { type Reader, upTo } from './words.ts'

const STEP: Record<Basis, string> = {
  'last-30-days': 'would be a step beyond your last 30 days.',
  'after-marathon': 'would be early after a run of marathon length.',
  'after-break': 'would be early after a break.',
}

/** Null where no figure is shown. @example headroomWords(shown, reader) // 'More than 22.0 km in one run would be …' */
export function headroomWords(shown: ShownHeadroom | null, { units }: Reader): string | null {
  if (!shown || shown.run.kind === 'none') return null
  const { beyondMeters, basis } = shown.run
  const words = `More than ${upTo(beyondMeters, units)} in one run ${STEP[basis]}`
  return shown.notATarget ? `${words} That is not a target: these are taper weeks.` : words
}

/** The same beside the steps; none where a step already asks for less than the figure in a whole week. */
export function headroomBeside({ headroom, steps }: Recovery, reader: Reader): string | null {
  if (headroom?.run.kind !== 'figure') return null
  const { beyondMeters } = headroom.run
  const isLess = steps.some((step) => step.kind === 'part-of-usual-week' && step.atMostMeters < beyondMeters)
  return isLess ? null : headroomWords(headroom, reader)
}

/** What more would make the week a larger one than usual; null where that cannot or should not be told. */
export function weekRoomWords({ week }: ShownHeadroom, { units }: Reader): string | null {
  if (week.leftMeters === null || week.usualMeters === null) return null
  return week.leftMeters === 0
    ? 'This week is already well beyond your usual one.'
    : `More than ${upTo(week.leftMeters, units)} on top of this week's runs would be a large change from your usual week.`
}
