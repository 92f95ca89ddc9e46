/** A sealed file into an empty database: all of it or nothing, and compared afterwards row by row. */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../../result.ts'
import { ROOT, type Wrangler } from '../wrangler.ts'
import { type Contents, contentsOf, GIVES_WAY, insertsFor } from './contents.ts'
import { dumped, type Folder, failed, inFolder, loaded } from './database.ts'
import { counted, type MoveOptions } from './export.ts'
import { openFile } from './sealed-file.ts'

export const restoreFrom = ({ wrangler, say, file, key }: MoveOptions): Promise<Result<Contents, string>> =>
  inFolder(async (folder) => {
    const opened = await openFile(file, join(folder.path, 'moved.sql'), await key())
    if (!opened.ok) return opened
    const contents = opened.value
    const unlike = await unlikeProject(contents)
    if (unlike) return err(unlike)
    const database = await loaded(folder, 'moved.sql')
    const differs = differences(contents, contentsOf(database, new Date()))
    if (differs.length > 0) return err(`The file does not hold what it should: ${differs.join(', ')}.`)

    const ready = await emptyHouse(wrangler, contents, folder)
    if (!ready.ok) return ready
    say(`Restoring ${counted(contents)} …`)
    const inserts = join(folder.path, 'inserts.sql')
    await writeFile(inserts, insertsFor(database, contents), { mode: 0o600 })
    const put = await wrangler(['d1', 'execute', 'DB', '--remote', '--yes', '--file', inserts])
    if (!put.ok) return err(failed('Nothing was restored: the database is as empty as it was.', put.error))

    const there = await dumped(wrangler, folder, 'after.sql')
    if (!there.ok) return err(`All rows are in, but could not be compared. ${there.error}`)
    const changed = differences(contents, contentsOf(there.value, new Date()))
    if (changed.length > 0) return err(changedSince(changed))
    say('Everything is there, and every row matches.')
    return ok(contents)
  })

/** What keeps a file from this version: it was made by another schema. Null when nothing does. */
async function unlikeProject({ schema }: Contents): Promise<string | null> {
  const ours = (await readdir(join(ROOT, 'migrations'))).filter((name) => name.endsWith('.sql')).sort()
  if (ours.join() === schema.join()) return null
  const newer = schema.find((name) => !ours.includes(name))
  return newer
    ? `The file comes from a newer version, with ${newer}. Restore it with that version or a later one.`
    : `The file comes from an older version, which ended with ${schema.at(-1)}. Restore it with that version, then update.`
}

/** Tables that hold other rows in one than in the other. */
const differences = (one: Contents, other: Contents): string[] =>
  [...new Set([...Object.keys(one.tables), ...Object.keys(other.tables)])].filter(
    (name) => one.tables[name]?.digest !== other.tables[name]?.digest,
  )

/** Sees that the database has our tables and nobody's rows; one without tables is given them. */
async function emptyHouse(
  wrangler: Wrangler,
  { schema }: Contents,
  folder: Folder,
): Promise<Result<null, string>> {
  const before = await dumped(wrangler, folder, 'there.sql')
  if (!before.ok) return before
  const there = contentsOf(before.value, new Date())
  if (there.schema.length === 0) {
    const applied = await wrangler(['d1', 'migrations', 'apply', 'DB', '--remote'])
    return applied.ok ? ok(null) : err(failed('The tables could not be made.', applied.error))
  }
  if (there.schema.join() !== schema.join()) {
    return err('The database there has a different schema from this version. Run npm run deploy first.')
  }
  before.value.exec(GIVES_WAY.join(';'))
  const { tables } = contentsOf(before.value, new Date())
  const lived = Object.entries(tables).filter(([, { rows }]) => rows > 0)
  return lived.length === 0
    ? ok(null)
    : err(
        `That database is not empty: ${lived.map(([name, { rows }]) => `${rows} ${name}`).join(', ')}. Nothing was changed. Restore into an empty database.`,
      )
}

const changedSince = (tables: readonly string[]) =>
  [
    `All rows are in, and ${tables.join(', ')} changed right after.`,
    'A Worker running there does that; if there is none, start again with an empty database.',
  ].join('\n')
