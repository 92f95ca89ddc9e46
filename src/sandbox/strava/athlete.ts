/** A simulated athlete, and how Strava describes one (SummaryAthlete). */

import { isoSeconds } from '../zone.ts'
import type { Activity, ActivityEntry } from './activity.ts'

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

export function summaryAthlete({ id, firstname, lastname, createdAt }: Athlete) {
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
