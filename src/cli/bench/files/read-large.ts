/** Reads one file in a process of its own, as the command does, and says how long it took and how much memory at most. */
import { openAsBlob, readFileSync } from 'node:fs'
import { readTraining } from '../../../files/read-training.ts'

const [, , path = ''] = process.argv
const began = performance.now()
const read = await readTraining([{ name: path, open: () => openAsBlob(path) }], { timeZone: 'UTC' })

/** The most this process has held; what the system tells of usage counts what held the one that started it. */
function mostMegabytes(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}

process.stdout.write(
  JSON.stringify({
    runs: read.ok ? read.value.runs.length : 0,
    ms: performance.now() - began,
    megabytes: mostMegabytes(),
  }),
)
