/** The words of a massage that is due for its own sake. */
import type { Advice } from '../../domain/advice/advice.ts'
import type { MassageDue } from '../../domain/rules/massage-due.ts'
import { addDays, type LocalDate } from '../../domain/time/calendar.ts'
import type { PhaseName } from '../../domain/training/phase.ts'
import { choiceShort, fullDay } from '../days.ts'
import { phaseWords } from '../labels/phases.ts'
import { count, tally } from '../plurals.ts'
import type { Reader } from '../reader.ts'
import { inTurn } from '../turns.ts'
import type { RuleWords } from './shape/words.ts'

export const massageDueWords: RuleWords<MassageDue> = {
  name: 'Time for a massage',
  headline: (_, advice, reader) => {
    if (advice.kind === 'not-well') return 'No massage just now'
    const { massage } = advice
    if (massage.kind === 'suggest') return `A massage would fit ${choiceShort(massage.plan.days, reader)}`
    return massage.kind === 'see-a-clinician'
      ? 'Before any massage: something to have looked at'
      : 'No massage to plan just now'
  },
  opening,
  tellsOf: 'more',
  alsoTrue: () => null,
  explanation: ({ date, facts: { daysSince, cadenceDays } }) =>
    `On ${fullDay(date)} it was ${count(daysSince, 'day')} since your last massage, since one was last suggested, or since you connected, whichever came last (${fullDay(addDays(date, -daysSince))}). At this stage of training one is suggested after ${count(cadenceDays, 'day')}.`,
  noticed: ({ facts }) => `${count(facts.daysSince, 'day')} since massage last came up`,
  figures: ({ facts: { daysSince, cadenceDays, phase } }) =>
    `${tally(daysSince, 'day')} since the last, ${cadenceDays} in ${phaseWords[phase].name}`,
  speaksOf:
    'Suggests a massage every 18 days in base and build, every week (or second week) in peak, once in the taper, and once after a marathon.',
  source:
    'On what massage does and does not do: Dupuy et al. 2018, doi 10.3389/fphys.2018.00403; Davis et al. 2020, doi 10.1136/bmjsem-2019-000614. How often is the practice of therapists.',
}

function opening({ facts }: MassageDue, advice: Advice, reader: Reader) {
  const { phase } = advice
  const plan = advice.kind === 'well' && advice.massage.kind === 'suggest' ? advice.massage.plan : null
  const lead = sinceWords(facts.daysSince, plan ? plan.tellTherapist : null, reader)
  // no rhythm where nothing is suggested after all
  if (!plan) return { lead, more: null }
  const isOutside = (phase.name === 'base' && phase.goal) || !phase.isNamed
  return {
    lead,
    more: inTurn(reader.today, [isOutside ? OUTSIDE_PEAK : RHYTHM[phase.name], null, null, null, null]),
  }
}

/** Beyond this the days on the clock are no figure anybody wants to read. */
const LONG_AGO_DAYS = 60

/** How long it has been; the clock also counts from suggestions, so only a treatment is called one. */
export function sinceWords(
  daysSince: number | null,
  last: { lastTreatmentOn: LocalDate | null; lastWasBooked: boolean } | null,
  { today }: Reader,
): string {
  if (daysSince === null) return 'Legwork knows of no massage of yours yet.'
  const days = count(daysSince, 'day')
  const lastTreatmentOn = last?.lastTreatmentOn
  if (lastTreatmentOn && addDays(lastTreatmentOn, daysSince) === today) {
    if (last?.lastWasBooked) return `The last massage you booked was for ${fullDay(lastTreatmentOn)}.`
    return inTurn(today, [
      `Your last massage was ${days} ago.`,
      `Your last massage was on ${fullDay(lastTreatmentOn)}.`,
      `It is ${days} since your last massage.`,
    ])
  }
  return daysSince > LONG_AGO_DAYS
    ? 'Massage has not come up here for a while.'
    : `It is ${days} since massage last came up here.`
}

/** Base or build for the massage clock, and no word for a runner with a race ahead or with few kilometres. */
const OUTSIDE_PEAK = 'Outside peak weeks, every two to three weeks is a common rhythm.'

const RHYTHM: Record<PhaseName, string | null> = {
  base: 'In base training, every two to three weeks is a common rhythm.',
  build: 'While building up, every two to three weeks is a common rhythm.',
  peak: 'In their peak weeks runners often go every week or two.',
  taper: 'One more, well before the race, is common in a taper.',
  recovery: 'A week or so after a marathon, a gentle one can help legs feel less tired.',
  'race-day': null,
}
