import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))

const forbidden = [
  ['domain', '../store/schema.ts'],
  ['domain', '../config.ts'],
  ['domain', 'hono'],
  ['sources', '../channels/channel.ts'],
  ['channels', '../store/store.ts'],
  ['messages', '../store/store.ts'],
  ['store', '../messages/nudge.ts'],
  ['store', '../jobs/fate.ts'],
  ['actions', '../sources/source.ts'],
  ['actions', '../channels/channel.ts'],
  ['jobs', '../routes/context.ts'],
  ['routes', '../jobs/ingest.ts'],
  ['pages', '../store/store.ts'],
  ['pages', '../messages/nudge.ts'],
  ['sandbox', '../domain/run.ts'],
  ['sandbox', '../result.ts'],
  ['cli', '../store/store.ts'],
  ['files', '../messages/nudge.ts'],
  ['jobs', 'drizzle-orm'],
  ['routes', 'node:fs'],
] as const

const allowed = [
  ['jobs', '../domain/run.ts'],
  ['routes', '../actions/contacts.ts'],
  ['cli', '../sandbox/outside.ts'],
] as const

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      location: z.object({ path: z.union([z.string(), z.object({ file: z.string() })]) }),
    }),
  ),
})

/** A house of its own under the same rules, with a file planted for each case, looked at once. */
describe('imports go one way', () => {
  const house = mkdtempSync(join(tmpdir(), 'house-'))
  let complaints: string[] = []

  const plant = (place: string, source: string) => {
    mkdirSync(dirname(join(house, place)), { recursive: true })
    writeFileSync(join(house, place), source)
  }
  const placeOf = (room: string, from: string) => `src/${room}/${from.replaceAll(/\W+/g, '-')}.ts`

  beforeAll(() => {
    const rules = readFileSync(join(root, 'biome.json'), 'utf8')
    plant(
      'biome.json',
      rules
        .replace('"useIgnoreFile": true', '"useIgnoreFile": false')
        .replace('"enabled": true', '"enabled": false'),
    )
    for (const [room, from] of [...forbidden, ...allowed]) {
      plant(placeOf(room, from), `import * as planted from '${from}'\n\nexport const used = planted\n`)
    }
    plant(
      'src/domain/forgets.ts',
      'const later = async () => 1\n\nexport function forgets() {\n  later()\n}\n',
    )
    const looked = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
      {
        cwd: house,
        encoding: 'utf8',
      },
    )
    const { diagnostics } = reportSchema.parse(JSON.parse(looked.stdout))
    complaints = diagnostics.map(
      ({ category, location: { path } }) => `${typeof path === 'string' ? path : path.file} ${category}`,
    )
  }, 60_000)
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  const complaintsOf = (place: string) => complaints.filter((line) => line.includes(place)).join('\n')

  it.each(forbidden)('src/%s does not import %s', (room, from) => {
    expect(complaintsOf(placeOf(room, from))).toContain('noRestrictedImports')
  })

  it.each(allowed)('src/%s may import %s', (room, from) => {
    expect(complaintsOf(placeOf(room, from))).not.toContain('noRestrictedImports')
  })

  it('a promise left alone is an error', () => {
    expect(complaintsOf('src/domain/forgets.ts')).toContain('noFloatingPromises')
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
