/** `npm run move` as it is run, and ended while the database lies there in the clear. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { inFolder, loaded } from '../../../src/cli/move/database.ts'
import { ROOT } from '../../../src/cli/wrangler.ts'

/** Writes the dump, which is its last argument, and never ends. */
const ENDLESS = `#!/bin/sh
for last; do :; done
echo "INSERT INTO runner VALUES ('somebody');" > "$last"
exec sleep 60
`

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'an export that is ended by %s leaves no dump behind',
  { timeout: 60_000 },
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'legwork-stopped-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const temporary = join(folder, 'temporary')
    mkdirSync(temporary)
    writeFileSync(join(folder, 'wrangler'), ENDLESS)
    chmodSync(join(folder, 'wrangler'), 0o755)
    const dumps = () => readdirSync(temporary, { recursive: true }).filter((name) => /dump/.test(`${name}`))

    // a group of its own, as a terminal would end it
    const move = spawn(process.execPath, [join(ROOT, 'src/cli/move.ts'), 'export', join(folder, 'house')], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, PATH: [folder, process.env.PATH].join(delimiter), TMPDIR: temporary },
    })
    const over = once(move, 'exit')
    await vi.waitFor(() => expect(dumps()).toHaveLength(1), { timeout: 30_000 })
    process.kill(-(move.pid ?? Number.NaN), signal)
    expect(await over).toEqual([null, signal])
    expect(readdirSync(temporary)).toEqual([])
  },
)

it('closes its databases before their folder goes', async () => {
  const database = await inFolder(async (folder) => {
    writeFileSync(join(folder.path, 'dump.sql'), 'CREATE TABLE runner (id TEXT);')
    return loaded(folder, 'dump.sql')
  })
  expect(database.isOpen).toBe(false)
})

/** Opens a database as `move` does, and says on the way out whether it is open still. */
const OPENED = `
  import { writeFileSync } from 'node:fs'
  import { inFolder, loaded } from '${pathToFileURL(join(ROOT, 'src/cli/move/database.ts'))}'
  await inFolder(async (folder) => {
    writeFileSync(folder.path + '/dump.sql', 'CREATE TABLE runner (id TEXT);')
    const database = await loaded(folder, 'dump.sql')
    process.on('SIGTERM', () => process.exit(database.isOpen ? 1 : 0))
    process.kill(process.pid, 'SIGTERM')
    await new Promise((done) => setTimeout(done, 30_000))
  })
`

it('closes them when a signal ends it as well', { timeout: 60_000 }, async () => {
  const move = spawn(process.execPath, ['--input-type=module', '--eval', OPENED], { stdio: 'ignore' })
  expect(await once(move, 'exit')).toEqual([0, null])
})
