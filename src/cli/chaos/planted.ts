/** Plants one fault after the other in a copy of the repository, and shows the first seed that finds it. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Planted, planted } from '../../../test/chaos/planted.ts'
import { chaosOf, ROOT, runSeeds } from './run.ts'

const AT_ONCE = 12

/** True when every fault whose name holds the words was found. */
export async function findPlanted(seeds: readonly number[], named: string): Promise<boolean> {
  let found = 0
  const faults = planted.filter(({ name }) => name.includes(named))
  for (const fault of faults) {
    const seed = await firstToFind(fault, seeds)
    if (seed !== null) found += 1
    console.log(
      `${fault.name}: ${seed === null ? `not found in ${seeds.length} seeds` : `found by seed ${seed} (${fault.breaks})`}`,
    )
  }
  console.log(`${found} of ${faults.length} planted faults found`)
  return found === faults.length
}

async function firstToFind(fault: Planted, seeds: readonly number[]): Promise<number | null> {
  const root = copyWith(fault)
  try {
    for (let at = 0; at < seeds.length; at += AT_ONCE) {
      const finders: number[] = []
      await runSeeds(
        seeds.slice(at, at + AT_ONCE),
        { ...chaosOf({ calm: false, trace: false }), root },
        ({ seed, broken }) => {
          if (broken.some(([promise]) => promise === fault.breaks)) finders.push(seed)
        },
      )
      if (finders.length > 0) return Math.min(...finders)
    }
    return null
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function copyWith({ name, changes }: Planted): string {
  const root = mkdtempSync(join(tmpdir(), 'planted-'))
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0')
  for (const file of files.filter((each) =>
    /^(src|test|migrations)\/|^(wrangler\.toml|tsconfig\.json|package\.json)$/.test(each),
  )) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    cpSync(join(ROOT, file), join(root, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  for (const { file, from, to } of changes) {
    const text = readFileSync(join(root, file), 'utf8')
    if (!text.includes(from))
      throw new Error(`“${name}” no longer fits ${file}: adjust test/chaos/planted.ts`)
    writeFileSync(join(root, file), text.replace(from, to))
  }
  return root
}
