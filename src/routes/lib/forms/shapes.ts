/** What a form had in it, what is wrong about it, and what its page says then. */
import * as z from 'zod'

const enteredSchema = z.lazy(() => z.record(z.string(), z.array(z.string())))
const misfitSchema = z.lazy(() => z.object({ field: z.string().nullable(), words: z.string() }))

export const flashSchema = z.lazy(() =>
  z.intersection(
    z.object({
      /** The path of the page it is for. */
      page: z.string(),
    }),
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('refused'),
        action: z.string(),
        entered: enteredSchema,
        misfits: z.array(misfitSchema),
        /** Fields whose contents were too long to be taken along. */
        tooLong: z.array(z.string()),
      }),
      /** Filled in while nobody was signed in: given back, and not sent. */
      z.object({
        kind: z.literal('kept'),
        action: z.string(),
        entered: enteredSchema,
        tooLong: z.array(z.string()),
      }),
      z.object({
        kind: z.literal('saved'),
        words: z.string(),
        /** The id of what it stands below; null for the top of the page. */
        at: z.string().nullable(),
        /** What is shown this once: a token, a link. */
        once: z.string().nullable(),
      }),
    ]),
  ),
)

/** What was filled in, by field; a box that was not ticked is not there. */
export type Entered = z.output<typeof enteredSchema>
/** What is wrong, in a sentence, and about which field; null for the form as a whole. */
export type Misfit = z.output<typeof misfitSchema>
export type Flash = z.output<typeof flashSchema>
