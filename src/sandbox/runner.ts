/** A simulated runner: twenty weeks of a marathon build that end yesterday, the same for the same day. */

import type { ActivityEntry } from './strava/activity.ts'
import type { NewAthlete } from './strava/athlete.ts'
import { instantOf, wallClock } from './zone.ts'

const DAY = 24 * 60 * 60 * 1000
const WEEKS = 20

type Athlete = NewAthlete & { activities: ActivityEntry[] }

/** `longMeters`: the long run of the week before this one. */
export function simulatedRunner(
  now: Date,
  timezone = 'America/Denver',
  { longMeters = 22_600 } = {},
): Athlete {
  const today = midnight(wallClock(timezone, now))
  const activities: ActivityEntry[] = []
  for (let daysAgo = WEEKS * 7; daysAgo >= 1; daysAgo -= 1) {
    const day = new Date(today.getTime() - daysAgo * DAY)
    for (const session of sessionsOn(day, today, daysAgo, longMeters)) {
      const at = new Date(day.getTime() + session.hour * 60 * 60 * 1000)
      activities.push(entryOf(session, instantOf(timezone, at), daysAgo))
    }
  }
  return { id: 90000001, firstname: 'Simulated', lastname: 'Runner', timezone, activities }
}

type Session = {
  hour: number
  meters: number
  secondsPerKm: number
  sportType?: string
  workoutType?: number
}

function midnight(wall: Date): Date {
  return new Date(Math.floor(wall.getTime() / DAY) * DAY)
}

const weekday = (day: Date) => (day.getUTCDay() + 6) % 7

function sessionsOn(day: Date, today: Date, daysAgo: number, longMeters: number): Session[] {
  const monday = today.getTime() - weekday(today) * DAY
  const weeksAgo = Math.ceil((monday - day.getTime()) / (7 * DAY))
  const planned = week(weeksAgo, longMeters)[weekday(day)] ?? []
  // The log ends yesterday, whatever the weekday.
  const isResting = planned.every(({ sportType }) => sportType !== undefined)
  return daysAgo === 1 && isResting ? [...planned, run(6100)] : planned
}

const run = (meters: number): Session => ({ hour: 6.5, meters, secondsPerKm: 345 })

/** Monday to Sunday. Every fourth week is a lighter one; every other week rides on Thursday instead of running. */
function week(weeksAgo: number, longMeters: number): Session[][] {
  const lighter = weeksAgo % 4 === 3
  const rides = weeksAgo % 2 === 1
  const long = (longMeters - 450 * Math.max(weeksAgo - 1, 0)) * (lighter ? 0.75 : 1)
  const rest = (56_000 - 700 * weeksAgo) * (lighter ? 0.78 : 1) - long
  const share = (part: number) => Math.round(rest * (rides ? part / 0.78 : part))
  const walk = { hour: 18, meters: 3200, secondsPerKm: 640, sportType: 'Walk' }
  const ride = { hour: 17.5, meters: 24_000, secondsPerKm: 150, sportType: 'Ride' }
  return [
    [walk],
    [run(share(0.25))],
    [{ ...run(share(0.28)), secondsPerKm: 315, workoutType: 3 }],
    rides ? [ride] : [run(share(0.22))],
    [],
    [run(share(0.25))],
    [{ hour: 8, meters: Math.round(long), secondsPerKm: 340, workoutType: 2 }],
  ]
}

/** A little unevenness that is the same every time. */
function entryOf(session: Session, startDate: Date, daysAgo: number): ActivityEntry {
  const distanceMeters = session.meters + (((daysAgo * 53) % 11) - 5) * 13
  const movingSeconds = Math.round((distanceMeters / 1000) * session.secondsPerKm)
  const elapsedSeconds = movingSeconds + 40 + ((daysAgo * 37) % 180)
  const climb = Math.round((distanceMeters / 1000) * (5 + (daysAgo % 4)))
  const { sportType, workoutType } = session
  const when = new Date(startDate.getTime() + ((daysAgo * 29) % 17) * 60_000)
  return { startDate: when, distanceMeters, movingSeconds, elapsedSeconds, climb, sportType, workoutType }
}

export { athleteFromLog } from './from-log.ts'
