/** A command run to its end, with everything it said. */
import { spawn } from 'node:child_process'

export type Ended = { code: number | null; said: string }

/** Runs a script of Node's; nobody sits in front of it. */
export function runToEnd(
  args: readonly string[],
  { cwd, env }: { cwd: string; env: Record<string, string> },
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    child.once('close', (code) => resolve({ code, said }))
  })
}
