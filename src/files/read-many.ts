/** Reads a folder or a zip: the log in it where there is one, and else the recordings. */

import type { Source } from './containers/source.ts'
import type { FileRead, Looked } from './gather.ts'
import { readFile } from './read-file.ts'
import type { ReadOptions } from './training-file.ts'

/** How many of how many files have been read. */
export type Progress = (done: number, all: number) => void

/** What is in it matters, not how it is packed: `activities/1.FIT.gz` → `activities/1.fit`. */
const plain = (path: string) => path.toLowerCase().replace(/\.gz$/, '')

/** Files that programs leave behind. */
const isHidden = (path: string) => path.split('/').some((part) => part.startsWith('.'))

/** The logs of Strava's and Garmin's whole exports, by the names these give them. */
const EXPORTS = [/(^|\/)activities\.csv$/, /_summarizedactivities\.json$/]
const LOG = /\.(csv|tsv|json)$/
const RECORDING = /\.(fit|gpx|tcx)$/

/**
 * A log holds what its recordings hold, and its owner's words besides, so next to a log recordings are left alone. A
 * table or list that is none (an export has many) is only named when nothing else is there.
 */
export async function readMany(
  files: readonly Source[],
  options: ReadOptions,
  progress: Progress,
): Promise<Looked> {
  const seen = files
    .filter(({ name }) => !isHidden(name))
    .map((file) => ({ ...file, path: plain(file.name) }))
  const recordings = seen.filter(({ path }) => RECORDING.test(path))
  const beside = recordings.length > 0 ? [`${BESIDE} (${recordings.length}).`] : []
  const broken: FileRead[] = []
  for (const named of EXPORTS) {
    const reads = await readAll(
      seen.filter(({ path }) => named.test(path)),
      options,
      progress,
    )
    if (reads.some(isRead)) return { reads, notes: beside }
    broken.push(...reads)
  }
  const others = seen.filter(({ path }) => LOG.test(path) && !EXPORTS.some((named) => named.test(path)))
  const lists = await readAll(others, options, progress)
  if (lists.some(isRead)) return { reads: [...broken, ...lists.filter(isRead)], notes: beside }
  const reads = await readAll(recordings, options, progress)
  if (reads.length > 0 || lists.length > 0 || broken.length > 0)
    return { reads: [...broken, ...(reads.length > 0 ? reads : lists)], notes: [] }
  // whatever it is called: it may be a log, and is named for what it is
  const rest = await readAll(seen.slice(0, MOST_UNKNOWN), options, progress)
  return { reads: rest.some(isRead) ? rest.filter(isRead) : rest, notes: [] }
}

/** How many files are looked at whose names promise nothing. */
const MOST_UNKNOWN = 20

const BESIDE = 'Recordings beside the log are not read, it holds them'

const isRead = ({ result }: FileRead) => result.ok

async function readAll(
  files: readonly Source[],
  options: ReadOptions,
  progress: Progress,
): Promise<FileRead[]> {
  const reads: FileRead[] = []
  for (const { name, open } of files) {
    reads.push({ name, result: await readFile(open, options) })
    progress(reads.length, files.length)
  }
  return reads
}
