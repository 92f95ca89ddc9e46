/** What was said before, for the tests of nudges. */
import type { Nudge } from '../../../src/domain/nudges/decide.ts'
import type { Rule } from '../../../src/domain/rules/index.ts'
import type { LocalDate } from '../../../src/domain/time/calendar.ts'

/** A nudge that was said at noon of a day. */
export const aSaid = (rule: Rule, date: LocalDate): Nudge => ({
  ...{ id: `${rule} ${date}`, rule, subject: `day:${date}`, run: null, policyVersion: '', findings: null },
  ...{ state: 'sent', why: null, runGone: false },
  createdAt: new Date(`${date}T12:00:00Z`),
  dueAt: new Date(`${date}T12:00:00Z`),
})
