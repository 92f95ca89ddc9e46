/** `npm run bench`: the budgets, measured. Figures are for comparing on one machine, one run after the other. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { createTestHarness } from 'wrangler'
import { replay } from '../domain/replay/replay.ts'
import { assessRun } from '../domain/rules/index.ts'
import { localDateOf } from '../domain/time/calendar.ts'
import { buildLog } from '../domain/training/log.ts'
import type { Run } from '../domain/training/run.ts'
import { nothingReported, type Runner } from '../domain/training/runner.ts'
import { fileFigures } from './bench/files.ts'
import { startLocal } from './local.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const REQUESTS = 2_000
const AT_ONCE = 16
const LOOKS = 60

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
const line = (what: string, figure: string) => console.log(`${what.padEnd(52)} ${figure}`)

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

/** How many webhooks a second a worker takes. */
async function throughput(
  post: (body: string) => Promise<{ status: number }>,
  subscription: number,
): Promise<number> {
  const began = performance.now()
  let next = 0
  const taker = async () => {
    for (let id = next++; id < REQUESTS; id = next++) {
      const { status } = await post(event(id, subscription))
      if (status !== 200) throw new Error(`answered ${status}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, taker))
  return (REQUESTS * 1000) / (performance.now() - began)
}

function bundle(): void {
  const out = mkdtempSync(join(tmpdir(), 'legwork-'))
  execFileSync(
    join(ROOT, 'node_modules/.bin/wrangler'),
    ['deploy', '--dry-run', '--minify', '--outdir', out],
    {
      cwd: ROOT,
      stdio: 'ignore',
    },
  )
  const script = readdirSync(out).find((name) => name.endsWith('.js'))
  if (!script) throw new Error('the build left no script')
  line(
    'bundle, gzip (budget 200 KB)',
    `${(gzipSync(readFileSync(join(out, script))).length / 1024).toFixed(1)} KB`,
  )
}

/** Five runs a week for ten years. */
function tenYears(): Run[] {
  return Array.from({ length: 2_600 }, (_, place) => {
    const startedAt = new Date(
      Date.UTC(2014, 0, 6, 6) + Math.floor(place / 5) * 7 * 86_400_000 + (place % 5) * 86_400_000,
    )
    const distanceMeters = 6_000 + (place % 5) * 3_000 + ((place * 7) % 11) * 400
    const movingSeconds = Math.round(distanceMeters * 0.34)
    return {
      id: `bench:${place}`,
      startedAt,
      localDate: localDateOf(startedAt, 'UTC'),
      distanceMeters,
      movingSeconds,
      elapsedSeconds: movingSeconds,
      climbMeters: null,
      ground: 'road',
      marked: null,
      manual: false,
      device: null,
    }
  })
}

function backtest(): void {
  const runner: Runner = {
    id: 'bench',
    timeZone: 'UTC',
    weekStartsOn: 'monday',
    units: 'km',
    sensitivity: 'standard',
    quietHours: { from: '21:00', to: '08:00' },
    settleMinutes: 20,
    connectedAt: new Date(0),
    snoozedUntil: null,
    excluded: new Set(),
    selfReports: nothingReported,
  }
  const began = performance.now()
  const log = buildLog(tenYears(), { weekStartsOn: 'monday' })
  for (const run of log.counted) assessRun(log, run, runner)
  replay(log, runner, 'ignores')
  line('a log of ten years, replayed (budget 1 s)', `${(performance.now() - began).toFixed(0)} ms`)
}

/** Processor time of everything this process has started, in milliseconds, where the system tells. */
function childrenCpu(): number | null {
  try {
    const ticks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') '))
      .filter(([command]) => command?.includes('(workerd'))
      .map(([, rest]) => rest?.split(' ') ?? [])
      .map((fields) => Number(fields[11]) + Number(fields[12]))
    return ticks.reduce((sum, each) => sum + each, 0) * 10
  } catch {
    return null
  }
}

async function webhook(): Promise<void> {
  const bareConfig = join(mkdtempSync(join(tmpdir(), 'legwork-')), 'wrangler.toml')
  const config = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')
  writeFileSync(
    bareConfig,
    config
      .replace('main = "src/index.ts"', `main = "${ROOT}src/cli/bench/bare.ts"`)
      .replace('name = "legwork"', 'name = "bare"')
      // it has no pages
      .replace(/\[build\][^[]*\[assets\][^[]*/, ''),
  )
  const bare = createTestHarness({ workers: [{ configPath: bareConfig }] })
  const { url } = await bare.listen()
  const local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0 })
  const path = '/webhooks/strava/local-webhook-path'
  const toBare = (body: string) => fetch(new URL(path, url), { method: 'POST', body })
  const toOurs = (body: string) => fetch(new URL(path, local.workerUrl), { method: 'POST', body })
  const ratios: number[] = []
  const ours: number[] = []
  for (let round = 0; round < 6; round++) {
    const bareRate = await throughput(toBare, local.subscription)
    const ourRate = await throughput(toOurs, local.subscription)
    // the first round warms up
    if (round > 0) {
      ratios.push(ourRate / bareRate)
      ours.push(ourRate)
    }
  }
  line('webhooks a second', median(ours).toFixed(0))
  line('of the barest worker’s (budget 0.9)', median(ratios).toFixed(2))
  await bare.close()
  await local.close()
}

async function looks(): Promise<void> {
  const local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0 })
  const { strava } = local.sandbox
  const athlete = strava.athletes[0]?.id ?? 0
  const away = await fetch(`${local.url}/connect/strava`, { redirect: 'manual' })
  const cookie = away.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state') ?? ''
  const query = new URLSearchParams({
    state,
    code: strava.authorize(athlete),
    scope: 'read,activity:read_all',
  })
  await fetch(`${local.url}/connect/strava/callback?${query}`, {
    headers: { Cookie: cookie },
    redirect: 'manual',
  })
  const settled = async (calls: number) => {
    while (strava.calls.length < calls) await new Promise((done) => setTimeout(done, 20))
    await new Promise((done) => setTimeout(done, 100))
  }
  await settled(1)
  strava.limits.overall = [100_000, 100_000]
  strava.limits.read = [100_000, 100_000]
  const before = childrenCpu()
  const calls = strava.calls.length
  for (let look = 0; look < LOOKS; look++) {
    await strava.log(athlete, { distanceMeters: 5_000 + look, movingSeconds: 1_800 })
    await settled(calls + look + 1)
  }
  const after = childrenCpu()
  if (before !== null && after !== null) {
    line('CPU of a webhook and its look, database included', `${((after - before) / LOOKS).toFixed(1)} ms`)
  }
  await local.close()
}

bundle()
backtest()
for await (const [what, figure] of fileFigures()) line(what, figure)
await webhook()
await looks()
