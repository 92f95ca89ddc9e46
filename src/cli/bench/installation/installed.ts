/** Legwork as it is deployed, in a workerd of its own: what it asks for is counted, or a profiler watches its isolate. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import type { Sandbox } from '../../../sandbox/outside.ts'
import { COUNTS, type Counted, UNDERWAY } from './counting.ts'
import { NEIGHBOUR } from './neighbour.ts'
import { BASE, createOutside, type Outside, SETTINGS } from './outside.ts'
import { openProfiler, type Profiler, WORKER } from './profiler.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const NAME = 'legwork'
/** As in wrangler.toml. */
export const RUNTIME = {
  compatibilityDate: '2026-10-06',
  compatibilityFlags: ['global_fetch_strictly_public'],
}
const LOOK_AGAIN_MS = 10
const LONGEST_MS = 120_000

type Database = Awaited<ReturnType<Miniflare['getD1Database']>>
type Asked = { method?: string; headers?: Record<string, string>; body?: string }
export type Answered = { status: number; headers: Headers; text: string }

export type Installed = {
  sandbox: Sandbox
  database: Database
  request(path: string, asked?: Asked): Promise<Answered>
  sweep(): Promise<void>
  /** Until what was begun is done. */
  settled(): Promise<void>
  /** Since it was asked last, by kind of invocation. */
  counts(): Promise<Record<string, Counted>>
  /** Calls to the outside so far. */
  calls(): number
  /** The profiler of the Worker's isolate, which takes no part in what the database's engine does. */
  profiler(): Promise<Profiler>
  close(): Promise<void>
}

type InstallOptions = {
  /** The Worker as it is deployed. */
  script: string
  /** Whether what it asks of the database is counted. */
  counted?: boolean
  /** Where the database is, when it is to outlive this. */
  folder?: string
  outside?: Outside
}

export async function installed(options: InstallOptions): Promise<Installed> {
  const { script, counted = false, folder, outside = createOutside() } = options
  const workerd = new Miniflare(
    convertV4MiniflareOptions({
      inspectorPort: 0,
      // the Worker's own lines are no figures
      handleStructuredLogs: () => {},
      ...(folder === undefined ? {} : { resourcePersistencePath: folder }),
      workers: [
        {
          name: NAME,
          modules: [...(await countingModules()), { type: 'ESModule', path: WORKER, contents: script }],
          ...RUNTIME,
          bindings: { ...SETTINGS, BENCH_COUNTS: counted },
          d1Databases: { DB: 'legwork' },
          queueProducers: { EVENTS: 'legwork-events', DELIVERIES: 'legwork-deliveries' },
          queueConsumers: {
            'legwork-events': { maxBatchSize: 1, maxBatchTimeout: 0 },
            'legwork-deliveries': { maxBatchSize: 2, maxBatchTimeout: 1 },
          },
          outboundService: async (request) => {
            outside.calls += 1
            const asked = new Request(request.url, {
              method: request.method,
              headers: [...request.headers],
              ...(request.method === 'GET' ? {} : { body: await request.text() }),
            })
            const answer = await outside.sandbox.fetch(asked)
            return new Response(await answer.text(), {
              status: answer.status,
              headers: [...answer.headers],
            }) as never
          },
        },
        { ...RUNTIME, ...NEIGHBOUR },
      ],
    }),
  )
  await workerd.ready
  const database = await workerd.getD1Database('DB')
  await migrate(database)

  async function request(path: string, asked: Asked = {}): Promise<Answered> {
    const answer = await workerd.dispatchFetch(new URL(path, BASE), { redirect: 'manual', ...asked })
    return { status: answer.status, headers: new Headers([...answer.headers]), text: await answer.text() }
  }

  outside.worker = async (webhook) => {
    const headers = Object.fromEntries(webhook.headers)
    const { status } = await request(webhook.url, {
      method: webhook.method,
      headers,
      body: await webhook.text(),
    })
    return new Response(null, { status })
  }

  return {
    sandbox: outside.sandbox,
    database,
    request,
    calls: () => outside.calls,
    async sweep() {
      await (await workerd.getWorker()).scheduled({ cron: '*/15 * * * *' })
    },
    async settled() {
      const last = performance.now() + LONGEST_MS
      while (Number((await request(UNDERWAY)).text) > 0) {
        if (performance.now() > last) throw new Error('What was begun does not come to an end.')
        await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS))
      }
    },
    counts: async () => JSON.parse((await request(COUNTS)).text),
    async profiler() {
      const { host } = await workerd.getInspectorURL()
      return openProfiler(`ws://${host}/core:user:${NAME}`)
    },
    close: () => workerd.dispose(),
  }
}

/** What counts, and an entry that puts it before the Worker. */
async function countingModules() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('counting.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
  })
  const code = outputFiles[0]?.text ?? ''
  const entry = `import worker from './${WORKER}'; import { counting } from './counting.js'; export default counting(worker)`
  return [
    { type: 'ESModule' as const, path: 'entry.js', contents: entry },
    { type: 'ESModule' as const, path: 'counting.js', contents: code },
  ]
}

async function migrate(database: Database): Promise<void> {
  const folder = join(ROOT, 'migrations')
  if (await database.prepare("SELECT name FROM sqlite_master WHERE name = 'runner'").first()) return
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()) {
    const statements = (await readFile(join(folder, file), 'utf8')).split('--> statement-breakpoint')
    await database.batch(statements.map((statement) => database.prepare(statement)))
  }
}
