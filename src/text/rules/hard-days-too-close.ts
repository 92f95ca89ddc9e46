/** The words of two hard outings close together. */
import type { HardDays, Hardness } from '../../domain/rules/hard-days-too-close.ts'
import { day, fullDay } from '../days.ts'
import { count, tally } from '../plurals.ts'
import type { Reader } from '../reader.ts'
import { capital } from '../sentences.ts'
import type { RuleWords } from './shape/words.ts'

const HARD: Record<Hardness, [one: string, two: string]> = {
  race: ['a race', 'two races'],
  workout: ['a workout', 'two workouts'],
  'big-long-run': ['a big long run', 'two big long runs'],
  long: ['a long run', 'two long runs'],
}
const inATable = (hardness: Hardness) => hardness.replaceAll('-', ' ')

export const hardDaysWords: RuleWords<HardDays> = {
  name: 'Two hard days close together',
  headline: () => 'Two hard days close together',
  opening: (finding, _, reader) => ({
    lead: both(finding, reader),
    more: 'That leaves tired legs little time between one hard day and the next.',
  }),
  tellsOf: 'more',
  alsoTrue: both,
  explanation: ({ date, facts }) =>
    facts.earlierDate === date
      ? `Two hard runs of ${fullDay(date)} started ${count(facts.hoursBetween, 'hour')} apart.`
      : `The hard runs of ${fullDay(facts.earlierDate)} and ${fullDay(date)} started ${count(facts.hoursBetween, 'hour')} apart.`,
  noticed: ({ facts }) => `two hard days, ${count(facts.hoursBetween, 'hour')} apart`,
  figures: ({ facts: { hardness, earlierHardness, hoursBetween } }) =>
    `${inATable(hardness)}, ${tally(hoursBetween, 'hour')} after ${inATable(earlierHardness)}`,
  speaksOf:
    'Speaks of two hard runs that start within 36 hours, when at least one is a race, a workout or a big long run.',
  source: "A day or two between hard runs is coaches' practice, not a study.",
}

/** Both hard runs with their days, and how far apart they began. */
function both({ date, facts }: HardDays, reader: Reader): string {
  const { earlierHardness, earlierDate, hardness, hoursBetween } = facts
  const [first, then] = [day(earlierDate, reader), day(date, reader)]
  const days = earlierDate === date ? then : `${first} and ${then}`
  const apart = `${count(hoursBetween, 'hour')} apart`
  if (earlierHardness === hardness) return `${capital(HARD[hardness][1])}, on ${days}, ${apart}.`
  const [one, other] = [HARD[earlierHardness][0], HARD[hardness][0]]
  return earlierDate === date
    ? `${capital(one)} and ${other} on ${then}, ${apart}.`
    : `${capital(one)} on ${first} and ${other} on ${then}, ${apart}.`
}
