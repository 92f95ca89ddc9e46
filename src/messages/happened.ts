/** What happened, in the runner's own figures: the opening of a nudge. */
import type { Advice } from '../domain/advice.ts'
import { addDays } from '../domain/calendar.ts'
import type {
  EarlyReturn,
  Finding,
  HardDays,
  Hardness,
  LongRunSpike,
  RaceEffort,
  WeeklyJump,
} from '../domain/findings.ts'
import { capital, count, day, distance, further, hours, number, type Reader } from './words.ts'

/** The sentences a nudge about this finding opens with. */
export function happened(finding: Finding, advice: Advice, reader: Reader): string {
  switch (finding.rule) {
    case 'long-run-spike':
      return spike(finding, advice, reader)
    case 'weekly-jump':
      return `${jump(finding, reader)} It is a change worth noticing, nothing more.`
    case 'big-long-run': {
      const { distanceMeters, movingSeconds } = finding.facts
      const when = day(finding.date, reader)
      return `${distance(distanceMeters, reader.units)} on ${when}, in ${hours(movingSeconds)}. Legs are often tired for a day or two after a run that long.`
    }
    case 'race-effort':
      return race(finding, reader)
    case 'early-return':
      return earlyReturn(finding, reader)
    case 'hard-days-too-close':
      return `${hardDays(finding, reader)} Legs that are still tired from one hard day get little time before the next.`
    case 'no-rest-day':
      return `You have run ${number(finding.facts.daysInARow)} days in a row, since ${day(finding.facts.since, reader)}.`
    case 'return-from-break':
      return `Good to see you back. ${capital(day(finding.date, reader))} was your first run after ${count(finding.facts.daysOff, 'day')} off.`
    case 'short-break':
      return `${capital(day(finding.date, reader))} was your first run after ${count(finding.facts.daysOff, 'day')} off.`
    case 'massage-due':
      return dueWords(finding.facts.daysSince, advice, reader)
  }
}

/** The same outing's other findings, one sentence each; null where the lead has already said it. */
export function besides(finding: Finding, reader: Reader): string | null {
  switch (finding.rule) {
    case 'long-run-spike': {
      const { distanceMeters, longestMeters } = finding.facts
      return `It was your longest run in 30 days, by ${further(distanceMeters, longestMeters, reader.units)}.`
    }
    case 'weekly-jump':
      return jump(finding, reader)
    case 'big-long-run':
      return `That was ${hours(finding.facts.movingSeconds)} on your feet.`
    case 'hard-days-too-close':
      return hardDays(finding, reader)
    case 'no-rest-day':
      return `It was day ${finding.facts.daysInARow} of running in a row.`
    case 'return-from-break':
    case 'short-break':
      return `It was your first run after ${count(finding.facts.daysOff, 'day')} off.`
    case 'race-effort':
    case 'early-return':
    case 'massage-due':
      return null
  }
}

function spike({ date, facts }: LongRunSpike, { recovery: { tone } }: Advice, reader: Reader): string {
  const ran = distance(facts.distanceMeters, reader.units)
  const more = further(facts.distanceMeters, facts.longestMeters, reader.units)
  const when = day(date, reader)
  if (tone.plannedStep) {
    return `Your longest run in 30 days: ${ran} on ${when}, ${more} further than the last. Training plans take steps like this; give it easy days.`
  }
  if (tone.softWords) return `${ran} on ${when}: your longest run in 30 days, ${more} further than the last.`
  const longest = distance(facts.longestMeters, reader.units)
  return `${ran} on ${when}. Your longest in the 30 days before was ${longest}, so this one went ${more} further. ${STUDY}`
}

const STUDY =
  'Runs well beyond your recent longest are linked with more injuries in a large study; that says nothing about you alone, but it is a good reason for easy days.'

function jump({ facts }: WeeklyJump, reader: Reader): string {
  const { weekStart, distanceMeters, usualMeters } = facts
  const total = distance(distanceMeters, reader.units)
  const usual = `your usual week is ${distance(usualMeters, reader.units)}`
  const isRunning = reader.today <= addDays(weekStart, 6)
  return isRunning
    ? `${total} so far this week; ${usual}.`
    : `${total} in the week from ${day(weekStart, reader)}; ${usual}.`
}

function race({ date, facts }: RaceEffort, reader: Reader): string {
  const ran = distance(facts.distanceMeters, reader.units)
  const when = day(date, reader)
  const time = hours(facts.movingSeconds)
  return facts.known === 'marathon-length'
    ? `A run of marathon length on ${when}: ${ran} in ${time}. Well run. The next days belong to rest.`
    : `Your race on ${when}: ${ran} in ${time}. Well run. The next days belong to rest.`
}

function earlyReturn({ date, facts }: EarlyReturn, reader: Reader): string {
  const { by, daysSince, distanceMeters, movingSeconds, sevenDaysMeters, usualWeekMeters } = facts
  const since = `${capital(count(daysSince, 'day'))} after a run of marathon length`
  const { units } = reader
  return by === 'run'
    ? `${since} you ran ${distance(distanceMeters, units)} on ${day(date, reader)}, in ${hours(movingSeconds)}. Legs often feel ready before they are.`
    : `${since}, the last seven days come to ${distance(sevenDaysMeters, units)}; your usual week before it was ${distance(usualWeekMeters, units)}. Legs often feel ready before they are.`
}

const HARD: Record<Hardness, string> = {
  race: 'a race',
  workout: 'a workout',
  'big-long-run': 'a big long run',
  long: 'a long run',
}

function hardDays({ date, facts }: HardDays, reader: Reader): string {
  const { earlierHardness, earlierDate, hardness, hoursBetween } = facts
  const [first, then] = [HARD[earlierHardness], HARD[hardness]]
  return earlierDate === date
    ? `${capital(first)} and ${then} on ${day(date, reader)}, ${count(hoursBetween, 'hour')} apart.`
    : `${capital(first)} on ${day(earlierDate, reader)} and ${then} on ${day(date, reader)}, ${count(hoursBetween, 'hour')} apart.`
}

/** How long it has been; the clock also counts from suggestions, so only a treatment is called one. */
function dueWords(daysSince: number, { massage, phase }: Advice, { today }: Reader): string {
  const last = massage.kind === 'suggest' ? massage.plan.tellTherapist.lastTreatmentOn : null
  const since =
    last && addDays(last, daysSince) === today
      ? `Your last massage was ${count(daysSince, 'day')} ago.`
      : `It is ${count(daysSince, 'day')} since massage last came up here.`
  switch (phase.name) {
    case 'base':
    case 'build':
      return `${since} Every two to three weeks is a common rhythm at this stage of training.`
    case 'peak':
      return `${since} Runners in their peak weeks often go every week or two.`
    case 'taper':
      return `${since} One more, well before the race, is common in a taper.`
    case 'recovery':
      return `${since} A week or so after a marathon, a gentle one can help legs feel less tired.`
    case 'race-day':
      return since
  }
}
