/** The massage that fits, or why there is none: technique, minutes, days and places, each with its reason. */
import type {
  AreaReason,
  DaysReason,
  MassagePlan,
  MinutesReason,
  NoMassage,
  PlannedArea,
  TechniqueReason,
} from '../domain/advice.ts'
import type { Area } from '../domain/runner.ts'
import { choice, count, day, distance, list, type Reader, weekdays } from './words.ts'

export const CAUTION =
  'Not with fever or infection, a suspected clot, a fresh injury or broken skin. On blood thinners, pregnant, or treated for cancer or a heart condition? Ask a clinician first.'

export const CAUTION_SHORT = 'Not if ill, injured or a clot is suspected; unsure: ask a clinician.'

const AREAS: Record<Area, string> = {
  calves: 'calves',
  'quads-and-hamstrings': 'quads and hamstrings',
  'glutes-and-hips': 'glutes and hips',
  'lower-back': 'lower back',
  'feet-and-ankles': 'feet and ankles',
}

export const areaName = (area: Area) => AREAS[area]
export const areIs = (area: Area) => (area === 'lower-back' ? 'is' : 'are')

/** @example massageName(plan) // '30 minutes of light sports massage' */
export function massageName({
  technique,
  pressure,
  minutes,
}: Pick<MassagePlan, 'technique' | 'pressure' | 'minutes'>): string {
  const kind = {
    swedish: 'gentle Swedish massage',
    sports: pressure === 'light' ? 'light sports massage' : 'sports massage',
    'trigger-point': 'trigger point work',
    'deep-tissue': 'deep tissue massage',
  }[technique]
  return `${minutes} minutes of ${kind}`
}

/** What, when, and what it may do: the suggestion itself. */
export function suggestion(plan: MassagePlan, reader: Reader): string {
  return `If you like: ${massageName(plan)}, ${choice(plan.days, reader)}. It may ease soreness for a day or three.`
}

/** Where the work goes, areas of one reason together. */
export function where(areas: readonly PlannedArea[], reader: Reader): string {
  const groups = new Map<string, string[]>()
  for (const { area, because } of areas) {
    const why = areaReason(because, reader)
    groups.set(why, [...(groups.get(why) ?? []), areaName(area)])
  }
  const places = [...groups].map(([why, names]) => `${names.join(', ')}${why ? ` (${why})` : ''}`)
  return `Where: ${places.join('; ')}.`
}

function areaReason(because: AreaReason, reader: Reader): string {
  switch (because.reason) {
    case 'sore':
      return `${because.strength === 'mild' ? 'a little sore' : because.strength === 'strong' ? 'very sore' : 'sore'} on ${day(because.date, reader)}`
    case 'sore-again':
      return 'sore more than once lately'
    case 'tightness':
      return 'often tight, you said'
    case 'long-run':
      return 'what a long run asks most of'
    case 'beyond-3-hours':
      return 'what more than three hours asks most of'
    case 'climbing':
      return 'what the climbing asked most of'
    case 'race-or-workout':
      return 'what fast running asks most of'
    case 'trail':
      return 'what uneven ground asks most of'
    case 'treadmill':
      return 'what a treadmill asks most of'
    case 'running':
      return ''
  }
}

/** Why this kind, this long and these days; short, for the runner did not ask. */
export function whyThis({ because }: MassagePlan, reader: Reader): string {
  return [
    techniqueReason(because.technique, reader),
    minutesReason(because.minutes),
    daysReason(because.days),
  ]
    .filter((words) => words !== null)
    .join(' ')
}

function techniqueReason(because: TechniqueReason, reader: Reader): string | null {
  switch (because.reason) {
    case 'race-soon':
      return `Gentle only, with a race of ${distance(because.race.distanceMeters, reader.units)} ${count(because.days, 'day')} away.`
    case 'after-marathon-or-3-hours':
      return because.firmer
        ? 'Three days after a run that long, with no more than mild soreness, it need not be gentle any more.'
        : 'Gentle, because legs stay tender for days after a run that long.'
    case 'recovery-phase':
      return 'Gentle, because these are recovery weeks.'
    case 'easy-week':
      return 'Gentle, to go with the easy week you marked.'
    case 'key-days-unknown':
      return 'Gentle, because Legwork does not know your long and hard days yet; better not in the two days before one. You can name them in the settings.'
    case 'no-day-for-firm-work':
      return because.nextKeySession
        ? `Gentle, because deep work shortly before a long or hard run (${day(because.nextKeySession, reader)}) can leave legs sluggish.`
        : 'Gentle, because none of the days that fit leaves room for firm work.'
    case 'first-time':
      return 'Short and light, as suits a first one.'
    case 'sore-again':
      return `One stubborn spot: your ${areaName(because.area)} came up sore on ${list(because.episodes.map((date) => day(date, reader)))}.`
    case 'tightness':
      return `Firm work where you said you are often tight: ${areaName(because.area)}.`
    case 'usual':
      return null
  }
}

function minutesReason(because: MinutesReason): string | null {
  switch (because) {
    case 'light-work':
      return 'Half an hour is enough for light work.'
    case 'first-time':
      return null
    case 'after-big-run':
      return 'An hour, after a run that long.'
    case 'peak':
      return 'An hour, as in peak weeks.'
    case 'usual':
      return '45 minutes leave time for two places.'
  }
}

function daysReason({ counted, hoursBeforeKeySession, keySessions }: DaysReason): string | null {
  const free = hoursBeforeKeySession === 48 ? 'two days' : 'day'
  const key = weekdays(keySessions.weekdays)
  const clear = key
    ? `The ${free} before your long and hard runs (${key}) stay${free === 'day' ? 's' : ''} free.`
    : null
  return counted === 'before-goal-race'
    ? ['Early enough before your race.', clear].filter(Boolean).join(' ')
    : clear
}

/** Why no massage is suggested, where that is worth saying in a nudge; null where silence is better. */
export function noMassage(why: NoMassage, reader: Reader): string | null {
  switch (why.reason) {
    case 'not-wanted':
    case 'paused':
    case 'spoken-of-lately':
    case 'phase':
      return null
    case 'booked':
      return `Your massage on ${day(why.date, reader)} stands; nothing more to arrange.`
    case 'treated-lately':
      return `You had a massage on ${day(why.date, reader)}, so there is no need for another yet.`
    case 'race-now':
      return why.days === 0
        ? 'No massage today: it is race day.'
        : `No massage before your race in ${count(why.days, 'day')}: ${why.days === 1 ? 'it is' : 'they are'} for rest.`
    case 'race-not-over':
      return 'No massage is suggested until your race is over.'
    case 'new-before-race':
      return `No massage before your race in ${count(why.days, 'day')}: this is no week for something new.`
    case 'no-day-fits':
      return 'A massage would be due, but no open day fits between this run and what is coming up. So none is suggested.'
  }
}
