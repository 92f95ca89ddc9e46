/** The words of a week well beyond the usual one: a notice of change. */
import type { WeeklyJump } from '../../domain/rules/weekly-jump.ts'
import { addDays } from '../../domain/time/calendar.ts'
import { day, fullDay } from '../days.ts'
import { distance, percentMore, short } from '../distances.ts'
import type { Reader } from '../reader.ts'
import type { RuleWords } from './shape/words.ts'

export const weeklyJumpWords: RuleWords<WeeklyJump> = {
  name: 'A week beyond your usual one',
  headline: ({ facts }, _, reader) => {
    const total = short(facts.distanceMeters, reader.units)
    return isRunning(facts, reader) ? `${total} so far this week` : `A week of ${total}`
  },
  opening: ({ facts }, _, reader) => {
    const total = distance(facts.distanceMeters, reader.units)
    const usual = `your usual week is ${distance(facts.usualMeters, reader.units)}`
    return {
      lead: isRunning(facts, reader)
        ? `You have run ${total} so far this week; ${usual}.`
        : `You ran ${total} in the week from ${day(facts.weekStart, reader)}; ${usual}.`,
      more: 'A change worth knowing about, nothing more.',
    }
  },
  alsoTrue: ({ facts: { distanceMeters, usualMeters } }, { units }) =>
    `That took the week to ${distance(distanceMeters, units)}; your usual week is ${distance(usualMeters, units)}.`,
  explanation: ({ date, facts: { weekStart, distanceMeters, usualMeters, previousWeekMeters } }, units) =>
    `With the run of ${fullDay(date)}, the week from ${fullDay(weekStart)} came to ${distance(distanceMeters, units)}. Your usual week was ${distance(usualMeters, units)}: the larger of the week before (${distance(previousWeekMeters, units)}) and the mean of the four before. That is ${percentMore(distanceMeters, usualMeters)}.`,
  noticed: ({ facts }, { units }) =>
    `${distance(facts.distanceMeters, units)} by then; your usual week is ${distance(facts.usualMeters, units)}`,
  figures: ({ facts }, units) =>
    `week at ${distance(facts.distanceMeters, units)}, usually ${distance(facts.usualMeters, units)}`,
  speaksOf:
    'Speaks of a week well beyond your usual one. It is a notice of change and says nothing about risk.',
  source:
    'Nielsen et al., JOSPT 2014;44:739, saw a hint of more injuries in novices; the larger study of 2025 (doi 10.1136/bjsports-2024-109380) saw none for week-to-week changes. So this is a notice of change only.',
}

const isRunning = ({ weekStart }: WeeklyJump['facts'], { today }: Reader) => today <= addDays(weekStart, 6)
