import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const planted: string[] = []

/** What the linter says of a file that stands in a room of the house for a moment. */
function lint(room: string, source: string): string {
  const folder = `${root}src/${room}/planted-for-a-test`
  mkdirSync(folder, { recursive: true })
  planted.push(folder)
  writeFileSync(`${folder}/violation.ts`, source)
  const checked = spawnSync(`${root}node_modules/.bin/biome`, ['lint', `${folder}/violation.ts`], {
    cwd: root,
    encoding: 'utf8',
  })
  return checked.status === 0 ? '' : checked.stderr + checked.stdout
}

afterEach(() => {
  for (const folder of planted.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('imports go one way', () => {
  it.each([
    ['domain', '../../store/schema.ts'],
    ['domain', '../../config.ts'],
    ['domain', 'hono'],
    ['sources', '../../channels/channel.ts'],
    ['channels', '../../store/store.ts'],
    ['messages', '../../store/store.ts'],
    ['store', '../../messages/message.ts'],
    ['store', '../../jobs/fate.ts'],
    ['actions', '../../sources/source.ts'],
    ['actions', '../../channels/channel.ts'],
    ['jobs', '../../routes/context.ts'],
    ['routes', '../../jobs/ingest.ts'],
    ['pages', '../../store/store.ts'],
    ['pages', '../../messages/message.ts'],
    ['sandbox', '../../domain/run.ts'],
    ['sandbox', '../../result.ts'],
    ['cli', '../../store/store.ts'],
    ['files', '../../messages/message.ts'],
    ['jobs', 'drizzle-orm'],
    ['routes', 'node:fs'],
  ])('src/%s does not import %s', (room, from) => {
    expect(lint(room, `import * as planted from '${from}'\n\nexport const used = planted\n`)).toContain(
      'noRestrictedImports',
    )
  })

  it.each([
    ['jobs', '../../domain/run.ts'],
    ['routes', '../../actions/contacts.ts'],
    ['cli', '../../sandbox/outside.ts'],
  ])('src/%s may import %s', (room, from) => {
    expect(lint(room, `import * as planted from '${from}'\n\nexport const used = planted\n`)).not.toContain(
      'noRestrictedImports',
    )
  })

  it('a promise left alone is an error', () => {
    const source = 'const later = async () => 1\n\nexport function forgets() {\n  later()\n}\n'
    expect(lint('domain', source)).toContain('noFloatingPromises')
  })
})

describe('the lockfile', () => {
  it('names no host and has the binaries of every platform', () => {
    const lockfile = execFileSync('git', ['show', ':package-lock.json'], { cwd: root, encoding: 'utf8' })
    expect(lockfile).not.toContain('"resolved"')
    for (const part of [
      'workerd-darwin-arm64',
      'workerd-linux-64',
      'workerd-windows-64',
      'cli-darwin-arm64',
    ]) {
      expect(lockfile).toContain(part)
    }
  })
})
