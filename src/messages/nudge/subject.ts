/** The subject line, as a person would write it, and the same for a text message. */
import type { Advice } from '../../domain/advice/advice.ts'
import type { Finding } from '../../domain/rules/index.ts'
import { addDays } from '../../domain/time/calendar.ts'
import { choiceShort, day } from '../../text/days.ts'
import { further, short } from '../../text/distances.ts'
import { count, number } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { capital } from '../../text/sentences.ts'
import { lasted } from '../../text/times.ts'
import { MEDICAL_SUBJECT } from '../massage/clinician.ts'
import { isByTime } from './opening.ts'
import { nowWords } from './steps.ts'

/** @example subjectOf(spike, advice, reader) // '28 km on Sunday: two easy days now' */
export function subjectOf(finding: Finding, advice: Advice, reader: Reader): string {
  const { massage, recovery } = advice
  if (massage.kind === 'medical-care') return MEDICAL_SUBJECT
  const what = headline(finding, advice, reader)
  if (massage.kind === 'see-a-clinician') {
    const { reason } = massage.why
    if (finding.rule === 'massage-due' || reason === 'ill') return what
    return `${what}, and something to have looked at`
  }
  const [step] = recovery.steps
  return step ? `${what}: ${nowWords(step, reader)}` : what
}

/** One number, for a text message: the first sentence after the sender. */
export function shortOf(finding: Finding, advice: Advice, reader: Reader): string {
  const what = headline(finding, advice, reader)
  if (finding.rule !== 'long-run-spike') return `${what}.`
  const { distanceMeters, longestMeters } = finding.facts
  return `${what}, ${further(distanceMeters, longestMeters, reader.units)} further than your longest in 30 days.`
}

function headline(finding: Finding, { massage }: Advice, reader: Reader): string {
  const { units } = reader
  switch (finding.rule) {
    case 'big-long-run':
      return isByTime(finding)
        ? `${lasted(finding.facts.movingSeconds)} on ${day(finding.date, reader)}`
        : `${short(finding.facts.distanceMeters, units)} on ${day(finding.date, reader)}`
    case 'long-run-spike':
      return `${short(finding.facts.distanceMeters, units)} on ${day(finding.date, reader)}`
    case 'weekly-jump': {
      const { distanceMeters, weekStart } = finding.facts
      const total = short(distanceMeters, units)
      return reader.today <= addDays(weekStart, 6) ? `${total} so far this week` : `A week of ${total}`
    }
    case 'race-effort': {
      const ran = short(finding.facts.distanceMeters, units)
      const what = finding.facts.known === 'marathon-length' ? ran : `Your ${ran} race`
      return `${what} on ${day(finding.date, reader)}`
    }
    case 'early-return':
      return `${capital(count(finding.facts.daysSince, 'day'))} after marathon distance`
    case 'hard-days-too-close':
      return 'Two hard days close together'
    case 'no-rest-day':
      return `${capital(number(finding.facts.daysInARow))} days of running in a row`
    case 'return-from-break':
    case 'short-break':
      return `Back after ${count(finding.facts.daysOff, 'day')} off`
    case 'massage-due':
      return massage.kind === 'suggest'
        ? `A massage would fit ${choiceShort(massage.plan.days, reader)}`
        : massage.kind === 'see-a-clinician' && massage.why.reason !== 'ill'
          ? 'Before any massage: something to have looked at'
          : 'No massage to plan just now'
  }
}
