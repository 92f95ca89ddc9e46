/** The words of many days of running in a row. */
import type { NoRestDay } from '../../domain/rules/no-rest-day.ts'
import { day, fullDay } from '../days.ts'
import { count, number, tally } from '../plurals.ts'
import { capital } from '../sentences.ts'
import { inTurn } from '../turns.ts'
import type { RuleWords } from './shape/words.ts'

export const noRestDayWords: RuleWords<NoRestDay> = {
  name: 'Many days without a day off',
  headline: ({ facts }) => `${capital(number(facts.daysInARow))} days of running in a row`,
  opening: ({ facts }, _, reader) => ({
    lead: `You have run ${number(facts.daysInARow)} days in a row, since ${day(facts.since, reader)}.`,
    more: inTurn(reader.today, ['A day off now and then is part of the training.', null]),
  }),
  tellsOf: 'more',
  alsoTrue: ({ facts }, _, { it }) => `${it} was day ${facts.daysInARow} of running in a row.`,
  explanation: ({ date, facts }) =>
    `You ran on ${count(facts.daysInARow, 'day')} in a row, from ${fullDay(facts.since)} to ${fullDay(date)}.`,
  noticed: ({ facts }) => `${number(facts.daysInARow)} days of running in a row`,
  figures: ({ facts }) => `${tally(facts.daysInARow, 'day')} of running in a row`,
  speaksOf: 'Speaks of ten days of running in a row (14 when set to relaxed, 7 when set to careful).',
  source: "A day off now and then is coaches' practice, not a study.",
}
