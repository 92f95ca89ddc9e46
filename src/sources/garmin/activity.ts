/** Garmin's activity summaries as runs. Only what is used is parsed; names, places and heart rates are never looked at. */
import * as z from 'zod'
import { activityType } from '../../domain/training/running-types.ts'
import type { PushedRun } from '../pushed-run.ts'

/** With ids and names this long a run stays under half a kilobyte on the queue. */
const LONGEST_TEXT = 64
const LONGEST_DAY_SECONDS = 16 * 3600

const number = z.number().nullish()
export const userIdSchema = z.string().min(1).max(LONGEST_TEXT)

const statsSchema = z.object({
  activityType: z.string(),
  startTimeInSeconds: z.int().positive().max(9_999_999_999),
  startTimeOffsetInSeconds: z.int().min(-LONGEST_DAY_SECONDS).max(LONGEST_DAY_SECONDS).nullish(),
  durationInSeconds: z.number().nonnegative(),
  distanceInMeters: number,
  totalElevationGainInMeters: number,
  deviceName: z.string().nullish(),
  manual: z.boolean().nullish(),
  isParent: z.boolean().nullish(),
})

const idText = z.union([z.string().min(1).max(LONGEST_TEXT), z.int().nonnegative().transform(String)])
const ids = { userId: userIdSchema, summaryId: idText.nullish(), activityId: idText.nullish() }
const named = { error: 'expected summaryId or activityId' }
const hasId = (entry: { summaryId?: string | null | undefined; activityId?: string | null | undefined }) =>
  (entry.summaryId ?? entry.activityId) != null

export const activitySchema = statsSchema.extend(ids).refine(hasId, named)
/** Details bear the same figures one level down; whether it is a parent stands beside them. */
export const detailsSchema = z
  .object({ ...ids, isParent: z.boolean().nullish(), summary: statsSchema })
  .refine(hasId, named)
  .transform(({ summary, isParent, ...rest }) => ({
    ...summary,
    ...rest,
    isParent: isParent === true || summary.isParent === true,
  }))

export type Activity = z.output<typeof activitySchema>

/** `manual` of an edited activity says that it was edited, not that it was typed in: it stays a recording. */
export function pushedFrom(activity: Activity, edited: boolean): PushedRun {
  // an activity has one number in all the types that tell of it, but for the suffix of the details
  const id = String(activity.summaryId ?? activity.activityId).replace(/-detail$/, '')
  return { id: `garmin:${id}`, edited, run: runOf(activity, edited) }
}

function runOf(activity: Activity, edited: boolean): PushedRun['run'] {
  const sport = activityType(activity.activityType)
  // a parent is the sum of its children, which come by themselves
  if (sport.kind !== 'running' || activity.isParent === true) return null
  const seconds = whole(activity.durationInSeconds)
  return {
    startedAt: activity.startTimeInSeconds * 1000,
    offsetSeconds: activity.startTimeOffsetInSeconds ?? null,
    distanceMeters: whole(activity.distanceInMeters),
    movingSeconds: seconds,
    elapsedSeconds: seconds,
    climbMeters:
      activity.totalElevationGainInMeters == null ? null : whole(activity.totalElevationGainInMeters),
    ground: sport.ground,
    marked: null,
    manual: activity.manual === true && !edited,
    device: deviceOf(activity.deviceName),
  }
}

const whole = (value: number | null | undefined) => Math.max(0, Math.round(value ?? 0))

/** Named as the brand rules ask, whoever shows it: `Garmin Forerunner 965`, or `Garmin`. */
function deviceOf(name: string | null | undefined): string {
  const model = (name ?? '')
    .replace(/^\s*garmin\b/i, '')
    .trim()
    .slice(0, LONGEST_TEXT)
  return model === '' || /^unknown$/i.test(model) ? 'Garmin' : `Garmin ${model}`
}
