/** The words of a run that is long whatever the runner is used to. */
import { policy } from '../../domain/policy/rules.ts'
import type { BigLongRun } from '../../domain/rules/big-long-run.ts'
import { day, fullDay } from '../days.ts'
import { distance, short } from '../distances.ts'
import { duration, lasted } from '../times.ts'
import { inTurn } from '../turns.ts'
import type { RuleWords } from './shape/words.ts'

/** A big run that is big by its hours: its distance alone would puzzle. */
const isByTime = ({ distanceMeters }: BigLongRun['facts']) => distanceMeters < policy.bigRun.meters.careful

const TIRED = [
  'After a run that long, legs are often tired for a day or two.',
  'Legs often feel a run like that for a day or two.',
  null,
] as const

export const bigLongRunWords: RuleWords<BigLongRun> = {
  name: 'A big long run',
  headline: ({ date, facts }, _, reader) => {
    const what = isByTime(facts) ? lasted(facts.movingSeconds) : short(facts.distanceMeters, reader.units)
    return `${what} on ${day(date, reader)}`
  },
  opening: ({ date, facts }, _, reader) => {
    const [far, long] = [distance(facts.distanceMeters, reader.units), lasted(facts.movingSeconds)]
    const when = day(date, reader)
    return {
      lead: isByTime(facts)
        ? `${long} on your feet on ${when}, over ${far}.`
        : `${far} on ${when}, in ${long}.`,
      more: inTurn(reader.today, TIRED),
    }
  },
  tellsOf: 'one-run',
  alsoTrue: ({ facts }, _, { that }) => `${that} was ${lasted(facts.movingSeconds)} on your feet.`,
  explanation: ({ date, facts }, units) =>
    `You ran ${distance(facts.distanceMeters, units)} in ${lasted(facts.movingSeconds)} on ${fullDay(date)}.`,
  noticed: ({ facts }, { units }) =>
    `${distance(facts.distanceMeters, units)} in ${lasted(facts.movingSeconds)}`,
  figures: ({ facts }, units) =>
    `${distance(facts.distanceMeters, units)} in ${duration(facts.movingSeconds)}`,
  speaksOf: 'Speaks of a run of at least 25 km or 150 minutes (20 km or 120 minutes when set to careful).',
  source: "150 minutes is the cap for a long run in Daniels' Running Formula.",
}
