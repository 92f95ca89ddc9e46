/** Makes a training file of what became of each row. */
import { endOf, type Run, sameRun } from '../domain/training/run.ts'
import { wrongStart } from './fields/starts.ts'
import type { Found, Opened, Reader, ReadOptions, TrainingFile } from './training-file.ts'

/** Rows and the reading of them; a file may hold several such parts. */
export type Part<Value> = { opened: Opened<Value>; rows: Found<Value>[] }

export function collect<Head, Value>(
  { source, format }: Reader<Head, Value>,
  parts: readonly Part<Value>[],
  options: ReadOptions,
): TrainingFile {
  const [notRunning, soundsLikeRunning] = [new Map<string, number>(), new Map<string, number>()]
  const unreadable: UnreadLine[] = []
  const read: ReadRun[] = []
  for (const { opened, rows } of parts) {
    for (const row of rows) {
      const result = 'value' in row ? opened.read(row.value) : row
      const wrong = 'run' in result ? wrongStart(result.run.startedAt, options) : null
      if (wrong) unreadable.push({ line: row.line, reason: wrong })
      else if ('unreadable' in result) unreadable.push({ line: row.line, reason: result.unreadable })
      else if ('run' in result) read.push({ line: row.line, ...result })
      else if ('notRunning' in result) countUp(notRunning, result.notRunning)
      else countUp(soundsLikeRunning, result.soundsLikeRunning)
    }
  }
  const { kept, again } = apart(read)
  const timeZone = zoneOfNewest(kept)
  return {
    source,
    format,
    runs: kept.map(({ run }) => run),
    unreadable: [...unreadable, ...again].sort((a, b) => a.line - b.line),
    notRunning,
    soundsLikeRunning,
    ...(timeZone && { timeZone }),
    notes: [
      ...new Set([...parts.flatMap(({ opened }) => opened.notes), ...kept.flatMap(({ note }) => note ?? [])]),
    ],
  }
}

const countUp = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)

type UnreadLine = { line: number; reason: string }

type ReadRun = { line: number; run: Run; timeZone?: string | undefined; madeId?: true; note?: string }

/**
 * Each activity once. Where the file has no id and it is made of the start, two that differ in more are two activities:
 * the longest keeps the plain id, in whatever order the rows come.
 */
function apart(read: readonly ReadRun[]): { kept: ReadRun[]; again: UnreadLine[] } {
  const kept: ReadRun[] = []
  const again: UnreadLine[] = []
  const byId = new Map<string, ReadRun[]>()
  for (const each of read) {
    const others = byId.get(each.run.id) ?? []
    const same = others.find(({ run }) => !each.madeId || sameRun(run, each.run))
    if (same) {
      again.push({ line: each.line, reason: `is the activity of line ${same.line} again` })
      continue
    }
    byId.set(each.run.id, [...others, each])
    kept.push(each)
  }
  const ids = new Map<Run, string>()
  for (const [id, twins] of byId) {
    const longestFirst = twins.map(({ run }) => run).sort(longerFirst)
    for (const [at, run] of longestFirst.entries()) if (at > 0) ids.set(run, `${id}_${at + 1}`)
  }
  return {
    kept: kept.map((each) => ({ ...each, run: { ...each.run, id: ids.get(each.run) ?? each.run.id } })),
    again,
  }
}

const longerFirst = (a: Run, b: Run) =>
  b.distanceMeters - a.distanceMeters ||
  b.movingSeconds - a.movingSeconds ||
  b.elapsedSeconds - a.elapsedSeconds

function zoneOfNewest(read: readonly ReadRun[]): string | undefined {
  const zoned = read.filter(({ timeZone }) => timeZone)
  const newest = zoned.reduce<ReadRun | undefined>(
    (last, each) => (last && endOf(last.run).getTime() >= endOf(each.run).getTime() ? last : each),
    undefined,
  )
  return newest?.timeZone
}
