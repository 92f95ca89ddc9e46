/** How the legs are and how the sleep was, to choose from and as it was answered. */
import type { LegsAnswer, LegsState } from '../../domain/training/runner.ts'

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

/** @example sleepWords.badly.said // 'you slept badly' */
export const sleepWords = {
  well: { choice: 'Well', said: 'you slept well' },
  badly: { choice: 'Badly', said: 'you slept badly' },
} satisfies Record<NonNullable<LegsAnswer['sleep']>, LegsWords>
