/** Somebody in a world: who they are, what is true of them, and their browser. */
import { BASE, db } from '../installation.ts'
import type { Job } from './jobs.ts'
import type { Person, SourceName } from './people.ts'
import type { World } from './world.ts'

/** A moment, and how many jobs had begun by then: what began later knew of it. */
export type Moment = { at: number; seq: number }

/** Something after which nothing may come any more, until it is taken back. */
export type Leaving = { what: string; from: Moment; until: Moment | null; matches: Matches }
type Matches = { to?: string; runnerId?: string; connection?: string }

export type Somebody = {
  person: Person
  jar: Map<string, string>
  runnerId: string | null
  /** Runners they were before they deleted their account. */
  former: string[]
  sources: Record<SourceName, 'none' | 'connected' | 'revoked'>
  /** Addresses and what is true of each. */
  contacts: Map<string, 'asked' | 'confirmed' | 'gone'>
  leavings: Leaving[]
  /** Runs that do not count, and since when. */
  gone: { run: string; from: Moment; until: Moment | null }[]
  races: { date: string; distanceMeters: number; goal: boolean }[]
  /** When they changed their settings. */
  chose: number[]
}

export const somebodyFrom = (person: Person): Somebody => ({
  person,
  jar: new Map(),
  runnerId: null,
  former: [],
  sources: { strava: 'none', garmin: 'none' },
  contacts: new Map(),
  leavings: [],
  gone: [],
  races: [],
  chose: [],
})

export const momentIn = (world: World): Moment => ({ at: world.now().getTime(), seq: world.jobs.count })

export const connectionOf = ({ person }: Somebody, source: SourceName) =>
  source === 'strava' ? `strava:${person.athlete}` : `garmin:${person.watch}`

type Visit = { method?: string; body?: BodyInit; headers?: HeadersInit }

export async function visit(
  world: World,
  who: Somebody,
  path: string,
  init: Visit = {},
): Promise<{ answer: Response | null; job: Job }> {
  const headers = new Headers(init.headers)
  headers.set('Cookie', [...who.jar].map(([name, value]) => `${name}=${value}`).join('; '))
  const request = new Request(new URL(path, BASE), { redirect: 'manual', ...init, headers })
  const { answer, job } = await world.ask(
    `${who.person.name}: ${init.method ?? 'GET'} ${path.slice(0, 60)}`,
    request,
  )
  for (const cookie of answer?.headers.getSetCookie() ?? []) {
    const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]*)/) ?? []
    if (/max-age=0/i.test(cookie)) who.jar.delete(name)
    else who.jar.set(name, value)
  }
  return { answer, job }
}

export function submit(world: World, who: Somebody, path: string, fields: Record<string, string>) {
  return visit(world, who, path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: BASE, 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}

/** Limits and letters are nobody's own. */
const NOBODYS = ['rate_limit', 'dead_letter']

type Visited = Awaited<ReturnType<typeof visit>>

/** What people go by: a form is answered by a page to go to, and what went wrong with it is said there. */
async function statusTold(world: World, who: Somebody, { answer }: Visited): Promise<number | null> {
  const to = answer?.headers.get('Location') ?? ''
  if (!answer || !to.endsWith('#problem')) return answer?.status ?? null
  const page = await visit(world, who, to.replace(/#.*/, ''))
  const text = (await page.answer?.text()) ?? ''
  // who cannot see what was wrong tries again as well
  return !text.includes('id="problem"') || text.includes(BROKE) ? 500 : 422
}

/** As the app says it of what it did not expect. */
const BROKE = 'Something went wrong here'

/** Whoever is told that it broke while it was done was told what is not true. */
export function watchAnswer(world: World, what: string, { job }: Visited, status: number | null): void {
  const wrote = job.wrote.filter((table) => !NOBODYS.includes(table))
  if (status === null || status < 500 || job.unheard || wrote.length === 0) return
  world.broken.push([
    'answers',
    `${what}: answered ${status} though it wrote ${[...new Set(wrote)].join(', ')}`,
  ])
}

const MOST_TRIES = 25

/** Somebody does something on their pages, and tries again later when that does not work. */
export async function act(
  world: World,
  who: Somebody,
  deed: { what: string; path: string; fields: Record<string, string> },
  done: () => Promise<void> | void = () => {},
  tries = 1,
): Promise<void> {
  const what = `${who.person.name} ${deed.what}`
  const visited = await submit(world, who, deed.path, deed.fields)
  await visited.answer?.body?.cancel()
  const status = await statusTold(world, who, visited)
  world.say(`${what}: ${status ?? 'no answer'}`)
  watchAnswer(world, what, visited, status)
  if (status !== null && status < 500) {
    // what a try before did without its answer being heard is there no longer to be done
    const wasDone = tries > 1 && status === 404
    if (status < 400 || wasDone) await done()
    return
  }
  if (tries >= MOST_TRIES) return
  const later = world.now().getTime() + world.random.int(3, 90) * 60_000
  world.agenda.add(later, '', () => act(world, who, deed, done, tries + 1))
}

/** Nothing may come any more from here on. */
export function leave(world: World, who: Somebody, what: string, matches: Matches): void {
  who.leavings.push({ what, from: momentIn(world), until: null, matches })
}

/** What was left is wanted again. */
export function comeBack(world: World, who: Somebody, matches: Matches): void {
  for (const leaving of who.leavings) {
    const same = JSON.stringify(leaving.matches) === JSON.stringify(matches)
    if (same && leaving.until === null) leaving.until = momentIn(world)
  }
}

export async function runnerOf(who: Somebody, source: SourceName): Promise<string | null> {
  const row = db.prepare('SELECT runner_id FROM connection WHERE id = ?').bind(connectionOf(who, source))
  return (await row.first<string>('runner_id')) || null
}
