/** Which kind of massage fits, or none with a race at the door: the first of the rules that holds. */

import { advicePolicy } from '../policy/advice.ts'
import { addDays, daysBetween, weekStartOf } from '../time/calendar.ts'
import { legsLately, soreTwoWeeks } from '../training/legs.ts'
import { ranBetween } from '../training/log.ts'
import { marathonsBetween } from '../training/marathons.ts'
import { asOneRun } from '../training/outing.ts'
import { goalRace } from '../training/phase.ts'
import { endOf, type Run } from '../training/run.ts'
import type { Technique } from '../training/runner.ts'
import type { NoMassage, Pressure, TechniqueReason } from './advice.ts'
import type { AdviceContext } from './context.ts'
import { areUnknown } from './key-sessions.ts'
import { wasHardOnLegs } from './massage-areas.ts'
import { lastTreatment } from './massage-clock.ts'
import { daysFor, keySessionInTheWay, knowsMassage, spanOf } from './massage-days.ts'
import { hurtLately, soreAgain, sorenessOf } from './soreness.ts'

export type Choice = { technique: Technique; pressure: Pressure; because: TechniqueReason }

const { plan: policy } = advicePolicy
const HOUR_MS = 3_600_000

const gentle = (because: TechniqueReason): Choice => ({ technique: 'swedish', pressure: 'light', because })
const lightSports = (because: TechniqueReason): Choice => ({
  technique: 'sports',
  pressure: 'light',
  because,
})
const firm = (technique: Technique, because: TechniqueReason): Choice => ({
  technique,
  pressure: 'firm',
  because,
})

/**
 * Why a race forbids any massage: it is today or tomorrow, yesterday's is still going on, the goal race is at most 4
 * days away, or another one is and the runner had no massage in the last 60 days. Null when none does.
 *
 * @example raceForbids(momentOnTheEveOfARace) // { reason: 'race-now', race: { … }, days: 1 }
 */
export function raceForbids(moment: AdviceContext): NoMassage | null {
  const [race] = moment.races
  if (!race) return null
  const days = daysBetween(moment.today, race.date)
  if (days < 0) return { reason: 'race-not-over', race }
  if (days > policy.raceDays.soon) return null
  const isGoal = race === goalRace(moment.races, moment.today)
  if (days <= policy.raceDays.now || isGoal) return { reason: 'race-now', race, days }
  return knowsMassage(moment) ? null : { reason: 'new-before-race', race, days }
}

/**
 * The technique and its pressure, by the first rule that holds: a race soon, the days after a marathon or 3 hours, the
 * recovery phase or an easy week, a place that hurts, a key session too near for firm work, a first massage, legs that stay
 * sore or hurt, soreness that came back,
 * chronic tightness, else by the last seven days: gentle when they were light, firm sports massage when they were full,
 * long, hilly or fast, light in between. Illness, injury and races at the door are asked before.
 *
 * @example chooseTechnique(moment) // { technique: 'sports', pressure: 'firm', because: { reason: 'usual' } }
 */
export function chooseTechnique(moment: AdviceContext): Choice {
  return (
    beforeRace(moment) ??
    afterEffort(moment) ??
    inEasyDays(moment) ??
    hurts(moment) ??
    nearKeySession(moment) ??
    firstTime(moment) ??
    soreLegs(moment) ??
    whereItHurts(moment) ??
    byTraining(moment)
  )
}

/** What leaves legs heavy for days is out where nobody knows the long run's day; light work is not. */
const whereItHurts = (moment: AdviceContext): Choice | null =>
  keyDaysUnknown(moment) ? null : (comesBack(moment) ?? tight(moment))

const keyDaysUnknown = (moment: AdviceContext): boolean => areUnknown(moment.keys, spanOf(moment, 'firm').to)

/** By what the last seven days asked of legs: gentle after little, firm after much, light in between. */
function byTraining(moment: AdviceContext): Choice {
  const { light, full } = sizeOfWeek(moment)
  if (light) return gentle({ reason: 'lighter-week' })
  if (keyDaysUnknown(moment)) return lightSports({ reason: 'key-days-unknown' })
  return full || wasHardOnLegs(moment)
    ? firm('sports', { reason: 'usual' })
    : lightSports({ reason: 'nothing-hard' })
}

/** The last seven days beside a week of the four before them: under three quarters of it, or a tenth beyond it. */
function sizeOfWeek({ log, today }: AdviceContext): { light: boolean; full: boolean } {
  const { lightWeekQuarters, fullWeekTenths } = policy
  const metersOf = (first: number, last: number) =>
    ranBetween(log, addDays(today, first), addDays(today, last)).reduce(
      (total, { distanceMeters }) => total + distanceMeters,
      0,
    )
  const [ran, usual] = [4 * metersOf(-6, 0), metersOf(-34, -7)]
  return { light: ran === 0 || 4 * ran < lightWeekQuarters * usual, full: 10 * ran >= fullWeekTenths * usual }
}

function beforeRace({ races, today }: AdviceContext): Choice | null {
  const [race] = races
  const days = race ? daysBetween(today, race.date) : Number.POSITIVE_INFINITY
  return race && days <= policy.raceDays.soon ? gentle({ reason: 'race-soon', race, days }) : null
}

function afterEffort(moment: AdviceContext): Choice | null {
  const effort = lastEffort(moment)
  if (!effort) return null
  const { localDate: date, distanceMeters, movingSeconds } = effort
  const hours = (moment.now.getTime() - endOf(effort).getTime()) / HOUR_MS
  const reports = sorenessOf(moment.runner.selfReports, moment.today, daysBetween(date, moment.today) + 1)
  const firmer =
    hours >= policy.afterEffort.firmerHours && reports.every(({ strength }) => strength === 'mild')
  const because = {
    reason: 'after-marathon-or-3-hours',
    date,
    distanceMeters,
    movingSeconds,
    firmer,
  } as const
  if (!firmer) return gentle(because)
  return { technique: 'sports', pressure: mayBeFirm(moment) ? 'firm' : 'light', because }
}

/** The last outing of 40 km or run of 3 hours in the 7 days up to now. */
function lastEffort({ log, runner, today, now }: AdviceContext): Run | undefined {
  const { days, seconds } = policy.afterEffort
  const from = addDays(today, -days)
  const long = ranBetween(log, from, today).filter(({ movingSeconds }) => movingSeconds >= seconds)
  return [...long, ...marathonsBetween(log, from, today, runner).map(asOneRun)]
    .filter((run) => endOf(run) <= now)
    .sort((a, b) => endOf(a).getTime() - endOf(b).getTime())
    .at(-1)
}

/** Firm work is for those who know massage, on days known to lie well before the next key session. */
function mayBeFirm(moment: AdviceContext): boolean {
  const { runner, today } = moment
  return (
    !keyDaysUnknown(moment) &&
    lastTreatment(runner.selfReports, today) !== null &&
    soreLegs(moment) === null &&
    daysFor(moment, 'firm').length > 0
  )
}

function inEasyDays(moment: AdviceContext): Choice | null {
  const { phase, runner, today, log } = moment
  if (phase.name === 'recovery') return gentle({ reason: 'recovery-phase' })
  const weeks = [today, spanOf(moment, 'light').from].map((day) => weekStartOf(day, log.weekStartsOn))
  const weekStart = weeks.find((week) => runner.selfReports.easyWeeks.includes(week))
  return weekStart ? gentle({ reason: 'easy-week', weekStart }) : null
}

function hurts({ runner, today }: AdviceContext): Choice | null {
  const [last] = hurtLately(runner.selfReports, today)
  return last ? gentle({ reason: 'hurts', ...last }) : null
}

function nearKeySession(moment: AdviceContext): Choice | null {
  if (daysFor(moment, 'firm').length > 0) return null
  return gentle({ reason: 'no-day-for-firm-work', nextKeySession: keySessionInTheWay(moment) })
}

function firstTime({ runner, today }: AdviceContext): Choice | null {
  return lastTreatment(runner.selfReports, today) ? null : lightSports({ reason: 'first-time' })
}

/** Legs that stay sore, or hurt, are no legs for firm work. */
function soreLegs({ log, runner, today }: AdviceContext): Choice | null {
  const lately = legsLately(runner.selfReports, today)
  if (lately?.state === 'pain') return lightSports({ reason: 'pain', date: lately.date })
  const isSore = soreTwoWeeks(runner.selfReports, log.weekStartsOn, today)
  return isSore ? lightSports({ reason: 'sore-two-weeks' }) : null
}

function comesBack({ runner, today }: AdviceContext): Choice | null {
  const again = soreAgain(runner.selfReports, today)
  return again && firm('trigger-point', { reason: 'sore-again', ...again })
}

function tight({ runner, today, log, now }: AdviceContext): Choice | null {
  const [area] = runner.selfReports.tightness
  if (!area) return null
  const since = new Date(now.getTime() - policy.deepHours * HOUR_MS)
  const recent = ranBetween(log, addDays(today, -policy.deepHours / 24 - 1), today)
  const isFresh = recent.every((run) => run.movingSeconds < policy.longRunSeconds || endOf(run) <= since)
  return isFresh ? firm('deep-tissue', { reason: 'tightness', area }) : null
}
