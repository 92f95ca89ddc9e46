/** What an outgoing webhook tells of a nudge: codes and days. No figure of a run, for those may not be passed on. */
import type { Advice, MassageAdvice } from '../domain/advice/advice.ts'
import { policy } from '../domain/policy/rules.ts'
import type { RecoveryStep } from '../domain/recovery/steps.ts'
import type { Finding, Rule } from '../domain/rules/index.ts'
import type { Subject } from '../domain/rules/shape/finding.ts'
import type { LocalDate } from '../domain/time/calendar.ts'
import type { Technique } from '../domain/training/runner.ts'

export type NudgePayload = {
  rule: Rule
  subject: Subject
  date: LocalDate
  policyVersion: string
  recovery: readonly { step: RecoveryStep['kind']; from: LocalDate | null; to: LocalDate | null }[]
  massage: {
    advice: MassageAdvice['kind']
    technique: Technique | null
    minutes: number | null
    days: readonly LocalDate[]
  }
}

/** @example payloadOf(findings, advice).massage.advice // 'suggest' */
export function payloadOf([lead]: readonly [Finding, ...Finding[]], advice: Advice): NudgePayload {
  return {
    rule: lead.rule,
    subject: lead.subject,
    date: lead.date,
    policyVersion: policy.version,
    recovery: advice.recovery.steps.map((step) => ({ step: step.kind, ...daysOf(step) })),
    massage: massageOf(advice.massage),
  }
}

function daysOf(step: RecoveryStep): { from: LocalDate | null; to: LocalDate | null } {
  switch (step.kind) {
    case 'no-hard-run':
      return { from: null, to: step.until }
    case 'usual-week':
      return { from: step.weekStart, to: null }
    case 'start-easy':
      return { from: null, to: null }
    default:
      return { from: step.from, to: step.to }
  }
}

function massageOf(massage: MassageAdvice): NudgePayload['massage'] {
  if (massage.kind !== 'suggest') return { advice: massage.kind, technique: null, minutes: null, days: [] }
  const { technique, minutes, days } = massage.plan
  return { advice: 'suggest', technique, minutes, days }
}
