/** A note to the therapist in the runner's voice, to copy: stage of training, where, how firm, what is coming up. */
import type { PlannedArea, TherapistNote } from '../domain/advice.ts'
import type { Phase } from '../domain/phase.ts'
import type { Units } from '../domain/runner.ts'
import { areaName, areIs } from './massage.ts'
import { capital, count, distance, fullDay, hours } from './words.ts'

export function therapistNote(note: TherapistNote, units: Units): string {
  const { run, lastTreatmentOn, nextKeySession, nextRace } = note
  const isGoal = nextRace !== null && nextRace.date === note.phase.goal?.date
  return [
    stage(note.phase, units),
    run && ranWords(run, units),
    ...note.areas.flatMap((each) => felt(each) ?? []),
    lookAt(note.areas),
    note.pressure === 'firm' ? 'Firm is fine, within what feels right on the day.' : 'Gentle work, please.',
    nextKeySession && `My next long or hard run is on ${fullDay(nextKeySession)}.`,
    nextRace && !isGoal && `I race ${distance(nextRace.distanceMeters, units)} on ${fullDay(nextRace.date)}.`,
    lastTreatmentOn
      ? `My last massage was on ${fullDay(lastTreatmentOn)}.`
      : 'I have no earlier massage noted, so this may be my first.',
  ]
    .filter((words) => typeof words === 'string')
    .join(' ')
}

function stage({ name, goal, daysToGoal }: Phase, units: Units): string {
  const now = {
    'race-day': "I'm racing today",
    recovery: "I'm recovering from a marathon-length run",
    taper: "I'm tapering",
    peak: "I'm in my peak weeks",
    build: "I'm building up",
    base: "I'm in base training",
  }[name]
  if (!goal || !daysToGoal) return `${now}.`
  const race = `a race of ${distance(goal.distanceMeters, units)}`
  return `${now}, ${count(daysToGoal, 'day')} before ${race} on ${fullDay(goal.date)}.`
}

function ranWords(run: NonNullable<TherapistNote['run']>, units: Units): string {
  const climb =
    run.climbMeters && run.climbMeters >= 100 ? `, with ${climbed(run.climbMeters, units)} of climbing` : ''
  const ran = `${distance(run.distanceMeters, units)} in ${hours(run.movingSeconds)}`
  return `On ${fullDay(run.date)} I ran ${ran}${climb}.`
}

const climbed = (meters: number, units: Units) =>
  units === 'km' ? `${Math.round(meters)} m` : `${Math.round(meters / 0.3048)} ft`

function felt({ area, because }: PlannedArea): string | null {
  const mine = `My ${areaName(area)}`
  switch (because.reason) {
    case 'sore': {
      const strength = { mild: 'a little sore', moderate: 'sore', strong: 'very sore' }[because.strength]
      return `${mine} ${area === 'lower-back' ? 'was' : 'were'} ${strength} on ${fullDay(because.date)}.`
    }
    case 'sore-again':
      return `${mine} keep${area === 'lower-back' ? 's' : ''} getting sore.`
    case 'tightness':
      return `${mine} ${areIs(area)} often tight.`
    default:
      return null
  }
}

/** Places the run asked for, which the runner may not have felt. */
function lookAt(areas: readonly PlannedArea[]): string | null {
  const places = areas.filter((each) => felt(each) === null).map(({ area }) => areaName(area))
  return places.length > 0 ? `${capital('worth a look')}: ${places.join(', ')}.` : null
}
