/**
 * The whole road in workerd: the Worker with a real database and the simulated outside, a clock moved by hand, and
 * queues whose messages can be looked at, lost, repeated and reordered before the Worker's own consumer takes them.
 */
import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
} from 'cloudflare:test'
import type { Env } from '../../src/config.ts'
import { worker } from '../../src/index.ts'
import type { Sandbox } from '../../src/sandbox/outside.ts'
import { simulatedRunner } from '../../src/sandbox/runner.ts'
import { assets, BASE, db, emptyDatabase, OUTSIDE, sandboxFor, settings, WEBHOOK } from '../installation.ts'
import { onwardsOn, yesOn } from '../joining.ts'
import { keptSecret } from './kept-secret.ts'
import { type HeldQueues, heldQueues } from './queues.ts'
import { stored } from './stored.ts'

export const NUMBER = '+15055550123'
export const ATHLETE = 90_000_001

/** As `wrangler.toml` has it. */
const MAX_RETRIES = 16
const RETRY_SECONDS = 30
const DEAD_LETTERS = 'legwork-dead-letters'
const LETTER_RETRIES = 100
const LETTER_RETRY_SECONDS = 1_800

type Visit = { method?: string; body?: BodyInit; headers?: HeadersInit }

export type World = Sandbox & {
  now(): Date
  queues: HeldQueues
  /** Takes what is due from the queues until there is nothing left. */
  work(): Promise<void>
  /** Lets time pass, with queues working and the sweep coming by every quarter of an hour. */
  pass(minutes: number, options?: { sweep?: boolean }): Promise<void>
  sweep(): Promise<void>
  /** The clock goes on while nothing else happens. */
  jump(ms: number): void
  visit(path: string, init?: Visit): Promise<Response>
  submit(path: string, fields: Record<string, string>): Promise<Response>
  /** The browser loses every cookie. */
  clearCookies(): void
  /** The time zone that the network says the browser is in; null where it says none. */
  zone: string | null
  /** Sets out to a source, and says yes where it is asked whether it is to join the log. Gives where it leads. */
  setOut(source: string): Promise<string>
  /** Connects the athlete from the home page to their own, and lets the first sync happen. */
  connect(options?: { scope?: string; sync?: boolean }): Promise<Response>
  /** The same with Garmin Connect; its history comes in by itself. */
  connectGarmin(userId: string, permissions?: string[]): Promise<Response>
  /** Adds an address and presses the button in the mail that arrives there. */
  confirm(address?: string): Promise<void>
  /** Adds a number, types in the code that arrives there, and gives the contact's id. */
  confirmNumber(number?: string): Promise<string>
  json(path: string): Promise<unknown>
  /** The mails to runners that are no requests to confirm. */
  nudgeMails(): Sandbox['resend']['mails']
  /** The operator changes settings, and the Worker starts anew with them. */
  change(over: Record<string, string>): void
  /** Calls the outside between two of the Worker's own; a throw is what the Worker sees. */
  beforeCall: ((request: Request) => void | Promise<void>) | null
}

export async function aWorld(
  over: Record<string, string> = {},
  start = '2026-03-10T18:00:00Z',
): Promise<World> {
  await emptyDatabase()
  let clock = new Date(start)
  const now = () => new Date(clock)
  const queues = heldQueues(now)
  let ours: Env = {
    ...settings,
    ...over,
    DB: db,
    ASSETS: assets,
    EVENTS: queues.events,
    DELIVERIES: queues.deliveries,
  }
  const legwork = worker(now, { fetch: (input, init) => reach(new Request(input, init)), timeoutMs: 100 })
  const jar = new Map<string, { value: string; until: number }>()

  const sandbox = sandboxFor({
    now,
    callWorker: async (request) =>
      legwork.fetch(new Request<unknown, IncomingRequestCfProperties>(request), ours),
  })
  sandbox.garmin.notifyAt(`${BASE}/webhooks/garmin/${WEBHOOK}`)
  keptSecret.of(sandbox)

  async function reach(request: Request): Promise<Response> {
    const { origin, hostname } = new URL(request.url)
    const isReceiver = sandbox.receiver.names.has(hostname)
    // its checks try its own front door
    const isOurs = origin === BASE
    if (origin !== OUTSIDE && !isReceiver && !isOurs)
      throw new Error(`nobody was told to call ${request.url}`)
    keptSecret.in(request)
    await world.beforeCall?.(request)
    if (isOurs) return legwork.fetch(new Request<unknown, IncomingRequestCfProperties>(request), ours)
    return isReceiver ? sandbox.receiver.fetch(request) : sandbox.fetch(request)
  }

  async function visit(path: string, init: Visit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (!headers.has('Cookie')) {
      const kept = [...jar].filter(([, { until }]) => until > clock.getTime())
      headers.set('Cookie', kept.map(([name, { value }]) => `${name}=${value}`).join('; '))
    }
    // of all that the network says, the zone is what we read
    const from = new Request(new URL(path, BASE), world.zone === null ? {} : { cf: { timezone: world.zone } })
    const request = new Request<unknown, IncomingRequestCfProperties>(from, {
      redirect: 'manual',
      ...init,
      headers,
    })
    keptSecret.in(request)
    const response = await legwork.fetch(request, ours)
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? []
      keptSecret.add(value)
      const seconds = Number(cookie.match(/max-age=(\d+)/i)?.[1] ?? Number.POSITIVE_INFINITY)
      jar.set(name, { value, until: clock.getTime() + seconds * 1000 })
    }
    return response
  }

  async function take(held: HeldQueues['messages'][number]): Promise<void> {
    held.attempts += 1
    const batch = createMessageBatch(held.queue, [
      { id: held.id, timestamp: now(), attempts: held.attempts, body: held.body },
    ])
    const context = createExecutionContext()
    // the result does not tell the delay that was asked for
    let asked: number | undefined
    for (const message of batch.messages) {
      const retry = message.retry.bind(message)
      message.retry = (options) => {
        asked = options?.delaySeconds
        retry(options)
      }
    }
    await legwork.queue(batch, ours)
    const result = await getQueueResult(batch, context)
    if (result.explicitAcks.includes(held.id)) return
    if (held.attempts > MAX_RETRIES && held.queue !== DEAD_LETTERS) {
      queues.messages.push({ ...held, queue: DEAD_LETTERS, attempts: 0, due: now().getTime() })
      return
    }
    // behind the dead letters there is no other queue
    if (held.attempts > LETTER_RETRIES) return
    // what is not acked comes back after the delay it asked for, or the consumer's own
    const own = held.queue === DEAD_LETTERS ? LETTER_RETRY_SECONDS : RETRY_SECONDS
    const delay = asked ?? result.retryBatch.delaySeconds ?? own
    queues.messages.push({ ...held, due: now().getTime() + delay * 1000 })
  }

  const world: World = {
    ...sandbox,
    now,
    queues,
    beforeCall: null,
    change(over) {
      ours = { ...ours, ...over }
    },
    visit,
    clearCookies: () => jar.clear(),
    zone: null,
    submit(path, fields) {
      keptSecret.add(...['address', 'code', 'token'].flatMap((name) => fields[name] ?? []))
      return visit(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Origin: BASE, 'Content-Type': 'application/x-www-form-urlencoded' },
      })
    },
    async work() {
      for (let held = queues.takeDue(); held; held = queues.takeDue()) await take(held)
    },
    async sweep() {
      await legwork.scheduled(createScheduledController({ scheduledTime: now(), cron: '*/15 * * * *' }), ours)
    },
    jump(ms) {
      clock = new Date(clock.getTime() + ms)
    },
    async pass(minutes, { sweep = true } = {}) {
      const until = Math.round(clock.getTime() + minutes * 60_000)
      // over a long time a sweep an hour finds what one a quarter would
      const between = minutes > 6 * 60 ? 3_600_000 : 900_000
      await world.work()
      for (;;) {
        const round = (Math.floor(clock.getTime() / between) + 1) * between
        const next = Math.min(queues.nextDue() ?? until, sweep ? round : until, until)
        clock = new Date(Math.max(next, clock.getTime()))
        if (sweep && next === round) await world.sweep()
        await world.work()
        if (clock.getTime() >= until) return
      }
    },
    async setOut(source) {
      const away = await visit(`/connect/${source}`)
      const as = yesOn(await away.clone().text())
      if (as === null) return away.headers.get('Location') ?? ''
      await world.submit(`/connect/${source}/join`, { as })
      return onwardsOn(await (await visit(`/connect/${source}/onwards`)).text()) ?? ''
    },
    async connect({ scope = 'read,activity:read,activity:read_all', sync = true } = {}) {
      const away = await world.setOut('strava')
      const state = new URL(away).searchParams.get('state') ?? ''
      const code = sandbox.strava.authorize(ATHLETE, scope.split(','))
      const back = await visit(`/connect/strava/callback?${new URLSearchParams({ state, code, scope })}`)
      if (sync) await world.work()
      return back
    },
    async connectGarmin(userId, permissions) {
      const back = new URL(await sandbox.garmin.agree(userId, await world.setOut('garmin'), permissions))
      const answer = await visit(`${back.pathname}${back.search}`)
      await world.work()
      await sandbox.garmin.notices.settled()
      await world.work()
      return answer
    },
    async confirm(address = 'runner@mail.example') {
      await world.submit('/me/contacts', { channel: 'email', address })
      await world.work()
      const link = sandbox.resend.mails.at(-1)?.text?.match(/https:\S+\/verify\/\S+/)?.[0] ?? ''
      await world.submit(new URL(link).pathname, {})
      await world.work()
    },
    async confirmNumber(number = NUMBER) {
      await world.submit('/me/contacts', { channel: 'sms', address: number, agreed: 'yes' })
      await world.work()
      const code = sandbox.twilio.texts.at(-1)?.body.match(/\b\d{6}\b/)?.[0] ?? ''
      const { id } = await stored.contactAt(number)
      await world.submit(`/me/contacts/${id}/confirm`, { code })
      await world.work()
      return id
    },
    json: async (path) => (await visit(path)).json(),
    nudgeMails: () =>
      sandbox.resend.mails.filter(
        ({ text, to }) => !text?.includes('/verify/') && !to.includes(settings.OPERATOR_EMAIL),
      ),
  }
  // `holdEvents` of the sandbox is a getter: keep the object itself
  world.strava = sandbox.strava
  return world
}

/**
 * A world whose simulated runner has connected Strava, and has confirmed a mailbox, a number or both where asked to.
 *
 * @example await aRunnersWorld({ SMS_MONTHLY_LIMIT: '10' }, { confirmed: ['email', 'sms'] })
 */
export async function aRunnersWorld(
  over: Record<string, string> = {},
  { confirmed = [], start }: { confirmed?: readonly ('email' | 'sms')[]; start?: string } = {},
): Promise<World> {
  const world = await aWorld(over, start)
  world.strava.addAthlete(simulatedRunner(world.now()))
  await world.connect()
  if (confirmed.includes('email')) await world.confirm()
  if (confirmed.includes('sms')) await world.confirmNumber()
  return world
}

/** Days in which the queues work and the sweep comes by every few hours. */
export async function leaveAlone(world: World, days: number): Promise<void> {
  for (let round = 0; round < days * 8; round++) {
    await world.pass(3 * 60, { sweep: false })
    await world.sweep()
  }
  await world.work()
}

/** From now on all rows of a table are another runner's. */
export async function giveAway(table: 'contact' | 'connection'): Promise<void> {
  await stored.putRunner('somebody-else')
  await stored.run(`UPDATE ${table} SET runner_id = 'somebody-else'`)
}

/** Signs in as another athlete, who has to be known to the source. */
export async function connectAs(world: World, athlete: number): Promise<void> {
  const away = await world.visit('/connect/strava')
  const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state') ?? ''
  const scope = 'read,activity:read,activity:read_all'
  const code = world.strava.authorize(athlete, scope.split(','))
  await world.visit(`/connect/strava/callback?${new URLSearchParams({ state, code, scope })}`)
  await world.work()
}
