/** The seeds that were asked for, each a house with people in it and somebody at every door. */
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import * as z from 'zod'
import { besiege } from './siege.ts'

const asked = z
  .object({
    seeds: z.array(z.int()),
    requests: z.int(),
    slowestMs: z.int(),
    trace: z.boolean().default(false),
  })
  .parse(JSON.parse(z.object({ FUZZ: z.string() }).parse(env).FUZZ))

// a seed is one request to the runtime, which lets none set as many timers
AbortSignal.timeout = () => new AbortController().signal

it.for(asked.seeds)('seed %i', async (seed, { task }) => {
  const report = await besiege(seed, asked)
  Object.assign(task.meta, { report: asked.trace ? report : { ...report, trace: [] } })
  expect(report.broken).toEqual([])
})
