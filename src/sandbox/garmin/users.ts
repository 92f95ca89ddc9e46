/** Simulated Garmin users, their activities, and what is told about each. */

import { type GarminFault, withOddEntry } from './faults.ts'
import type { Notices } from './notices.ts'
import {
  changed,
  details,
  edited,
  type GarminChanges,
  type GarminEntry,
  type GarminSummary,
  summaryOf,
} from './summary.ts'
import { everyPermission, type Grants } from './tokens.ts'

export type NewGarminUser = {
  id: string
  name: string
  timezone: string
  activities?: GarminEntry[] | undefined
}
export type GarminUser = { id: string; name: string; timezone: string; summaries: GarminSummary[] }

export type Users = ReturnType<typeof createUsers>

export function createUsers(now: () => Date, grants: Grants, notices: Notices, faults: GarminFault[]) {
  const all: GarminUser[] = []
  const waiting = new Map<string, GarminSummary[]>()
  let lastNumber = 21_000_000_000

  function find(userId: string): GarminUser {
    const user = all.find(({ id }) => id === userId)
    if (!user) throw new Error(`Garmin knows no user ${userId}.`)
    return user
  }

  function place(user: GarminUser, entry: GarminEntry): GarminSummary {
    lastNumber += 1
    const summary = summaryOf(user, entry, lastNumber, now())
    user.summaries.push(summary)
    return summary
  }

  const users = {
    all,
    find,
    waiting,
    /** Whether notices bear the activities, or where to fetch them. */
    mode: 'push' as 'push' | 'ping',
    /** Where the API is reached, as the last caller saw it. */
    origin: 'http://localhost:8788',
    add({ activities = [], ...rest }: NewGarminUser): GarminUser {
      const user: GarminUser = { ...rest, summaries: [] }
      const known = all.findIndex(({ id }) => id === user.id)
      all.splice(known < 0 ? all.length : known, 1, user)
      for (const entry of activities) place(user, entry)
      return user
    },
    async log(userId: string, entry: GarminEntry): Promise<GarminSummary> {
      const summary = place(find(userId), entry)
      await users.tell(userId, [summary])
      return summary
    },
    async edit(userId: string, summaryId: string, changes: GarminChanges): Promise<GarminSummary> {
      const user = find(userId)
      const at = user.summaries.findIndex((one) => one.summaryId === summaryId)
      const before = user.summaries[at]
      if (!before) throw new Error(`There is no activity ${summaryId}.`)
      const after = changed(before, changes)
      user.summaries[at] = after
      if (isTold(userId)) await notices.emit({ manuallyUpdatedActivities: [edited(after)] })
      return after
    },
    /** Nobody is told of a deletion. */
    remove(userId: string, summaryId: string): void {
      const user = find(userId)
      user.summaries = user.summaries.filter((one) => one.summaryId !== summaryId)
    },
    async tell(userId: string, summaries: GarminSummary[]): Promise<void> {
      if (!isTold(userId) || summaries.length === 0) return
      await notices.emit(notice(userId, summaries))
    },
    async tellDetails(userId: string, summary: GarminSummary): Promise<void> {
      if (isTold(userId)) await notices.emit({ activityDetails: [details(summary)] })
    },
    notice,
    /** The user cuts the app off on Garmin's side. */
    async deregister(userId: string): Promise<void> {
      grants.forget(userId)
      await notices.emit({ deregistrations: [{ userId }] })
    },
    async permit(userId: string, permissions: string[] = everyPermission): Promise<void> {
      grants.permit(userId, permissions)
      const changeTimeInSeconds = Math.floor(now().getTime() / 1000)
      await notices.emit({ userPermissionsChange: [{ userId, permissions, changeTimeInSeconds }] })
    },
  }

  const isTold = (userId: string) => grants.permissions(userId)?.includes('ACTIVITY_EXPORT') === true

  function notice(userId: string, told: readonly GarminSummary[]) {
    const summaries = withOddEntry(faults, told)
    if (users.mode === 'push') return { activities: summaries }
    const key = String(waiting.size + 1)
    waiting.set(key, summaries)
    return {
      activities: [
        { userId, callbackURL: `${users.origin}/garmin/wellness-api/rest/activities?ready=${key}` },
      ],
    }
  }

  return users
}
