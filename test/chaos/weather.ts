/** What goes wrong at a moment: spells that begin and end, and what each does to a call that meets it. */

import type { GarminAnswer } from '../../src/sandbox/garmin/faults.ts'
import type { MailFault, TextFault } from '../../src/sandbox/outside.ts'
import type { FaultAnswer } from '../../src/sandbox/strava/faults.ts'
import type { Random } from './random.ts'

/** One thing that is wrong; `share` of the calls that meet it do. */
export type Wrong =
  | { on: 'database'; how: 'before' | 'after' | 'either' }
  | { on: 'queue'; how: 'refuses' | 'doubles' | 'delays' | 'shuffles' }
  | { on: 'strava'; how: FaultAnswer }
  /** Pages of the list shorter than was asked for. */
  | { on: 'pages'; how: 'short' }
  | { on: 'refresh'; how: 'drop-after' | 'server-error' | 'hang' | 'malformed' | 'bad-request' }
  | { on: 'garmin'; how: GarminAnswer }
  /** An odd entry beside those that Garmin tells. */
  | { on: 'notices'; how: 'odd-entry' }
  | { on: 'resend'; how: MailFault['answer'] }
  | { on: 'twilio'; how: TextFault['answer'] }
  | { on: 'events'; how: 'lost' | 'doubled' | 'late' }
  | { on: 'callbacks'; how: 'before' | 'twice' | 'lost' }
  | { on: 'worker'; how: 'killed' | 'interrupted' | 'slow' }

export type Spell = Wrong & { from: number; to: number; share: number }

type On<Name extends Wrong['on']> = Extract<Wrong, { on: Name }>['how']

export type Weather = {
  readonly spells: Spell[]
  /** What a call of this kind meets now, if anything. */
  meets<Name extends Wrong['on']>(on: Name): On<Name> | null
}

export function weatherOf(spells: Spell[], random: Random, now: () => Date): Weather {
  const current = () => {
    const at = now().getTime()
    return spells.filter(({ from, to }) => from <= at && at < to)
  }
  const isOn =
    <Name extends Wrong['on']>(on: Name) =>
    (spell: Spell): spell is Extract<Spell, { on: Name }> =>
      spell.on === on
  return {
    spells,
    meets<Name extends Wrong['on']>(on: Name) {
      const met = current()
        .filter(isOn(on))
        .find(({ share }) => random.chance(share))
      return (met?.how as On<Name> | undefined) ?? null
    },
  }
}
