/** What travels on the queues: prompts to look at a row, never the truth itself and never a secret. */
import * as z from 'zod'

const at = z.int()

export const promptSchema = z.discriminatedUnion('kind', [
  /** The source says that something changed: look. `tries` counts looks for an activity that is not listed yet. */
  z.object({
    kind: z.literal('changed'),
    connection: z.string(),
    runId: z.string().nullable(),
    change: z.enum(['create', 'update', 'delete']),
    at,
    tries: z.int(),
  }),
  /** Time, or a changed setting, asks for a look. `person`: somebody waits for it. */
  z.object({ kind: z.literal('review'), connection: z.string(), at, person: z.boolean() }),
  /** The source says that we are no longer allowed in: confirm it. */
  z.object({ kind: z.literal('revoked'), connection: z.string(), at, tries: z.int() }),
  /** A connection is to be ended: revoke what there is, then forget it. */
  z.object({ kind: z.literal('disconnect'), connection: z.string() }),
  z.object({ kind: z.literal('deliver'), delivery: z.string() }),
])

export type Prompt = z.output<typeof promptSchema>
export type LookPrompt = Extract<Prompt, { kind: 'changed' | 'review' }>
export type EndingPrompt = Extract<Prompt, { kind: 'revoked' | 'disconnect' }>

/** Queues take a delay of a day at most; what is due later is found by the sweep. */
const MAX_DELAY_SECONDS = 86_400

export type Prompts = ReturnType<typeof promptsTo>

export function promptsTo(queues: { EVENTS: Queue; DELIVERIES: Queue }) {
  const queueFor = (prompt: Prompt) => (prompt.kind === 'deliver' ? queues.DELIVERIES : queues.EVENTS)
  return {
    /** Sends one prompt, to arrive at a time (now, when that has gone). */
    async send(prompt: Prompt, due: Date, now: Date): Promise<void> {
      const seconds = Math.ceil((due.getTime() - now.getTime()) / 1000)
      if (seconds > MAX_DELAY_SECONDS) return
      await queueFor(prompt).send(prompt, { delaySeconds: Math.max(0, seconds) })
    },
    /** Sends many at once. */
    async sendAll(prompts: readonly Prompt[]): Promise<void> {
      for (const queue of [queues.EVENTS, queues.DELIVERIES]) {
        const mine = prompts.filter((prompt) => queueFor(prompt) === queue)
        for (let start = 0; start < mine.length; start += 100) {
          await queue.sendBatch(mine.slice(start, start + 100).map((body) => ({ body })))
        }
      }
    },
  }
}
