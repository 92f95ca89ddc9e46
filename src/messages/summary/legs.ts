/** “How are the legs?”: asked once a week with one press, and what sore legs two weeks running call for. */

import { LEGS_STATES, SLEEPS } from '../../domain/training/runner.ts'
import { distance } from '../../text/distances.ts'
import { wellAgainWords } from '../../text/labels/health.ts'
import { legsWords, sleepWords } from '../../text/labels/legs.ts'
import type { Reader } from '../../text/reader.ts'
import { tap } from '../massage/tap.ts'
import type { Part } from '../render/email-document.ts'
import type { Summed } from './summed.ts'

/** Nothing is asked where nobody could answer, nor of somebody who is to see a doctor first. */
export function legsQuestions({ links: { act }, facts }: Summed): Part[] {
  const not = facts.kind === 'not-well' ? facts.why.reason : null
  if (act === undefined || not === 'red-flag') return []
  const states = LEGS_STATES.map((state) => tap(act, legsWords[state].choice, { do: 'legs', legs: state }))
  const wellAgain = not === null ? [] : [tap(act, wellAgainWords[not], { do: 'well' })]
  return [
    { kind: 'question', words: 'How are the legs?', answers: [...states, ...wellAgain] },
    {
      kind: 'question',
      words: 'How did you sleep?',
      answers: SLEEPS.map((sleep) => tap(act, sleepWords[sleep].choice, { do: 'sleep', sleep })),
    },
  ]
}

/** @example lighterWords({ atMostMeters: 40_000 }, reader) // 'Your legs were sore two weeks running. A lighter week would suit them: …' */
export function lighterWords({ atMostMeters }: { atMostMeters: number | null }, { units }: Reader): string {
  const week = 'Your legs were sore two weeks running. A lighter week would suit them'
  return atMostMeters === null
    ? `${week}, all of it easy.`
    : `${week}: about ${distance(atMostMeters, units)}, four fifths of what your last four averaged, all of it easy.`
}
