import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { importsIn, ROOMS, resolve, roomOf, violations } from './rooms.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, source: readFileSync(join(root, file), 'utf8') }))

const planted = (file: string, from: string) => violations(file, `import { planted } from '${from}'\n`)

describe('imports go one way', () => {
  it('in every file there is', () => {
    expect(files.length).toBeGreaterThan(200)
    expect(files.flatMap(({ file, source }) => violations(file, source))).toEqual([])
  })

  it.each([
    ['src/domain/training/planted.ts', '../../store/schema.ts'],
    ['src/domain/training/planted.ts', '../../config.ts'],
    ['src/domain/training/planted.ts', '../rules/index.ts'],
    ['src/domain/rules/planted.ts', '../nudges/nudge.ts'],
    ['src/domain/replay/planted.ts', 'hono'],
    ['src/domain/replay/planted.ts', 'node:fs'],
    ['src/domain/replay/planted.ts', '../../a-room-of-tomorrow/file.ts'],
    ['src/text/planted.ts', '../messages/nudge/nudge.ts'],
    ['src/sources/planted.ts', '../channels/channel.ts'],
    ['src/channels/planted.ts', '../store/store.ts'],
    ['src/messages/planted.ts', '../store/store.ts'],
    ['src/store/planted.ts', '../messages/nudge/nudge.ts'],
    ['src/store/planted.ts', '../jobs/outcome.ts'],
    ['src/actions/planted.ts', '../sources/source.ts'],
    ['src/actions/planted.ts', '../channels/channel.ts'],
    ['src/jobs/planted.ts', '../routes/lib/context.ts'],
    ['src/jobs/planted.ts', 'drizzle-orm'],
    ['src/routes/planted.ts', '../jobs/ingest/ingest.ts'],
    ['src/routes/planted.ts', 'node:fs'],
    ['src/pages/planted.ts', '../store/store.ts'],
    ['src/pages/planted.ts', '../messages/nudge/nudge.ts'],
    ['src/sandbox/planted.ts', '../domain/training/run.ts'],
    ['src/sandbox/planted.ts', '../result.ts'],
    ['src/files/planted.ts', '../messages/nudge/nudge.ts'],
    ['src/cli/planted.ts', '../store/store.ts'],
    ['src/log.ts', './store/store.ts'],
    ['src/secrets.ts', './config.ts'],
    ['src/queue.ts', './jobs/consume.ts'],
    ['src/dependencies.ts', './jobs/consume.ts'],
    ['src/config.ts', './dependencies.ts'],
    ['src/app.tsx', './jobs/consume.ts'],
    ['src/index.ts', './store/store.ts'],
  ])('%s may not import %s', (file, from) => {
    expect(planted(file, from)).toEqual([`${file} imports ${from}`])
  })

  it.each([
    ['src/jobs/planted.ts', '../domain/training/run.ts'],
    ['src/routes/me/planted.ts', '../../actions/contacts.ts'],
    ['src/cli/planted.ts', '../sandbox/outside.ts'],
    ['src/domain/rules/planted.ts', '../training/log.ts'],
    ['src/store/planted.ts', 'drizzle-orm/d1'],
  ])('%s may import %s', (file, from) => {
    expect(planted(file, from)).toEqual([])
  })

  it('however they are written', () => {
    const written = [
      "import { a } from '../store/a.ts'",
      "import type { B } from '../store/b.ts'",
      "import {\n  c,\n  d,\n} from '../store/c.ts'",
      "export * from '../store/d.ts'",
      "import '../store/e.ts'",
      "const f = await import('../store/f.ts')",
      "type G = import('../store/g.ts').G",
    ]
    for (const source of written) expect(violations('src/pages/planted.ts', `${source}\n`)).toHaveLength(1)
  })

  it('and a new room has to say what it imports', () => {
    expect(planted('src/tomorrow/planted.ts', '../result.ts')).toEqual([
      'src/tomorrow/planted.ts stands in no room',
    ])
    expect(new Set(files.map(({ file }) => roomOf(file)))).toEqual(new Set(Object.keys(ROOMS)))
  })
})

describe('a house one can hold in one’s head', () => {
  it('has no circle between files', () => {
    const below = new Map(
      files.map(({ file, source }) => [
        file,
        importsIn(source)
          .filter((from) => from.startsWith('.'))
          .map((from) => resolve(file, from)),
      ]),
    )
    const clear = new Set<string>()
    const circle = (file: string, above: readonly string[]): readonly string[] | null => {
      if (above.includes(file)) return [...above.slice(above.indexOf(file)), file]
      if (clear.has(file)) return null
      for (const next of below.get(file) ?? []) {
        const found = circle(next, [...above, file])
        if (found) return found
      }
      clear.add(file)
      return null
    }
    expect(files.map(({ file }) => circle(file, [])).filter((found) => found !== null)).toEqual([])
  })

  it('has at most fifteen files in a folder, and none beyond 250 lines', () => {
    const folders = Map.groupBy(files, ({ file }) => file.slice(0, file.lastIndexOf('/')))
    expect([...folders].filter(([, own]) => own.length > 15).map(([folder]) => folder)).toEqual([])
    expect(files.filter(({ source }) => source.split('\n').length > 251).map(({ file }) => file)).toEqual([])
  })

  it('says in the first line of each file what it is for', () => {
    expect(files.filter(({ source }) => !source.startsWith('/**')).map(({ file }) => file)).toEqual([])
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
