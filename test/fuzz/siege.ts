/** One seed: a house with runners in it, one of them hostile, strangers at every door; and what may never happen. */

import { connect } from '../chaos/deeds.ts'
import { live } from '../chaos/life.ts'
import { peopleOf } from '../chaos/people.ts'
import { type Random, randomOf, seededEntropy } from '../chaos/random.ts'
import { type Somebody, somebodyFrom, submit, visit } from '../chaos/somebody.ts'
import { type World, worldOf } from '../chaos/world.ts'
import { allTables, db, settings } from '../installation.ts'
import { type Comer, hostileRequest } from './doors.ts'

const DAY = 86_400_000
/** The queues work in between: what a request left there is part of what it does. */
const WORK_EVERY = 50
const MOST_BROKEN = 40

type SiegeOptions = { requests: number; slowestMs: number }

export type Siege = {
  seed: number
  seconds: number
  broken: [promise: string, line: string][]
  figures: { requests: number; answers: number; slowest: number }
  trace: string[]
}

/** An answer may take `slowestMs` by the clock on the wall, for the runtime tells its CPU to nobody. */
export async function besiege(seed: number, { requests, slowestMs }: SiegeOptions): Promise<Siege> {
  const unseed = seededEntropy(seed)
  const began = performance.now()
  const lines: string[] = []
  const { log } = console
  console.log = (...words: unknown[]) => void lines.push(words.map(String).join(' '))
  try {
    const random = randomOf(seed, 'siege')
    const { world, attacker, others } = await inhabited(seed)
    const before = await rowsOf(others)
    const secrets = secretsOf(others)
    const broken: Siege['broken'] = [...world.broken]
    const trace: string[] = []
    let slowest = 0
    let answers = 0
    lines.splice(0)
    for (let place = 1; place <= requests && broken.length < MOST_BROKEN; place++) {
      const comer = await comerFrom(random, attacker)
      const request = await hostileRequest(random, comer, world.now())
      const words = await inWords(request)
      const since = performance.now()
      const status = await statusOf(world, request)
      const ms = performance.now() - since
      answers += typeof status === 'number' ? 1 : 0
      slowest = Math.max(slowest, ms)
      trace.push(`${place} ${status} ${words}`)
      if (typeof status === 'string') broken.push(['answers', `${place}: threw ${status}: ${words}`])
      else if (status >= 500 && status !== 503) broken.push(['answers', `${place}: ${status}: ${words}`])
      if (ms > slowestMs) broken.push(['quick', `${place}: ${Math.round(ms)} ms: ${words}`])
      if (place % WORK_EVERY === 0) {
        await world.work()
        await comeBack(world, attacker)
        world.trace.splice(0)
      }
      for (const line of lines.splice(0)) {
        const told = secrets.find((secret) => line.includes(secret))
        if (told) broken.push(['silent', `${place}: the log says ${told}: ${line.slice(0, 200)}`])
        // a form gives what failed back with its page, and only the log says that it did
        if (line.includes('"event":"error"')) broken.push(['answers', `${place}: ${line.slice(0, 300)}`])
        if (line.includes('"crash"')) broken.push(['works', `${place}: ${line.slice(0, 300)}`])
      }
    }
    await world.work()
    for (const [table, rows] of await rowsOf(others)) {
      if (rows !== before.get(table)) broken.push(['others', `${table} of others changed`])
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10
    return { seed, seconds, broken, figures: { requests, answers, slowest: Math.round(slowest) }, trace }
  } finally {
    console.log = log
    unseed()
  }
}

async function inhabited(seed: number): Promise<{ world: World; attacker: Somebody; others: Somebody[] }> {
  const start = Date.parse('2026-03-10T18:00:00Z')
  const end = start + 2 * DAY
  const world = await worldOf(seed, true, { start, end }, [])
  const people = peopleOf(randomOf(seed, 'people'), true).map((person) => ({
    ...person,
    number: person.number ?? `+150555502${person.name.slice(-1)}0`,
  }))
  const everybody = people.map(somebodyFrom)
  live(world, everybody, start, end)
  await world.pass(end)
  for (const who of everybody) {
    await submit(world, who, '/me/massage/sore', { area: 'calves', strength: 'mild', date: '2026-03-11' })
    await submit(world, who, '/me/races', { date: '2026-04-12', distanceMeters: '42195', goal: 'yes' })
    await submit(world, who, '/me/massage/done', { date: '2026-03-09' })
  }
  await world.work()
  const [attacker, ...others] = everybody
  if (!attacker?.runnerId) throw new Error('nobody moved in')
  world.trace.splice(0)
  return { world, attacker, others }
}

/** Some of what they try ends their own session, or their account. */
async function comeBack(world: World, attacker: Somebody): Promise<void> {
  const { answer } = await visit(world, attacker, '/me/settings')
  await answer?.body?.cancel()
  if (answer?.status !== 200) await connect(world, attacker, 'strava')
}

async function comerFrom(random: Random, attacker: Somebody): Promise<Comer> {
  const ids = await idsKnown()
  if (random.chance(0.4)) return { cookie: null, ids }
  return { cookie: [...attacker.jar].map(([name, value]) => `${name}=${value}`).join('; '), ids }
}

let known: string[] | null = null

/** Ids of whatever there is, everybody's: somebody may have seen one over a shoulder. */
async function idsKnown(): Promise<readonly string[]> {
  known ??= (
    await Promise.all(
      [
        'SELECT id FROM nudge',
        'SELECT id FROM contact',
        'SELECT id FROM run LIMIT 50',
        'SELECT id FROM delivery',
      ].map(async (query) => (await db.prepare(query).all<{ id: string }>()).results.map(({ id }) => id)),
    )
  ).flat()
  return known
}

async function statusOf(world: World, request: Request): Promise<number | string> {
  try {
    const { answer } = await world.ask('hostile', request)
    await answer?.arrayBuffer()
    return answer?.status ?? 'no answer'
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'something'
  }
}

async function inWords(request: Request): Promise<string> {
  // letter by letter: a slice would keep the whole of a large body
  const body = Array.from((await request.clone().text()).slice(0, 300)).join('')
  const { pathname, search } = new URL(request.url)
  const type = request.headers.get('Content-Type') ?? 'no type'
  const who = request.headers.has('Cookie') ? 'signed in' : 'stranger'
  return `${request.method} ${pathname.slice(0, 120)}${search.slice(0, 120)} (${who}, ${type}) ${body}`
}

/** All rows that name somebody, by table; limits are everybody's. */
async function rowsOf(people: readonly Somebody[]): Promise<Map<string, string>> {
  const rows = new Map<string, string>()
  const names = people.flatMap(({ runnerId, person }) => [
    ...(runnerId ? [runnerId] : []),
    `strava:${person.athlete}`,
    person.mailbox,
    ...(person.number ? [person.number] : []),
  ])
  for (const table of await allTables()) {
    if (table === 'rate_limit') continue
    const { results } = await db.prepare(`SELECT * FROM ${table}`).all()
    const own = results
      .map((row) => JSON.stringify(row))
      .filter((row) => names.some((name) => row.includes(name)))
    rows.set(table, own.toSorted().join('\n'))
  }
  return rows
}

const secretsOf = (people: readonly Somebody[]): string[] => [
  ...[
    'LEGWORK_SECRET',
    'STRAVA_CLIENT_SECRET',
    'GARMIN_CLIENT_SECRET',
    'TWILIO_AUTH_TOKEN',
    'RESEND_API_KEY',
  ].flatMap((name) => Object.entries(settings).flatMap(([key, value]) => (key === name ? [value] : []))),
  ...people.flatMap(({ person: { mailbox, number } }) => [mailbox, ...(number ? [number] : [])]),
]
