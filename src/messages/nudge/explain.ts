/** Why a nudge came: the finding in plain words with its figures, the rule, and where the rule comes from. */

import { policy } from '../../domain/policy/rules.ts'
import type { Finding, Rule } from '../../domain/rules/index.ts'
import { addDays } from '../../domain/time/calendar.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { fullDay } from '../../text/days.ts'
import { distance, further } from '../../text/distances.ts'
import { count } from '../../text/plurals.ts'
import { lasted } from '../../text/times.ts'

export type Explained = {
  /** What was found, with its figures. */
  sentence: string
  /** When the rule speaks. */
  rule: string
  /** Studies, or a judgement named as one. */
  source: string
  policyVersion: string
}

/** @example explain(spike, runner).sentence // 'You ran 28.0 km on Sunday 3 November. …' */
export function explain(finding: Finding, runner: Pick<Runner, 'units'>): Explained {
  return {
    sentence: found(finding, runner),
    rule: RULES[finding.rule],
    source: SOURCES[finding.rule],
    policyVersion: policy.version,
  }
}

/** What is said of a nudge whose figures have left with the cache. */
export const GONE =
  'The figures behind this are no longer kept. Legwork keeps runs, and what was made of them, only as long as their source allows: a few days. That a nudge was sent, and when, stays.'

function found(finding: Finding, { units }: Pick<Runner, 'units'>): string {
  const on = fullDay(finding.date)
  switch (finding.rule) {
    case 'long-run-spike': {
      const { distanceMeters, longestMeters, runsBefore } = finding.facts
      return `You ran ${distance(distanceMeters, units)} on ${on}. The longest of the ${count(runsBefore, 'run')} in the 30 days before was ${distance(longestMeters, units)}, so this was ${further(distanceMeters, longestMeters, units)} further, or ${percentMore(distanceMeters, longestMeters)}.`
    }
    case 'weekly-jump': {
      const { weekStart, distanceMeters, usualMeters, previousWeekMeters } = finding.facts
      return `With the run of ${on}, the week from ${fullDay(weekStart)} came to ${distance(distanceMeters, units)}. Your usual week was ${distance(usualMeters, units)}: the larger of the week before (${distance(previousWeekMeters, units)}) and the mean of the four before. That is ${percentMore(distanceMeters, usualMeters)}.`
    }
    case 'big-long-run':
      return `You ran ${distance(finding.facts.distanceMeters, units)} in ${lasted(finding.facts.movingSeconds)} on ${on}.`
    case 'race-effort': {
      const { known, distanceMeters, movingSeconds } = finding.facts
      const ran = `${distance(distanceMeters, units)} in ${lasted(movingSeconds)} on ${on}`
      const how = {
        marked: 'a run marked as a race',
        entered: 'on the date of a race you entered',
        'marathon-length': 'a run of marathon length',
      }[known]
      return `You ran ${ran}: ${how}.`
    }
    case 'early-return':
      return earlyReturn(finding, on, units)
    case 'hard-days-too-close':
      return `The hard runs of ${fullDay(finding.facts.earlierDate)} and ${on} started ${count(finding.facts.hoursBetween, 'hour')} apart.`
    case 'no-rest-day':
      return `You ran on ${count(finding.facts.daysInARow, 'day')} in a row, from ${fullDay(finding.facts.since)} to ${on}.`
    case 'return-from-break':
    case 'short-break':
      return `You ran on ${on} after ${count(finding.facts.daysOff, 'day')} off. The last run before was on ${fullDay(finding.facts.lastRunDate)}, with ${count(finding.facts.runsBefore, 'run')} in the 28 days up to it.`
    case 'massage-due': {
      const { daysSince, cadenceDays } = finding.facts
      return `On ${on} it was ${count(daysSince, 'day')} since your last massage, since one was last suggested, or since you connected, whichever came last (${fullDay(addDays(finding.date, -daysSince))}). At this stage of training one is suggested after ${count(cadenceDays, 'day')}.`
    }
  }
}

function earlyReturn(
  { facts }: Extract<Finding, { rule: 'early-return' }>,
  on: string,
  units: Runner['units'],
): string {
  const since = `${count(facts.daysSince, 'day')} after the run of marathon length on ${fullDay(facts.marathonDate)}`
  if (facts.by === 'week') {
    return `With the run of ${on}, ${since}, seven days came to ${distance(facts.sevenDaysMeters, units)}. Your usual week before it was ${distance(facts.usualWeekMeters, units)}.`
  }
  const before =
    facts.longestBeforeMeters === null
      ? ''
      : ` Your longest training run before it was ${distance(facts.longestBeforeMeters, units)}.`
  return `On ${on}, ${since}, you ran ${distance(facts.distanceMeters, units)} in ${lasted(facts.movingSeconds)}.${before}`
}

/** Rounded down, so that it never says more than there was. */
const percentMore = (meters: number, thanMeters: number) =>
  `${Math.floor((100 * (meters - thanMeters)) / thanMeters)} % more`

const RULES: Record<Rule, string> = {
  'long-run-spike':
    'Speaks of a run more than 10 % longer than the longest of the 30 days before it, when those held at least four runs.',
  'weekly-jump':
    'Speaks of a week well beyond your usual one. It is a notice of change and says nothing about risk.',
  'big-long-run':
    'Speaks of a run of at least 25 km or 150 minutes (20 km or 120 minutes when set to careful).',
  'race-effort':
    'Speaks of a run of 15 km or more that is marked as a race, of the races you entered, and of any run of 40 km or more.',
  'early-return':
    'Speaks, in the 21 days after 40 km or more, of a run of 90 minutes, a run beyond 60 % of your longest before, or a week beyond half (from day 15 on three quarters) of your usual one.',
  'hard-days-too-close':
    'Speaks of two hard runs that start within 48 hours, when at least one is a race, a workout or a big long run.',
  'no-rest-day': 'Speaks of ten days of running in a row (14 when set to relaxed, 7 when set to careful).',
  'return-from-break': 'Speaks of the first run after 14 days or more without one.',
  'short-break': 'Speaks of the first run after 7 to 13 days off, in the weekly summary only.',
  'massage-due':
    'Suggests a massage every 18 days in base and build, every week (or second week) in peak, once in the taper, and once after a marathon.',
}

const MASSAGE =
  'On what massage does and does not do: Dupuy et al. 2018, doi 10.3389/fphys.2018.00403; Davis et al. 2020, doi 10.1136/bmjsem-2019-000614. How often is the practice of therapists.'

const SOURCES: Record<Rule, string> = {
  'long-run-spike':
    'Schuster Brandt Frandsen et al., British Journal of Sports Medicine 2025;59:1203, doi 10.1136/bjsports-2024-109380: 5,205 runners, in whom such runs went with more overuse injuries. It is about many runners and gives no figure for one.',
  'weekly-jump':
    'Nielsen et al., JOSPT 2014;44:739, saw a hint of more injuries in novices; the larger study of 2025 (doi 10.1136/bjsports-2024-109380) saw none for week-to-week changes. So this is a notice of change only.',
  'big-long-run': "150 minutes is the cap for a long run in Daniels' Running Formula.",
  'race-effort': "The days after a race follow coaches' practice, not a study.",
  'early-return': "The way back after a marathon follows coaches' practice, not a study.",
  'hard-days-too-close': "A day or two between hard runs is coaches' practice, not a study.",
  'no-rest-day': "A day off now and then is coaches' practice, not a study.",
  'return-from-break': "Half, then three quarters of the usual week is coaches' practice, not a study.",
  'short-break': "Asking after a week off is coaches' practice, not a study.",
  'massage-due': MASSAGE,
}
