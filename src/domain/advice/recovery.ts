/** What to do in the next days: easy days, a day off, the weeks after a marathon or a break, with days and figures. */

import { shownHeadroom } from '../overview/headroom-shown.ts'
import { advicePolicy } from '../policy/advice.ts'
import { type Finding, isBigRun } from '../rules/index.ts'
import { addDays, daysBetween, type LocalDate } from '../time/calendar.ts'
import { ranBetween, startedBetween } from '../training/log.ts'
import { outingsOf } from '../training/outing.ts'
import type { Recovery, RecoveryStep, Tone } from './advice.ts'
import type { AdviceContext } from './context.ts'
import { afterBreak, afterMarathon, afterRace } from './recovery-weeks.ts'

const { recovery: policy, phase: phases } = advicePolicy

/**
 * The recovery that the leading finding of a nudge calls for, from today on. What has gone by is left out, and once the
 * runner has run again, "easy or rest" is "easy" on the days that are left.
 *
 * @example recoveryFrom(moderateSpikeOnSunday, moment).steps
 * // [{ kind: 'easy-or-rest', from: '2024-10-21', to: '2024-10-21' }]
 */
export function recoveryFrom(lead: Finding, moment: AdviceContext): Recovery {
  const laterRunOn = laterRun(lead, moment)
  const tone = toneOf(lead, moment)
  // the day of an early return has been run; that of a race is the first of its recovery
  const first = lead.rule === 'early-return' ? addDays(lead.date, 1) : lead.date
  const earliest = latest(first, moment.today)
  return {
    steps: stepsAfter(lead, moment, tone).flatMap((step) => stillAhead(step, earliest, laterRunOn)),
    headroom: wantsHeadroom(lead) ? shownHeadroom(moment.log, moment.runner, moment.now) : null,
    laterRunOn,
    tone,
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

function toneOf(lead: Finding, { phase }: AdviceContext): Tone {
  if (lead.rule !== 'long-run-spike') return { plannedStep: false, softWords: false }
  const { band, distanceMeters, longestMeters } = lead.facts
  const { goal, daysToGoal } = phase
  const inPlan = goal !== null && daysToGoal !== null && daysToGoal <= phases.goalWithinDays
  return {
    plannedStep: band === 'small' && inPlan,
    softWords: distanceMeters - longestMeters <= policy.softStepMeters,
  }
}

const wantsHeadroom = ({ rule }: Finding) =>
  rule === 'long-run-spike' || rule === 'early-return' || rule === 'return-from-break'

const days = (date: LocalDate, first: number, last: number) => ({
  from: addDays(date, first),
  to: addDays(date, last),
})

function stepsAfter(lead: Finding, moment: AdviceContext, tone: Tone): RecoveryStep[] {
  const { date } = lead
  const { log, run, runner } = moment
  const easy = (count: number): RecoveryStep => ({ kind: 'easy-or-rest', ...days(date, 1, count) })
  const nothingHard: RecoveryStep = { kind: 'no-hard-run', until: addDays(date, policy.bigRunNoHardDays) }
  const { easyDays } = policy
  switch (lead.rule) {
    case 'long-run-spike': {
      const steps = [easy(tone.plannedStep ? policy.plannedStepEasyDays : easyDays.spike)]
      // leading does not make a run any shorter: what a big one asks for, it asks for beside its step too
      return run && isBigRun(run, runner.sensitivity) ? [...steps, nothingHard] : steps
    }
    case 'weekly-jump': {
      const { weekStart, usualMeters } = lead.facts
      return [
        easy(daysBetween(date, addDays(weekStart, 6))),
        { kind: 'usual-week', weekStart: addDays(weekStart, 7), aboutMeters: usualMeters },
      ]
    }
    case 'big-long-run':
      return [easy(easyDays['big-long-run']), nothingHard]
    case 'race-effort':
      return run ? afterRace(log, run) : []
    case 'early-return': {
      const { marathonDate, daysSince } = lead.facts
      const steps = afterMarathon(log, marathonDate)
      const mayRun = daysSince >= policy.marathon.noRunningDays
      return mayRun ? [easy(easyDays['early-return']), ...steps] : steps
    }
    case 'hard-days-too-close':
      return [easy(easyDays['hard-days-too-close'])]
    case 'no-rest-day':
      return dayOff(moment, date)
    case 'return-from-break':
      return afterBreak(log, date, moment.phase)
    case 'short-break':
    case 'massage-due':
      return []
  }
}

/** One day off: the next one, or one of the next few once that was run through; none when it was taken. */
function dayOff({ log, today }: AdviceContext, date: LocalDate): RecoveryStep[] {
  const ran = (day: LocalDate) => ranBetween(log, day, day).length > 0
  const past = Array.from({ length: Math.max(0, daysBetween(date, today) - 1) }, (_, n) =>
    addDays(date, n + 1),
  )
  if (!past.every(ran)) return []
  const next = addDays(date, 1)
  const from = latest(next, ran(today) ? addDays(today, 1) : today)
  return [{ kind: 'day-off', from, to: from > next ? addDays(from, policy.dayOffWithin - 1) : from }]
}

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
    case 'usual-week':
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
