import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deploy, urlIn } from '../../../src/cli/deploy/deploy.ts'
import type { Kept } from '../../../src/cli/deploy/kept.ts'
import { jsonIn, ROOT, wrangler } from '../../../src/cli/wrangler.ts'
import { type Account, anAccount } from '../stand-in/stand-in.ts'

const NOW = new Date('2026-11-29T08:00:00Z')
const MIGRATIONS = readdirSync(join(ROOT, 'migrations')).filter((name) => name.endsWith('.sql'))
/** Real migrations on a real database, on a machine that has more to do. */
const SLOW = { timeout: 120_000 }

/** Deploys, and tells what the operator saw, what was kept, and what wrangler was asked since. */
async function deployTo(account: Account) {
  const before = account.calls().length
  const said: string[] = []
  const kept: Kept[] = []
  const result = await deploy({
    wrangler: account.wrangler,
    say: (line) => said.push(line),
    keep: async (each) => void kept.push(each),
    now: () => NOW,
  })
  return { result, said: said.join('\n'), kept, asked: account.calls().slice(before) }
}

describe('a deploy', SLOW, () => {
  it('migrates a new database without a bookmark, for there is nothing to go back to', async () => {
    const { result, kept, asked } = await deployTo(anAccount())
    expect(result).toEqual({
      ok: true,
      value: { url: 'https://legwork.a-runner.workers.dev', migrations: MIGRATIONS, bookmark: null },
    })
    expect(kept).toEqual([])
    expect(asked.map((each) => each.split(' --')[0])).toEqual([
      'd1 migrations list DB',
      'd1 migrations apply DB',
      'deploy',
    ])
  })

  it('takes a bookmark of a database that is lived in before anything else, keeps it, and says how to go back', async () => {
    const account = anAccount()
    await deployTo(account)
    const { result, said, kept, asked } = await deployTo(account)
    expect(asked).toEqual([
      'd1 migrations list DB --remote',
      'd1 time-travel info DB --json',
      // nothing is left to migrate
      'deploy',
    ])
    const bookmark = result.ok ? result.value.bookmark : null
    expect(bookmark).toMatch(/^0000000\d-.*stand-in$/)
    expect(kept).toEqual([{ at: NOW, bookmark, migrations: [] }])
    expect(said).toContain(`npx wrangler d1 time-travel restore DB --bookmark=${bookmark}`)
    expect(said).toContain('npx wrangler rollback')
  })

  it('changes nothing when no bookmark of a database in use is to be had', async () => {
    const account = anAccount()
    await deployTo(account)
    account.fail('d1 time-travel')
    const { result, asked } = await deployTo(account)
    expect(result).toMatchObject({ ok: false, error: expect.stringContaining('nothing was changed') })
    expect(asked.some((each) => each.startsWith('deploy') || each.includes('apply'))).toBe(false)
  })

  it.each([
    ['d1 migrations list', 'The database could not be reached, so nothing was changed.'],
    ['d1 migrations apply', 'The previous Worker is still online'],
    ['deploy', 'which the previous Worker ignores'],
  ])('says what stands when %s fails, and goes on from there the next time', async (command, words) => {
    const account = anAccount()
    account.fail(command)
    const { result } = await deployTo(account)
    expect(result.ok ? '' : result.error.toLowerCase()).toContain(words.toLowerCase())
    expect(result.ok ? '' : result.error).toContain('[code: 7500]')
    account.fail()
    expect((await deployTo(account)).result).toMatchObject({ ok: true })
  })
})

describe('where a deploy went', () => {
  it.each([
    [
      '  https://legwork.a-runner.workers.dev\n  schedule: */15 * * * *',
      'https://legwork.a-runner.workers.dev',
    ],
    ['  https://legwork.x.workers.dev\n  legwork.example.org (custom domain)', 'https://legwork.example.org'],
    ['No targets deployed for legwork', null],
  ])('is read from %j', (printed, url) => {
    expect(urlIn(printed)).toBe(url)
  })
})

describe('wrangler', () => {
  it('is the first on PATH, is given what is secret by its input, and its failure is said in its own words', async () => {
    const account = anAccount()
    const failed = await account.wrangler(['secret', 'bulk'], {
      input: '{"LEGWORK_SECRET":"not to be seen"}',
    })
    expect(failed).toEqual({
      ok: false,
      error: {
        command: 'wrangler secret bulk',
        code: 1,
        said: 'the stand-in for wrangler does not know: secret bulk',
      },
    })
    expect(account.calls()).toEqual(['secret bulk'])
  })

  it('is our own where there is none on PATH', SLOW, async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/wrangler/package.json'), 'utf8'))
    const nodeOnly = process.execPath.slice(0, process.execPath.lastIndexOf('/'))
    expect(await wrangler(['--version'], { env: { PATH: nodeOnly } })).toEqual({
      ok: true,
      value: expect.stringContaining(version),
    })
  })

  it.each([
    ['[\n  {"results": []}\n]', [{ results: [] }]],
    ['a warning of its own\n{"bookmark":"b"}', { bookmark: 'b' }],
    ['no JSON at all', undefined],
  ])('prints JSON, which is found in %j', (printed, value) => {
    expect(jsonIn(printed)).toEqual(value)
  })
})
