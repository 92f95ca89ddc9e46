/** Reading training files: ten years in each format, and a large one in a process whose memory is small and watched. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod'
import { type Given, readTraining } from '../../../files/read-training.ts'
import type { Figure } from '../figure.ts'
import { FORMATS, rowsOf } from './logs-written.ts'
import { RECORDINGS } from './recordings-written.ts'

const ROWS = 4_000
const LARGE_BYTES = 20_000_000

/** What a phone's browser may leave to a page; who needs more of it ends with an error. */
const HEAP_MEGABYTES = 384

/** The heap, and beside it the program itself and what it has open of the file. */
const MOST_MEGABYTES = 640

/** In time of the processor, which what else the machine does leaves alone. */
async function read(name: string, text: string): Promise<{ runs: number; ms: number }> {
  const blob = new Blob([text])
  const given: Given = { name, open: () => Promise.resolve(blob) }
  const began = process.cpuUsage()
  const log = await readTraining([given], { timeZone: 'UTC' })
  if (!log.ok) throw new Error(`${name} is ${log.error.found}`)
  const { user, system } = process.cpuUsage(began)
  return { runs: log.value.runs.length, ms: (user + system) / 1000 }
}

const largeSchema = z.object({ runs: z.int(), ms: z.number(), megabytes: z.number() })
const reader = fileURLToPath(new URL('read-large.ts', import.meta.url))

async function readLarge(folder: string, name: string, text: string): Promise<z.output<typeof largeSchema>> {
  const path = join(folder, 'large')
  await writeFile(path, text)
  const args = [`--max-old-space-size=${HEAP_MEGABYTES}`, reader, path]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const large = largeSchema.parse(JSON.parse(stdout))
  if (large.runs === 0) throw new Error(`${name}: no run was read`)
  return large
}

/** Each format, and the most memory that a large file of it takes in all, the program included. */
export async function* fileFigures(): AsyncGenerator<Omit<Figure, 'part'>> {
  for (const [format, written] of Object.entries(FORMATS)) {
    const { runs, ms } = await read(format, written(rowsOf(ROWS)))
    if (runs !== ROWS) throw new Error(`${format}: ${runs} of ${ROWS} runs were read`)
    yield { what: `ten years as ${format}, processor time`, value: ms, unit: 'ms', budget: { most: 1_000 } }
  }
  const folder = await mkdtemp(join(tmpdir(), 'legwork-'))
  try {
    for (const [what, text] of largeFiles()) {
      const { ms, megabytes } = await readLarge(folder, what, text())
      yield { what, value: ms / 1000, unit: 's' }
      yield { what: `${what}: memory in all`, value: megabytes, unit: 'MB', budget: { most: MOST_MEGABYTES } }
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function* largeFiles(): Generator<[what: string, text: () => string]> {
  for (const [format, written] of Object.entries(FORMATS)) {
    const count = Math.ceil((ROWS * LARGE_BYTES) / written(rowsOf(ROWS)).length)
    yield [`20 MB as ${format}, ${count.toLocaleString('en')} runs`, () => written(rowsOf(count))]
  }
  for (const [format, { written, bytesASecond }] of Object.entries(RECORDINGS)) {
    const count = Math.ceil(LARGE_BYTES / bytesASecond)
    yield [`20 MB as one ${format} recording`, () => written(count)]
  }
}
