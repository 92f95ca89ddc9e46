/** What to do in the next days: easy days, a day off, the weeks after a marathon or a break, with days and figures. */

import { shownHeadroom } from '../overview/headroom-shown.ts'
import { beside, type RecoveryStep, type Tone } from '../recovery/steps.ts'
import { type Finding, RULES } from '../rules/index.ts'
import { addDays, type LocalDate } from '../time/calendar.ts'
import { ranBetween, startedBetween } from '../training/log.ts'
import { outingsOf } from '../training/outing.ts'
import type { Recovery } from './advice.ts'
import type { AdviceContext } from './context.ts'

/**
 * The recovery that the leading finding of a nudge calls for, with what others ask beside it, from today on. What has
 * gone by is left out, and once the runner has run again, "easy or rest" is "easy" on the days that are left.
 *
 * @example recoveryFrom([moderateSpikeOnSunday], moment).steps
 * // [{ kind: 'easy-or-rest', from: '2024-10-21', to: '2024-10-21' }]
 */
export function recoveryFrom(
  [lead, ...supporting]: readonly [lead: Finding, ...supporting: Finding[]],
  moment: AdviceContext,
): Recovery {
  const rule = RULES[lead.rule]
  const laterRunOn = laterRun(lead, moment)
  const first = rule.recoversFromNextDay ? addDays(lead.date, 1) : lead.date
  const earliest = latest(first, moment.today)
  const asked = supporting
    .filter((finding) => RULES[finding.rule].asksBeside)
    .map((finding) => RULES[finding.rule].recovery(finding, moment))
    .reduce(beside, rule.recovery(lead, moment))
  return {
    steps: asked.flatMap((step) => stillAhead(step, earliest, laterRunOn)),
    headroom: rule.wantsHeadroom ? shownHeadroom(moment.log, moment.runner, moment.now) : null,
    laterRunOn,
    tone: rule.tone?.(lead, moment.phase) ?? PLAIN,
  }
}

/** The day of the last run that started after the outing of the finding. */
function laterRun({ run: id }: Finding, { log, run, now }: AdviceContext): LocalDate | null {
  if (!run) return null
  const outings = outingsOf(ranBetween(log, run.localDate, run.localDate))
  const last = outings.find((outing) => outing.some((each) => each.id === id))?.at(-1) ?? run
  const later = startedBetween(log, last.startedAt, now).filter((each) => each.startedAt > last.startedAt)
  return later.at(-1)?.localDate ?? null
}

const PLAIN: Tone = { plannedStep: false, softWords: false }

/** A step from the earliest day on, or none when it has gone by. */
function stillAhead(step: RecoveryStep, earliest: LocalDate, laterRunOn: LocalDate | null): RecoveryStep[] {
  switch (step.kind) {
    case 'easy-or-rest': {
      const next = laterRunOn ? addDays(laterRunOn, 1) : earliest
      const from = latest(step.from, earliest, next)
      return from > step.to ? [] : [{ kind: laterRunOn ? 'easy' : 'easy-or-rest', from, to: step.to }]
    }
    case 'no-hard-run':
      return step.until < earliest ? [] : [step]
    case 'week-after-jump':
      return addDays(step.weekStart, 6) < earliest ? [] : [step]
    case 'start-easy':
      return [step]
    default: {
      const from = latest(step.from, earliest)
      return from > step.to ? [] : [{ ...step, from }]
    }
  }
}

const latest = (first: LocalDate, ...others: LocalDate[]) =>
  others.reduce((last, each) => (each > last ? each : last), first)
