/** A run that a source sent by itself, as it travels on our queue. */
import * as z from 'zod'
import { GROUNDS, MARKS } from '../domain/training/run.ts'

const whole = z.int().nonnegative()

/** `run` is null when the activity is none, or no longer is: then it is taken out again. */
export const pushedRunSchema = z.object({
  id: z.string(),
  /** Whether the source tells of an edit, and not of the recording. */
  edited: z.boolean(),
  run: z
    .object({
      startedAt: z.int(),
      /** Null when the source did not say where the runner's clock stood. */
      offsetSeconds: z.int().nullable(),
      distanceMeters: whole,
      movingSeconds: whole,
      elapsedSeconds: whole,
      climbMeters: whole.nullable(),
      ground: z.enum(GROUNDS),
      marked: z.enum(MARKS).nullable(),
      manual: z.boolean(),
      device: z.string().nullable(),
    })
    .nullable(),
})

export type PushedRun = z.output<typeof pushedRunSchema>
