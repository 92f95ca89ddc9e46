/** An activity as Garmin's summaries tell it, made from what a runner would log. */

import { offsetSeconds } from '../zone.ts'

export type GarminEntry = {
  summaryId?: string | undefined
  /** Without it the activity ended just now. */
  startDate?: Date | undefined
  distanceMeters: number
  seconds: number
  type?: string | undefined
  deviceName?: string | undefined
  climb?: number | undefined
  manual?: boolean | undefined
  isParent?: boolean | undefined
  parentSummaryId?: string | undefined
  /** Where the runner was, when that isn't their home zone. */
  timezone?: string | undefined
}

export type GarminSummary = {
  userId: string
  summaryId: string
  activityId: number
  activityName: string
  activityType: string
  startTimeInSeconds: number
  startTimeOffsetInSeconds: number
  durationInSeconds: number
  distanceInMeters: number
  averageSpeedInMetersPerSecond: number
  totalElevationGainInMeters?: number
  deviceName: string
  manual: boolean
  isWebUpload: boolean
  isParent?: boolean
  parentSummaryId?: string
}

export type GarminChanges = Partial<Pick<GarminEntry, 'distanceMeters' | 'seconds' | 'type'>>

export function summaryOf(
  { id: userId, timezone }: { id: string; timezone: string },
  entry: GarminEntry,
  number: number,
  now: Date,
): GarminSummary {
  const start = entry.startDate ?? new Date(now.getTime() - entry.seconds * 1000)
  return {
    userId,
    summaryId: entry.summaryId ?? String(number),
    activityId: number,
    activityName: 'Somewhere Running',
    activityType: entry.type ?? 'RUNNING',
    startTimeInSeconds: Math.floor(start.getTime() / 1000),
    startTimeOffsetInSeconds: offsetSeconds(entry.timezone ?? timezone, start),
    durationInSeconds: entry.seconds,
    distanceInMeters: entry.distanceMeters,
    averageSpeedInMetersPerSecond: entry.seconds > 0 ? entry.distanceMeters / entry.seconds : 0,
    ...(entry.climb === undefined ? {} : { totalElevationGainInMeters: entry.climb }),
    deviceName: entry.deviceName ?? 'Forerunner 965',
    manual: entry.manual ?? false,
    isWebUpload: false,
    ...(entry.isParent ? { isParent: true } : {}),
    ...(entry.parentSummaryId ? { parentSummaryId: entry.parentSummaryId } : {}),
  }
}

export function changed(summary: GarminSummary, changes: GarminChanges): GarminSummary {
  return {
    ...summary,
    activityType: changes.type ?? summary.activityType,
    distanceInMeters: changes.distanceMeters ?? summary.distanceInMeters,
    durationInSeconds: changes.seconds ?? summary.durationInSeconds,
  }
}

/** What `manuallyUpdatedActivities` tells: no activityId, and `manual` for "edited". */
export function edited({ activityId, ...summary }: GarminSummary) {
  return { ...summary, manual: true }
}

/** What `activityDetails` tells: the figures one level down, the id with a suffix. */
export function details({ userId, summaryId, activityId, ...summary }: GarminSummary) {
  return { userId, summaryId: `${summaryId}-detail`, activityId, summary, samples: [], laps: [] }
}
