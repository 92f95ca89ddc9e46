/** Who reads, and on which day: days close to it go by their weekday alone. */
import type { LocalDate } from '../domain/time/calendar.ts'
import type { Units } from '../domain/training/runner.ts'

export type Reader = { units: Units; today: LocalDate }
