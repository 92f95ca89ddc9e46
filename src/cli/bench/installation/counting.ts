/** Put before the Worker in the bench: counts what each kind of invocation asks of its bindings. Runs in workerd. */
import { type Cost, type Database, watchedDatabase } from './watched-database.ts'

/** What invocations of one kind asked for, all of them together. */
export type Counted = {
  invocations: number
  /** Answers that were waited for: a statement, or a whole batch. */
  trips: number
  statements: number
  rowsRead: number
  rowsWritten: number
  /** Put on queues. */
  messages: number
}

/** Where the bench asks for the counts, and begins anew. */
export const COUNTS = '/bench/counts'
/** Where it asks how much is not done yet. */
export const UNDERWAY = '/bench/underway'

type Queue = {
  send(body: unknown, options?: unknown): Promise<unknown>
  sendBatch(messages: Iterable<unknown>, options?: unknown): Promise<unknown>
}
type Bindings = { DB: Database; EVENTS: Queue; DELIVERIES: Queue; BENCH_COUNTS: boolean }
type Batch = { queue: string; messages: readonly unknown[] }
type Worker = {
  fetch(request: Request, env: Bindings, context: unknown): Promise<Response> | Response
  queue(batch: Batch, env: Bindings, context: unknown): Promise<unknown>
  scheduled(controller: unknown, env: Bindings, context: unknown): Promise<unknown>
}

const nothing = (): Counted => ({
  ...{ invocations: 0, trips: 0, statements: 0, rowsRead: 0, rowsWritten: 0, messages: 0 },
})

/**
 * The Worker with its bindings counted by the kind of invocation: `fetch`, `scheduled`, or a queue's name.
 * Where `BENCH_COUNTS` is off the database is left alone, so that counting costs nothing that is measured.
 */
export function counting(worker: Worker) {
  const counts = new Map<string, Counted>()
  // the Worker knows an installation by its bindings, so each kind keeps its own
  const kept = new Map<string, Bindings>()
  let underway = 0

  function countedFor(kind: string): Counted {
    const counted = counts.get(kind) ?? nothing()
    counts.set(kind, counted)
    return counted
  }

  function boundTo(kind: string, env: Bindings): Bindings {
    const counted = () => countedFor(kind)
    const queued = (count: number, isDelayed: boolean) => {
      counted().messages += count
      // what waits by itself is not waited for
      if (!isDelayed) underway += count
    }
    return {
      ...env,
      DB: env.BENCH_COUNTS ? watchedDatabase(env.DB, (costs) => count(counted(), costs)) : env.DB,
      EVENTS: countedQueue(env.EVENTS, queued),
      DELIVERIES: countedQueue(env.DELIVERIES, queued),
    }
  }

  async function enter<Done>(kind: string, env: Bindings, work: (bound: Bindings) => Promise<Done> | Done) {
    countedFor(kind).invocations += 1
    const bound = kept.get(kind) ?? boundTo(kind, env)
    kept.set(kind, bound)
    underway += 1
    try {
      return await work(bound)
    } finally {
      underway -= 1
    }
  }

  return {
    fetch(request: Request, env: Bindings, context: unknown) {
      const { pathname } = new URL(request.url)
      if (pathname === UNDERWAY) return Response.json(underway)
      if (pathname === COUNTS) {
        const told = Response.json(Object.fromEntries(counts))
        counts.clear()
        return told
      }
      return enter('fetch', env, (bound) => worker.fetch(request, bound, context))
    },
    queue: (batch: Batch, env: Bindings, context: unknown) =>
      enter(batch.queue, env, async (bound) => {
        await worker.queue(batch, bound, context)
        underway -= batch.messages.length
      }),
    scheduled: (controller: unknown, env: Bindings, context: unknown) =>
      enter('scheduled', env, (bound) => worker.scheduled(controller, bound, context)),
  }
}

function count(counted: Counted, costs: Cost[]): void {
  counted.trips += 1
  counted.statements += costs.length
  for (const { rowsRead, rowsWritten } of costs) {
    counted.rowsRead += rowsRead
    counted.rowsWritten += rowsWritten
  }
}

const isDelayed = (options: unknown) => Number(Object(options).delaySeconds ?? 0) > 0

function countedQueue(queue: Queue, queued: (count: number, isDelayed: boolean) => void): Queue {
  return {
    send(body, options) {
      queued(1, isDelayed(options))
      return queue.send(body, options)
    },
    sendBatch(messages, options) {
      const all = [...messages]
      for (const message of all) queued(1, isDelayed(message) || isDelayed(options))
      return queue.sendBatch(all, options)
    },
  }
}
