/** What is true of the runs of a world, read from the sources themselves and not by the Worker's own eyes. */
import type { Run } from '../../src/domain/training/run.ts'
import type { Activity, GarminSummary } from '../../src/sandbox/outside.ts'
import type { Somebody } from './somebody.ts'
import type { World } from './world.ts'

const ON_STRAVA = ['Run', 'TrailRun', 'VirtualRun']
const ON_GARMIN = ['RUNNING', 'TRAIL_RUNNING']

/** The runs a connection would show to us if nothing had ever gone wrong. */
export function trueRuns(world: World, who: Somebody, connection: string): Run[] {
  const { strava, garmin } = world.sandbox
  if (connection.startsWith('strava:')) {
    const athlete = strava.athletes.find(({ id }) => id === who.person.athlete)
    const seen = (one: Activity) => one.visibility !== 'only_me' || who.person.seesPrivate
    return (athlete?.activities ?? [])
      .filter((one) => ON_STRAVA.includes(one.sport_type) && seen(one))
      .map((one) => ({
        ...plain,
        id: `strava:${one.id}`,
        startedAt: new Date(one.start_date),
        localDate: one.start_date_local.slice(0, 10),
        distanceMeters: Math.round(one.distance),
        movingSeconds: one.moving_time,
        elapsedSeconds: one.elapsed_time,
        marked: one.workout_type === 1 ? 'race' : one.workout_type === 3 ? 'workout' : null,
      }))
  }
  return garmin.users
    .find(who.person.watch)
    .summaries.filter(({ activityType }) => ON_GARMIN.includes(activityType))
    .map(garminRun)
}

const plain = { climbMeters: 0, ground: 'road', marked: null, manual: false, device: null } as const

function garminRun(one: GarminSummary): Run {
  const local = new Date((one.startTimeInSeconds + one.startTimeOffsetInSeconds) * 1000)
  return {
    ...plain,
    id: `garmin:${one.summaryId}`,
    startedAt: new Date(one.startTimeInSeconds * 1000),
    localDate: local.toISOString().slice(0, 10),
    distanceMeters: Math.round(one.distanceInMeters),
    movingSeconds: one.durationInSeconds,
    elapsedSeconds: one.durationInSeconds,
  }
}
