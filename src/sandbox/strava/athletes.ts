/** The simulated athletes and their activities, and what Strava tells its app when one of them changes. */

import { isoSeconds } from '../zone.ts'
import {
  type Activity,
  type ActivityEntry,
  activityFrom,
  coarseType,
  speeds,
  visibilityOf,
} from './activity.ts'
import type { Events } from './events.ts'
import { type Grants, mayRead, mayReadPrivate } from './tokens.ts'

export type NewAthlete = {
  id: number
  firstname: string
  lastname?: string | undefined
  timezone: string
  activities?: ActivityEntry[] | undefined
}

export type Athlete = {
  id: number
  firstname: string
  lastname: string
  timezone: string
  createdAt: Date
  activities: Activity[]
}

export type Changes = {
  title?: string | undefined
  sportType?: string | undefined
  private?: boolean | undefined
  distanceMeters?: number | undefined
  movingSeconds?: number | undefined
  elapsedSeconds?: number | undefined
  workoutType?: number | null | undefined
  trainer?: boolean | undefined
  climb?: number | undefined
}

export type Athletes = ReturnType<typeof createAthletes>

export function createAthletes(now: () => Date, grants: Grants, events: Events) {
  const athletes = new Map<number, Athlete>()
  const hidden = new Map<number, number>()
  // Beyond 2^31, like every activity id of recent years.
  let lastId = 15_000_000_000

  const nextId = () => {
    lastId += 7
    return lastId
  }

  function owned(athleteId: number): Athlete {
    const athlete = athletes.get(athleteId)
    if (!athlete) throw new Error(`There is no simulated athlete ${athleteId}.`)
    return athlete
  }

  function byId(activityId: number): { athlete: Athlete; activity: Activity } {
    for (const athlete of athletes.values()) {
      const activity = athlete.activities.find((one) => one.id === activityId)
      if (activity) return { athlete, activity }
    }
    throw new Error(`There is no simulated activity ${activityId}.`)
  }

  /** Nothing is told about athletes who didn't connect, nor about activities the app may not see. */
  function hears(athleteId: number, isPrivate: boolean): boolean {
    const scopes = grants.scopes(athleteId)
    return scopes !== null && (isPrivate ? mayReadPrivate(scopes) : mayRead(scopes))
  }

  function tell(activity: Activity, aspect: 'create' | 'update' | 'delete', updates = {}): Promise<void> {
    const owner = activity.athlete.id
    const about = { object_type: 'activity', object_id: activity.id, owner_id: owner } as const
    return events.emit({ ...about, aspect_type: aspect, updates })
  }

  return {
    all: (): Athlete[] => [...athletes.values()],
    get: (id: number): Athlete | null => athletes.get(id) ?? null,
    add({ activities = [], lastname = '', ...rest }: NewAthlete): Athlete {
      const athlete: Athlete = { ...rest, lastname, createdAt: now(), activities: [] }
      athlete.activities = activities.map((entry) =>
        activityFrom(entry, athlete, entry.id ?? nextId(), now()),
      )
      athletes.set(athlete.id, athlete)
      return athlete
    },
    async log(athleteId: number, entry: ActivityEntry, hiddenFor = 0): Promise<Activity> {
      const athlete = owned(athleteId)
      const activity = activityFrom(entry, athlete, entry.id ?? nextId(), now())
      athlete.activities.push(activity)
      if (hiddenFor > 0) hidden.set(activity.id, hiddenFor)
      if (hears(athleteId, activity.private)) await tell(activity, 'create')
      return activity
    },
    async edit(activityId: number, changes: Changes): Promise<Activity> {
      const { athlete, activity } = byId(activityId)
      const heardBefore = hears(athlete.id, activity.private)
      const updates = apply(activity, changes)
      const hearsNow = hears(athlete.id, activity.private)
      if (heardBefore && !hearsNow) await tell(activity, 'delete')
      else if (!heardBefore && hearsNow) await tell(activity, 'create')
      else if (hearsNow && Object.keys(updates).length > 0) await tell(activity, 'update', updates)
      return activity
    },
    async remove(activityId: number): Promise<void> {
      const { athlete, activity } = byId(activityId)
      athlete.activities.splice(athlete.activities.indexOf(activity), 1)
      if (hears(athlete.id, activity.private)) await tell(activity, 'delete')
    },
    async deauthorize(athleteId: number): Promise<void> {
      if (grants.scopes(athleteId) === null) return
      grants.forget(athleteId)
      const about = { object_type: 'athlete', object_id: athleteId, owner_id: athleteId } as const
      await events.emit({ ...about, aspect_type: 'update', updates: { authorized: 'false' } })
    },
    hide(activityId: number, lookups: number): void {
      hidden.set(activityId, lookups)
    },
    /** False while the activity isn't readable yet; each look-up brings it nearer. */
    lookUp(activityId: number, counts = true): boolean {
      const left = hidden.get(activityId) ?? 0
      if (left > 0 && counts) hidden.set(activityId, left - 1)
      return left === 0
    },
    describe: (athlete: Athlete) => summaryAthlete(athlete),
  }
}

/** Changes the activity and says which of the changes Strava puts into an event: title, type and privacy, no others. */
function apply(activity: Activity, changes: Changes): Record<string, string> {
  const updates: Record<string, string> = {}
  if (changes.title !== undefined && changes.title !== activity.name) {
    activity.name = updates.title = changes.title
  }
  if (changes.sportType !== undefined && changes.sportType !== activity.sport_type) {
    activity.sport_type = changes.sportType
    activity.type = updates.type = coarseType(changes.sportType)
  }
  if (changes.private !== undefined && changes.private !== activity.private) {
    Object.assign(activity, visibilityOf(changes.private))
    updates.private = String(changes.private)
  }
  activity.distance = changes.distanceMeters ?? activity.distance
  activity.moving_time = changes.movingSeconds ?? activity.moving_time
  activity.elapsed_time = Math.max(changes.elapsedSeconds ?? activity.elapsed_time, activity.moving_time)
  activity.trainer = changes.trainer ?? activity.trainer
  activity.total_elevation_gain = changes.climb ?? activity.total_elevation_gain
  if (changes.workoutType !== undefined) activity.workout_type = changes.workoutType
  Object.assign(activity, speeds(activity.distance, activity.moving_time))
  return updates
}

function summaryAthlete({ id, firstname, lastname, createdAt }: Athlete) {
  const blank = { username: null, city: null, state: null, country: null, sex: null }
  const at = isoSeconds(createdAt)
  return {
    id,
    ...blank,
    resource_state: 2,
    firstname,
    lastname,
    bio: null,
    premium: false,
    summit: false,
    created_at: at,
    updated_at: at,
    badge_type_id: 0,
    weight: null,
    profile_medium: '',
    profile: '',
    friend: null,
    follower: null,
  }
}
