/** What lies on the disk where somebody points: a file, or a folder with all that is in it. */
import { openAsBlob } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Source, Unreadable } from '../../files/containers/source.ts'
import type { Given } from '../../files/read-training.ts'

/** More than a lifetime of recordings: what goes on beyond it is some other folder. */
const MAX_FILES = 100_000

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  ELOOP: 'its links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
}

/** What stood in the way, in words. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? `the system gives no known reason${code && ` (${code})`}`
}

/** Nothing is read yet but the names. Throws when there is nothing. */
export async function givenAt(path: string, name: string): Promise<Given> {
  const found = await stat(path)
  if (!found.isDirectory()) return { name, open: () => contentOf(path, found.isFile()) }
  const files: Source[] = []
  const above = name.endsWith('/') ? name : `${name}/`
  for await (const inside of filesIn(path)) {
    files.push({
      name: `${above}${inside}`,
      open: () => contentOf(join(path, inside), true),
    })
    if (files.length >= MAX_FILES) break
  }
  return { name, files }
}

/** The paths of files, in order, without what is hidden. Links are not followed: they may lead round in a ring. */
async function* filesIn(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // hidden folders can be large, and nothing in them is read
    if (entry.name.startsWith('.')) continue
    if (entry.isFile()) yield entry.name
    else if (entry.isDirectory()) {
      for await (const inside of filesIn(join(folder, entry.name))) yield `${entry.name}/${inside}`
    }
  }
}

/** A file stays where it is and is read piece by piece; a pipe has to be taken as it comes. */
async function contentOf(path: string, isFile: boolean): Promise<Blob> {
  try {
    if (!isFile) return new Blob([await readFile(path)])
    // whether it may be read shows only when it is
    const content = await openAsBlob(path)
    await content.slice(0, 1).arrayBuffer()
    return content
  } catch (error) {
    throw new Unreadable(`unreadable: ${whyNot(error)}`, 'Check who may read it.')
  }
}
