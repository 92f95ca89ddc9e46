/** All that a nudge is composed from. */
import type { Advice } from '../../domain/advice/advice.ts'
import type { Finding } from '../../domain/rules/index.ts'
import type { Runner } from '../../domain/training/runner.ts'
import type { Operator } from '../render/email-document.ts'

type NudgeLinks = {
  /** The page of the nudge, which asks to sign in. */
  why: string
  /** The same for whoever has the mail, without signing in. */
  look?: string
  /** The same for whoever has the text, in few letters. */
  text?: string
  settings: string
  unsubscribeUrl: string
  /** Where the runner tells something with one tap; none where nobody could. */
  act?: string
  /** Where the operator takes bookings; shown only to runners who agreed to massage messages. */
  booking: string | null
}

export type NudgeToSay = {
  findings: readonly [lead: Finding, ...supporting: Finding[]]
  advice: Advice
  runner: Pick<Runner, 'units' | 'timeZone' | 'selfReports'>
  now: Date
  links: NudgeLinks
  operator: Operator
  /** Whose devices it comes from, where they ask to be named. */
  attribution?: string | null
}
