/** Lives through seeds in a few processes at once, each with a workerd of its own. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const MARK = 'CHAOS '

/** Each process has to start a workerd: few seeds in one are not worth it, many fill its memory. */
const MOST_IN_A_PROCESS = 60
const MEMORY = '/dev/shm'

const outcomeSchema = z.object({
  seed: z.number(),
  seconds: z.number().default(0),
  broken: z.array(z.tuple([z.string(), z.string()])),
  figures: z.record(z.string(), z.number()).default({}),
  trace: z.array(z.string()).default([]),
})
const lineSchema = z.object({
  name: z.string(),
  report: outcomeSchema.optional(),
  error: z.string().optional(),
})

export type Outcome = z.output<typeof outcomeSchema>

/** What a process is told beside its seeds, and which tests read it. */
export type Asked = { config: string; tell: string; options: Record<string, unknown>; root?: string }

export async function runSeeds(
  seeds: readonly number[],
  asked: Asked,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const workers = Math.max(1, Math.min(availableParallelism(), seeds.length))
  const size = Math.min(MOST_IN_A_PROCESS, Math.ceil(seeds.length / workers))
  const pieces = Array.from({ length: Math.ceil(seeds.length / size) }, (_, at) =>
    seeds.slice(at * size, (at + 1) * size),
  )
  const worker = async () => {
    for (let piece = pieces.shift(); piece; piece = pieces.shift()) await runPiece(piece, asked, onOutcome)
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

function runPiece(
  seeds: readonly number[],
  { config, tell, options, root = ROOT }: Asked,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', '--config', config], {
    cwd: root,
    env: {
      ...process.env,
      [tell]: JSON.stringify({ seeds, ...options }),
      // the database writes to files, and need not write them to a disk
      TMPDIR: existsSync(MEMORY) ? MEMORY : tmpdir(),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const other: string[] = []
  let told = 0
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith(MARK)) return void other.push(line)
    const { name, report, error } = lineSchema.parse(JSON.parse(line.slice(MARK.length)))
    const seed = Number(/(?<!\d)\d+$/.exec(name)?.[0])
    told += 1
    onOutcome(report ?? outcomeSchema.parse({ seed, broken: [['harness', error ?? 'broke off']] }))
  })
  createInterface({ input: child.stderr }).on('line', (line) => other.push(line))
  child.on('close', () => {
    if (told < seeds.length) console.error(other.slice(-40).join('\n'))
    resolve()
  })
  return promise
}

/** Seeds of the chaos, as its tests are told of them. */
export const chaosOf = (options: { calm: boolean; trace: boolean }) => ({
  config: 'test/chaos/vitest.config.ts',
  tell: 'CHAOS',
  options,
})

/** `A-B`, or one. */
export function seedsIn(text: string): number[] {
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? []
  if (first === undefined || Number(last) < Number(first))
    throw new Error(`“${text}” names no seeds: try 1-20`)
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, place) => Number(first) + place)
}
