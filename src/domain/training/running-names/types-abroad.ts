/** What names of activities say in a file: it speaks the language of whoever exported it. */
import { typesIn } from './types.ts'
import { ENGLISH } from './words.ts'
import { ABROAD } from './words-abroad.ts'

/**
 * As `activityType` and `groundNamed` of `types.ts`, in every language that is known.
 *
 * @example activityType('Laufbandtraining') // { kind: 'running', ground: 'treadmill', onTrack: false }
 * @example activityType('Skilanglauf') // { kind: 'not-running' }
 * @example groundNamed('halle') // 'treadmill'
 */
export const { activityType, groundNamed } = typesIn([ENGLISH, ...ABROAD])
