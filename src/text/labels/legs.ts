/** How the legs are and how the sleep was, to choose from and as it was answered. */
import {
  isHurtPlace,
  type LegsAnswer,
  type LegsState,
  needsPlace,
  type SorenessReport,
} from '../../domain/training/runner.ts'
import { strengthWords } from './soreness.ts'

type LegsWords = {
  /** On a button. */
  choice: string
  /** After “you said”. */
  said: string
}

/** @example legsWords.sore.choice // 'A little sore' */
export const legsWords = {
  fine: { choice: 'Fine', said: 'your legs are fine' },
  sore: { choice: 'A little sore', said: 'your legs are a little sore' },
  pain: { choice: 'Pain', said: 'something hurts' },
  ill: { choice: 'I’m ill', said: 'you are ill' },
} satisfies Record<LegsState, LegsWords>

/**
 * An answer after “you said”, as sore as it was reported with it: only where something hurts the place says more.
 *
 * @example legsSaid('sore', [{ area: 'calves', strength: 'moderate', flag: null }]) // 'your legs are sore'
 */
export function legsSaid(
  state: LegsState,
  sore: readonly Pick<SorenessReport, 'area' | 'strength' | 'flag'>[],
): string {
  const [first] = sore
  const hurts = sore.some(({ area, flag }) => flag !== null || isHurtPlace(area))
  return first && needsPlace(state) && !hurts
    ? `your legs are ${strengthWords[first.strength].felt}`
    : legsWords[state].said
}

/** @example sleepWords.badly.said // 'you slept badly' */
export const sleepWords = {
  well: { choice: 'Well', said: 'you slept well' },
  badly: { choice: 'Badly', said: 'you slept badly' },
} satisfies Record<NonNullable<LegsAnswer['sleep']>, LegsWords>
