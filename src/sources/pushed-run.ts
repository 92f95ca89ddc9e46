/** A run that a source sent by itself, as it travels on our queue. */
import * as z from 'zod'
import { GROUNDS, MARKS } from '../domain/training/run.ts'
import * as figures from './figures.ts'

/** `run` is null when the activity is none, or no longer is: then it is taken out again. */
const pushedRunSchema = z.object({
  id: z.string(),
  /** Whether the source tells of an edit, and not of the recording. */
  edited: z.boolean(),
  /** Why there is no run to take in or out (`row`), or a type that is worth a line to the operator (`type`). */
  remark: z.object({ kind: z.enum(['row', 'type']), reason: z.string() }).nullable(),
  run: z
    .object({
      startedAt: figures.instant,
      /** Null when the source did not say where the runner's clock stood. */
      offsetSeconds: figures.clockOffset.nullable(),
      distanceMeters: figures.meters,
      movingSeconds: figures.seconds,
      elapsedSeconds: figures.seconds,
      climbMeters: figures.climb.nullable(),
      ground: z.enum(GROUNDS),
      marked: z.enum(MARKS).nullable(),
      manual: z.boolean(),
      device: z.string().nullable(),
    })
    .nullable(),
})

export type PushedRun = z.output<typeof pushedRunSchema>

/** Whether there is something to take in or out. */
export const isRead = ({ remark }: PushedRun): boolean => remark?.kind !== 'row'

const namedSchema = pushedRunSchema.pick({ id: true, edited: true })

/** The runs of one job, each by itself: what another version wrote of one costs the others nothing. */
export const pushedRunsSchema = z.array(z.unknown()).transform((runs): PushedRun[] =>
  runs.flatMap((each) => {
    const read = pushedRunSchema.safeParse(each)
    if (read.success) return [read.data]
    const named = namedSchema.safeParse(each)
    const remark = { kind: 'row' as const, reason: figures.reasonOf(read.error) }
    return named.success ? [{ ...named.data, remark, run: null }] : []
  }),
)
