/** What advice is made of. The numbers come from the runner's own log, each choice carries its reason. */
import type { Headroom } from './headroom.ts'
import type { LocalDate } from './run.ts'
import type { Area, Technique } from './runner.ts'

/** One thing to do or not to do, from a day to a day (both included), with the figures it rests on. */
export type RecoveryStep =
  | { kind: 'easy-or-rest'; from: LocalDate; to: LocalDate }
  | { kind: 'no-hard-session'; until: LocalDate }
  | { kind: 'usual-week-next'; weekStart: LocalDate; distanceMeters: number }
  | { kind: 'headroom'; headroom: Headroom }

export type Recovery = { steps: readonly RecoveryStep[] }

/** Why a choice in the plan was made; the messages give each its sentence. */
export type Because =
  | { choice: 'technique'; reason: string }
  | { choice: 'minutes'; reason: string }
  | { choice: 'window'; reason: string }
  | { choice: 'areas'; reason: string }

export type MassagePlan = {
  technique: Technique
  minutes: 30 | 45 | 60
  /** First and last day on which it fits, both included. */
  window: { from: LocalDate; to: LocalDate }
  areas: readonly Area[]
  because: readonly Because[]
}

/** A suggestion, none and why, or the word that a clinician should look first. */
export type MassageAdvice =
  | { kind: 'suggest'; plan: MassagePlan }
  | { kind: 'none'; why: string }
  | { kind: 'see-a-clinician'; why: string }

export type Advice = { recovery: Recovery; massage: MassageAdvice }
