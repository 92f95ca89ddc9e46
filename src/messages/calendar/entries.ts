/** What stands in a runner's calendar: races, massages booked and had, days that suit one. No figure, which would be old by the time it is read. */
import type { MassagePlan } from '../../domain/advice/advice.ts'
import { stretches } from '../../domain/advice/massage-window.ts'
import { addDays, type LocalDate } from '../../domain/time/calendar.ts'
import type { Race, Runner, Treatment } from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'
import { raceName } from '../../text/races.ts'
import { list } from '../../text/sentences.ts'
import { CAUTION, massageName } from '../massage/massage.ts'

/** Whole days, both included. `id` stays the same for as long as it is the same thing. */
export type CalendarEntry = {
  id: string
  title: string
  text: string
  from: LocalDate
  to: LocalDate
  path: string
}

/** Older than this it is in nobody's way, and in no feed. */
const PAST_DAYS = 90

export function calendarEntries(
  { selfReports, units }: Pick<Runner, 'selfReports' | 'units'>,
  window: MassagePlan | null,
  today: LocalDate,
): CalendarEntry[] {
  const since = addDays(today, -PAST_DAYS)
  const shown = ({ date }: { date: LocalDate }) => date >= since
  return [
    ...selfReports.races.filter(shown).map((race) => raceEntry(race, units)),
    ...selfReports.treatments.filter(shown).map(treatmentEntry),
    ...(window ? windowEntries(window) : []),
  ].sort((a, b) => (a.from < b.from || (a.from === b.from && a.id < b.id) ? -1 : 1))
}

const raceEntry = ({ date, distanceMeters, goal }: Race, units: Runner['units']): CalendarEntry => ({
  id: `race ${date}`,
  title: `${goal ? 'Goal race' : 'Race'}: ${raceName(distanceMeters, units)}`,
  text: 'As you entered it.',
  from: date,
  to: date,
  path: '/me/settings#races',
})

const treatmentEntry = ({ date, state, externalId }: Treatment): CalendarEntry => ({
  // an appointment that moves is the same one
  id: externalId ? `appointment ${externalId}` : `massage ${date}`,
  title: state === 'booked' ? 'Massage booked' : 'Massage',
  text: state === 'booked' ? 'The hour is where you booked it.' : 'You had one.',
  from: date,
  to: date,
  path: '/me/massage#had',
})

/** One at a time is suggested, so that its stretches are known by their place alone. */
const windowEntries = (plan: MassagePlan): CalendarEntry[] =>
  stretches(plan.days).map(({ from, to }, place) => ({
    id: `window ${place}`,
    title: 'A massage would fit',
    text: [`If you like: ${massageName(plan)}. Nothing is booked.`, whereTo(plan), CAUTION]
      .filter(Boolean)
      .join('\n\n'),
    from,
    to,
    path: '/me/massage',
  }))

const whereTo = ({ areas }: MassagePlan): string =>
  areas.length === 0 ? '' : `Where: ${list(areas.map(({ area }) => areaName(area)))}.`
