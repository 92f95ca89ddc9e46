/** The days on which a massage that is suggested would fit, for a calendar: as things are now, not as they were written. */

import { advicePolicy } from '../policy/advice.ts'
import type { Finding } from '../rules/index.ts'
import { addDays, type LocalDate, localDateOf } from '../time/calendar.ts'
import type { TrainingLog } from '../training/log.ts'
import type { MassagePlan, NoMassage, Practice } from './advice.ts'
import { massageNow, runOf } from './advise.ts'
import type { Advised } from './context.ts'
import { isPlan, massagePlan } from './massage-plan.ts'

/** The newest message that suggested one: when it was sent, and what it was about; null for none in particular. */
export type SentSuggestion = { at: Date; about: Finding | null }

/**
 * What is suggested, with the days left for it: by what holds today, or by the newest message that suggested one while
 * that is still the last word. Empty when nothing is, and for who is not well.
 *
 * @example massageWindow(log, runner, practice, { at: sunday, about: bigLongRun }, now)?.days // ['2024-10-22']
 */
export function massageWindow(
  log: TrainingLog,
  runner: Advised,
  practice: Practice,
  sent: SentSuggestion | null,
  now: Date,
): MassagePlan | null {
  const advice = massageNow(log, runner, practice, now)
  if (advice.kind === 'suggest') return advice.plan
  if (!sent || advice.kind !== 'none' || !stillStands.has(advice.why.reason)) return null
  const plan = massagePlan(log, runner, practice, sent.about && runOf(log, sent.about), now)
  if (!isPlan(plan)) return null
  const [first, ...others] = plan.days.filter((day) => day <= lastDay(sent, runner))
  return first ? { ...plan, days: [first, ...others] } : null
}

/** These keep another from being made; any other reason is one against a massage, and newer than the message. */
const stillStands: ReadonlySet<NoMassage['reason']> = new Set(['spoken-of-lately', 'paused', 'phase'])

/** A suggestion is for the days after it, and does not go on moving ahead of them. */
const lastDay = ({ at }: SentSuggestion, { timeZone }: Advised): LocalDate =>
  addDays(localDateOf(at, timeZone), advicePolicy.plan.dueDays)

/**
 * Days that follow one another as stretches of them.
 *
 * @example stretches(['2024-10-22', '2024-10-23', '2024-10-25']) // [{ from: '…-22', to: '…-23' }, { from: '…-25', to: '…-25' }]
 */
export function stretches(days: readonly LocalDate[]): { from: LocalDate; to: LocalDate }[] {
  const found: { from: LocalDate; to: LocalDate }[] = []
  for (const day of days) {
    const last = found.at(-1)
    if (last && addDays(last.to, 1) === day) last.to = day
    else found.push({ from: day, to: day })
  }
  return found
}
