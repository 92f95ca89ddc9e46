/**
 * A season of an imagined marathon runner: steady weeks, steps, a break, races, across both clock changes; the marathon in
 * two recordings, and a watch that went on for two days.
 */
import { addDays, instantOf } from '../../src/domain/time/calendar.ts'
import type { Run } from '../../src/domain/training/run.ts'

const ZONE = 'America/New_York'
const FIRST = '2025-08-04'
const WEEKS = 38
/** The week in which nobody stopped the watch after the long run. */
const LEFT_ON = 9

/** Kilometres of the week's long run; 0 for a week off. */
const LONG = [
  12, 13, 14, 12, 16, 18, 14, 20, 22, 15, 25, 28, 18, 30, 16, 42, 0, 0, 8, 10, 12, 14, 21, 12, 13, 15, 16, 24,
  0, 0, 0, 9, 12, 19, 14, 16, 18, 21,
]

/** Whole numbers that look like chance and are always the same. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

export function madeLog(): { name: string; timeZone: string; runs: Run[] } {
  const upTo = chance(20_251)
  const runs = Array.from({ length: WEEKS }, (_, week) => runsOf(week, upTo)).flat()
  return { name: 'a made season', timeZone: ZONE, runs }
}

function runsOf(week: number, upTo: (below: number) => number): Run[] {
  const long = LONG[week] ?? 12
  if (long === 0) return []
  const days: [day: number, km: number, time: string][] = [
    [1, 6 + upTo(5), '06:40'],
    [3, 8 + upTo(4), week % 4 === 1 ? '20:50' : '18:30'],
    [4, week % 3 === 2 ? 9 + upTo(6) : 0, '19:15'],
    [5, week % 5 === 3 ? 15 : 0, '12:10'],
    [6, long, long > 30 ? '09:00' : '07:30'],
  ]
  return days
    .filter(([, km]) => km > 0)
    .flatMap(([day, km, time]) => {
      const localDate = addDays(FIRST, 7 * week + day)
      const meters = 1000 * km + upTo(900)
      const seconds = Math.round(meters * (0.31 + upTo(6) / 100))
      const run = {
        id: `made:${week}-${day}`,
        startedAt: instantOf(localDate, time, ZONE),
        localDate,
        distanceMeters: meters,
        movingSeconds: seconds,
        elapsedSeconds: seconds + upTo(600) + (week === LEFT_ON && km === LONG[week] ? 160_000 : 0),
        climbMeters: upTo(300),
        ground: 'road' as const,
        marked: markOf(day, km),
        manual: false,
        device: null,
      }
      return km === 42 ? inTwo(run) : [run]
    })
}

const markOf = (day: number, km: number) =>
  km === 42 || km === 21 ? ('race' as const) : day === 4 ? ('workout' as const) : null

/** A battery that gave out after 25 km, and a phone that recorded the rest. */
function inTwo(run: Run): Run[] {
  const first = Math.round((25 / 42) * run.movingSeconds)
  const rest = run.movingSeconds - first
  const startedAt = new Date(run.startedAt.getTime() + (first + 240) * 1000)
  return [
    { ...run, distanceMeters: 25_000, movingSeconds: first, elapsedSeconds: first, marked: null },
    {
      ...run,
      ...{ id: `${run.id}b`, startedAt, distanceMeters: run.distanceMeters - 25_000 },
      ...{ movingSeconds: rest, elapsedSeconds: rest + 60 },
    },
  ]
}
