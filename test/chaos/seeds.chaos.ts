/** The seeds that were asked for, one after the other; each hands its report to the reporter. */
import { expect, it } from 'vitest'
import { asked } from './asked.ts'
import { liveThrough } from './seed.ts'

// a seed is one request to the runtime, which lets none set as many timers; what hangs is given up without one
AbortSignal.timeout = () => new AbortController().signal

it.for(asked.seeds)('seed %i', async (seed, { task }) => {
  const report = await liveThrough(seed, asked.calm)
  Object.assign(task.meta, { report: asked.trace ? report : { ...report, trace: [] } })
  expect(report.broken).toEqual([])
})
