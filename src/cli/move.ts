/** `npm run move`: the whole installation into one sealed file, and out of it into an empty database. */
import { optionsOf, runCommand } from './command/command.ts'
import { exportTo } from './move/export.ts'
import { askForKey } from './move/key.ts'
import { restoreFrom } from './move/restore.ts'
import { wrangler } from './wrangler.ts'

const USAGE = `npm run move -- export FILE    everything in the database, sealed; prints the key once
npm run move -- restore FILE   into the database of wrangler.toml, which must be empty

The key is asked for, or read from LEGWORK_MOVE_KEY.`

const MOVES = { export: exportTo, restore: restoreFrom }

async function main(): Promise<number> {
  const { values, positionals } = optionsOf(
    { allowPositionals: true, options: { help: { type: 'boolean', default: false } } },
    USAGE,
  )
  const [verb = '', file, ...more] = positionals
  const isMove = verb === 'export' || verb === 'restore'
  if (values.help || !isMove || !file || more.length > 0) {
    console.log(USAGE)
    return values.help ? 0 : 2
  }
  const moved = await MOVES[verb]({ wrangler, say: console.log, file, key: askForKey })
  if (moved.ok) return 0
  console.error(`\n${moved.error}`)
  return 1
}

await runCommand(main)
