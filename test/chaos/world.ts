/** A world from a seed: the Worker in bad weather, everything outside it, and time that moves to what is next. */
import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
} from 'cloudflare:test'
import type { Env } from '../../src/config.ts'
import { worker } from '../../src/index.ts'
import type { Sandbox } from '../../src/sandbox/outside.ts'
import { assets, BASE, db, emptyDatabase, OUTSIDE, sandboxFor, settings } from '../installation.ts'
import { type Agenda, agendaIn } from './agenda.ts'
import { type Arrivals, arrivalsIn } from './arrivals.ts'
import { misfortuneAt } from './call-faults.ts'
import { type Job, type Jobs, jobsIn } from './jobs.ts'
import {
  DEAD_LETTERS,
  DELIVERIES,
  EVENTS,
  type Held,
  MOST_RETRIES,
  type Queues,
  queuesIn,
  RETRY_SECONDS,
} from './queues.ts'
import { type Random, randomOf } from './random.ts'
import { shakyDatabase } from './shaky-database.ts'
import { tell } from './telling.ts'
import { type Spell, type Weather, weatherOf } from './weather.ts'

export type World = {
  seed: number
  calm: boolean
  /** When all misfortune ends: what was put off comes by then. */
  end: number
  random: Random
  now(): Date
  sandbox: Sandbox
  weather: Weather
  jobs: Jobs
  queues: Queues
  agenda: Agenda
  arrivals: Arrivals
  trace: string[]
  /** What was seen to be wrong while it happened: the promise's name and a line. */
  broken: [promise: string, line: string][]
  say(line: string): void
  /** A request to the Worker: what it answered, null when it died over it, and the job it was. */
  ask(what: string, request: Request): Promise<{ answer: Response | null; job: Job }>
  sweep(): Promise<void>
  /** Takes what is due from the queues until there is nothing left. */
  work(): Promise<void>
  /** Takes one thing that is due, if there is one. */
  workOne(): Promise<boolean>
  /** Gives what is being taken to a second consumer as well, as queues may. */
  takeAgain(): Promise<void>
  pass(until: number): Promise<void>
  /** The clock jumps; nothing runs meanwhile. */
  jump(ms: number): void
}

/** What hangs is given up at once: how long anything really takes, no seed knows. */
const givenUp = (request: Request) =>
  new Request(request, { signal: AbortSignal.abort(new DOMException('It took too long.', 'TimeoutError')) })

/** What became of the messages, and after how many seconds those come back that asked for it. */
type Settled = Awaited<ReturnType<typeof getQueueResult>> & { asked: Map<string, number | undefined> }

export async function worldOf(
  seed: number,
  calm: boolean,
  { start, end }: { start: number; end: number },
  spells: Spell[],
): Promise<World> {
  await emptyDatabase()
  let clock = start
  const now = () => new Date(clock)
  const weather = weatherOf(spells, randomOf(seed, 'weather'), now)
  const jobs = jobsIn({ now, weather, random: randomOf(seed, 'jobs') })
  const queues = queuesIn({
    now,
    weather,
    random: randomOf(seed, 'queues'),
    calm,
    onRefusal: () => {
      jobs.troubledAt = clock
    },
  })
  const agenda = agendaIn(now)
  const chance = randomOf(seed, 'world')
  const ours: Env = {
    ...settings,
    DB: shakyDatabase(db, jobs.aroundDatabase),
    ASSETS: assets,
    EVENTS: queues.queue(EVENTS, jobs.step),
    DELIVERIES: queues.queue(DELIVERIES, jobs.step),
  }
  const legwork = worker(now, {
    fetch: (input, init) => reach(new Request(input, init)),
    timeoutMs: 0,
  })

  const sandbox = sandboxFor({
    now,
    callWorker: async (request) =>
      (await world.ask('callback', request)).answer ?? new Response(null, { status: 500 }),
  })
  // what is told is posted by the agenda, which may lose, double and delay it
  sandbox.strava.holdEvents = true
  sandbox.garmin.notices.hold = true

  async function reach(request: Request): Promise<Response> {
    const { origin } = new URL(request.url)
    // its own front door, as its checks try it
    if (origin === BASE) {
      return (await world.ask('own door', request)).answer ?? new Response(null, { status: 500 })
    }
    if (origin !== OUTSIDE) throw new Error(`nobody was told to call ${request.url}`)
    await jobs.step()
    const hangs = await misfortuneAt(world, request)
    try {
      return await sandbox.fetch(hangs ? givenUp(request) : request)
    } finally {
      await world.arrivals.look()
      await sandbox.garmin.notices.settled()
      tell(world)
      // called, and the answer never heard
      await jobs.step()
    }
  }

  /** `delivered` is null for one that died: it never said what became of its messages. */
  function settle(batch: readonly Held[], delivered: Settled | null): void {
    for (const held of batch) {
      if (delivered?.explicitAcks.includes(held.id)) continue
      if (held.attempts > (MOST_RETRIES[held.queue] ?? 0) && held.queue !== DEAD_LETTERS) {
        queues.messages.push({ ...held, queue: DEAD_LETTERS, attempts: 0, due: clock })
        world.say(`  to the dead letters: ${JSON.stringify(held.body)}`)
        continue
      }
      // what is not acked comes back after the delay it asked for, or the consumer's own
      const delay = delivered?.asked.get(held.id) ?? delivered?.retryBatch.delaySeconds ?? RETRY_SECONDS
      queues.messages.push({ ...held, due: clock + delay * 1000 })
    }
  }

  let taken: Held | null = null

  async function take(held: Held[]): Promise<void> {
    const [first] = held
    if (!first) return
    taken = first
    await jobs.run(`${first.queue} ${JSON.stringify(first.body)}`, async (job) => {
      for (const message of held) message.attempts += 1
      const batch = createMessageBatch(
        first.queue,
        held.map(({ id, attempts, body }) => ({ id, timestamp: now(), attempts, body })),
      )
      const context = createExecutionContext()
      const asked = new Map<string, number | undefined>()
      for (const message of batch.messages) {
        const retry = message.retry.bind(message)
        // the result does not tell the delay that was asked for
        message.retry = (options) => {
          asked.set(message.id, options?.delaySeconds)
          retry(options)
        }
      }
      await legwork.queue(batch, ours).catch(() => {})
      const result = await getQueueResult(batch, context)
      world.say(`${job.dead ? 'KILLED ' : ''}${job.what.slice(0, 160)} (${job.steps} steps)`)
      settle(held, job.dead ? null : { ...result, asked })
    })
  }

  const world: World = {
    seed,
    calm,
    end,
    random: chance,
    now,
    sandbox,
    weather,
    jobs,
    queues,
    agenda,
    arrivals: arrivalsIn(() => world),
    trace: [],
    broken: [],
    say(line) {
      world.trace.push(`${now().toISOString()} ${'  '.repeat(Math.max(0, jobs.running.length - 1))}${line}`)
    },
    ask: (what, request) =>
      jobs.run(what, async (job) => {
        const answer = await legwork.fetch(new Request<unknown, IncomingRequestCfProperties>(request), ours)
        if (job.dead) world.say(`KILLED ${what}`)
        return { answer: job.dead ? null : answer, job }
      }),
    async sweep() {
      await jobs.run('sweep', async (job) => {
        const controller = createScheduledController({ scheduledTime: now(), cron: '*/15 * * * *' })
        const failed = await legwork.scheduled(controller, ours).then(
          () => false,
          () => true,
        )
        if (failed || job.dead) world.say(`sweep failed${job.dead ? ', killed' : ''}`)
      })
    },
    async takeAgain() {
      if (taken) await take([{ ...taken, id: `${taken.id}+${jobs.count}` }])
    },
    async workOne() {
      const held = queues.take()
      await take(held)
      return held.length > 0
    },
    async work() {
      let taken = 0
      while (await world.workOne()) {
        taken += 1
        if (taken < 2_000) continue
        world.broken.push(['rest', `messages go round without end at ${now().toISOString()}`])
        queues.messages.splice(0)
      }
    },
    jump: (ms) => {
      clock += ms
    },
    async pass(until) {
      while (clock < until) {
        await world.work()
        const next = Math.min(queues.nextDue(), agenda.next(), await agenda.nextSweep(world), until)
        clock = Math.max(next, clock)
        await agenda.doDue(world)
      }
      await world.work()
    },
  }
  return world
}
