/** What is ready to show of each event, made of derived figures alone: no run's distance, time or start. */
import type { Advice } from '../../domain/advice/advice.ts'
import type { EventType, EventWords, Facts } from '../../domain/events/event.ts'
import { HELD_BACK_REASONS, type Nudge, WITHDRAWN_REASONS } from '../../domain/nudges/nudge.ts'
import { type Finding, isRule } from '../../domain/rules/index.ts'
import { addDays } from '../../domain/time/calendar.ts'
import type { Week } from '../../domain/training/log.ts'
import { choiceShort, fullDay } from '../../text/days.ts'
import { distance } from '../../text/distances.ts'
import { heldBackSentence } from '../../text/labels/held-back.ts'
import { tally } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { wordsOf } from '../../text/rules/index.ts'
import { lookedAtShort, wellFirstShort } from '../massage/clinician.ts'
import { CAUTION_SHORT, massageName } from '../massage/massage.ts'
import { nowSentence } from '../nudge/steps.ts'

/** @example nudgeWords('long-run-spike', advice, reader).text // 'Two easy days now.' */
export function nudgeWords(rule: Nudge['rule'], advice: Advice, reader: Reader): EventWords {
  const title = wordsOf[rule].name
  if (advice.kind === 'not-well') return { title, text: wellFirstShort(advice.why) }
  const { massage } = advice
  const [step] = advice.recovery.steps
  const sentences = [
    ...(step ? [nowSentence(step, reader)] : []),
    ...(massage.kind === 'see-a-clinician' ? [lookedAtShort(massage.why)] : []),
    ...(massage.kind === 'suggest'
      ? [`${massageName(massage.plan)} would fit ${choiceShort(massage.plan.days, reader)}.`, CAUTION_SHORT]
      : []),
  ]
  return { title, text: sentences.join(' ') || 'See your page for what it means.' }
}

export const findingWords = ({ rule }: Pick<Finding, 'rule'>): EventWords => ({
  title: `Noticed: ${wordsOf[rule].name}`,
  text: wordsOf[rule].speaksOf,
})

/** Of a single run the total would be its distance. */
export const weekWords = (
  { weekStart, distanceMeters, runs }: Pick<Week, 'weekStart' | 'distanceMeters' | 'runs'>,
  { units }: Pick<Reader, 'units'>,
): EventWords => ({
  title: `Your week: ${runs > 1 ? `${distance(distanceMeters, units)} in ` : ''}${tally(runs, 'run')}`,
  text: `${fullDay(weekStart)} to ${fullDay(addDays(weekStart, 6))}.`,
})

export const lostWords = (sourceLabel: string): EventWords => ({
  title: `${sourceLabel} no longer lets Legwork read your runs`,
  text: `No nudges come until you connect ${sourceLabel} again.`,
})

const TREATMENTS: Readonly<Record<string, string>> = {
  booked: 'A massage is booked',
  done: 'A massage is noted',
}

/** Of events that their facts alone tell. */
export function plainWords(type: EventType | 'test', facts: Facts): EventWords {
  if (type === 'test') return { title: 'A test from Legwork', text: 'Events arrive here.' }
  if (type === 'nudge.cancelled') return cancelledWords(facts)
  const { date, state } = facts
  return {
    title: TREATMENTS[String(state)] ?? 'Something was noted',
    text: typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${fullDay(date)}.` : '',
  }
}

function cancelledWords({ rule, why }: Facts): EventWords {
  const of = typeof rule === 'string' && isRule(rule) ? wordsOf[rule].name : 'A nudge'
  const reason = [...HELD_BACK_REASONS, ...WITHDRAWN_REASONS].find((each) => each === why)
  return { title: `Taken back: ${of}`, text: reason ? heldBackSentence(reason) : 'It no longer holds.' }
}
