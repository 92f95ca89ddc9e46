/** The words of a run with far more climbing than any of the last 30 days. */
import type { HillyRun } from '../../domain/rules/hilly-run.ts'
import { day, fullDay } from '../days.ts'
import { climb, distance } from '../distances.ts'
import { count } from '../plurals.ts'
import type { RuleWords } from './shape/words.ts'

export const hillyRunWords: RuleWords<HillyRun> = {
  name: 'A hilly run',
  headline: ({ date, facts }, _, reader) =>
    `${climb(facts.climbMeters, reader.units)} of climbing on ${day(date, reader)}`,
  inShort: () => ', the most of any run in 30 days',
  opening: ({ date, facts }, _, reader) => {
    const ran = distance(facts.distanceMeters, reader.units)
    const [climbed, most] = [climb(facts.climbMeters, reader.units), climb(facts.mostMeters, reader.units)]
    return {
      lead: `${ran} with ${climbed} of climbing on ${day(date, reader)}; the most in one run of the 30 days before was ${most}.`,
      more: 'What goes up mostly comes down, and running downhill is what leaves thighs sore, often for two or three days.',
    }
  },
  tellsOf: 'one-run',
  alsoTrue: ({ facts }, { units }, { it }) =>
    `${it} climbed ${climb(facts.climbMeters, units)}; the most in one run of the 30 days before was ${climb(facts.mostMeters, units)}.`,
  explanation: ({ date, facts: { climbMeters, distanceMeters, mostMeters, runsBefore } }, units) =>
    `You ran ${distance(distanceMeters, units)} with ${climb(climbMeters, units)} of climbing on ${fullDay(date)}. Of the ${count(runsBefore, 'run')} with a climb in the 30 days before, none had more than ${climb(mostMeters, units)}.`,
  noticed: ({ facts }, { units }) =>
    `${climb(facts.climbMeters, units)} of climbing over ${distance(facts.distanceMeters, units)}`,
  figures: ({ facts }, units) =>
    `${climb(facts.climbMeters, units)} up over ${distance(facts.distanceMeters, units)}, 30-day most ${climb(facts.mostMeters, units)}`,
  speaksOf:
    'Speaks of a run that climbs at least 500 m (800 m when set to relaxed, 300 m when set to careful) and 15 m a kilometre, when that is more than one and a half times the most of any run in the 30 days before, and at least four of those had a climb.',
  source:
    "Running downhill strains the thighs most, and those least used to it: Maeo et al. 2017, Scientific Reports, doi 10.1038/s41598-017-06129-8; Bontemps et al. 2020, Sports Medicine, doi 10.1007/s40279-020-01355-z. How much is much follows coaches' practice.",
}
