/** A massage that is due for its own sake. The massage clock finds it, and not a run; see advice/massage-clock.ts. */

import { policy } from '../policy/rules.ts'
import type { LocalDate } from '../time/calendar.ts'
import type { PhaseName } from '../training/phase.ts'
import type { RuleOf } from './shape/rule.ts'
import { saidLately } from './shape/said.ts'

export type MassageDue = {
  rule: 'massage-due'
  subject: `day:${LocalDate}`
  date: LocalDate
  run: null
  facts: { daysSince: number; cadenceDays: number; phase: PhaseName }
}

export const massageDueRule: RuleOf<MassageDue> = {
  rank: () => 100,
  whyHeldBack: ({ rule }, circumstances) => saidLately(rule, policy.massage.apartDays, circumstances),
  recovery: () => [],
  isWorthAText: () => true,
}
