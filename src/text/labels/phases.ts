/** The phases of training: by name, told to the runner, and told by the runner to a therapist. */
import type { PhaseName } from '../../domain/training/phase.ts'

type PhaseWords = {
  name: string
  toRunner: string
  /** In the runner's own voice, without its full stop. */
  toTherapist: string
}

/** @example phaseWords.peak.name // 'peak' */
export const phaseWords = {
  'race-day': {
    name: 'race day',
    toRunner: 'Race day. Run well.',
    // before it nothing is planned: who has a note to copy has run it
    toTherapist: 'I have just run my race',
  },
  recovery: {
    name: 'recovery',
    toRunner: 'Recovery weeks: a little is plenty.',
    toTherapist: "I'm recovering from a marathon-length run",
  },
  taper: {
    name: 'taper',
    toRunner: 'You are tapering; less is the plan.',
    toTherapist: "I'm tapering",
  },
  peak: {
    name: 'peak',
    toRunner: 'These are your peak weeks.',
    toTherapist: "I'm in my peak weeks",
  },
  build: { name: 'build', toRunner: 'You are building up.', toTherapist: "I'm building up" },
  base: { name: 'base', toRunner: 'You are in base training.', toTherapist: "I'm in base training" },
} satisfies Record<PhaseName, PhaseWords>
