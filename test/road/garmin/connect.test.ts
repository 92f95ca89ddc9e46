import { describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aWorld } from '../world.ts'
import { aGarminUser, post, USER } from './garmin.ts'

describe('connecting Garmin Connect', () => {
  it('sets out with a challenge and comes back with its verifier, which is sealed meanwhile', async () => {
    const world = await aWorld()
    aGarminUser(world)
    const away = await world.visit('/connect/garmin')
    const query = new URL(away.headers.get('Location') ?? '').searchParams
    expect(query.get('code_challenge_method')).toBe('S256')
    expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect(query.has('scope')).toBe(false)
    expect((await world.connectGarmin(USER)).headers.get('Location')).toBe('/me')
  })

  it('explains a missing permission and asks again', async () => {
    const world = await aWorld()
    aGarminUser(world)
    const back = await world.connectGarmin(USER, ['HISTORICAL_DATA_EXPORT'])
    expect(back.status).toBe(400)
    const page = await back.text()
    expect(page).toContain('Activities')
    expect(page).toContain('href="/connect/garmin"')
    expect(await stored.count('runner')).toBe(0)
  })

  it('goes on without history when that is not allowed: the baseline grows from here', async () => {
    const world = await aWorld()
    aGarminUser(world)
    await world.connectGarmin(USER, ['ACTIVITY_EXPORT'])
    expect(world.garmin.calls.filter(({ call }) => call === 'backfill')).toHaveLength(1)
    const startDate = new Date(world.now().getTime() - 7_200_000)
    await world.garmin.users.log(USER, { distanceMeters: 8_000, seconds: 2_700, startDate })
    await world.work()
    expect(await world.json('/api/v1/weeks')).toMatchObject([{ distanceMeters: 8_000, runs: 1 }])
  })

  it.each([
    ['token', 'rate-limited', 'Garmin Connect asks us to wait', /try again in 15 minutes/, 0],
    ['permissions', 'rate-limited', 'Garmin Connect asks us to wait', /try again in 15 minutes/, 0],
    ['token', 'wrong-client', 'Garmin Connect does not let Legwork in', /only they can fix it/, 1],
  ] as const)('says so when %s is answered with %s', async (on, answer, title, says, told) => {
    const world = await aWorld()
    aGarminUser(world)
    world.garmin.faults.push({ on, times: 2, answer })
    const html = await (await world.connectGarmin(USER)).text()
    expect(/<h1>(.*?)<\/h1>/.exec(html)?.[1]).toBe(title)
    expect(html).toMatch(says)
    await world.pass(60)
    const subjects = world.resend.mails.map(({ subject }) => subject)
    expect(subjects).toEqual(Array(told).fill('Garmin Connect refuses your application'))
  })

  it('is not offered where it is not configured', async () => {
    const world = await aWorld({ GARMIN_CLIENT_ID: '', GARMIN_CLIENT_SECRET: '' })
    expect((await world.visit('/connect/garmin')).status).toBe(404)
    expect((await post(world, { activities: [] })).status).toBe(404)
  })
})
