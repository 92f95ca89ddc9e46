/** A massage that is due for its own sake. The massage clock finds it, and not a run; see advice/massage-clock.ts. */

import * as z from 'zod'
import { policy } from '../policy/rules.ts'
import type { LocalDate } from '../time/calendar.ts'
import { PHASES } from '../training/phase.ts'
import type { RuleOf } from './shape/rule.ts'
import { saidLately } from './shape/said.ts'

const figures = z.object({ daysSince: z.number(), cadenceDays: z.number(), phase: z.enum(PHASES) })

export type MassageDue = {
  rule: 'massage-due'
  subject: `day:${LocalDate}`
  date: LocalDate
  run: null
  facts: z.output<typeof figures>
}

export const massageDueRule: RuleOf<MassageDue> = {
  facts: figures,
  rank: () => 100,
  whyHeldBack: ({ rule }, circumstances) => saidLately(rule, policy.massage.apartDays, circumstances),
  recovery: () => [],
  isWorthAText: () => true,
}
