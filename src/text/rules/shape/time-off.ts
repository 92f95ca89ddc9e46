/** The words both breaks share: the first run after so many days off. */

import type { LocalDate } from '../../../domain/time/calendar.ts'
import type { TimeOff } from '../../../domain/training/running-days.ts'
import { day, fullDay } from '../../days.ts'
import { count, tally } from '../../plurals.ts'
import { inTurn } from '../../turns.ts'
import type { RuleWords } from './words.ts'

export const timeOffWords: Omit<
  RuleWords<{ date: LocalDate; facts: TimeOff }>,
  'name' | 'speaksOf' | 'source'
> = {
  headline: ({ facts }) => `Back after ${count(facts.daysOff, 'day')} off`,
  opening: ({ date, facts }, _, reader) => ({
    lead: `${inTurn(reader.today, ['Good to see you back.', 'Welcome back.', 'Running again.'])} ${day(date, reader)} was your first run after ${count(facts.daysOff, 'day')} off.`,
    more: null,
  }),
  tellsOf: 'one-run',
  alsoTrue: ({ facts }, _, { it }) => `${it} was your first run after ${count(facts.daysOff, 'day')} off.`,
  explanation: ({ date, facts: { daysOff, lastRunDate, runsBefore } }) =>
    `You ran on ${fullDay(date)} after ${count(daysOff, 'day')} off. The last run before was on ${fullDay(lastRunDate)}, with ${count(runsBefore, 'run')} in the 28 days up to it.`,
  noticed: ({ facts }) => `the first run after ${count(facts.daysOff, 'day')} off`,
  figures: ({ facts }) => `after ${tally(facts.daysOff, 'day')} off`,
}
