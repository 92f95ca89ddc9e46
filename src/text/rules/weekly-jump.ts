/** The words of a week well beyond those before it: a notice of change. */
import type { WeeklyJump } from '../../domain/rules/weekly-jump.ts'
import { addDays } from '../../domain/time/calendar.ts'
import { day, fullDay } from '../days.ts'
import { distance, short } from '../distances.ts'
import type { Reader } from '../reader.ts'
import { inTurn } from '../turns.ts'
import type { RuleWords } from './shape/words.ts'

const NOTICE = [
  'That is a change worth knowing about. It says nothing about risk.',
  'A change, and no more than that: it says nothing about risk.',
  null,
] as const

export const weeklyJumpWords: RuleWords<WeeklyJump> = {
  name: 'A week well beyond those before it',
  headline: ({ date, facts }, { laterRunOn }, reader) => {
    const total = short(facts.distanceMeters, reader.units)
    if (laterRunOn) return `${total} in the week up to ${day(date, reader)}`
    return isRunning(facts, reader) ? `${total} so far this week` : `A week of ${total}`
  },
  opening: ({ date, facts }, { laterRunOn }, reader) => {
    const total = distance(facts.distanceMeters, reader.units)
    const usual = averaged(facts, reader)
    const thisWeek = laterRunOn ? `this week up to ${day(date, reader)}` : 'so far this week'
    return {
      lead: isRunning(facts, reader)
        ? `You have run ${total} ${thisWeek}; ${usual}.`
        : `You ran ${total} in the week from ${day(facts.weekStart, reader)} up to ${day(date, reader)}; ${usual}.`,
      more: inTurn(reader.today, NOTICE),
    }
  },
  tellsOf: 'more',
  alsoTrue: ({ facts }, reader) =>
    `That took the week to ${distance(facts.distanceMeters, reader.units)}; ${averaged(facts, reader)}.`,
  explanation: ({ date, facts: { weekStart, distanceMeters, usualMeters, previousWeekMeters } }, units) =>
    `With the run of ${fullDay(date)}, the week from ${fullDay(weekStart)} came to ${distance(distanceMeters, units)}. The four weeks before averaged ${distance(usualMeters, units)}, and the last of them was ${distance(previousWeekMeters, units)}.`,
  noticed: ({ facts }, { units }) =>
    `${distance(facts.distanceMeters, units)} by then; the four weeks before averaged ${distance(facts.usualMeters, units)}`,
  figures: ({ facts }, units) =>
    `week at ${distance(facts.distanceMeters, units)}, four before averaged ${distance(facts.usualMeters, units)}`,
  speaksOf:
    'Speaks of a week 30% (50% when set to relaxed, 20% when set to careful) and 5 km beyond both the week before it and the mean of the four before. It is a notice of change and says nothing about risk.',
  source:
    'Nielsen et al., JOSPT 2014;44:739, saw a hint of more injuries in novices; the larger study of 2025 (doi 10.1136/bjsports-2024-109380) saw none for week-to-week changes. So this is a notice of change only.',
}

/** They are the last four only until this week is over. */
const averaged = (facts: WeeklyJump['facts'], reader: Reader) => {
  const weeks = isRunning(facts, reader) ? 'your last four weeks' : 'the four weeks before'
  return `${weeks} averaged ${distance(facts.usualMeters, reader.units)}`
}

const isRunning = ({ weekStart }: WeeklyJump['facts'], { today }: Reader) => today <= addDays(weekStart, 6)
