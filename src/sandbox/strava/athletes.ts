/** The simulated athletes and their activities, and what Strava tells its app when one of them changes. */

import { type Activity, type ActivityEntry, activityFrom } from './activity.ts'
import type { Athlete, NewAthlete } from './athlete.ts'
import { applyChanges, type Changes } from './changes.ts'
import type { Events } from './events.ts'
import { type Grants, mayRead, mayReadPrivate } from './tokens.ts'

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
      const updates = applyChanges(activity, changes)
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
    showAll: (): void => hidden.clear(),
    /** False while the activity isn't readable yet; each look-up brings it nearer. */
    lookUp(activityId: number): boolean {
      const left = hidden.get(activityId) ?? 0
      if (left > 0) hidden.set(activityId, left - 1)
      return left === 0
    },
  }
}
