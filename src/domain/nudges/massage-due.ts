/** When a massage that is due for its own sake is said: alone, and when nothing else has been. */

import { massageDue } from '../advice/massage-clock.ts'
import { policy } from '../policy/rules.ts'
import { type Circumstances, gaps } from '../rules/shape/said.ts'
import { localDateOf } from '../time/calendar.ts'
import { openAt } from '../time/quiet-hours.ts'
import type { TrainingLog } from '../training/log.ts'
import type { Runner } from '../training/runner.ts'
import { notWell } from '../training/well.ts'
import { whyHeldBack } from './hold-back.ts'
import { isOpen, keyOf, type Nudge, stands, type Withdrawn } from './nudge.ts'

const isMassage = ({ rule }: Nudge) => rule === 'massage-due'

/**
 * The nudges about a due massage that are new or change at a moment, given all others as they are decided. One that has
 * to give way is not recorded as held back, for it is only put off: another day it is due again.
 *
 * @example decideMassage(log, runner, nudges, now) // [{ rule: 'massage-due', subject: 'day:2024-10-20', … }]
 */
export function decideMassage(
  log: TrainingLog,
  runner: Runner,
  nudges: readonly Nudge[],
  now: Date,
): Nudge[] {
  const today = localDateOf(now, runner.timeZone)
  const due = massageDue(log, runner, today)
  const said = nudges.filter((nudge) => stands(nudge) && !(isMassage(nudge) && isOpen(nudge)))
  const mayBeSaid = (dueAt: Date) => {
    const circumstances = { log, runner, said, date: localDateOf(dueAt, runner.timeZone) }
    return due !== null && !givesWay(circumstances) && whyHeldBack(due, circumstances) === null
  }
  const open = nudges.filter((nudge) => isMassage(nudge) && isOpen(nudge))
  if (open.length > 0) {
    const undue: Withdrawn = notWell(runner.selfReports, today) ? 'not-well' : 'no-longer-due'
    const why: Withdrawn = due ? 'gave-way' : undue
    return open
      .filter(({ dueAt }) => !mayBeSaid(dueAt))
      .map((nudge) => ({ ...nudge, state: 'cancelled', why }))
  }

  const dueAt = openAt(new Date(now.getTime() + runner.settleMinutes * 60_000), runner)
  if (!due || !mayBeSaid(dueAt)) return []
  const id = keyOf(runner.id, due)
  const before = nudges.find((nudge) => nudge.id === id)
  if (before?.state === 'sent') return []
  return [
    {
      id,
      rule: due.rule,
      subject: due.subject,
      run: null,
      policyVersion: policy.version,
      findings: [due],
      state: 'waiting',
      why: null,
      createdAt: now,
      dueAt,
      runGone: false,
    },
  ]
}

/** Whether there is a nudge of the last 3 days, or one that is to come. */
function givesWay(circumstances: Circumstances<Nudge>): boolean {
  return gaps(circumstances, policy.massage.givesWayDays + 1, (nudge) => !isMassage(nudge)).length > 0
}
