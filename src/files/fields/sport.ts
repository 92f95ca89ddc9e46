/** What the type of an activity makes of its row. */
import type { Running } from '../../domain/training/running-names/types.ts'
import { activityType } from '../../domain/training/running-names/types-abroad.ts'

/**
 * Running, or what becomes of the row instead. A type that is missing says nothing: the row reports it.
 *
 * @example sportOf('Laufrad') // { notRunning: 'Laufrad' }
 */
export function sportOf(type: string): Running | { notRunning: string } | { soundsLikeRunning: string } {
  if (type === '') return { kind: 'running', ground: 'road', onTrack: false }
  const known = sports.get(type) ?? activityType(type)
  // a log says the same few names a thousand times
  if (sports.size < MOST_REMEMBERED) sports.set(type, known)
  if (known.kind === 'running') return known
  return known.kind === 'not-running' ? { notRunning: type } : { soundsLikeRunning: type }
}

const MOST_REMEMBERED = 500
const sports = new Map<string, ReturnType<typeof activityType>>()
