import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { athleteId, aWorld, type World } from './world.ts'

const app = { client_id: '4711', client_secret: 'client-secret' }
const asking = {
  client_id: '4711',
  redirect_uri: 'https://legwork.example/connect/strava/callback',
  response_type: 'code',
  scope: 'read,activity:read,activity:read_all',
  state: 'abc',
}

const pairIn = z.object({ access_token: z.string(), refresh_token: z.string() })

const exchange = (world: World, code: string) =>
  world.form('/strava/oauth/token', { ...app, grant_type: 'authorization_code', code })
const refresh = (world: World, refresh_token: string) =>
  world.form('/strava/oauth/token', { ...app, grant_type: 'refresh_token', refresh_token })

describe('the authorisation page', () => {
  it('shows the athletes and the scopes', async () => {
    const answer = await aWorld().get(`/strava/oauth/authorize?${new URLSearchParams(asking)}`)
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain(`value="${athleteId}"`)
    expect(page).toContain('activity:read_all')
  })

  it.each([
    ['client_id', '1', 'client_id'],
    ['redirect_uri', 'nowhere', 'redirect_uri'],
    ['response_type', 'token', 'response_type'],
    ['scope', 'everything', 'requested scopes'],
  ])('refuses a wrong %s', async (name, value, field) => {
    const query = new URLSearchParams({ ...asking, [name]: value })
    const answer = await aWorld().get(`/strava/oauth/authorize?${query}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ field, code: 'invalid' }] })
  })

  it('comes back with state, code and the scopes left ticked', async () => {
    const fields = { ...asking, decision: 'authorize', athlete: String(athleteId), grant: 'activity:read' }
    const answer = await aWorld().form('/strava/oauth/authorize', fields)
    expect(answer.status).toBe(302)
    const target = new URL(answer.headers.get('Location') ?? '')
    expect(target.searchParams.get('state')).toBe('abc')
    expect(target.searchParams.get('scope')).toBe('read,activity:read')
    expect(target.searchParams.get('code')).toMatch(/^[0-9a-f]{40}$/)
  })

  it('comes back with access_denied after a Cancel', async () => {
    const answer = await aWorld().form('/strava/oauth/authorize', { ...asking, decision: 'cancel' })
    const target = new URL(answer.headers.get('Location') ?? '')
    expect(Object.fromEntries(target.searchParams)).toEqual({ state: 'abc', error: 'access_denied' })
  })

  it('refuses an athlete beyond the limit of connected ones', async () => {
    const world = aWorld()
    world.strava.addAthlete({ id: 5, firstname: 'Other', timezone: 'UTC' })
    world.strava.grant(5)
    world.strava.limits.athletes = 1
    const fields = { ...asking, decision: 'authorize', athlete: String(athleteId) }
    expect((await world.form('/strava/oauth/authorize', fields)).status).toBe(403)
  })
})

describe('tokens', () => {
  it('accepts a code once', async () => {
    const world = aWorld()
    const code = world.strava.authorize(athleteId)
    const first = await exchange(world, code)
    expect(await first.json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 21_600,
      athlete: { id: athleteId, firstname: 'Simulated' },
    })
    const second = await exchange(world, code)
    expect(second.status).toBe(400)
    expect(await second.json()).toEqual({
      message: 'Bad Request',
      errors: [{ resource: 'RequestToken', field: 'code', code: 'invalid' }],
    })
  })

  it('lets a code expire', async () => {
    const world = aWorld()
    const code = world.strava.authorize(athleteId)
    world.pass(11)
    expect((await exchange(world, code)).status).toBe(400)
  })

  it('refuses a wrong client', async () => {
    const answer = await aWorld().form('/strava/oauth/token', {
      ...app,
      client_id: '1',
      grant_type: 'refresh_token',
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ resource: 'Application', field: 'client_id' }] })
  })

  it('gives the same pair while more than an hour is left', async () => {
    const world = aWorld()
    const { accessToken, refreshToken } = world.strava.grant(athleteId)
    world.pass(5 * 60 - 1)
    expect(await (await refresh(world, refreshToken)).json()).toMatchObject({
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: 3660,
    })
  })

  describe('in the last hour', () => {
    const rotate = async (world: World) => {
      const old = world.strava.grant(athleteId)
      world.pass(5 * 60)
      const rotated = await refresh(world, old.refreshToken)
      expect(rotated.status).toBe(200)
      const pair = pairIn.parse(await rotated.json())
      expect(pair.access_token).not.toBe(old.accessToken)
      return { old, pair }
    }

    it('rotate, and the old refresh token gives the same new pair again while nothing of it was used', async () => {
      const world = aWorld()
      const { old, pair } = await rotate(world)
      await world.get('/strava/api/v3/athlete', { Authorization: `Bearer ${old.accessToken}` })
      expect(await (await refresh(world, old.refreshToken)).json()).toMatchObject(pair)
      world.pass(5 * 60 + 30)
      const later = await refresh(world, old.refreshToken)
      expect(later.status).toBe(200)
      expect(await later.json()).not.toMatchObject(pair)
    })

    it.each<[string, (world: World, pair: z.infer<typeof pairIn>) => Promise<unknown>]>([
      [
        'access',
        (w, pair) => w.get('/strava/api/v3/athlete', { Authorization: `Bearer ${pair.access_token}` }),
      ],
      ['refresh', (w, pair) => refresh(w, pair.refresh_token)],
    ])('rotate, and the old refresh token is dead once the new %s token was used', async (_, use) => {
      const world = aWorld()
      const { old, pair } = await rotate(world)
      await use(world, pair)
      const again = await refresh(world, old.refreshToken)
      expect(again.status).toBe(400)
      expect(await again.json()).toMatchObject({
        errors: [{ resource: 'RefreshToken', field: 'refresh_token', code: 'invalid' }],
      })
    })

    it('rotate, and the old refresh token is dead at once where the rules are as documented', async () => {
      const world = aWorld()
      world.strava.rules.oldRefreshToken = 'dead-at-once'
      const { old } = await rotate(world)
      expect((await refresh(world, old.refreshToken)).status).toBe(400)
    })
  })

  it('keeps an older access token alive until it expires', async () => {
    const world = aWorld()
    const { accessToken, refreshToken } = world.strava.grant(athleteId)
    const ask = async () =>
      (await world.get('/strava/api/v3/athlete', { Authorization: `Bearer ${accessToken}` })).status
    world.pass(5 * 60 + 30)
    await refresh(world, refreshToken)
    expect(await ask()).toBe(200)
    world.pass(30)
    expect(await ask()).toBe(401)
  })

  it('ends the whole grant when a token is revoked with the right client', async () => {
    const world = aWorld()
    const { accessToken, refreshToken } = world.strava.grant(athleteId)
    const revoke = (secret: string) =>
      world.form(
        '/strava/oauth/revoke',
        { token: accessToken },
        { Authorization: `Basic ${btoa(`4711:${secret}`)}` },
      )
    expect((await revoke('wrong')).status).toBe(401)
    expect((await revoke('client-secret')).status).toBe(200)
    expect((await refresh(world, refreshToken)).status).toBe(400)
    expect(world.strava.scopesOf(athleteId)).toBeNull()
  })
})
