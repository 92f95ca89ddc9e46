/** The day a text names, from the words it was named with. */
import { addDays, isDay, type LocalDate, weekdayOf } from '../../time/calendar.ts'
import type { Lexeme } from './vocabulary.ts'

/** `none`: no day was named; `unclear`: several, or one that the calendar does not have. */
export type NamedDay = LocalDate | 'none' | 'unclear'

/**
 * The day that was named: of two that a weekday may be, the one ahead for a booking, the past one for what was done.
 *
 * @example dayNamed([{ is: 'weekday', weekday: 5 }], '2024-11-06', 'ahead') // '2024-11-08'
 */
export function dayNamed(lexemes: readonly Lexeme[], today: LocalDate, way: 'ahead' | 'past'): NamedDay {
  const days = lexemes.flatMap((each) => {
    if (each.is === 'day') return [addDays(today, each.days)]
    if (each.is === 'date') return [isDay(each.written) ? each.written : 'unclear']
    return each.is === 'weekday' ? [onWeekday(each.weekday, today, way)] : []
  })
  const [day = 'none', ...others] = new Set(days)
  return others.length > 0 ? 'unclear' : day
}

function onWeekday(weekday: number, today: LocalDate, way: 'ahead' | 'past'): LocalDate {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  return addDays(today, way === 'ahead' || ahead === 0 ? ahead : ahead - 7)
}
