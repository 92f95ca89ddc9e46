/** The webhook beside the barest Worker that puts the same body on the same queue: in turns, for a machine has moods. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestHarness } from 'wrangler'
import { startLocal } from '../local.ts'
import { median } from './figure.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const REQUESTS = 2_000
const AT_ONCE = 16
const ROUNDS = 5
const PATH = '/webhooks/strava/local-webhook-path'

export type Beside = { perSecond: number; ratio: number; medianMs: number; slowestOfHundredMs: number }

type Taken = { perSecond: number; ms: number[] }

const event = (id: number, subscription: number) =>
  JSON.stringify({
    object_type: 'activity',
    object_id: id,
    aspect_type: 'update',
    owner_id: 1,
    subscription_id: subscription,
    event_time: 1_770_000_000,
    updates: {},
  })

/** How many webhooks a second a Worker takes, and how long each of them. */
async function taken(url: URL, subscription: number): Promise<Taken> {
  const ms: number[] = []
  const began = performance.now()
  let next = 0
  const taker = async () => {
    for (let id = next++; id < REQUESTS; id = next++) {
      const from = performance.now()
      const { status } = await fetch(new URL(PATH, url), { method: 'POST', body: event(id, subscription) })
      if (status !== 200) throw new Error(`A webhook was answered ${status}.`)
      ms.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, taker))
  return { perSecond: (REQUESTS * 1000) / (performance.now() - began), ms }
}

async function barest() {
  const config = join(await mkdtemp(join(tmpdir(), 'legwork-')), 'wrangler.toml')
  const ours = await readFile(join(ROOT, 'wrangler.toml'), 'utf8')
  const bare = ours
    .replace('main = "src/index.ts"', `main = "${ROOT}src/cli/bench/bare.ts"`)
    .replace('name = "legwork"', 'name = "bare"')
    // it has no pages
    .replace(/\[build\][^[]*\[assets\][^[]*/, '')
  await writeFile(config, bare)
  return createTestHarness({ workers: [{ configPath: config }] })
}

export async function besideTheBarest(round: (number: number) => void): Promise<Beside> {
  const bare = await barest()
  const { url } = await bare.listen()
  const local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0 })
  const rounds: { ratio: number; ours: Taken }[] = []
  for (let number = 0; number <= ROUNDS; number++) {
    round(number)
    const theirs = await taken(url, local.subscription)
    const ours = await taken(local.workerUrl, local.subscription)
    // the first round warms up
    if (number > 0) rounds.push({ ratio: ours.perSecond / theirs.perSecond, ours })
  }
  await bare.close()
  await local.close()
  const all = rounds.flatMap(({ ours }) => ours.ms).toSorted((a, b) => a - b)
  return {
    perSecond: median(rounds.map(({ ours }) => ours.perSecond)),
    ratio: median(rounds.map(({ ratio }) => ratio)),
    medianMs: median(all),
    slowestOfHundredMs: all[Math.floor(all.length * 0.99)] ?? 0,
  }
}
