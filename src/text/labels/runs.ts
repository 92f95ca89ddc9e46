/** Why a run is not counted. */
import type { Uncounted } from '../../domain/training/run.ts'

/** @example uncountedWords.overlap // 'overlaps a longer run' */
export const uncountedWords = {
  'no-distance': 'no distance',
  implausible: 'faster than anyone runs',
  overlap: 'overlaps a longer run',
  excluded: 'you took it out',
} satisfies Record<Uncounted, string>
