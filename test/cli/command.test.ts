/** Every command as somebody mistypes it, and where something happens that nobody foresaw. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ROOT } from '../../src/cli/wrangler.ts'
import { type Ended, runToEnd } from './run-to-end.ts'

// nothing that is mistyped reaches anybody's account
const run = (script: string, args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  runToEnd([join(ROOT, script), ...args], { cwd: ROOT, env: { CLOUDFLARE_API_TOKEN: 'none', ...env } })

const scripts: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts
const commands = Object.values(scripts)
  .flatMap((script) => /^node (src\/cli\/\S+)$/.exec(script)?.[1] ?? [])
  .filter((path) => /optionsOf|parseArgs|parseOptions/.test(readFileSync(join(ROOT, path), 'utf8')))

describe('a command that was mistyped', () => {
  it.each(commands)('%s says so in words, and how it is meant', async (script) => {
    const { code, said } = await run(script, ['--frobnicate'])
    expect(said).toContain('--frobnicate')
    expect(said).toContain('npm ')
    expect(said).not.toMatch(/^\s+at /m)
    expect(code).toBe(2)
  })

  it('are all those an operator has', () => {
    expect(commands).toEqual(
      expect.arrayContaining(
        ['setup', 'doctor', 'deploy', 'move', 'start'].map((name) => `src/cli/${name}.ts`),
      ),
    )
  })
})

describe('where something happens that nobody foresaw', () => {
  it('the command ends in one line, without a stack trace', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'legwork-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'answers.json'), '{}')
    // there is no wrangler.toml
    const args = ['--answers', join(folder, 'answers.json'), '--remove', '--dry-run']
    const { code, said } = await run('src/cli/setup.ts', args, { LEGWORK_ROOT: folder })
    expect(said).toMatch(/Stopped by an unexpected error: Error: ENOENT/)
    expect(said).not.toMatch(/^\s+at /m)
    expect(code).toBe(1)
  })
})

describe('where there is nobody to ask', () => {
  it('a restore says what a key is, and ends', async () => {
    const { code, said } = await run('src/cli/move.ts', ['restore', 'package.json'], { LEGWORK_MOVE_KEY: '' })
    expect(said).not.toContain('unsettled')
    expect(code).toBe(1)
  })
})
