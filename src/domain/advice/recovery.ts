/** What to do in the next days: easy days, a day off, the weeks after a marathon or a break, with days and figures. */

import { shownHeadroom } from '../overview/headroom-shown.ts'
import { beside, eachDayOnce, type Tone } from '../recovery/steps.ts'
import { type Finding, RULES } from '../rules/index.ts'
import { addDays, type LocalDate } from '../time/calendar.ts'
import { ranBetween, startedBetween } from '../training/log.ts'
import { outingsOf } from '../training/outing.ts'
import type { Recovery } from './advice.ts'
import type { AdviceContext } from './context.ts'
import { asThingsAre } from './steps-now.ts'

/**
 * The recovery that the findings of a nudge call for, the most that any of them asks, from today on. What has gone by is
 * left out, what has been run since is taken into account, and once the runner has run again, "easy or rest" is "easy"
 * on the days that are left.
 *
 * @example recoveryFrom([moderateSpikeOnSunday], moment).steps
 * // [{ kind: 'easy-or-rest', from: '2024-10-21', to: '2024-10-22' }]
 */
export function recoveryFrom(
  findings: readonly [lead: Finding, ...supporting: Finding[]],
  moment: AdviceContext,
): Recovery {
  const [lead] = findings
  const rule = RULES[lead.rule]
  const laterRunOn = laterRun(lead, moment)
  const first = rule.recoversFromNextDay ? addDays(lead.date, 1) : lead.date
  const earliest = first > moment.today ? first : moment.today
  const asked = findings
    .map((finding) => RULES[finding.rule].recovery(finding, moment))
    .reduce((most, also) => beside(most, also), [])
  return {
    steps: eachDayOnce(asThingsAre(asked, moment, { earliest, laterRunOn })),
    headroom: rule.wantsHeadroom ? shownHeadroom(moment.log, moment.runner, moment.now) : null,
    tone: rule.tone?.(lead, moment) ?? PLAIN,
  }
}

/**
 * The day of the last run that started after the outing of a finding; null without one.
 *
 * @example laterRun(spikeOnSunday, moment) // '2024-10-22'
 */
export function laterRun({ run: id }: Finding, { log, run, now }: AdviceContext): LocalDate | null {
  if (!run) return null
  const outings = outingsOf(ranBetween(log, run.localDate, run.localDate))
  const last = outings.find((outing) => outing.some((each) => each.id === id))?.at(-1) ?? run
  const later = startedBetween(log, last.startedAt, now).filter((each) => each.startedAt > last.startedAt)
  return later.at(-1)?.localDate ?? null
}

const PLAIN: Tone = { plannedStep: false, softWords: false, afterInjury: false }
