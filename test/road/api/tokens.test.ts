import { beforeEach, describe, expect, it } from 'vitest'
import { BASE } from '../../installation.ts'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, type World } from '../world.ts'

const ELSEWHERE = 'https://elsewhere.example'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld()
})

/** Made on the page, as it is shown there. */
async function aToken(access = 'read'): Promise<string> {
  // one of the same name would be the same press
  const name = `home server ${await stored.count('api_token')}`
  const page = (await answerTo(world, '/me/tokens', { name, access })).html
  return /legwork_[0-9a-f]{16}_[0-9a-f]{64}/.exec(page)?.[0] ?? ''
}

/** As a program calls, which has no cookie. */
const call = (token: string, path: string, init: { method?: string; body?: string; headers?: object } = {}) =>
  world.visit(`/api/v1${path}`, {
    ...init,
    headers: {
      Cookie: '',
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      ...init.headers,
    },
  })

const race = { method: 'POST', body: JSON.stringify({ date: '2026-05-10', distanceMeters: 42_195 }) }

describe('a token', () => {
  it('is shown once, with a line to try it, and kept as a hash', async () => {
    const made = (await answerTo(world, '/me/tokens', { name: 'home server' })).html
    const token = /legwork_[0-9a-f]{16}_[0-9a-f]{64}/.exec(made)?.[0] ?? ''
    expect(made).toContain(`curl -H &quot;Authorization: Bearer ${token}&quot; ${BASE}/api/v1/headroom`)
    const again = await (await world.visit('/me/tokens')).text()
    expect(again).toContain('home server')
    expect(again).toContain('never used')
    const secret = token.slice(-64)
    expect(again).not.toContain(secret)
    expect(JSON.stringify(await stored.rows('api_token'))).not.toContain(secret)
  })

  it('reads by default, and writes where its runner said so', async () => {
    const [reads, writes] = [await aToken(), await aToken('read-and-write')]
    expect((await call(reads, '/weeks')).status).toBe(200)
    const refused = await call(reads, '/races', race)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('WWW-Authenticate')).toContain('insufficient_scope')
    expect((await call(writes, '/races', race)).status).toBe(201)
    expect((await call(reads, '/races')).status).toBe(200)
  })

  it('says when it was last used', async () => {
    await call(await aToken(), '/weeks')
    expect(await (await world.visit('/me/tokens')).text()).toContain('last used 10 March 2026')
  })

  it('is over when it is revoked, on the page or by the API', async () => {
    const [first, second] = [await aToken(), await aToken('read-and-write')]
    await world.submit(`/me/tokens/${first.split('_')[1]}/revoke`, {})
    expect((await call(first, '/weeks')).status).toBe(401)
    expect((await call(second, `/tokens/${second.split('_')[1]}`, { method: 'DELETE' })).status).toBe(204)
    expect((await call(second, '/weeks')).status).toBe(401)
  })

  it('makes no other, or that one would outlive its end', async () => {
    const token = await aToken('read-and-write')
    const asked = await call(token, '/tokens', { method: 'POST', body: '{"name":"another"}' })
    expect(asked.status).toBe(403)
    expect(await stored.count('api_token')).toBe(1)
  })

  it('opens no page', async () => {
    const headers = { Cookie: '', Authorization: `Bearer ${await aToken('read-and-write')}`, Origin: BASE }
    expect((await world.visit('/me', { headers })).headers.get('Location')).toBe('/sign-in')
    const out = await world.visit('/me/sign-out', { method: 'POST', headers })
    expect(out.headers.get('Location')).toBe('/sign-in')
  })

  it('goes before a cookie that comes along, also when it is no good', async () => {
    const wrong = `legwork_${'0'.repeat(16)}_${'0'.repeat(64)}`
    for (const Authorization of [`Bearer ${wrong}`, 'Bearer x', 'Basic eDp5', '']) {
      const answer = await world.visit('/api/v1/weeks', { headers: { Authorization } })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('WWW-Authenticate')).toContain('Bearer realm="Legwork"')
    }
  })

  it('with another secret than its own is none', async () => {
    const token = await aToken()
    expect((await call(`${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`, '/weeks')).status).toBe(401)
  })

  it('is made at most twenty times', async () => {
    for (let made = 0; made < 20; made++) expect(await aToken()).not.toBe('')
    expect(await aToken()).toBe('')
    expect(await stored.count('api_token')).toBe(20)
  })
})

describe('a script of another site', () => {
  it('may call with a token, and asks first', async () => {
    const asked = await world.visit('/api/v1/races', {
      method: 'OPTIONS',
      headers: { Cookie: '', Origin: ELSEWHERE, 'Access-Control-Request-Method': 'POST' },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('Authorization')
    expect(asked.headers.has('Access-Control-Allow-Credentials')).toBe(false)
    const from = { Origin: ELSEWHERE, 'Sec-Fetch-Site': 'cross-site' }
    const answer = await call(await aToken('read-and-write'), '/races', { ...race, headers: from })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('reads its refusal too', async () => {
    const answer = await call('x', '/weeks', { headers: { Origin: ELSEWHERE } })
    expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([401, '*'])
  })

  it('reads and writes nothing by our cookie', async () => {
    const headers = { Origin: ELSEWHERE, 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json' }
    const read = await world.visit('/api/v1/weeks', { headers })
    expect([read.status, read.headers.get('Access-Control-Allow-Origin')]).toEqual([401, null])
    expect((await world.visit('/api/v1/races', { ...race, headers })).status).toBe(403)
  })
})
