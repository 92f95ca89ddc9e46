/** The command as somebody types it, against Legwork as it runs here and against what may stand in its place. */
import { spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Local, startLocal } from '../../../src/cli/local.ts'
import { ROOT } from '../../../src/cli/wrangler.ts'
import { newestIn, olderThan } from '../../../src/operator/versions.ts'

const TOKEN = 'local-operator-token'

type Said = { code: number | null; out: string }

function doctor(url: string, { token = TOKEN, json = false } = {}): Promise<Said> {
  const args = ['src/cli/doctor.ts', '--url', url, ...(json ? ['--json'] : [])]
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, OPERATOR_TOKEN: token },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })))
}

describe('doctor, asking Legwork as it runs', () => {
  let local: Local
  beforeAll(async () => {
    local = await startLocal({ port: 0, outsidePort: 0, settleMinutes: 0 })
    await local.sweep()
  }, 60_000)
  afterAll(() => local.close())

  it('says that all is well, and ends with 0', async () => {
    const { code, out } = await doctor(local.url)
    expect(out).toContain('✓ It answers in')
    expect(out).toContain('✓ Strava sends its events here.')
    expect(out).toContain('✓ The sweep last ran')
    expect(out).not.toContain('✗')
    expect(code).toBe(0)
  })

  it('names what is failing, its cause and what to do, and ends with 1', async () => {
    local.sandbox.strava.subscribe({ callbackUrl: 'https://other.example/hook', verifyToken: 'theirs' })
    const { code, out } = await doctor(local.url)
    const { code: jsonCode, out: json } = await doctor(local.url, { json: true })
    local.sandbox.strava.subscribe({
      callbackUrl: `${local.url}/webhooks/strava/local-webhook-path`,
      verifyToken: 'local-webhook-path',
    })
    expect(out).toMatch(
      /✗ Strava sends the events of this application to other\.example.*\(subscription\)\n {2}→ Give/,
    )
    expect(code).toBe(1)
    expect(jsonCode).toBe(1)
    expect(JSON.parse(json)).toMatchObject({
      verdict: 'failing',
      checks: expect.arrayContaining([expect.objectContaining({ code: 'subscription', verdict: 'failing' })]),
    })
  })

  it.each(['a token made of several words', 'ключ-оператора-этой-установки', 'operator\ntoken-in-two-lines'])(
    'says what %j should be, which no header holds, and shows it to nobody',
    async (token) => {
      const { code, out } = await doctor(local.url, { token })
      expect(out).toContain('✗ OPERATOR_TOKEN should be letters from a to z')
      expect(out).not.toContain(token.slice(-8))
      expect(code).toBe(1)
    },
  )

  it('ends with 2 where there is no token, and nobody to ask for one', async () => {
    const { code, out } = await doctor(local.url, { token: '' })
    expect(out).toContain('There is nobody to ask for OPERATOR_TOKEN.')
    expect(code).toBe(2)
  })

  it('says what is wrong with the token, and shows it to nobody', async () => {
    const { code, out } = await doctor(local.url, { token: 'not-the-token-that-is-set' })
    expect(out).toContain('✗ The token does not match OPERATOR_TOKEN. (token)')
    expect(out).toContain('wrangler secret put OPERATOR_TOKEN')
    expect(out).not.toContain('not-the-token-that-is-set')
    expect(code).toBe(1)
  })
})

describe('doctor, where something else stands', () => {
  const servers: ReturnType<typeof serve>[] = []
  afterAll(() => {
    for (const server of servers) server.close()
  })

  const front = (answer: (request: Request) => Response): Promise<string> =>
    new Promise((resolve) => {
      const server = serve({ fetch: answer, port: 0, hostname: 'localhost' }, ({ port }: AddressInfo) =>
        resolve(`http://localhost:${port}`),
      )
      servers.push(server)
    })

  const page = (status: number) =>
    new Response('<p>A page for people.</p>', { status, headers: { 'Content-Type': 'text/html' } })
  const healthy = () => Response.json({ ok: true, sending: 'on' })
  const isHealth = (request: Request) => new URL(request.url).pathname === '/healthz'

  it.each([
    [
      'reachable',
      'everybody is led to a login',
      () => new Response(null, { status: 302, headers: { Location: 'https://team.cloudflareaccess.com/x' } }),
      /redirects everybody to team\.cloudflareaccess\.com/,
    ],
    [
      'reachable',
      'another site answers',
      () => page(200),
      /Something other than Legwork answers .* with 200/,
    ],
    [
      'callback-outside',
      'robots are kept out',
      (request: Request) => (isHealth(request) ? healthy() : page(403)),
      /Something in front of Legwork answers \/webhooks, with 403/,
    ],
    [
      'token',
      'no token is set',
      (request: Request) => (isHealth(request) ? healthy() : page(404)),
      /No OPERATOR_TOKEN is set there/,
    ],
  ])('%s: %s', async (code, _, answer, says) => {
    const said = await doctor(await front(answer), { json: true })
    const { checks }: { checks: { code: string; verdict: string; says: string }[] } = JSON.parse(said.out)
    expect(checks.find((each) => each.code === code)).toMatchObject({
      verdict: 'failing',
      says: expect.stringMatching(says),
    })
    expect(said.code).toBe(1)
  })

  it.each([
    ['name', 'https://legwork.nowhere.invalid', /does not resolve/],
    ['name', 'legwork.nowhere.invalid', /legwork\.nowhere\.invalid does not resolve/],
    ['reachable', 'http://localhost:9', /Nothing answers at/],
  ])('%s: %s', async (code, url, says) => {
    const { out } = await doctor(url)
    expect(out).toMatch(says)
    expect(out).toContain(`(${code})`)
  })

  it('asks for what it was not given', async () => {
    const { code, out } = await doctor('ftp://legwork.example.org')
    expect(out).toContain('--url should be the address of Legwork')
    expect(out).toContain('npm run doctor -- [--url')
    expect(code).toBe(2)
  })
})

describe('deployed', () => {
  it('is older than what stands here, and than what is out', async () => {
    const report = { version: '0.0.1', checks: [] }
    const server = serve({
      fetch: (request) =>
        new URL(request.url).pathname.startsWith('/operator')
          ? Response.json(report)
          : Response.json({ ok: true }),
      port: 0,
      hostname: 'localhost',
    })
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { out } = await doctor(`http://localhost:${port}`)
    server.close()
    expect(out).toMatch(
      /! Legwork 0\.0\.1 is deployed, and this copy is \d+\.\d+\.\d+\. \(deployed\)\n {2}→ Run `npm run deploy`/,
    )
  })

  it.each([
    ['0.9.0', '0.10.0', true],
    ['0.10.0', '0.9.0', false],
    ['1.2.3', '1.2.3', false],
    ['1.2.3', 'main', false],
  ])('%s is older than %s: %s', (one, other, older) => {
    expect(olderThan(one, other)).toBe(older)
  })

  it('is the newest of the tags there are', () => {
    const listed = [
      'aa\trefs/tags/v0.9.0',
      'bb\trefs/tags/v0.10.0',
      'bb\trefs/tags/v0.10.0^{}',
      'cc\trefs/tags/draft',
    ]
    expect(newestIn(listed.join('\n'))).toBe('0.10.0')
    expect(newestIn('')).toBeNull()
  })
})
