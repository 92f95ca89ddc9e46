/** What travels on the queues: jobs that name a row, never the truth itself and never a secret. */
import * as z from 'zod'
import { faultOf, log } from './log.ts'
import { type PushedRun, pushedRunsSchema } from './sources/pushed-run.ts'
import { CHANGES } from './sources/source.ts'

const connection = z.string()
const at = z.int()
const tries = z.int()

export const jobSchema = z.discriminatedUnion('kind', [
  /** The source says that something changed: look. `tries` counts syncs for an activity that is not listed yet. */
  z.object({
    kind: z.literal('changed'),
    connection,
    runId: z.string().nullable(),
    change: z.enum(CHANGES),
    at,
    tries,
  }),
  /** The source sent runs; `at` is when they were received, `tries` how often they were given up and put back. */
  z.object({
    kind: z.literal('pushed'),
    connection,
    at,
    runs: pushedRunsSchema,
    tries,
  }),
  /** The source says that runs can be fetched there. */
  z.object({ kind: z.literal('ready'), connection, at, url: z.string(), tries }),
  /** The row says which piece of the past is to be asked for next. */
  z.object({ kind: z.literal('history'), connection, at }),
  /** The runner changed what they allow: find out. */
  z.object({ kind: z.literal('permissions'), connection, at, tries }),
  /** One entry of a webhook that can never be read. */
  z.object({ kind: z.literal('unreadable'), ids: z.record(z.string(), z.string()), reason: z.string() }),
  /** Time, or a page, asks for a sync. `interactive`: somebody waits for it. */
  z.object({ kind: z.literal('review'), connection, at, interactive: z.boolean() }),
  /** The runner chose something: all is decided anew, and the source is asked only when what is stored has aged. */
  z.object({ kind: z.literal('chosen'), connection, at }),
  /** The source says that we are no longer allowed in: confirm it. */
  z.object({ kind: z.literal('revoked'), connection, at, tries }),
  /** A connection is to be ended: revoke what there is, then forget it. */
  z.object({ kind: z.literal('disconnect'), connection }),
  z.object({ kind: z.literal('deliver'), delivery: z.string() }),
  /** Once a day: is all well, and are events still sent here? */
  z.object({ kind: z.literal('check-up') }),
  /** Events are to be sent here, though something else has them now. */
  z.object({ kind: z.literal('subscribe'), source: z.string() }),
  /** Events wait for an endpoint. */
  z.object({ kind: z.literal('events'), endpoint: z.string() }),
])

export type Job = z.output<typeof jobSchema>
export type SyncJob = Extract<Job, { kind: 'changed' | 'pushed' | 'review' | 'chosen' }>
export type SourceRequestJob = Extract<Job, { kind: 'ready' | 'history' | 'permissions' }>
export type DisconnectJob = Extract<Job, { kind: 'revoked' | 'disconnect' }>

/** Queues take a delay of a day at most; what is due later is found by the sweep. */
const MAX_DELAY_SECONDS = 86_400
/** A batch takes 100 messages and 256 KB; a few names beyond ASCII make bytes of it that are half as many again. */
const MOST_IN_BATCH = 100
const LONGEST_BATCH = 160_000
/** Under 128 KB whatever the runs: each is under half a kilobyte. */
const RUNS_IN_JOB = 200

/** Pushed runs as jobs that fit on the queue. */
export function pushedJobs(connection: string, runs: readonly PushedRun[], at: number): Job[] {
  return Array.from({ length: Math.ceil(runs.length / RUNS_IN_JOB) }, (_, piece) => ({
    kind: 'pushed',
    connection,
    at,
    runs: runs.slice(piece * RUNS_IN_JOB, (piece + 1) * RUNS_IN_JOB),
    tries: 0,
  }))
}

export type JobQueue = ReturnType<typeof jobQueue>

export function jobQueue(queues: { EVENTS: Queue; DELIVERIES: Queue }) {
  const queueFor = (job: Job) =>
    job.kind === 'deliver' || job.kind === 'events' ? queues.DELIVERIES : queues.EVENTS
  /** Sends one job, to arrive at a time (now, when that has gone). */
  async function enqueue(job: Job, due: Date, now: Date): Promise<void> {
    const seconds = Math.ceil((due.getTime() - now.getTime()) / 1000)
    if (seconds > MAX_DELAY_SECONDS) return
    await queueFor(job).send(job, { delaySeconds: Math.max(0, seconds) })
  }
  return {
    enqueue,

    /** How many messages are on each queue, and since when the oldest waits; none where the platform does not say. */
    async waiting(): Promise<{ name: string; waiting: number; since: Date | null }[]> {
      const asked = Object.entries({
        'legwork-events': queues.EVENTS,
        'legwork-deliveries': queues.DELIVERIES,
      })
      const told = await Promise.all(
        asked.map(async ([name, queue]) => {
          try {
            const { backlogCount, oldestMessageTimestamp } = await queue.metrics()
            return [{ name, waiting: backlogCount, since: oldestMessageTimestamp ?? null }]
          } catch (error) {
            log('no-metrics', { queue: name, error: faultOf(error) })
            return []
          }
        }),
      )
      return told.flat()
    },

    /** The same for what a row says anyway: a job the queue does not take breaks nothing, the sweep finds the row. */
    async tryEnqueue(job: Job, due: Date, now: Date): Promise<void> {
      try {
        await enqueue(job, due, now)
      } catch (error) {
        log('not-enqueued', { kind: job.kind, error: faultOf(error) })
      }
    },
    /** Sends many at once. */
    async enqueueAll(jobs: readonly Job[]): Promise<void> {
      const [only, ...more] = jobs
      if (only && more.length === 0) {
        await queueFor(only).send(only)
        return
      }
      for (const queue of [queues.EVENTS, queues.DELIVERIES]) {
        const mine = jobs.filter((job) => queueFor(job) === queue)
        for (const batch of batchesOf(mine)) {
          await queue.sendBatch(batch.map((body) => ({ body })))
        }
      }
    },
  }
}

function batchesOf(jobs: readonly Job[]): Job[][] {
  const batches: Job[][] = []
  let length = 0
  for (const job of jobs) {
    const own = JSON.stringify(job).length
    const last = batches.at(-1)
    if (last && last.length < MOST_IN_BATCH && length + own <= LONGEST_BATCH) {
      last.push(job)
      length += own
    } else {
      batches.push([job])
      length = own
    }
  }
  return batches
}
