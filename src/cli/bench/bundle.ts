/** The Worker as it is deployed, and what it weighs. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { NameOf } from './installation/profiler.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** What the Worker may weigh, as gzip packs it: `docs/benchmarks.md` says what more was tried. */
export const MOST_KILOBYTES = 316

export type Bundle = { script: string; gzipKilobytes: number; nameOf: NameOf }

export async function bundled(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'legwork-'))
  const wrangler = join(ROOT, 'node_modules/.bin/wrangler')
  await promisify(execFile)(wrangler, ['deploy', '--dry-run', '--outdir', folder], { cwd: ROOT })
  const name = (await readdir(folder)).find((file) => file.endsWith('.js'))
  if (!name) throw new Error('The build left no script.')
  const script = await readFile(join(folder, name), 'utf8')
  const map = new SourceMap(JSON.parse(await readFile(join(folder, `${name}.map`), 'utf8')))
  return { script, gzipKilobytes: gzipSync(script).length / 1024, nameOf: namesIn(map) }
}

/** Of functions as they were written: `decide (src/jobs/ingest/decide.ts:12)`. */
const namesIn =
  (map: SourceMap): NameOf =>
  ({ functionName, lineNumber, columnNumber }) => {
    const entry = map.findEntry(lineNumber, columnNumber)
    if (!('originalSource' in entry)) return functionName
    const file = entry.originalSource.replace(/^(\.\.\/)+/, '')
    const name = 'name' in entry && entry.name ? entry.name : functionName
    return `${name} (${file}:${entry.originalLine + 1})`
  }
