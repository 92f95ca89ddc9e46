/** The question for the newest release, put to git itself. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from '../../src/call.ts'
import { newestRelease } from '../../src/operator/newest.ts'

let folder: string
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A runner', '-c', 'user.email=a@runner.example', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'legwork-releases-'))
  git('init', '--quiet')
  git('commit', '--quiet', '--allow-empty', '-m', 'A start')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a host does with a request: git reads its body and writes the answer's. */
async function host(request: Request): Promise<Response> {
  if (!request.url.endsWith('.git/git-upload-pack')) return new Response(null, { status: 404 })
  const version = request.headers.get('Git-Protocol') ?? ''
  const child = spawn('git', ['upload-pack', '--stateless-rpc', folder], {
    env: { ...process.env, GIT_PROTOCOL: version },
  })
  child.stdin.end(await request.text())
  const parts: Buffer[] = []
  for await (const part of child.stdout) parts.push(part)
  return new Response(Buffer.concat(parts), {
    headers: { 'Content-Type': 'application/x-git-upload-pack-result' },
  })
}

const ask = (answer: (request: Request) => Response | Promise<Response> = host) =>
  newestRelease(
    {
      call: (request, timeoutMs) =>
        call({ fetch: async (input, init) => answer(new Request(input, init)), timeoutMs }, request),
    },
    'https://git.example.org/somebody/legwork',
  )

describe('the newest release', () => {
  it('is null before there is one, though there are branches', async () => {
    expect(await ask()).toEqual({ ok: true, value: null })
  })

  it('is the highest version among the tags, signed or not', async () => {
    for (const tag of ['v0.9.0', '0.10.0', 'draft']) git('tag', tag)
    git('tag', '-a', 'v0.10.1', '-m', 'With words')
    expect(await ask()).toEqual({ ok: true, value: '0.10.1' })
  })

  it.each([
    ['a page for people', () => new Response('<p>Sign in</p>'), 'it does not answer as git does'],
    ['a refusal', () => new Response(null, { status: 404 }), 'it answered 404'],
  ])('is not made out of %s', async (_, answer, why) => {
    expect(await ask(answer)).toEqual({ ok: false, error: why })
  })
})
