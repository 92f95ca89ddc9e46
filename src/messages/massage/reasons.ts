/** Why this technique, so many minutes, these days and these places. */

import type {
  AreaReason,
  DaysReason,
  MassagePlan,
  MinutesReason,
  Pressure,
  TechniqueReason,
  TherapistNote,
} from '../../domain/advice/advice.ts'
import { areOff, areUnknown } from '../../domain/advice/key-sessions.ts'
import { day, onDay, weekdays } from '../../text/days.ts'
import { distance } from '../../text/distances.ts'
import { areaName } from '../../text/labels/areas.ts'
import { strengthWords } from '../../text/labels/soreness.ts'
import { count } from '../../text/plurals.ts'
import { raceCalled } from '../../text/races.ts'
import type { Reader } from '../../text/reader.ts'
import { list } from '../../text/sentences.ts'
import { inTurn } from '../../text/turns.ts'

/** Why this kind, this long and these days; short, for the runner did not ask. */
export function whyThis(
  { because, pressure, technique, areas, tellTherapist }: MassagePlan,
  reader: Reader,
): string {
  return [
    techniqueReason(because.technique, pressure, reader),
    because.technique.reason === 'hurts' ? null : leaveOut(tellTherapist.leaveOut),
    technique === 'deep-tissue' || technique === 'trigger-point' ? SAY_SO : null,
    because.minutes === 'usual' && areas.length === 0 ? null : minutesReason(because.minutes, reader),
    daysReason(because.days),
    mindsLongRuns(because.technique) && isUnknown(because.days) ? inTurn(reader.today, NOT_BEFORE) : null,
  ]
    .filter((words) => words !== null)
    .join(' ')
}

/** Whatever else made it light. */
const leaveOut = (places: TherapistNote['leaveOut']): string | null =>
  places.length > 0 ? `Leave out what hurt lately: ${list(places.map(areaName))}.` : null

/** With deep tissue and trigger points, wherever they are suggested. */
export const SAY_SO = "It can be uncomfortable while it lasts; say so when it's too much."

export const SAY_SO_SHORT = "Say so when it's too much."

/** Where nobody knows the long and hard days, the runner has to keep them free. */
const NOT_BEFORE = [
  'Better not in the two days before a long or hard run.',
  'Keep the two days before a long or hard run free of it.',
  'Leave two days between it and your next long or hard run.',
  'Two clear days before a long or hard run are best.',
] as const

const isUnknown = ({ keySessions, to }: DaysReason) => areUnknown(keySessions, to)

/** Whether long and hard runs are still to come in these days, and the reason has not spoken of them itself. */
function mindsLongRuns(because: TechniqueReason): boolean {
  switch (because.reason) {
    case 'recovery-phase':
    case 'race-soon':
      return false
    case 'after-marathon-or-3-hours':
      return because.firmer
    default:
      return true
  }
}

const DAY_UNKNOWN = [
  'Light, because Legwork does not yet know which day you run long.',
  null,
  null,
  'Light, until Legwork knows which day you run long.',
  null,
] as const
const FIRST_ONE = [
  'Light, because a first massage can feel unfamiliar.',
  'A first massage can feel unfamiliar, so a light one.',
  'Light to begin with: the first one can feel unfamiliar.',
] as const
const LIGHTER_WEEK = [
  'Gentle, because your last seven days were lighter than usual.',
  'Gentle: your legs had less to do than usual in the last seven days.',
  'A gentle one goes with a lighter week.',
] as const
const NOTHING_HARD = [
  'Light, because no run of your last seven days stands out.',
  'Light: none of your runs of the last seven days stands out.',
  'A light one is enough after a week without hard running.',
] as const

function techniqueReason(because: TechniqueReason, pressure: Pressure, reader: Reader): string | null {
  switch (because.reason) {
    case 'race-soon':
      return `Gentle only, with a ${raceCalled(because.race.distanceMeters, reader.units)} ${count(because.days, 'day')} away.`
    case 'after-marathon-or-3-hours': {
      if (!because.firmer) return 'Gentle, because legs stay tender for days after a run that long.'
      const effort = `the ${distance(because.distanceMeters, reader.units)} of ${day(because.date, reader)}`
      return pressure === 'firm'
        ? `It is three days or more since ${effort}, and soreness is mild at most: it need not be gentle any more.`
        : `Light, because your legs may still feel ${effort}.`
    }
    case 'recovery-phase':
      return 'Gentle, because these are recovery weeks.'
    case 'easy-week':
      return 'Gentle, to go with the easy week you marked.'
    case 'key-days-unknown':
      return inTurn(reader.today, DAY_UNKNOWN)
    case 'hurts':
      return `Light, and not where it hurts: you said your ${areaName(because.place)} did on ${day(because.date, reader)}.`
    case 'no-day-for-firm-work':
      return because.nextKeySession
        ? `Gentle, because deep work shortly before a long or hard run (${day(because.nextKeySession, reader)}) can leave legs sluggish.`
        : 'Gentle, because none of the days that fit leaves room for firm work.'
    case 'first-time':
      return inTurn(reader.today, FIRST_ONE)
    case 'sore-two-weeks':
      return 'Light, because your legs were sore two weeks running.'
    case 'pain':
      return `Light, because something hurt ${onDay(because.date, reader)}. If it still does, have a physio or doctor look first.`
    case 'sore-again':
      return `One stubborn spot: your ${areaName(because.area)} came up sore on ${list(because.episodes.map((date) => day(date, reader)))}.`
    case 'tightness':
      return `Firm work where you said you are often tight: ${areaName(because.area)}.`
    case 'lighter-week':
      return inTurn(reader.today, LIGHTER_WEEK)
    case 'nothing-hard':
      return inTurn(reader.today, NOTHING_HARD)
    case 'usual':
      return null
  }
}

function minutesReason(because: MinutesReason, { today }: Reader): string | null {
  switch (because) {
    case 'light-work':
      return inTurn(today, ['Half an hour is enough for light work.', null, null, null, null])
    case 'first-time':
      return null
    case 'part-of-it':
      return '45 minutes in all, of which this is a part.'
    case 'after-big-run':
      return 'An hour, after a run that long.'
    case 'peak':
      return 'An hour, as in peak weeks.'
    case 'usual':
      return inTurn(today, ['45 minutes leave time for two places.', null, null, null, null])
  }
}

function daysReason({ counted, to, hoursBeforeKeySession, keySessions }: DaysReason): string | null {
  const free = hoursBeforeKeySession === 48 ? 'two days' : 'day'
  const key = areOff(keySessions, to) ? '' : weekdays(keySessions.weekdays)
  const clear = key
    ? `The ${free} before your long and hard runs (${key}) stay${free === 'day' ? 's' : ''} free.`
    : null
  return counted === 'before-goal-race'
    ? ['Early enough before your race.', clear].filter(Boolean).join(' ')
    : clear
}

/** Why a place is worth the work. */
export function areaReason(because: AreaReason, reader: Reader): string {
  switch (because.reason) {
    case 'sore':
      return `${strengthWords[because.strength].felt} on ${day(because.date, reader)}`
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
  }
}
