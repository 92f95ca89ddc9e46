/** All that a weekly summary is composed from. */
import type { MassageAdvice, WellFirst } from '../../domain/advice/advice.ts'
import type { Meant } from '../../domain/advice/way-back.ts'
import type { HeldBack } from '../../domain/nudges/nudge.ts'
import type { ShownHeadroom } from '../../domain/overview/headroom-shown.ts'
import type { Road } from '../../domain/overview/road.ts'
import type { RecoveryStep } from '../../domain/recovery/steps.ts'
import type { Finding } from '../../domain/rules/index.ts'
import type { ShortBreak } from '../../domain/rules/short-break.ts'
import type { LocalDate } from '../../domain/time/calendar.ts'
import type { Week } from '../../domain/training/log.ts'
import type { Phase } from '../../domain/training/phase.ts'
import type { Runner } from '../../domain/training/runner.ts'
import type { Operator } from '../render/email-document.ts'

/** The week, and what lies ahead for who is well; who is not has why, and nothing to run towards. */
export type SummaryFacts = WeekFacts & (WeekAhead | WellFirst)

export type WeekAhead = {
  kind: 'well'
  headroom: ShownHeadroom
  /** What the days ahead still ask for on the way back after a race or a break. */
  steps: readonly RecoveryStep[]
  /** The weeks of a way back that ended in this one: what was run beside what was meant. */
  meant: readonly Meant[]
  /** Proposed after sore legs two weeks running; null for none. */
  lighterWeek: { atMostMeters: number | null } | null
  /** How long the long runs may become on the way to the goal race. */
  road: Road
  massage: MassageAdvice
}

type WeekFacts = {
  /** The morning on which it is read: the first day of a week. */
  today: LocalDate
  /** The weeks up to the one that is over, oldest first; 8 are shown. */
  weeks: readonly (Week & { isCutBack: boolean })[]
  phase: Phase
  /** The findings of the week that led to no message, each with its reason. */
  heldBack: readonly { finding: Finding; why: HeldBack }[]
  /** A short break that ended this week and has not been explained yet. */
  shortBreak: ShortBreak | null
  /** A run far above the runner's usual ground, where neither a nudge nor the summary before has spoken of one. */
  highRunOn: LocalDate | null
  /** Whether the runner lives where the air is thin. */
  livesHigh: boolean
}

type SummaryLinks = {
  training: string
  /** Where the runner tells something with one tap; none where nobody could. */
  act?: string
  settings: string
  unsubscribeUrl: string
  booking: string | null
}

export type Summed = {
  facts: SummaryFacts
  runner: Pick<Runner, 'units' | 'selfReports'>
  links: SummaryLinks
  operator: Operator
  /** Whose devices it comes from, where they ask to be named. */
  attribution?: string | null
}
