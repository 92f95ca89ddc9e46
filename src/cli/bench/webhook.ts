/**
 * The webhook beside the barest Worker that puts the same body on the same queue: in turns, for a machine has moods.
 * Nobody takes from the queue meanwhile: what is done with an event is not the webhook's.
 */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { median } from './figure.ts'
import { RUNTIME } from './installation/installed.ts'
import { SETTINGS } from './installation/outside.ts'
import { WORKER } from './installation/profiler.ts'

const REQUESTS = 1_000
const AT_ONCE = 16
const ROUNDS = 11
const PATH = `/webhooks/strava/${SETTINGS.WEBHOOK_SECRET}`

export type Beside = { perSecond: number; ratio: number; medianMs: number; slowestOfHundredMs: number }

type Taken = { perSecond: number; ms: number[] }

const event = (id: number) =>
  JSON.stringify({
    object_type: 'activity',
    object_id: id,
    aspect_type: 'update',
    owner_id: 1,
    subscription_id: 1,
    event_time: 1_770_000_000,
    updates: {},
  })

/** How many webhooks a second a Worker takes, and how long each of them. */
async function taken(url: URL): Promise<Taken> {
  const ms: number[] = []
  const began = performance.now()
  let next = 0
  const taker = async () => {
    for (let id = next++; id < REQUESTS; id = next++) {
      const from = performance.now()
      const answer = await fetch(new URL(PATH, url), { method: 'POST', body: event(id) })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`A webhook was answered ${answer.status}: ${text}`)
      ms.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, taker))
  return { perSecond: (REQUESTS * 1000) / (performance.now() - began), ms }
}

const standing = (script: string) =>
  new Miniflare(
    convertV4MiniflareOptions({
      ...RUNTIME,
      modules: [{ type: 'ESModule', path: WORKER, contents: script }],
      bindings: SETTINGS,
      d1Databases: { DB: 'legwork' },
      queueProducers: { EVENTS: 'legwork-events', DELIVERIES: 'legwork-deliveries' },
    }),
  )

async function barest(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('bare.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

export async function besideTheBarest(script: string, round: (number: number) => void): Promise<Beside> {
  const bare = standing(await barest())
  const legwork = standing(script)
  const [bareUrl, url] = await Promise.all([bare.ready, legwork.ready])
  const rounds: { ratio: number; ours: Taken }[] = []
  for (let number = 0; number <= ROUNDS; number++) {
    round(number)
    const theirs = await taken(bareUrl)
    const ours = await taken(url)
    // the first round warms up
    if (number > 0) rounds.push({ ratio: ours.perSecond / theirs.perSecond, ours })
  }
  await Promise.all([bare.dispose(), legwork.dispose()])
  const all = rounds.flatMap(({ ours }) => ours.ms).toSorted((a, b) => a - b)
  return {
    perSecond: median(rounds.map(({ ours }) => ours.perSecond)),
    ratio: median(rounds.map(({ ratio }) => ratio)),
    medianMs: median(all),
    slowestOfHundredMs: all[Math.floor(all.length * 0.99)] ?? 0,
  }
}
