/** Files as somebody gives them, read whole. */
import { gzipSync } from 'node:zlib'
import { type Given, readTraining } from '../../src/files/read-training.ts'
import type { ReadOptions, TrainingFile } from '../../src/files/training-file.ts'

export type Content = string | Uint8Array | Blob

const blobOf = (content: Content) => (content instanceof Blob ? content : new Blob([Buffer.from(content)]))

export const fileGiven = (name: string, content: Content) => ({
  name,
  open: () => Promise.resolve(blobOf(content)),
})

export const folderGiven = (name: string, files: Record<string, Content>): Given => ({
  name,
  files: Object.entries(files).map(([path, content]) => fileGiven(`${name}/${path}`, content)),
})

export const gzipped = (content: string | Uint8Array): Uint8Array => gzipSync(content)

/** What is in files of which one at least can be read. */
export async function trainingIn(given: Given | Given[], options: ReadOptions = {}): Promise<TrainingFile> {
  const read = await readTraining([given].flat(), options)
  if (!read.ok) throw new Error(`refused: ${read.error.name} is ${read.error.found}`)
  return read.value
}

/** The words that somebody reads whose files can't be read. */
export async function refusalOf(given: Given | Given[]): Promise<string> {
  const read = await readTraining([given].flat())
  return read.ok ? 'it was read' : `${read.error.name} is ${read.error.found}. ${read.error.instead}`
}
