/** The words of a race, or of a run of marathon length. */
import type { RaceEffort } from '../../domain/rules/race-effort.ts'
import { day, fullDay } from '../days.ts'
import { distance, short } from '../distances.ts'
import { longEffort } from '../labels/long-efforts.ts'
import { capital } from '../sentences.ts'
import { duration, lasted } from '../times.ts'
import { inTurn } from '../turns.ts'
import type { RuleWords } from './shape/words.ts'

/** Nobody but the runner can say that an unmarked run was a race. */
const lengthOf = ({ distanceMeters }: RaceEffort['facts']) => longEffort(distanceMeters)

const how = (facts: RaceEffort['facts']): string => {
  if (facts.known === 'marathon-length') return lengthOf(facts)
  return facts.known === 'marked' ? 'a run marked as a race' : 'on the date of a race you entered'
}

const WELL_RUN = [
  'Well run. Now the recovery.',
  'Well run. The next days belong to your legs.',
  'Well run. From here on it is recovery.',
] as const

export const raceEffortWords: RuleWords<RaceEffort> = {
  name: 'A race, or a run as long as one',
  named: ({ facts }) => (facts.known === 'marathon-length' ? capital(lengthOf(facts)) : 'A race'),
  headline: ({ date, facts }, _, reader) => {
    const ran = short(facts.distanceMeters, reader.units)
    const what = facts.known === 'marathon-length' ? ran : `Your ${ran} race`
    return `${what} on ${day(date, reader)}`
  },
  opening: ({ date, facts }, _, reader) => {
    const ran = `${distance(facts.distanceMeters, reader.units)} in ${lasted(facts.movingSeconds)}`
    const when = day(date, reader)
    const more = inTurn(reader.today, WELL_RUN)
    return facts.known === 'marathon-length'
      ? { lead: `${capital(lengthOf(facts))} on ${when}: ${ran}.`, more }
      : { lead: `Your race on ${when}: ${ran}.`, more }
  },
  tellsOf: 'one-run',
  alsoTrue: () => null,
  explanation: ({ date, facts }, units) =>
    `You ran ${distance(facts.distanceMeters, units)} in ${lasted(facts.movingSeconds)} on ${fullDay(date)}: ${how(facts)}.`,
  noticed: ({ facts }, { units }) =>
    `${distance(facts.distanceMeters, units)} in ${lasted(facts.movingSeconds)}`,
  figures: ({ facts }, units) =>
    `${distance(facts.distanceMeters, units)} in ${duration(facts.movingSeconds)}`,
  speaksOf:
    'Speaks of a run of 15 km or more that is marked as a race, of the races you entered, and of any run of 40 km or more.',
  source: "The days after a race follow coaches' practice, not a study.",
}
