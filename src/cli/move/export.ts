/** Everything in the database into one sealed file. */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../../result.ts'
import type { Wrangler } from '../wrangler.ts'
import { type Contents, contentsOf } from './contents.ts'
import { dumped, inFolder } from './database.ts'
import { newKey, sealFile } from './sealed-file.ts'

export type MoveOptions = {
  wrangler: Wrangler
  say: (line: string) => void
  file: string
  key: () => Promise<string>
}

/** How many rows, for people: tables that have none are not named. */
export const counted = ({ tables }: Contents): string =>
  Object.entries(tables)
    .filter(([, { rows }]) => rows > 0)
    .map(([name, { rows }]) => `${rows} ${name}`)
    .join(', ') || 'no rows'

export async function exportTo({ wrangler, say, file }: Omit<MoveOptions, 'key'>) {
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (isThere) return err(`${file} already exists. Name another file, or remove it.`)
  return inFolder(async (folder): Promise<Result<{ contents: Contents; key: string }, string>> => {
    const whole = await dumped(wrangler, folder, 'dump.sql')
    if (!whole.ok) return whole
    const contents = contentsOf(whole.value, new Date())
    if (contents.schema.length === 0) return err('The database has no tables yet: there is nothing to move.')
    const key = newKey()
    await sealFile(join(folder.path, 'dump.sql'), file, contents, key)
    say(`${file} holds ${counted(contents)}.`)
    say(`Its key, shown only now and kept nowhere else:\n\n  ${key}\n`)
    say('LEGWORK_SECRET has to move, too: the tokens inside are sealed with it.')
    return ok({ contents, key })
  })
}
