/** Garmin's activity summaries as runs. Only what is used is parsed; names, places and heart rates are never looked at. */
import * as z from 'zod'
import { activityType, type Running } from '../../domain/training/running-names/types.ts'
import * as figures from '../figures.ts'
import type { PushedRun } from '../pushed-run.ts'

const { ifReadable } = figures

const id = ifReadable(figures.idText)

/** What names an activity and its owner. */
const namesSchema = z
  .object({
    userId: id,
    summaryId: id,
    activityId: id,
  })
  .transform(({ userId, summaryId, activityId }) => ({
    userId: userId ?? null,
    // an activity has one number in all the types that tell of it, but for the suffix of the details
    id: (summaryId ?? activityId ?? null)?.replace(/-detail$/, '') ?? null,
  }))
  .catch({ userId: null, id: null })

const kindSchema = z.object({
  activityType: figures.typeName,
  isParent: figures.yesOrNo,
})

const startSchema = z.number().transform((seconds) => Math.round(seconds) * 1000)

const statsSchema = z.object({
  startTimeInSeconds: startSchema.pipe(figures.instant),
  startTimeOffsetInSeconds: ifReadable(figures.clockOffset),
  durationInSeconds: figures.seconds,
  distanceInMeters: figures.meters.nullish(),
  totalElevationGainInMeters: ifReadable(figures.climb),
  deviceName: figures.deviceName,
  manual: figures.yesOrNo,
})

/** Details bear the same figures one level down; whether it is a parent stands beside them. */
const detailsSchema = z.object({ summary: z.looseObject({}) })
const besideSchema = z.object({ isParent: figures.yesOrNo }).catch({ isParent: null })

/** Whose entry it is and which activity it names, as far as that can be read. */
export type Names = z.output<typeof namesSchema>

export const namesIn = (entry: unknown): Names => namesSchema.parse(entry)

/** An activity by its id, read or not. `manual` of an edited one says that it was edited: it stays a recording. */
export function readActivity(entry: unknown, id: string, edited: boolean): PushedRun {
  const about = { id: `garmin:${id}`, edited, remark: null, run: null }
  const stats = detailsSchema.safeParse(entry).data?.summary ?? entry
  const kind = kindSchema.safeParse(stats)
  if (!kind.success) return unreadable(about, kind.error)
  // a parent is the sum of its children, which come by themselves
  if (kind.data.isParent === true || besideSchema.parse(entry).isParent === true) return about
  const sport = activityType(kind.data.activityType)
  if (sport.kind === 'not-running') return about
  if (sport.kind === 'sounds-like-running') return { ...about, remark: newType(kind.data.activityType) }
  const read = statsSchema.safeParse(stats)
  return read.success ? { ...about, run: runOf(read.data, sport, edited) } : unreadable(about, read.error)
}

const unreadable = (about: PushedRun, error: z.ZodError): PushedRun => ({
  ...about,
  remark: { kind: 'row', reason: figures.reasonOf(error) },
})

const newType = (name: string): PushedRun['remark'] => ({
  kind: 'type',
  reason: `activityType ${name.slice(0, 40)} sounds like running and is not known`,
})

function runOf(stats: z.output<typeof statsSchema>, { ground }: Running, edited: boolean): PushedRun['run'] {
  return {
    startedAt: stats.startTimeInSeconds,
    offsetSeconds: stats.startTimeOffsetInSeconds ?? null,
    distanceMeters: stats.distanceInMeters ?? 0,
    movingSeconds: stats.durationInSeconds,
    elapsedSeconds: stats.durationInSeconds,
    climbMeters: stats.totalElevationGainInMeters ?? null,
    ground,
    marked: null,
    manual: stats.manual === true && !edited,
    device: deviceOf(stats.deviceName),
  }
}

/** Named as the brand rules ask, whoever shows it: `Garmin Forerunner 965`, or `Garmin`. */
function deviceOf(name: string | null | undefined): string {
  const model = (name ?? '').replace(/^\s*garmin\b/i, '').trim()
  return model === '' || /^unknown$/i.test(model) ? 'Garmin' : `Garmin ${model}`
}
