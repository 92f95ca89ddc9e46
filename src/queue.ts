/** What travels on the queues: prompts to look at a row, never the truth itself and never a secret. */
import * as z from 'zod'
import { faultOf, say } from './log.ts'
import { type PushedRun, pushedRunSchema } from './sources/pushed.ts'

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
  /** The source sent runs; `at` is when they were received, `tries` how often they were given up and put back. */
  z.object({
    kind: z.literal('pushed'),
    connection: z.string(),
    at,
    runs: z.array(pushedRunSchema),
    tries: z.int(),
  }),
  /** The source says that runs can be fetched there. */
  z.object({ kind: z.literal('ready'), connection: z.string(), at, url: z.string(), tries: z.int() }),
  /** The row says which piece of the past is to be asked for next. */
  z.object({ kind: z.literal('history'), connection: z.string(), at }),
  /** The runner changed what they allow: find out. */
  z.object({ kind: z.literal('permissions'), connection: z.string(), at, tries: z.int() }),
  /** One entry of a webhook that can never be read. */
  z.object({ kind: z.literal('unreadable'), ids: z.record(z.string(), z.string()), reason: z.string() }),
  /** Time, or a changed setting, asks for a look. `person`: somebody waits for it. */
  z.object({ kind: z.literal('review'), connection: z.string(), at, person: z.boolean() }),
  /** The source says that we are no longer allowed in: confirm it. */
  z.object({ kind: z.literal('revoked'), connection: z.string(), at, tries: z.int() }),
  /** A connection is to be ended: revoke what there is, then forget it. */
  z.object({ kind: z.literal('disconnect'), connection: z.string() }),
  z.object({ kind: z.literal('deliver'), delivery: z.string() }),
])

export type Prompt = z.output<typeof promptSchema>
export type LookPrompt = Extract<Prompt, { kind: 'changed' | 'pushed' | 'review' }>
export type FetchPrompt = Extract<Prompt, { kind: 'ready' | 'history' | 'permissions' }>
export type EndingPrompt = Extract<Prompt, { kind: 'revoked' | 'disconnect' }>

/** Queues take a delay of a day at most; what is due later is found by the sweep. */
const MAX_DELAY_SECONDS = 86_400
/** A batch takes 100 messages and 256 KB; a few names beyond ASCII make bytes of it that are half as many again. */
const MOST_IN_BATCH = 100
const LONGEST_BATCH = 160_000
/** Under 128 KB whatever the runs: each is under half a kilobyte. */
const RUNS_IN_PROMPT = 200

/** Pushed runs as prompts that fit on the queue. */
export function pushedPrompts(connection: string, runs: readonly PushedRun[], at: number): Prompt[] {
  return Array.from({ length: Math.ceil(runs.length / RUNS_IN_PROMPT) }, (_, piece) => ({
    kind: 'pushed',
    connection,
    at,
    runs: runs.slice(piece * RUNS_IN_PROMPT, (piece + 1) * RUNS_IN_PROMPT),
    tries: 0,
  }))
}

export type Prompts = ReturnType<typeof promptsTo>

export function promptsTo(queues: { EVENTS: Queue; DELIVERIES: Queue }) {
  const queueFor = (prompt: Prompt) => (prompt.kind === 'deliver' ? queues.DELIVERIES : queues.EVENTS)
  /** Sends one prompt, to arrive at a time (now, when that has gone). */
  async function send(prompt: Prompt, due: Date, now: Date): Promise<void> {
    const seconds = Math.ceil((due.getTime() - now.getTime()) / 1000)
    if (seconds > MAX_DELAY_SECONDS) return
    await queueFor(prompt).send(prompt, { delaySeconds: Math.max(0, seconds) })
  }
  return {
    send,
    /** The same for what a row says anyway: a prompt the queue does not take breaks nothing, the sweep finds the row. */
    async hint(prompt: Prompt, due: Date, now: Date): Promise<void> {
      try {
        await send(prompt, due, now)
      } catch (error) {
        say('not-prompted', { kind: prompt.kind, error: faultOf(error) })
      }
    },
    /** Sends many at once. */
    async sendAll(prompts: readonly Prompt[]): Promise<void> {
      const [only, ...more] = prompts
      if (only && more.length === 0) {
        await queueFor(only).send(only)
        return
      }
      for (const queue of [queues.EVENTS, queues.DELIVERIES]) {
        const mine = prompts.filter((prompt) => queueFor(prompt) === queue)
        for (const batch of batchesOf(mine)) {
          await queue.sendBatch(batch.map((body) => ({ body })))
        }
      }
    },
  }
}

function batchesOf(prompts: readonly Prompt[]): Prompt[][] {
  const batches: Prompt[][] = []
  let length = 0
  for (const prompt of prompts) {
    const own = JSON.stringify(prompt).length
    const last = batches.at(-1)
    if (last && last.length < MOST_IN_BATCH && length + own <= LONGEST_BATCH) {
      last.push(prompt)
      length += own
    } else {
      batches.push([prompt])
      length = own
    }
  }
  return batches
}
