/** `npm run setup` as it is run: a stand-in for wrangler on PATH, providers and the Worker over HTTP. */
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { expect, it, onTestFinished, vi } from 'vitest'
import { deploy } from '../../../src/cli/deploy/deploy.ts'
import { ROOT, wrangler } from '../../../src/cli/wrangler.ts'
import { createSandbox } from '../../../src/sandbox/outside.ts'
import { type Ended, runToEnd } from '../run-to-end.ts'
import { anEmptyAccount, type CloudflareState } from '../stand-in/simulated.ts'
import { ANSWERS } from './installing.ts'

const STAND_IN = fileURLToPath(new URL('../stand-in/wrangler.ts', import.meta.url))

/** A server on this machine, gone when the test is over; gives its address. */
function listening(answer: (request: Request) => Response | Promise<Response>): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: answer, port: 0, hostname: 'localhost' }, ({ port }) =>
      resolve(`http://localhost:${port}`),
    )
    onTestFinished(() => void server.close())
  })
}

async function aMachine() {
  const folder = mkdtempSync(join(tmpdir(), 'legwork-setup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(ROOT, 'wrangler.toml'), join(folder, 'wrangler.toml'))
  writeFileSync(join(folder, 'wrangler'), `#!/bin/sh\nexec "${process.execPath}" "${STAND_IN}" "$@"\n`)
  chmodSync(join(folder, 'wrangler'), 0o755)
  writeFileSync(join(folder, 'state.json'), JSON.stringify(anEmptyAccount()))
  const state = (): CloudflareState => JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'))

  const sandbox = createSandbox({
    now: () => new Date(),
    stravaClientId: '4711',
    stravaClientSecret: 'client-secret',
    resendApiKey: 're_key',
    callWorker: (request) => fetch(request),
  })
  sandbox.resend.account.domains.push({ name: 'legwork.example', status: 'verified' })
  const outside = await listening((request) => sandbox.fetch(request))
  const worker = await listening((request) => {
    const { pathname, searchParams } = new URL(request.url)
    const challenge = searchParams.get('hub.challenge')
    if (challenge) return Response.json({ 'hub.challenge': challenge })
    return new Response(null, { status: pathname === '/operator/test-mail' ? 202 : 200 })
  })
  const answers = {
    ...ANSWERS,
    BASE_URL: worker,
    STRAVA_API_URL: `${outside}/strava/api/v3`,
    RESEND_API_URL: `${outside}/resend`,
  }
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(answers))
  return { folder, state, sandbox, run: (...args: string[]) => run(folder, args) }
}

const pathTo = (folder: string) => [folder, process.env.PATH].join(delimiter)

const run = (folder: string, args: string[]): Promise<Ended> =>
  runToEnd([join(ROOT, 'src/cli/setup.ts'), ...args], {
    cwd: folder,
    env: { PATH: pathTo(folder), STAND_IN: folder, LEGWORK_ROOT: folder },
  })

it('runs from nothing to online, again without a change, and back to nothing', {
  timeout: 120_000,
}, async () => {
  const { folder, state, run, sandbox } = await aMachine()
  const answers = ['--answers', join(folder, 'answers.json')]

  const dry = await run(...answers, '--dry-run')
  expect(dry.said).toContain('would make the database legwork')
  expect(state()).toEqual(anEmptyAccount())

  const first = await run(...answers)
  expect(first.said).toContain('Legwork is at http://localhost:')
  expect(first.code).toBe(0)
  const { worker, databases, queues } = state()
  expect([databases.length, queues.length, worker?.deploys]).toEqual([1, 3, 1])
  const calls = readFileSync(join(folder, 'calls'), 'utf8')
  for (const [name, value] of Object.entries(worker?.secrets ?? {})) {
    if (!/SECRET|TOKEN|KEY/.test(name)) continue
    expect(calls, name).not.toContain(value)
    expect(first.said, name).not.toContain(value)
  }

  const second = await run(...answers)
  expect(second.said).toContain('nothing was changed')
  expect(second.code).toBe(0)

  expect((await run(...answers, '--remove')).said).toContain('Nothing was changed')
  const removed = await run(...answers, '--remove', '--yes')
  expect(removed.said).toContain('Everything is removed')
  expect(state()).toEqual(anEmptyAccount())
  expect(sandbox.resend.account.webhooks).toEqual([])
  expect(existsSync(join(folder, '.setup.json'))).toBe(false)
})

it('settles in which of several accounts everything after it works', { timeout: 60_000 }, async () => {
  const { folder, state, run } = await aMachine()
  const accounts = [
    { id: 'account-1', name: 'A runner' },
    { id: 'account-2', name: 'A club' },
  ]
  writeFileSync(join(folder, 'state.json'), JSON.stringify({ ...anEmptyAccount(), accounts }))
  vi.stubEnv('CLOUDFLARE_ACCOUNT_ID', 'account-2')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await run('--answers', join(folder, 'answers.json'))).toMatchObject({ code: 0 })
  vi.unstubAllEnvs()

  const deployed = await deploy({
    wrangler: (args) => wrangler(args, { cwd: folder, env: { PATH: pathTo(folder), STAND_IN: folder } }),
    say: () => {},
    keep: async () => {},
    now: () => new Date(),
  })
  expect(deployed).toMatchObject({ ok: true })
  expect(state().worker?.deploys).toBe(2)
  const asked = readFileSync(join(folder, 'accounts'), 'utf8').split('\n').filter(Boolean)
  expect([...new Set(asked)]).toEqual(['account-2'])
})

it('says what it wants when it is called wrongly', { timeout: 60_000 }, async () => {
  const { run } = await aMachine()
  const nobody = await run()
  expect(nobody).toMatchObject({ code: 1, said: expect.stringContaining('--answers FILE') })
  expect((await run('--jurisdiction', 'mars')).said).toContain('--jurisdiction should be eu')
  expect((await run('--answers', 'no-such.json')).said).toContain('no-such.json could not be read')
  expect((await run('--frobnicate')).said).toContain('--dry-run')
  expect(await run('--help')).toMatchObject({ code: 0, said: expect.stringContaining('npm run setup') })
})
