/** What an isolate does before it can take a request: the Worker's module, evaluated. */
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { median } from './figure.ts'
import { RUNTIME } from './installation/installed.ts'
import { NEIGHBOUR } from './installation/neighbour.ts'
import { openProfiler, unbrokenMs, WORKER } from './installation/profiler.ts'

const NAME = 'start-up'
const ISOLATES = 5

/** Its module is evaluated by the first request, so that a profiler can be there before. */
const ENTRY = `export default { async fetch() { await import('./${WORKER}'); return new Response() } }`

/** Milliseconds, the median of several fresh isolates. */
export async function startUp(script: string): Promise<number> {
  const took: number[] = []
  while (took.length < ISOLATES) took.push(await once(script))
  return median(took)
}

async function once(script: string): Promise<number> {
  const workerd = new Miniflare(
    convertV4MiniflareOptions({
      inspectorPort: 0,
      workers: [
        {
          ...RUNTIME,
          name: NAME,
          modules: [
            { type: 'ESModule', path: 'entry.js', contents: ENTRY },
            { type: 'ESModule', path: WORKER, contents: script },
          ],
        },
        { ...RUNTIME, ...NEIGHBOUR },
      ],
    }),
  )
  await workerd.ready
  const { host } = await workerd.getInspectorURL()
  const profiler = await openProfiler(`ws://${host}/core:user:${NAME}`)
  const profile = await profiler.during(async () => {
    const { ok } = await workerd.dispatchFetch('http://localhost')
    if (!ok) throw new Error('The Worker does not start.')
  })
  profiler.close()
  await workerd.dispose()
  return unbrokenMs(profile)
}
