import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Fault } from '../../src/sandbox/outside.ts'
import { aRun, athleteId, aWorld, base } from './world.ts'

const list = '/strava/api/v3/athlete/activities'
const rowsIn = z.array(z.looseObject({ id: z.number() }))

describe('faults', () => {
  it.each<[Fault['answer'], number, string]>([
    ['server-error', 500, ''],
    ['rate-limited', 429, 'Rate Limit Exceeded'],
    ['unauthorized', 401, 'access_token'],
    ['forbidden-inactive', 403, 'Inactive'],
    ['not-found-empty', 404, ''],
    ['malformed', 200, '[{"id":90'],
    ['html', 200, '<!doctype html>'],
  ])('%s answers a list once with %i, then all is well', async (answer, status, text) => {
    const world = aWorld()
    const headers = world.bearer()
    world.strava.faults.push({ on: 'list', times: 1, answer })
    const failed = await world.get(list, headers)
    expect(failed.status).toBe(status)
    expect(await failed.text()).toContain(text)
    expect(failed.headers.has('X-RateLimit-Usage')).toBe(true)
    expect((await world.get(list, headers)).status).toBe(200)
  })

  it('shows a used-up quarter hour with a switched-on 429', async () => {
    const world = aWorld()
    world.strava.faults.push({ on: 'list', times: 1, answer: 'rate-limited' })
    const answer = await world.get(list, world.bearer())
    expect(answer.headers.get('X-ReadRateLimit-Usage')).toBe('200,1')
  })

  it('waits for its own kind of call and lasts as often as told', async () => {
    const world = aWorld()
    const headers = world.bearer()
    world.strava.faults.push({ on: 'activity', times: 2, answer: 'server-error' })
    const statuses: number[] = []
    for (const path of [
      list,
      '/strava/api/v3/activities/1',
      '/strava/api/v3/activities/1',
      '/strava/api/v3/activities/1',
    ]) {
      statuses.push((await world.get(path, headers)).status)
    }
    expect(statuses).toEqual([200, 500, 500, 404])
  })

  it('hangs until the caller gives up', async () => {
    const world = aWorld()
    world.strava.faults.push({ on: 'list', times: 1, answer: 'hang' })
    const giveUp = new AbortController()
    const answer = world.fetch(new Request(base + list, { signal: giveUp.signal }))
    giveUp.abort(new Error('enough'))
    await expect(answer).rejects.toThrow('enough')
    expect(world.strava.calls.at(-1)?.status).toBe('failed')
  })

  it('takes the start from the middle row of a list, and leaves its id', async () => {
    const world = aWorld()
    const headers = world.bearer()
    const ids: number[] = []
    for (const day of [3, 2, 1]) {
      const startDate = new Date(Date.UTC(2026, 2, day))
      ids.push((await world.strava.log(athleteId, { ...aRun, startDate })).id)
    }
    const rows = async () => rowsIn.parse(await (await world.get(list, headers)).json())
    const whole = await rows()
    world.strava.faults.push({ on: 'list', times: 1, answer: 'odd-row' })
    const odd = await rows()
    expect(odd.map(({ id }) => id)).toEqual(ids)
    expect(odd).toEqual(whole.map((row, place) => (place === 1 ? { ...row, start_date: null } : row)))
    expect(await rows()).toEqual(whole)
  })

  it.each([
    ['until-followed', 200],
    ['dead-at-once', 400],
  ] as const)('drops the answer to a refresh after the tokens were rotated: %s, %i', async (rule, status) => {
    const world = aWorld()
    world.strava.rules.oldRefreshToken = rule
    const { accessToken, refreshToken } = world.strava.grant(athleteId)
    world.pass(5 * 60)
    const refresh = () =>
      world.form('/strava/oauth/token', {
        client_id: '4711',
        client_secret: 'client-secret',
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      })
    world.strava.faults.push({ on: 'refresh', times: 1, answer: 'drop-after' })
    await expect(refresh()).rejects.toThrow('Network connection lost')
    const again = await refresh()
    expect(again.status).toBe(status)
    expect(await again.text()).not.toContain(accessToken)
  })

  it('can refuse a fresh code once without using it up', async () => {
    const world = aWorld()
    const fields = {
      client_id: '4711',
      client_secret: 'client-secret',
      grant_type: 'authorization_code',
      code: world.strava.authorize(athleteId),
    }
    world.strava.faults.push({ on: 'token', times: 1, answer: 'bad-request' })
    expect((await world.form('/strava/oauth/token', fields)).status).toBe(400)
    expect((await world.form('/strava/oauth/token', fields)).status).toBe(200)
  })

  it('can fail a revocation', async () => {
    const world = aWorld()
    world.strava.faults.push({ on: 'revoke', times: 1, answer: 'server-error' })
    expect((await world.form('/strava/oauth/revoke', { token: 'x' })).status).toBe(500)
  })
})
