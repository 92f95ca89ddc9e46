/** The words of a run, or a week, soon after a marathon. */
import type { EarlyReturn } from '../../domain/rules/early-return.ts'
import type { Units } from '../../domain/training/runner.ts'
import { day, fullDay } from '../days.ts'
import { distance } from '../distances.ts'
import { isUltra, longEffort, theLongEffort } from '../labels/long-efforts.ts'
import { count, tally } from '../plurals.ts'
import type { Reader } from '../reader.ts'
import { capital } from '../sentences.ts'
import { lasted } from '../times.ts'
import type { RuleWords } from './shape/words.ts'

export const earlyReturnWords: RuleWords<EarlyReturn> = {
  name: 'Soon after a marathon',
  headline: ({ facts }) =>
    `${capital(count(facts.daysSince, 'day'))} after ${isUltra(facts.marathonMeters) ? 'an ultra' : 'marathon distance'}`,
  opening: (finding, _, reader) => ({
    lead: lead(finding, reader),
    more: 'Legs often feel ready before they are.',
  }),
  tellsOf: 'more',
  alsoTrue: () => null,
  explanation,
  noticed: ({ facts }) => `${count(facts.daysSince, 'day')} after ${longEffort(facts.marathonMeters)}`,
  figures: ({ facts: { by, daysSince, marathonMeters, distanceMeters, sevenDaysMeters } }, units) => {
    const ran =
      by === 'run' || sevenDaysMeters === distanceMeters
        ? distance(distanceMeters, units)
        : `${distance(sevenDaysMeters, units)} in ${tally(daysCounted({ daysSince }), 'day')}`
    return `${ran}, ${tally(daysSince, 'day')} after ${isUltra(marathonMeters) ? 'an ultra' : 'a marathon'}`
  },
  speaksOf:
    'Speaks, in the 21 days after 40 km or more (32 after more than 80 km), of a run of 90 minutes, a run beyond 60% of your longest before, or a week beyond half (from day 15 on three quarters) of what the eight weeks before it averaged.',
  source: "The way back after a marathon follows coaches' practice, not a study.",
}

function lead({ date, facts }: EarlyReturn, reader: Reader): string {
  const { units } = reader
  if (facts.by === 'run') {
    const since = `${count(facts.daysSince, 'day')} after ${longEffort(facts.marathonMeters)}`
    return `${distance(facts.distanceMeters, units)} on ${day(date, reader)}, in ${lasted(facts.movingSeconds)}: ${since}.`
  }
  return `${sevenDays(facts, day(date, reader), units)} ${weeksBefore(facts, units)}`
}

const weeksBefore = ({ usualWeekMeters }: EarlyReturn['facts'], units: Units) =>
  `The eight weeks before it averaged ${distance(usualWeekMeters, units)}.`

/** Of the last seven days those after the marathon, which itself is not among them. */
const daysCounted = ({ daysSince }: Pick<EarlyReturn['facts'], 'daysSince'>) => Math.min(daysSince, 7)
const isCountedFromMarathon = ({ daysSince }: EarlyReturn['facts']) =>
  daysSince === daysCounted({ daysSince })

/** What the seven days hold: one run is told as one, and days that began with the marathon are counted from it. */
function sevenDays(facts: EarlyReturn['facts'], when: string, units: Units) {
  const { daysSince, marathonMeters, distanceMeters, sevenDaysMeters } = facts
  const ran = distance(sevenDaysMeters, units)
  const days = count(daysSince, 'day')
  const effort = longEffort(marathonMeters)
  if (sevenDaysMeters === distanceMeters) return `${ran} on ${when}, ${days} after ${effort}.`
  return isCountedFromMarathon(facts)
    ? `${ran} in the ${days} since ${effort}.`
    : `${ran} in seven days, ${days} after ${effort}.`
}

function explanation({ date, facts }: EarlyReturn, units: Units): string {
  const on = fullDay(date)
  const days = count(facts.daysSince, 'day')
  const effort = `${theLongEffort(facts.marathonMeters)} on ${fullDay(facts.marathonDate)}`
  const since = `${days} after ${effort}`
  if (facts.by === 'week') {
    const ran = distance(facts.sevenDaysMeters, units)
    const average = weeksBefore(facts, units)
    if (facts.sevenDaysMeters === facts.distanceMeters)
      return `On ${on}, ${since}, you ran ${ran}. ${average}`
    return isCountedFromMarathon(facts)
      ? `With the run of ${on}, the ${days} since ${effort} came to ${ran}. ${average}`
      : `With the run of ${on}, ${since}, seven days came to ${ran}. ${average}`
  }
  const before =
    facts.longestBeforeMeters === null
      ? ''
      : ` Your longest training run before it was ${distance(facts.longestBeforeMeters, units)}.`
  return `On ${on}, ${since}, you ran ${distance(facts.distanceMeters, units)} in ${lasted(facts.movingSeconds)}.${before}`
}
