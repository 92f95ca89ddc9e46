/** Reads what somebody has of their training: files, folders and zips, each told by what is in it and not by its name. */
import { err, type Result } from '../result.ts'
import { HEAD_BYTES, kindOf, UNPACK } from './containers/kinds.ts'
import { allOf, type Source, streamOf, Unreadable } from './containers/source.ts'
import { filesOf } from './containers/zip.ts'
import { gather, type Looked, type NotRead } from './gather.ts'
import { readFile } from './read-file.ts'
import { type Progress, readMany } from './read-many.ts'
import type { ReadOptions, TrainingFile } from './training-file.ts'

/** A file, or a folder with the files in it, however deep, by their path in it. */
export type Given = Source | { name: string; files: readonly Source[] }

/**
 * One log from everything that was given. What can't be read is named in it; only when nothing can be read is the
 * whole refused.
 *
 * @example await readTraining([{ name: 'export.zip', open: async () => blob }]) // ok, with `runs` and `files`
 */
export async function readTraining(
  given: readonly Given[],
  options: ReadOptions = {},
  progress: Progress = () => {},
): Promise<Result<TrainingFile, NotRead>> {
  const all: Looked = { reads: [], notes: [] }
  for (const each of given) {
    const parts =
      'files' in each
        ? await readFolder(each.files, options, progress)
        : await readOne(each, options, progress)
    all.reads.push(...parts.reads)
    all.notes.push(...parts.notes)
  }
  return gather(all, given[0]?.name ?? '')
}

const isZip = ({ name }: Source) => /\.zip$/i.test(name)

async function readFolder(
  files: readonly Source[],
  options: ReadOptions,
  progress: Progress,
): Promise<Looked> {
  const looked = await readMany(
    files.filter((file) => !isZip(file)),
    options,
    progress,
  )
  for (const zip of files.filter(isZip)) {
    const inside = await readOne(zip, options, progress)
    looked.reads.push(...inside.reads)
    looked.notes.push(...inside.notes)
  }
  return looked
}

async function readOne(
  { name, open }: Source,
  options: ReadOptions,
  progress: Progress,
  within = 0,
): Promise<Looked> {
  try {
    const bytes = await open()
    if (!(bytes instanceof Blob) || kindOf(await headOf(bytes)) !== 'zip') {
      const result = await readFile(() => Promise.resolve(bytes), options)
      return { reads: [{ name, result }], notes: [] }
    }
    if (within > DEEPEST) throw new Unreadable('a zip in a zip in a zip', UNPACK)
    const files = (await filesOf(bytes)).map((file) => ({ ...file, name: `${name}/${file.name}` }))
    return await readZip(files, options, progress, within)
  } catch (error) {
    if (error instanceof Unreadable) return { reads: [{ name, result: err(error.refusal) }], notes: [] }
    throw error
  }
}

/** Garmin's export keeps its recordings in zips of their own. */
const DEEPEST = 1

/** What is packed within a zip can't be read where it lies. */
const MAX_WITHIN_BYTES = 128 * 2 ** 20

/** A log holds what its recordings hold, so zips within are opened only where nothing lies beside them. */
async function readZip(
  files: readonly Source[],
  options: ReadOptions,
  progress: Progress,
  within: number,
): Promise<Looked> {
  const zips = files.filter(isZip)
  const looked = await readMany(
    files.filter((file) => !isZip(file)),
    options,
    progress,
  )
  if (zips.length === 0 || looked.reads.some(({ result }) => result.ok)) return looked
  const all: Looked = { reads: [], notes: [...looked.notes] }
  for (const { name, open } of zips) {
    const held = async () => new Blob([new Uint8Array(await allOf(streamOf(await open()), MAX_WITHIN_BYTES))])
    const inside = await readOne({ name, open: held }, options, progress, within + 1)
    all.reads.push(...inside.reads)
    all.notes.push(...inside.notes)
  }
  return all.reads.some(({ result }) => result.ok) ? all : { ...all, reads: [...all.reads, ...looked.reads] }
}

const headOf = async (blob: Blob) => new Uint8Array(await blob.slice(0, HEAD_BYTES).arrayBuffer())
