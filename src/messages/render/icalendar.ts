/** Calendar entries as an iCalendar feed: whole days without a zone, which no change of clocks moves. */
import { generateIcsCalendar, type IcsEvent } from 'ts-ics'
import { addDays, type LocalDate, utcStartOf } from '../../domain/time/calendar.ts'
import type { CalendarEntry } from '../calendar/entries.ts'

/** `uid` is the same for an entry at every fetch, and no other feed's. */
export type Published = CalendarEntry & { uid: string }

/** The same entries on the same day are the same text, byte for byte. */
export const icalendar = (
  entries: readonly Published[],
  { base, today }: { base: string; today: LocalDate },
): string =>
  generateIcsCalendar({
    version: '2.0',
    prodId: '-//Legwork//Legwork//EN',
    method: 'PUBLISH',
    name: 'Legwork',
    events: entries.map((entry) => event(entry, base, today)),
  })

const event = (
  { uid, title, text, from, to, path }: Published,
  base: string,
  today: LocalDate,
): IcsEvent => ({
  uid,
  summary: title,
  description: text,
  url: new URL(path, base).href,
  stamp: { date: startOf(today) },
  start: { type: 'DATE', date: startOf(from) },
  // the first day that is no longer part of it
  end: { type: 'DATE', date: startOf(addDays(to, 1)) },
  // none of it keeps a whole day busy
  timeTransparent: 'TRANSPARENT',
})

const startOf = (day: LocalDate) => new Date(utcStartOf(day))
