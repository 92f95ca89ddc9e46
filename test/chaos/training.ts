/** Believable weeks of running: builds and lighter weeks, jumps, long runs, races, hard days, breaks. */
import { addDays, instantOf, weekdayOf } from '../../src/domain/time/calendar.ts'
import type { Random } from './random.ts'

export type Session = {
  startDate: Date
  distanceMeters: number
  movingSeconds: number
  elapsedSeconds: number
  sportType: string
  /** As Strava has it: 1 race, 3 workout. */
  workoutType: number | null
}

type Day = { meters: number; kind: 'easy' | 'long' | 'hard' | 'race' | 'ride' }

/** Everything somebody runs in so many weeks from a day on, in their order. */
export function trainingFrom(from: string, weeks: number, timeZone: string, random: Random): Session[] {
  const sessions: Session[] = []
  let usual = random.int(22, 62) * 1_000
  let rest = 0
  for (let week = 0; week < weeks; week++) {
    if (rest === 0 && random.chance(0.04)) rest = random.int(1, 3)
    if (rest > 0) {
      rest -= 1
      continue
    }
    const turn = random.next()
    const meters = usual * (turn < 0.18 ? 0.7 : turn < 0.36 ? 1.45 : 0.95 + random.next() * 0.15)
    usual = Math.min(95_000, usual * (0.97 + random.next() * 0.09))
    const monday = addDays(from, 7 * week)
    for (const [date, day] of weekOf(monday, meters, random)) {
      sessions.push(sessionOn(date, day, timeZone, random))
      // a double day now and then
      if (random.chance(0.04))
        sessions.push(sessionOn(date, { meters: 5_000, kind: 'easy' }, timeZone, random, 18))
    }
  }
  return sessions.sort((a, b) => a.startDate.getTime() - b.startDate.getTime())
}

function weekOf(monday: string, meters: number, random: Random): [string, Day][] {
  const days = random.int(3, 6)
  const long = meters * (0.28 + random.next() * 0.24)
  const isRace = random.chance(0.08)
  const each = (meters - long) / (days - 1)
  const week: [string, Day][] = []
  const dates = Array.from({ length: 7 }, (_, day) => addDays(monday, day))
  const running = dates
    .filter((date) => weekdayOf(date) !== 0)
    .map((date) => ({ date, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ date }) => date)
  for (const date of running.slice(0, days - 1)) {
    week.push([
      date,
      { meters: each * (0.8 + random.next() * 0.4), kind: random.chance(0.3) ? 'hard' : 'easy' },
    ])
  }
  const rides = running.slice(days - 1, days)
  if (rides[0] && random.chance(0.3)) week.push([rides[0], { meters: 30_000, kind: 'ride' }])
  const sunday = addDays(monday, 6)
  week.push([
    sunday,
    isRace ? { meters: random.pick([10_000, 21_100, 42_195]), kind: 'race' } : { meters: long, kind: 'long' },
  ])
  return week.sort(([a], [b]) => (a < b ? -1 : 1))
}

function sessionOn(
  date: string,
  { meters, kind }: Day,
  timeZone: string,
  random: Random,
  hour = random.chance(0.3) ? random.int(16, 20) : random.int(5, 12),
): Session {
  const time = `${String(hour).padStart(2, '0')}:${String(random.int(0, 59)).padStart(2, '0')}`
  const distanceMeters = Math.max(2_000, Math.round(meters))
  const pace = { easy: 350, long: 345, hard: 300, race: 275, ride: 140 }[kind]
  const movingSeconds = Math.round((distanceMeters / 1000) * (pace + random.int(-15, 25)))
  return {
    startDate: instantOf(date, time, timeZone),
    distanceMeters,
    movingSeconds,
    elapsedSeconds: movingSeconds + random.int(20, 400),
    sportType: kind === 'ride' ? 'Ride' : random.chance(0.06) ? 'TrailRun' : 'Run',
    workoutType: kind === 'race' ? 1 : kind === 'hard' ? 3 : null,
  }
}
