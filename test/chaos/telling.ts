/** What the sources tell of what happened there: in time, late, twice, in any order, or not at all. */
import { BASE, settings, WEBHOOK } from '../installation.ts'
import type { World } from './world.ts'

type Source = 'strava' | 'garmin'

const HOUR = 3_600_000
const STRAVA_TRIES = 3
/** Some are lost in the best of weather. */
const USUALLY_LOST = 0.06
const AGAIN_MS = 15 * 60_000
const GARMIN_DAYS = 7

/** Posts what was held back since the last time. */
export function tell(world: World): void {
  const { strava, garmin } = world.sandbox
  for (const event of strava.heldEvents.splice(0)) send(world, 'strava', JSON.stringify(event))
  for (const notice of garmin.notices.held.splice(0)) send(world, 'garmin', JSON.stringify(notice))
}

function send(world: World, source: Source, body: string): void {
  const { agenda, random, weather } = world
  const now = world.now().getTime()
  const how = weather.meets('events') ?? (!world.calm && random.chance(USUALLY_LOST) ? 'lost' : null)
  if (how) world.say(`an event is ${how}: ${body.slice(0, 90)}`)
  // Garmin tells again until it is heard
  if (how === 'lost' && source === 'strava') return
  const soon = () => (world.calm ? 0 : random.int(1, 8) * 1_000)
  const late = () => (random.chance(0.5) ? random.int(1, 10) * HOUR : random.int(1, 4) * 24 * HOUR)
  const first = now + (how === 'late' || how === 'lost' ? late() : soon())
  if (source === 'garmin') {
    if (body.includes('manuallyUpdated')) edits.set(world, [...(edits.get(world) ?? []), { at: now, body }])
    untold.set(world, [...(untold.get(world) ?? []), { summaries: summariesIn(body), body }])
  }
  agenda.add(Math.min(first, Math.max(now, world.end)), '', () => post(world, source, body, now, 1))
  if (how !== 'doubled') return
  agenda.add(now + random.int(1, 3_600) * 1_000, '', () =>
    // nobody can tell an edit that is told again from one that was made again
    isOvertaken(world, now, body) ? undefined : post(world, source, body, now, 1),
  )
}

/** Tellings of one activity bear no time by which anybody could put them in order, so Garmin tells them in it. */
const untold = new WeakMap<World, { summaries: Set<string>; body: string }[]>()

/** What was edited, and when. */
const edits = new WeakMap<World, { at: number; body: string }[]>()

function isOvertaken(world: World, since: number, body: string): boolean {
  const ids = summariesIn(body)
  const later = (edits.get(world) ?? []).filter((one) => one.at > since)
  return (
    body.includes('manuallyUpdated') &&
    later.some((one) => [...summariesIn(one.body)].some((id) => ids.has(id)))
  )
}

const summariesIn = (body: string) =>
  new Set([...body.matchAll(/"summaryId":"(\d+)"/g)].map(([, id = '']) => id))

/** How many tellings of the same activities come before this one. */
const before = (world: World, body: string): number => {
  const list = untold.get(world) ?? []
  const own = list.findIndex((one) => one.body === body)
  const ids = list[own]?.summaries ?? new Set<string>()
  return list.slice(0, Math.max(own, 0)).filter(({ summaries }) => [...summaries].some((id) => ids.has(id)))
    .length
}

function selfReports(world: World, body: string): void {
  const others = (untold.get(world) ?? []).filter((one) => one.body !== body)
  untold.set(world, others)
}

async function post(world: World, source: Source, body: string, since: number, tries: number): Promise<void> {
  const others = before(world, body)
  if (others > 0) {
    // one after the other, never in one instant
    const again = world.now().getTime() + AGAIN_MS + others * 1_000
    world.agenda.add(again, '', () => post(world, source, body, since, tries))
    return
  }
  const headers = {
    'Content-Type': 'application/json',
    ...(source === 'garmin' ? { 'garmin-client-id': settings.GARMIN_CLIENT_ID } : {}),
  }
  const request = new Request(`${BASE}/webhooks/${source}/${WEBHOOK}`, { method: 'POST', headers, body })
  const { answer } = await world.ask(`webhook ${source} ${body.slice(0, 110)}`, request)
  await answer?.body?.cancel()
  world.say(`webhook ${source}: ${answer?.status ?? 'no answer'} ${body.slice(0, 110)}`)
  if (answer?.status === 200) return selfReports(world, body)
  const now = world.now().getTime()
  const wait = source === 'strava' ? 2_000 : Math.min(12 * HOUR, 30_000 * 2 ** (tries - 1))
  const isOver = source === 'strava' ? tries >= STRAVA_TRIES : now + wait - since > GARMIN_DAYS * 24 * HOUR
  if (isOver) selfReports(world, body)
  else world.agenda.add(now + wait, '', () => post(world, source, body, since, tries + 1))
}
