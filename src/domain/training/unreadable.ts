/** Activities that a source told of and that could not be read: kept until they can be, for the runner to know. */
import * as z from 'zod'
import type { RunId } from './run.ts'

export const unreadableSchema = z.object({
  /** Null where not even that can be read. */
  id: z.string().nullable(),
  /** When the source told it so, in milliseconds. */
  at: z.int(),
  /** Whether it was told as an edit of what was recorded. */
  edited: z.boolean(),
})

export type Unreadable = Omit<z.output<typeof unreadableSchema>, 'id'> & { id: RunId | null }

/** So many are remembered, the newest; beyond that they are as many as anybody wants to know. */
export const MOST_UNREADABLE = 100
