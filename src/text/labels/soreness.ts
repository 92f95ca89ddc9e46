/** How sore it is, and the signs that make it a matter for a clinician. */
import type { Flag, Strength } from '../../domain/training/runner.ts'

type StrengthWords = {
  /** To choose from where the question names the soreness. */
  choice: string
  /** After a verb: the calves were … */
  felt: string
}

/** @example strengthWords.mild.felt // 'a little sore' */
export const strengthWords = {
  mild: { choice: 'a little', felt: 'a little sore' },
  moderate: { choice: 'sore', felt: 'sore' },
  strong: { choice: 'very sore', felt: 'very sore' },
} satisfies Record<Strength, StrengthWords>

type FlagWords = {
  /** What the runner says of it in a form. */
  choice: string
  /** In a list of reports. */
  noted: string
  /** After “you reported”. */
  reported: string
}

/** @example flagWords['at-rest'].reported // 'pain at rest' */
export const flagWords = {
  'at-rest': { choice: 'it hurts at rest', noted: 'hurts at rest', reported: 'pain at rest' },
  'changes-stride': {
    choice: 'it changes how I run',
    noted: 'changes the stride',
    reported: 'pain that changes your stride',
  },
  'sharp-spot': { choice: 'it is one sharp spot', noted: 'one sharp spot', reported: 'one sharp spot' },
} satisfies Record<Flag, FlagWords>
