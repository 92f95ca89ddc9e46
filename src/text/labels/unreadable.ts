/** That a source told of activities which could not be read. */
import { MOST_UNREADABLE } from '../../domain/training/unreadable.ts'
import { tally } from '../plurals.ts'

/**
 * @example unreadableWords(1)
 * // '1 activity could not be read. It is left out, or stays as it was read before; all others are up to date.'
 */
export function unreadableWords(count: number): string {
  const most = count >= MOST_UNREADABLE ? 'At least ' : ''
  const stays = count === 1 ? 'It is left out, or stays' : 'They are left out, or stay'
  const asRead = count === 1 ? 'as it was read before' : 'as they were read before'
  return `${most}${tally(count, 'activity', 'activities')} could not be read. ${stays} ${asRead}; all others are up to date.`
}
