/** Makes one log of what was read from several files. */
import { endOf, type Run } from '../domain/training/run.ts'
import { err, ok, type Result } from '../result.ts'
import { EXPECTED } from './expected.ts'
import type { FileResult } from './read-file.ts'
import type { Refusal, TrainingFile, UnreadableRow } from './training-file.ts'

export type FileRead = { name: string; result: FileResult }

/** What was read, and what there is to say of the whole. */
export type Looked = { reads: FileRead[]; notes: string[] }

/** Nothing could be read. The refusal is that of one file, by its name; how many others there were. */
export type NotRead = Refusal & { name: string; others: number }

type Named = { name: string; log: TrainingFile }

/** One log of all files that could be read, in which each activity stands once. */
export function gather({ reads, notes }: Looked, name: string): Result<TrainingFile, NotRead> {
  const read: Named[] = []
  const refused: NotRead[] = []
  for (const { name: given, result } of reads) {
    const name = printable(given)
    if (result.ok) read.push({ name, log: result.value })
    else refused.push({ name, ...result.error, others: reads.length - 1 })
  }
  const [first] = read
  if (!first) return err(refused[0] ?? { name, ...NOTHING, others: 0 })
  const logs = read.map(({ log }) => log)
  const unread = refused.map((each) => ({ file: each.name, reason: `is ${each.found}` }))
  const { runs, again } = onlyOnce(read)
  const rows = reads.length === 1 ? first.log.unreadable : read.flatMap(rowsOf)
  return ok({
    source: logs.every(({ source }) => source === first.log.source) ? first.log.source : 'several',
    format: formatOf(logs),
    ...{ runs, unreadable: [...unread, ...rows, ...again] },
    notRunning: sumOf(logs.map(({ notRunning }) => notRunning)),
    soundsLikeRunning: sumOf(logs.map(({ soundsLikeRunning }) => soundsLikeRunning)),
    ...zoneOf(logs),
    notes: [...new Set([...notes, ...logs.flatMap((log) => log.notes)])],
    files: read.map(({ name, log }) => ({ name, format: log.format, runs: log.runs.length })),
  })
}

/** A name in a zip can hold signs that move a terminal about. */
const printable = (name: string) => name.replace(/\p{Cc}/gu, '·')

const NOTHING: Refusal = { found: 'without a training log', instead: EXPECTED }

const rowsOf = ({ name, log }: Named): UnreadableRow[] =>
  log.unreadable.map((row) => ({ file: name, ...row }))

/** The same file twice, or the same activities in two exports of one source. */
function onlyOnce(read: readonly Named[]): { runs: Run[]; again: UnreadableRow[] } {
  const [runs, fileOf, repeats] = [[] as Run[], new Map<string, string>(), new Map<string, Repeat>()]
  for (const { name: file, log } of read) {
    for (const run of log.runs) {
      const of = fileOf.get(run.id)
      if (of === undefined) runs.push(run)
      else repeats.set(`${file}\n${of}`, { file, of, count: (repeats.get(`${file}\n${of}`)?.count ?? 0) + 1 })
      fileOf.set(run.id, of ?? file)
    }
  }
  const again = [...repeats.values()].map(({ file, of, count }) => ({
    file,
    reason: `has ${count === 1 ? 'an activity' : `${count} activities`} of ${of} again`,
  }))
  return { runs, again }
}

type Repeat = { file: string; of: string; count: number }

/** `FIT recording`, or of several files `3 × FIT recording, 1 × GPX recording`. */
function formatOf(logs: readonly TrainingFile[]): string {
  const counts = [...Map.groupBy(logs, ({ format }) => format)]
  if (logs.length === 1) return counts[0]?.[0] ?? ''
  return counts.map(([format, { length }]) => `${length} × ${format}`).join(', ')
}

function sumOf(counts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sum = new Map<string, number>()
  for (const each of counts) for (const [name, count] of each) sum.set(name, (sum.get(name) ?? 0) + count)
  return sum
}

/** The zone of the newest run, where its file tells. */
function zoneOf(logs: readonly TrainingFile[]): { timeZone?: string } {
  let [newest, timeZone] = [Number.NEGATIVE_INFINITY, '']
  for (const log of logs) {
    const end = log.runs.reduce(
      (latest, run) => Math.max(latest, endOf(run).getTime()),
      Number.NEGATIVE_INFINITY,
    )
    if (log.timeZone && end > newest) [newest, timeZone] = [end, log.timeZone]
  }
  return timeZone ? { timeZone } : {}
}
