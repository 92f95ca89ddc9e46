/** What happened, in the runner's own figures: the opening of a nudge. */
import type { Advice } from '../../domain/advice/advice.ts'
import { policy } from '../../domain/policy/rules.ts'
import type {
  BigLongRun,
  EarlyReturn,
  Finding,
  LongRunSpike,
  RaceEffort,
  WeeklyJump,
} from '../../domain/rules/index.ts'
import { addDays } from '../../domain/time/calendar.ts'
import type { PhaseName } from '../../domain/training/phase.ts'
import type { Units } from '../../domain/training/runner.ts'
import { day } from '../../text/days.ts'
import { distance, further } from '../../text/distances.ts'
import { count, number } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { lasted } from '../../text/times.ts'
import { sinceWords } from '../massage/massage.ts'
import { hardDays } from './also-true.ts'

export type Opening = {
  /** What was run, in one or two sentences. */
  lead: string
  /** What that means, where something honest can be said of it. */
  more: string | null
}

/** A big run that is big by its hours: its distance alone would puzzle. */
export const isByTime = ({ facts }: BigLongRun) => facts.distanceMeters < policy.bigRun.meters.careful

/** What a nudge about this finding opens with. */
export function openingOf(finding: Finding, advice: Advice, reader: Reader): Opening {
  switch (finding.rule) {
    case 'long-run-spike':
      return spike(finding, advice, reader)
    case 'weekly-jump':
      return { lead: jump(finding, reader), more: 'A change worth knowing about, nothing more.' }
    case 'big-long-run': {
      const { distanceMeters, movingSeconds } = finding.facts
      const [far, long] = [distance(distanceMeters, reader.units), lasted(movingSeconds)]
      const when = day(finding.date, reader)
      return {
        lead: isByTime(finding)
          ? `${long} on your feet on ${when}, over ${far}.`
          : `${far} on ${when}, in ${long}.`,
        more: 'After a run that long, legs are often tired for a day or two.',
      }
    }
    case 'race-effort':
      return race(finding, reader)
    case 'early-return':
      return earlyReturn(finding, reader)
    case 'hard-days-too-close':
      return {
        lead: hardDays(finding, reader),
        more: 'That leaves tired legs little time between one hard day and the next.',
      }
    case 'no-rest-day': {
      const { daysInARow, since } = finding.facts
      return {
        lead: `You have run ${number(daysInARow)} days in a row, since ${day(since, reader)}.`,
        more: 'A day off now and then is part of the training.',
      }
    }
    case 'return-from-break':
    case 'short-break': {
      const off = count(finding.facts.daysOff, 'day')
      return {
        lead: `Good to see you back. ${day(finding.date, reader)} was your first run after ${off} off.`,
        more: null,
      }
    }
    case 'massage-due':
      return due(finding.facts.daysSince, advice, reader)
  }
}

function spike({ date, facts }: LongRunSpike, { recovery: { tone } }: Advice, reader: Reader): Opening {
  const ran = distance(facts.distanceMeters, reader.units)
  const more = further(facts.distanceMeters, facts.longestMeters, reader.units)
  const when = day(date, reader)
  if (tone.plannedStep) {
    return {
      lead: `Your longest run in 30 days: ${ran} on ${when}, ${more} further than the last.`,
      more: 'Training plans take steps like this. Give it easy days.',
    }
  }
  if (tone.softWords) {
    return {
      lead: `${ran} on ${when}: your longest run in 30 days, ${more} further than the last.`,
      more: null,
    }
  }
  const longest = distance(facts.longestMeters, reader.units)
  return {
    lead: `${ran} on ${when}, ${more} further than your longest in the 30 days before (${longest}).`,
    more: 'Runs well beyond your recent longest are linked with more injuries in a large study. That is about many runners, not about you alone; it is a good reason for easy days.',
  }
}

function jump({ facts }: WeeklyJump, reader: Reader): string {
  const { weekStart, distanceMeters, usualMeters } = facts
  const total = distance(distanceMeters, reader.units)
  const usual = `your usual week is ${distance(usualMeters, reader.units)}`
  const isRunning = reader.today <= addDays(weekStart, 6)
  return isRunning
    ? `You have run ${total} so far this week; ${usual}.`
    : `You ran ${total} in the week from ${day(weekStart, reader)}; ${usual}.`
}

function race({ date, facts }: RaceEffort, reader: Reader): Opening {
  const ran = `${distance(facts.distanceMeters, reader.units)} in ${lasted(facts.movingSeconds)}`
  const when = day(date, reader)
  const more = 'Well run. Now the recovery.'
  return facts.known === 'marathon-length'
    ? { lead: `A run of marathon length on ${when}: ${ran}.`, more }
    : { lead: `Your race on ${when}: ${ran}.`, more }
}

function earlyReturn({ date, facts }: EarlyReturn, reader: Reader): Opening {
  const { units } = reader
  const more = 'Legs often feel ready before they are.'
  if (facts.by === 'run') {
    const since = `${count(facts.daysSince, 'day')} after a run of marathon length`
    const ran = `${distance(facts.distanceMeters, units)} on ${day(date, reader)}, in ${lasted(facts.movingSeconds)}`
    return { lead: `${ran}: ${since}.`, more }
  }
  const usual = distance(facts.usualWeekMeters, units)
  return {
    lead: `${sevenDays(facts, day(date, reader), units)} Your usual week before it was ${usual}.`,
    more,
  }
}

/** What the seven days hold: one run is told as one, and days that began with the marathon are counted from it. */
function sevenDays(
  { daysSince, distanceMeters, sevenDaysMeters }: EarlyReturn['facts'],
  when: string,
  units: Units,
) {
  const ran = distance(sevenDaysMeters, units)
  const days = count(daysSince, 'day')
  if (sevenDaysMeters === distanceMeters) return `${ran} on ${when}, ${days} after a run of marathon length.`
  return daysSince <= 7
    ? `${ran} in the ${days} since a run of marathon length.`
    : `${ran} in seven days, ${days} after a run of marathon length.`
}

function due(daysSince: number, { massage, phase }: Advice, reader: Reader): Opening {
  const last = massage.kind === 'suggest' ? massage.plan.tellTherapist.lastTreatmentOn : null
  const lead = sinceWords(daysSince, last, reader)
  // no rhythm where nothing is suggested after all
  if (massage.kind !== 'suggest') return { lead, more: null }
  return { lead, more: phase.name === 'base' && phase.goal ? OUTSIDE_PEAK : RHYTHM[phase.name] }
}

/** Base for the massage clock, but nobody with a race ahead would call it that. */
const OUTSIDE_PEAK = 'Outside peak weeks, every two to three weeks is a common rhythm.'

const RHYTHM: Record<PhaseName, string | null> = {
  base: 'In base training, every two to three weeks is a common rhythm.',
  build: 'While building up, every two to three weeks is a common rhythm.',
  peak: 'In their peak weeks runners often go every week or two.',
  taper: 'One more, well before the race, is common in a taper.',
  recovery: 'A week or so after a marathon, a gentle one can help legs feel less tired.',
  'race-day': null,
}
