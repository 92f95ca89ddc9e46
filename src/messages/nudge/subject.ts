/** The subject line, as a person would write it, and the same for a text message. */
import type { Advice } from '../../domain/advice/advice.ts'
import type { Finding } from '../../domain/rules/index.ts'
import type { Reader } from '../../text/reader.ts'
import { wordsOf } from '../../text/rules/index.ts'
import { wellFirstSubject } from '../massage/clinician.ts'
import { nowWords } from './steps.ts'

/** @example subjectOf(spike, advice, reader) // '28 km on Sunday: two easy days now' */
export function subjectOf(finding: Finding, advice: Advice, reader: Reader): string {
  if (advice.kind === 'not-well') return wellFirstSubject[advice.why.reason]
  const what = headline(finding, advice, reader)
  if (advice.massage.kind === 'see-a-clinician') {
    return finding.rule === 'massage-due' ? what : `${what}, and something to have looked at`
  }
  const [step] = advice.recovery.steps
  return step ? `${what}: ${nowWords(step, reader)}` : what
}

/** One number, for a text message: the first sentence after the sender. */
export function shortOf(finding: Finding, advice: Advice, reader: Reader): string {
  return `${headline(finding, advice, reader)}${wordsOf[finding.rule].inShort?.(finding, reader) ?? ''}.`
}

const headline = (finding: Finding, advice: Advice, reader: Reader) =>
  wordsOf[finding.rule].headline(finding, advice, reader)
