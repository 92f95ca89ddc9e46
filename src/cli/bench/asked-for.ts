/** What each deed asks of the database, the queues and the outside, beside ever more runners. No clock is in it. */

import { settleIn } from './deeds.ts'
import type { Counted } from './installation/counting.ts'
import { installed } from './installation/installed.ts'
import { otherRunners } from './other-runners.ts'

export type Asked = Omit<Counted, 'invocations'> & {
  what: string
  /** By kind: `fetch`, `scheduled`, or the name of a queue. */
  invocations: Record<string, number>
  /** Calls to the outside. */
  calls: number
  /** Statements of one invocation, of the kind that has most. */
  atOnce: number
}

/** So many that a year of each would fill a disk has a few rows of each instead. */
const A_CROWD = 20_000
const FEW_ROWS = 3

/** The deeds in their order, beside so many other runners. */
export async function askedFor(script: string, others: number): Promise<Asked[]> {
  const installation = await installed({ script, counted: true })
  const deeds = await settleIn(installation)
  const most = others > A_CROWD ? FEW_ROWS : Number.POSITIVE_INFINITY
  for (const statement of otherRunners(others, new Date(), most)) {
    await installation.database.prepare(statement).run()
  }
  await installation.counts()
  const asked: Asked[] = []
  for (const { what, does } of deeds) {
    const before = installation.calls()
    await does()
    asked.push({ what, calls: installation.calls() - before, ...summed(await installation.counts()) })
  }
  await installation.close()
  return asked
}

function summed(counts: Record<string, Counted>): Omit<Asked, 'what' | 'calls'> {
  const all = Object.entries(counts)
  const sum = (of: (counted: Counted) => number) => all.reduce((total, [, counted]) => total + of(counted), 0)
  return {
    invocations: Object.fromEntries(all.map(([kind, { invocations }]) => [kind, invocations])),
    trips: sum(({ trips }) => trips),
    statements: sum(({ statements }) => statements),
    atOnce: Math.max(0, ...all.map(([, { statements, invocations }]) => Math.ceil(statements / invocations))),
    rowsRead: sum(({ rowsRead }) => rowsRead),
    rowsWritten: sum(({ rowsWritten }) => rowsWritten),
    messages: sum(({ messages }) => messages),
  }
}

/** Bytes that a runner with a year behind them takes of the database. */
export async function bytesOfARunner(script: string): Promise<number> {
  const runners = 1_000
  const installation = await installed({ script })
  const size = async () => (await installation.database.prepare('SELECT 1').run()).meta.size_after
  const before = await size()
  for (const statement of otherRunners(runners, new Date()))
    await installation.database.prepare(statement).run()
  const after = await size()
  await installation.close()
  return (after - before) / runners
}
