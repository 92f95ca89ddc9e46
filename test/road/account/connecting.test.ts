/** What somebody hostile wants of the way to a source and back. */
import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aWorld, type World } from '../world.ts'

describe('somebody who wants the source asked again and again', () => {
  let world: World
  let asked: number
  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    asked = 0
    world.beforeCall = () => {
      asked += 1
    }
  })

  /** The way out, and as many ways back as wanted: a cookie can be kept and sent as often as one likes. */
  async function leave() {
    const away = await world.visit('/connect/strava')
    const cookie = away.headers.getSetCookie().map((each) => each.split(';')[0])
    const state = new URL(away.headers.get('Location') ?? '').searchParams.get('state') ?? ''
    const scope = 'read,activity:read,activity:read_all'
    return (code: string) =>
      world.visit(`/connect/strava/callback?${new URLSearchParams({ state, code, scope })}`, {
        headers: { Cookie: cookie.join('; ') },
      })
  }

  it('comes back once with a state, however often at once', async () => {
    const back = await leave()
    const answers = await Promise.all(Array.from({ length: 30 }, (_, turn) => back(`made-up-${turn}`)))
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(400))
    expect(asked).toBeLessThanOrEqual(2)
  })

  it('comes back once with a state, one after the other, also when it led in', async () => {
    const back = await leave()
    expect((await back(world.strava.authorize(ATHLETE))).headers.get('Location')).toBe('/me')
    const before = asked
    for (let turn = 0; turn < 3; turn++)
      expect((await back(world.strava.authorize(ATHLETE))).status).toBe(400)
    expect(asked).toBe(before)
    expect(await stored.count('runner')).toBe(1)
  })

  it('leaves nothing behind of states that were used', async () => {
    const back = await leave()
    await back('made-up')
    expect(await stored.count('rate_limit', "id LIKE 'used %'")).toBe(1)
    await world.pass(30)
    expect(await stored.count('rate_limit', "id LIKE 'used %'")).toBe(0)
  })
})
