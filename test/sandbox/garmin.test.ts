import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createGarmin, type GarminSandbox } from '../../src/sandbox/garmin/garmin.ts'
import { challengeOf } from '../../src/sandbox/garmin/tokens.ts'

const BASE = 'https://outside.example/garmin'
const REDIRECT = 'https://legwork.example/connect/garmin/callback'
const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-it-is'
const run = { distanceMeters: 10_000, seconds: 3_000 }

describe('the simulated Garmin Connect', () => {
  let garmin: GarminSandbox
  let now: Date
  let received: { body: string; client: string | null }[]
  let answers: (number | Error)[]

  beforeEach(() => {
    now = new Date('2026-03-10T18:00:00Z')
    received = []
    answers = []
    garmin = createGarmin({
      now: () => now,
      clientId: 'client',
      clientSecret: 'secret',
      workerUrl: 'https://legwork.example',
      wait: async () => {},
      callWorker: async (request) => {
        received.push({ body: await request.text(), client: request.headers.get('garmin-client-id') })
        const answer = answers.shift() ?? 200
        if (answer instanceof Error) throw answer
        return new Response(null, { status: answer })
      },
    })
    garmin.notifyAt('https://legwork.example/webhooks/garmin/x')
    garmin.users.add({ id: 'u1', name: 'Simulated', timezone: 'America/Denver' })
  })

  async function code(permissions?: string[]): Promise<string> {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'client',
      code_challenge: await challengeOf(VERIFIER),
      code_challenge_method: 'S256',
      redirect_uri: REDIRECT,
      state: 's',
    })
    const back = await garmin.agree('u1', `${BASE}/oauth2Confirm?${query}`, permissions)
    return new URL(back).searchParams.get('code') ?? ''
  }
  const token = (fields: Record<string, string>) =>
    garmin.fetch(
      new Request(`${BASE}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: 'client', client_secret: 'secret', ...fields }),
      }),
    )
  const exchange = (given: string, verifier = VERIFIER) =>
    token({ grant_type: 'authorization_code', code: given, code_verifier: verifier, redirect_uri: REDIRECT })
  const tokensSchema = z.object({ access_token: z.string(), refresh_token: z.string() })
  const tokens = async (permissions?: string[]) =>
    tokensSchema.parse(await (await exchange(await code(permissions))).json())
  const ask = (path: string, access: string, method = 'GET') =>
    garmin.fetch(
      new Request(`${BASE}/wellness-api/rest${path}`, {
        method,
        headers: { Authorization: `Bearer ${access}` },
      }),
    )

  it('exchanges a code once, and only for its verifier', async () => {
    expect((await exchange(await code(), 'another-verifier')).status).toBe(400)
    const good = await code()
    expect((await exchange(good)).status).toBe(200)
    expect((await exchange(good)).status).toBe(400)
  })

  it('refuses a wrong client otherwise than a dead code', async () => {
    const answer = await token({ grant_type: 'refresh_token', refresh_token: 'x', client_secret: 'wrong' })
    expect([answer.status, await answer.json()]).toEqual([401, { error: 'invalid_client' }])
  })

  it('gives the same new pair until something of it was used, and forgets the old one then; access ends after a day', async () => {
    const first = await tokens()
    const refresh = () => token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })
    const next = z.object({ access_token: z.string() }).parse(await (await refresh()).json())
    expect(await (await refresh()).json()).toMatchObject(next)
    expect((await ask('/user/id', next.access_token)).status).toBe(200)
    expect((await refresh()).status).toBe(400)
    expect((await ask('/user/id', first.access_token)).status).toBe(200)
    now = new Date(now.getTime() + 86_400_001)
    expect((await ask('/user/id', first.access_token)).status).toBe(401)
  })

  it('tells who they are and what they allow', async () => {
    const { access_token } = await tokens(['ACTIVITY_EXPORT'])
    expect(await (await ask('/user/id', access_token)).json()).toEqual({ userId: 'u1' })
    expect(await (await ask('/user/permissions', access_token)).json()).toEqual({
      permissions: ['ACTIVITY_EXPORT'],
    })
  })

  it('pushes what is logged, to those who allow it, with its client id', async () => {
    await garmin.users.log('u1', run)
    expect(received).toHaveLength(0)
    await tokens()
    await garmin.users.log('u1', run)
    expect(received).toMatchObject([{ client: 'client' }])
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      activities: [{ userId: 'u1', activityType: 'RUNNING', startTimeOffsetInSeconds: -21_600 }],
    })
  })

  it('sends a notice again until the answer is exactly 200', async () => {
    await tokens()
    answers = [500, 204, 201, new Error('lost'), 404]
    await garmin.users.log('u1', run)
    expect(garmin.notices.sent[0]?.answers).toEqual([500, 204, 201, 'failed', 404, 200])
  })

  it('pings with an address where the activities lie, for the user’s own token', async () => {
    const { access_token } = await tokens()
    await garmin.fetch(new Request(`${BASE}/`))
    garmin.users.mode = 'ping'
    const { summaryId } = await garmin.users.log('u1', run)
    const [ping] = JSON.parse(received[0]?.body ?? '').activities
    expect(Object.keys(ping)).toEqual(['userId', 'callbackURL'])
    const path = ping.callbackURL.slice(`${BASE}/wellness-api/rest`.length)
    expect(await (await ask(path, access_token)).json()).toMatchObject([{ summaryId }])
    expect((await ask(path, 'none')).status).toBe(401)
  })

  it('takes a backfill of 30 days once, and pushes what lies in it afterwards', async () => {
    const { access_token } = await tokens()
    garmin.users.add({ id: 'u2', name: 'Other', timezone: 'UTC', activities: [run] })
    const user = garmin.users.find('u1')
    user.summaries.push({ ...(await garmin.users.log('u2', run)), userId: 'u1', summaryId: 'old' })
    const to = Math.floor(now.getTime() / 1000)
    const path = (days: number) =>
      `/backfill/activities?summaryStartTimeInSeconds=${to - days * 86_400}&summaryEndTimeInSeconds=${to}`
    expect((await ask(path(31), access_token)).status).toBe(400)
    expect((await ask(path(30), access_token)).status).toBe(202)
    expect((await ask(path(30), access_token)).status).toBe(409)
    await garmin.notices.settled()
    expect(JSON.parse(received.at(-1)?.body ?? '')).toMatchObject({ activities: [{ summaryId: 'old' }] })
    const { access_token: without } = await tokens(['ACTIVITY_EXPORT'])
    expect((await ask(path(20), without)).status).toBe(412)
  })

  it('ends with a deregistration, from either side', async () => {
    const { access_token } = await tokens()
    expect((await ask('/user/registration', access_token, 'DELETE')).status).toBe(204)
    expect((await ask('/user/id', access_token)).status).toBe(401)
    await tokens()
    await garmin.users.deregister('u1')
    await garmin.notices.settled()
    expect(received.map(({ body }) => body)).toEqual(Array(2).fill('{"deregistrations":[{"userId":"u1"}]}'))
  })

  it('fails when told to', async () => {
    const { access_token } = await tokens()
    garmin.faults.push({ on: 'id', times: 1, answer: 'server-error' })
    expect((await ask('/user/id', access_token)).status).toBe(503)
    expect((await ask('/user/id', access_token)).status).toBe(200)
  })

  it('shows a page to agree on and a page to log from', async () => {
    const page = async (path: string) => (await garmin.fetch(new Request(`${BASE}${path}`))).text()
    const query = `response_type=code&client_id=client&code_challenge=${await challengeOf(VERIFIER)}`
    expect(
      await page(`/oauth2Confirm?${query}&code_challenge_method=S256&redirect_uri=${REDIRECT}&state=s`),
    ).toContain('Activities')
    expect(await page('/users/u1')).toContain('Sync an activity')
  })
})
