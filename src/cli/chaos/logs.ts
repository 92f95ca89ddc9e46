/** Lives through whole logs, a few at once: does the service say what the backtest says, at the same minute? */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './run.ts'

const MARK = 'SAME '

/** True when the two said the same about every log. */
export async function liveLogs(files: readonly string[]): Promise<boolean> {
  const began = performance.now()
  const waiting = [...files]
  let different = 0
  let over = 0
  const worker = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      if (!(await isSame(file))) different += 1
      over += 1
      const minutes = ((performance.now() - began) / 60_000).toFixed(1)
      console.log(`${over} of ${files.length} logs after ${minutes} minutes, ${different} with differences`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), files.length) }, worker))
  return different === 0
}

function isSame(file: string): Promise<boolean> {
  const { promise, resolve: settle } = Promise.withResolvers<boolean>()
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const asked = ['run', '--config', 'test/vitest.config.ts', '--project', 'weeks', '--silent=false']
  const child = spawn(process.execPath, [vitest, ...asked], {
    cwd: ROOT,
    env: { ...process.env, LEGWORK_LOG: resolve(file) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const other: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    const at = line.indexOf(MARK)
    if (at >= 0) console.log(line.slice(at + MARK.length))
    else other.push(line)
  })
  createInterface({ input: child.stderr }).on('line', (line) => other.push(line))
  child.on('close', (code) => {
    if (code !== 0) console.error(`${file} differs\n${other.join('\n')}`)
    settle(code === 0)
  })
  return promise
}
