/** The words of a run far longer than any of the last 30 days: never a risk of one runner. */
import type { Advice, ToDo } from '../../domain/advice/advice.ts'
import { policy } from '../../domain/policy/rules.ts'
import type { LongRunSpike } from '../../domain/rules/long-run-spike.ts'
import { addDays, daysBetween, type LocalDate } from '../../domain/time/calendar.ts'
import { day, fullDay } from '../days.ts'
import { distance, further, percentMore, short } from '../distances.ts'
import { count } from '../plurals.ts'
import type { Reader } from '../reader.ts'
import { inTurn } from '../turns.ts'
import type { RuleWords } from './shape/words.ts'

export const longRunSpikeWords: RuleWords<LongRunSpike> = {
  name: 'A run beyond your last 30 days',
  headline: ({ date, facts }, _, reader) =>
    `${short(facts.distanceMeters, reader.units)} on ${day(date, reader)}`,
  inShort: ({ facts }, { units }) =>
    `, ${further(facts.distanceMeters, facts.longestMeters, units)} further than your longest in 30 days`,
  opening,
  tellsOf: 'one-run',
  alsoTrue: ({ facts }, { units }, { it }) =>
    `${it} was your longest run in 30 days, by ${further(facts.distanceMeters, facts.longestMeters, units)}.`,
  explanation: ({ date, facts: { distanceMeters, longestMeters, runsBefore } }, units) =>
    `You ran ${distance(distanceMeters, units)} on ${fullDay(date)}. The longest of the ${count(runsBefore, 'run')} in the 30 days before was ${distance(longestMeters, units)}, so this was ${further(distanceMeters, longestMeters, units)} further, or ${percentMore(distanceMeters, longestMeters, units)}.`,
  noticed: ({ facts: { distanceMeters, longestMeters } }, { units }) =>
    `${distance(distanceMeters, units)}, ${further(distanceMeters, longestMeters, units)} beyond your longest in 30 days`,
  figures: ({ facts }, units) =>
    `${distance(facts.distanceMeters, units)}, 30-day longest ${distance(facts.longestMeters, units)}`,
  speaksOf:
    'Speaks of a run more than 10% longer than the longest of the 30 days before it, when those held at least four runs.',
  source:
    'Schuster Brandt Frandsen et al., British Journal of Sports Medicine 2025;59:1203, doi 10.1136/bjsports-2024-109380: 5,205 runners, in whom such runs went with more overuse injuries. It is about many runners and gives no figure for one.',
}

/** What stands behind it is a link away; in a mail it need not be read each time. */
const STUDY = [
  'Runs well beyond your recent longest are linked with more injuries in a large study. That is about many runners, not about you alone; it is a good reason for easy days.',
  null,
  null,
  'A large study links runs like this with more injuries. It is about many runners, not about you alone, and a good reason for easy days.',
  null,
] as const

function opening({ date, facts }: LongRunSpike, advice: Advice, reader: Reader) {
  const ran = distance(facts.distanceMeters, reader.units)
  const more = further(facts.distanceMeters, facts.longestMeters, reader.units)
  const when = day(date, reader)
  // with a figure of the 30 days before, and no word on what plans do
  if (advice.kind === 'not-well') {
    return {
      lead: `${ran} on ${when}: your longest run in 30 days, ${more} further than the last.`,
      more: null,
    }
  }
  const { tone } = advice.recovery
  const because = tone.afterInjury ? AFTER_INJURY : null
  if (tone.plannedStep) {
    return {
      lead: `Your longest run in 30 days: ${ran}, ${more} further than the last. ${plansTakeThem(date, advice)}`,
      more: because,
    }
  }
  if (tone.softWords) {
    return {
      lead: `${ran} on ${when}: your longest run in 30 days, ${more} further than the last.`,
      more: because,
    }
  }
  const longest = distance(facts.longestMeters, reader.units)
  return {
    lead: `${ran} on ${when}, ${more} further than your longest in the 30 days before (${longest}).`,
    more: [because, inTurn(reader.today, STUDY)].filter((words) => words !== null).join(' ') || null,
  }
}

const AFTER_INJURY =
  'You told of an injury in the last twelve months, so smaller steps are mentioned too, with easy days after them.'

/** With the easy days that are asked, where none of them has gone by. */
function plansTakeThem(date: LocalDate, { phase, recovery }: Pick<Advice, 'phase'> & ToDo): string {
  const { goal } = phase
  const plans =
    goal && goal.distanceMeters >= policy.race.marathonMeters ? 'Marathon plans' : 'Training plans'
  const easy = recovery.steps.find((step) => step.kind === 'easy-or-rest')
  if (!easy || easy.from !== addDays(date, 1)) return `${plans} take steps like this.`
  return `${plans} take steps like this; give it ${count(daysBetween(date, easy.to), 'easy day')}.`
}
