/** The massage that fits, or why there is none: technique, minutes, days and places, each with its reason. */
import type {
  MassageAdvice,
  MassagePlan,
  NoMassage,
  PlannedArea,
  SuggestedBecause,
} from '../../domain/advice/advice.ts'
import type { LocalDate } from '../../domain/time/calendar.ts'
import { choice, day, onDay } from '../../text/days.ts'
import { distance } from '../../text/distances.ts'
import { areaName } from '../../text/labels/areas.ts'
import { count } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { sinceWords } from '../../text/rules/massage-due.ts'
import { inTurn } from '../../text/turns.ts'
import { areaReason } from './reasons.ts'

export const CAUTION =
  'Not with fever or infection, a suspected clot, a fresh injury or broken skin. On blood thinners, pregnant, or treated for cancer or a heart condition? Ask a clinician first.'

export const CAUTION_SHORT = 'Not if ill, injured or a clot is suspected; unsure: ask a clinician.'

/** @example massageName(plan) // '30 minutes of light sports massage' */
export function massageName({
  technique,
  pressure,
  minutes,
}: Pick<MassagePlan, 'technique' | 'pressure' | 'minutes'>): string {
  const kind = {
    swedish: 'gentle Swedish massage',
    sports: pressure === 'light' ? 'light sports massage' : 'sports massage',
    // part of a session, never all of it
    'trigger-point': 'massage with some trigger point work',
    'deep-tissue': 'massage with some deep tissue work',
  }[technique]
  return `${minutes} minutes of ${kind}`
}

/** Why one is suggested now: so that nobody takes it for the remedy of a long run. */
export function whyNow(why: SuggestedBecause, { tellTherapist }: MassagePlan, reader: Reader): string {
  switch (why.reason) {
    case 'time-for-one':
      return sinceWords(why.daysSince, tellTherapist, reader)
    case 'race-effort':
      return 'In the days after a run like that, tired legs are often glad of a massage.'
    case 'race-simulation':
      return `After a race simulation (${distance(why.distanceMeters, reader.units)} ${onDay(why.date, reader)}), tired legs are often glad of a massage.`
    case 'longest-big-run':
      return 'It was your longest run in six weeks.'
  }
}

type Suggested = Extract<MassageAdvice, { kind: 'suggest' }>

/** What, when, and, where legs are or may get sore, what it may do: the suggestion itself. */
export function suggestion(advised: Suggested, reader: Reader): string {
  const { plan } = advised
  const fits = `If you like: ${massageName(plan)}, ${choice(plan.days, reader)}.`
  return isForSoreness(advised) ? `${fits} It may ease soreness for a few days.` : fits
}

/** A suggestion that a message made, while it stands. @example suggested(plan, today, reader) // 'Suggested today: 60 minutes of sports massage, on Tuesday or Wednesday.' */
export const suggested = (plan: MassagePlan, date: LocalDate, reader: Reader): string =>
  `Suggested ${onDay(date, reader)}: ${massageName(plan)}, ${choice(plan.days, reader)}.`

/** Whether soreness or a long run is the reason; a massage for its own sake promises nothing. */
const isForSoreness = ({ why, plan }: Suggested) =>
  why.reason !== 'time-for-one' ||
  plan.because.minutes === 'after-big-run' ||
  plan.areas.some(({ because }) => because.reason === 'sore' || because.reason === 'sore-again')

const ANYWHERE = [
  'Where: show your therapist where you feel it.',
  'Your runs point to no one place; show your therapist where you feel it.',
  'Let your therapist begin where you feel it most.',
  'Where: wherever you feel it most.',
] as const

/** Where the work goes, areas of one reason together. */
export function where(areas: readonly PlannedArea[], reader: Reader): string {
  if (areas.length === 0) return inTurn(reader.today, ANYWHERE)
  const groups = new Map<string, string[]>()
  for (const { area, because } of areas) {
    const why = areaReason(because, reader)
    groups.set(why, [...(groups.get(why) ?? []), areaName(area)])
  }
  const places = [...groups].map(([why, names]) => `${names.join(', ')} (${why})`)
  return `Where: ${places.join('; ')}.`
}

/** Why no massage is suggested, where that is worth saying in a nudge; null where silence is better. */
export function noMassage(why: NoMassage, reader: Reader): string | null {
  switch (why.reason) {
    case 'paused':
    case 'spoken-of-lately':
    case 'phase':
    case 'after-break':
      return null
    case 'booked':
      return `You have a massage ${onDay(why.date, reader)}.`
    case 'treated-lately':
      return why.wasBooked
        ? `You had a massage booked for ${day(why.date, reader)}, so the next one can wait. If it did not happen, say so on your massage page.`
        : `You had a massage ${onDay(why.date, reader)}, so the next one can wait.`
    case 'race-now':
      if (why.days === 0) return 'No massage today: it is race day.'
      return why.days === 1
        ? 'No massage today: your race is tomorrow.'
        : `No massage before your race in ${count(why.days, 'day')}; these days are for rest.`
    case 'race-not-over':
      return 'No massage is suggested until your race is over.'
    case 'new-before-race':
      return `No massage before your race in ${count(why.days, 'day')}: this is no week for something new.`
    case 'closed':
      return why.nextOpenOn
        ? `A massage would be due, but the days that fit are closed. The next open day is ${day(why.nextOpenOn, reader)}.`
        : 'A massage would be due, but the days that fit are closed, so Legwork suggests none.'
    case 'no-day-fits':
      return 'A massage would be due, but no open day fits between this run and what is coming up, so Legwork suggests none.'
  }
}
