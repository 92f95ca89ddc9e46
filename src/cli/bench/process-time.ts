/** Processor time of the whole runtime, engine and all: what another program that does the same job is compared by. */
import { readdirSync, readFileSync } from 'node:fs'
import { aPlainRun, settleIn } from './deeds.ts'
import { installed } from './installation/installed.ts'

const RUNS = 60
/** The kernel counts in hundredths of a second. */
const TICK_MS = 10

/** Of every workerd that was started here, in milliseconds; null where the system does not tell. */
function workerdMs(): number | null {
  try {
    const ticks = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') '))
      .filter(([command]) => command?.includes('(workerd'))
      .map(([, rest]) => rest?.split(' ') ?? [])
      .filter(([, parent]) => parent === String(process.pid))
      .map((fields) => Number(fields[11]) + Number(fields[12]))
    return ticks.reduce((sum, each) => sum + each, 0) * TICK_MS
  } catch {
    return null
  }
}

/** Milliseconds of a webhook and its sync in all of the runtime, or null where the system does not tell. */
export async function ofAllTheRuntime(script: string): Promise<number | null> {
  const installation = await installed({ script })
  await settleIn(installation)
  const before = workerdMs()
  for (let run = 0; run < RUNS; run++) await aPlainRun(installation, 5_000 + run)
  const after = workerdMs()
  await installation.close()
  return before === null || after === null ? null : (after - before) / RUNS
}
