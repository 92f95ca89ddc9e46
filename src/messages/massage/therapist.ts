/** A note to the therapist in the runner's voice, to copy: stage of training, where, how firm, what is coming up. */

import type { MassagePlan, PlannedArea, TherapistNote } from '../../domain/advice/advice.ts'
import { daysBetween, type LocalDate } from '../../domain/time/calendar.ts'
import type { Phase } from '../../domain/training/phase.ts'
import type { Units } from '../../domain/training/runner.ts'
import { fullDay } from '../../text/days.ts'
import { climb, distance } from '../../text/distances.ts'
import { areaName, areIs, wereWas } from '../../text/labels/areas.ts'
import { phaseWords } from '../../text/labels/phases.ts'
import { strengthWords } from '../../text/labels/soreness.ts'
import { count } from '../../text/plurals.ts'
import { raceCalled } from '../../text/races.ts'
import type { Reader } from '../../text/reader.ts'
import { list } from '../../text/sentences.ts'
import { lasted } from '../../text/times.ts'
import { inTurn } from '../../text/turns.ts'

const FIRM = [
  'Firm is fine, within what feels right on the day.',
  'Firm work is welcome, as long as it feels right.',
  "You can go firm; I'll speak up if I need to.",
] as const
const GENTLE = [
  'Gentle work, please.',
  'Light pressure, please.',
  'Nothing firm this time, please.',
  'Easy on the pressure, please.',
] as const
/** Whose first one it is knows it; a log can only say that it has none. */
const FIRST = 'My log shows no earlier massage.'

/** A day further off than this is nothing to plan a treatment around. */
const SOON = { keySession: 14, race: 18 * 7 } as const

/** Of a run's places it names those the minutes reach, as the mail around it does; what was felt it names all. */
export function therapistNote(
  { tellTherapist: note, areas }: Pick<MassagePlan, 'tellTherapist' | 'areas'>,
  { units, today }: Reader,
): string {
  const { run, nextRace: race } = note
  const within = (date: LocalDate, days: number) => daysBetween(today, date) <= days
  // nobody runs long in the last days before a race, whatever the weekday
  const isBeforeRace = (date: LocalDate) =>
    race !== null && date <= race.date && daysBetween(date, race.date) < 7
  const key = note.nextKeySession && !isBeforeRace(note.nextKeySession) ? note.nextKeySession : null
  const isNew = race !== null && race.date !== note.phase.goal?.date
  return [
    stage(note.phase, units),
    run && ranWords(run, units),
    ...note.areas.flatMap((each) => felt(each) ?? []),
    note.soreTwoWeeks && 'My legs have been sore two weeks running.',
    note.sleptBadly && 'I have slept badly lately.',
    whereToLook(areas),
    note.leaveOut.length > 0 && leaveOut(note.leaveOut),
    inTurn(today, note.pressure === 'firm' ? FIRM : GENTLE),
    key && within(key, SOON.keySession) && `My next long or hard run is on ${fullDay(key)}.`,
    isNew &&
      within(race.date, SOON.race) &&
      `I have a ${raceCalled(race.distanceMeters, units)} on ${fullDay(race.date)}.`,
    lastTreatment(note),
  ]
    .filter((words) => typeof words === 'string')
    .join(' ')
}

function lastTreatment({ lastTreatmentOn: date, lastWasBooked }: TherapistNote): string {
  if (date === null) return FIRST
  return lastWasBooked
    ? `I had a massage booked for ${fullDay(date)}.`
    : `My last massage was on ${fullDay(date)}.`
}

function stage({ name, goal, daysToGoal, isNamed }: Phase, units: Units): string | null {
  const now = phaseWords[name].toTherapist
  if (!goal || !daysToGoal) return isNamed ? `${now}.` : null
  const race = `a ${raceCalled(goal.distanceMeters, units)} on ${fullDay(goal.date)}`
  const days = count(daysToGoal, 'day')
  // nobody who trains for a race calls the weeks before it base training
  return name === 'base' ? `I'm training for ${race}, ${days} away.` : `${now}, ${days} before ${race}.`
}

function ranWords(run: NonNullable<TherapistNote['run']>, units: Units): string {
  const uphill =
    run.climbMeters && run.climbMeters >= 100 ? `, with ${climb(run.climbMeters, units)} of climbing` : ''
  const ran = `${distance(run.distanceMeters, units)} in ${lasted(run.movingSeconds)}`
  const what = run.isSimulation ? ', as a race simulation' : ''
  return `On ${fullDay(run.date)} I ran ${ran}${uphill}${what}.`
}

function felt({ area, because }: PlannedArea): string | null {
  const mine = `My ${areaName(area)}`
  switch (because.reason) {
    case 'sore': {
      return `${mine} ${wereWas(area)} ${strengthWords[because.strength].felt} on ${fullDay(because.date)}.`
    }
    case 'sore-again':
      return `${mine} keep${area === 'lower-back' ? 's' : ''} getting sore.`
    case 'tightness':
      return `${mine} ${areIs(area)} often tight.`
    default:
      return null
  }
}

/** Bone, joint and tendon are nothing to be worked on. */
const leaveOut = (places: TherapistNote['leaveOut']) =>
  `My ${list(places.map(areaName))} ${places.length > 1 ? 'have' : 'has'} hurt lately: please leave ${places.length > 1 ? 'them' : 'it'} out.`

/** Places the run asked for, which the runner may not have felt. */
function whereToLook(areas: readonly PlannedArea[]): string | null {
  const places = areas.filter((each) => felt(each) === null).map(({ area }) => areaName(area))
  return places.length > 0 ? `Worth a look: ${places.join(', ')}.` : null
}
