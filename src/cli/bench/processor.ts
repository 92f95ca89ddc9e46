/** Own processor time of the Worker for each deed: warm, and the first in a fresh isolate. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bundle } from './bundle.ts'
import { aPlainRun, settleIn } from './deeds.ts'
import { installed } from './installation/installed.ts'
import { createOutside } from './installation/outside.ts'
import { busyMs, type Profile, timesOf } from './installation/profiler.ts'

export type Took = {
  what: string
  ms: number
  /** Of the Worker, for the deed once. A webhook is answered in a moment, so where queues follow only theirs are counted. */
  invocations: number
  longest: [name: string, ms: number][]
}

const WARM_UP = 10
const TIMES = 20
const ROUNDS = 3
const FRESH = 5
const LONGEST = 8

/** Each deed, often enough that the isolate knows it: milliseconds a time, and the functions that took most of them. */
export async function warm({ script, nameOf }: Bundle): Promise<Took[]> {
  const installation = await installed({ script })
  const deeds = await settleIn(installation)
  const profiler = await installation.profiler()
  const took: Took[] = []
  for (const { what, does, isOnce = false } of deeds) {
    const times = isOnce ? 1 : TIMES
    const several = async () => {
      for (let time = 0; time < times; time++) await does()
    }
    if (!isOnce) for (let time = 0; time < WARM_UP; time++) await does()
    const rounds: Profile[] = []
    await installation.counts()
    while (rounds.length < (isOnce ? 1 : ROUNDS)) rounds.push(await profiler.during(several))
    const counted = Object.entries(await installation.counts())
    const behind = counted.filter(([kind]) => kind !== 'fetch')
    const told = behind.length > 0 ? behind : counted
    const invocations = told.reduce((sum, [, { invocations }]) => sum + invocations, 0)
    const middle = rounds.toSorted((a, b) => busyMs(a) - busyMs(b))[Math.floor(rounds.length / 2)]
    if (!middle) throw new Error('The profiler gave nothing.')
    const longest = timesOf(middle, nameOf).slice(0, LONGEST)
    took.push({
      what,
      ms: busyMs(middle) / times,
      invocations: invocations / rounds.length / times,
      longest: longest.map(([name, ms]) => [name, ms / times]),
    })
  }
  profiler.close()
  await installation.close()
  return took
}

/** Milliseconds of the first webhook with its sync in isolates that are fresh, start-up not counted. */
export async function first(script: string): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'legwork-'))
  const outside = createOutside()
  const settled = await installed({ script, folder, outside })
  await settleIn(settled)
  await settled.close()
  const took: number[] = []
  for (let isolate = 0; isolate < FRESH; isolate++) {
    const installation = await installed({ script, folder, outside })
    const profiler = await installation.profiler()
    const profile = await profiler.during(() => aPlainRun(installation, 6_000 + isolate))
    took.push(busyMs(profile))
    profiler.close()
    await installation.close()
  }
  return took
}
