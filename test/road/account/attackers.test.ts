/** What somebody hostile wants, each tried the way they would try it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { aWorld, BASE, db, type World } from '../world.ts'

describe('somebody who wants the Worker to stumble over names', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
  })

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
    'finds no source called %s',
    async (name) => {
      expect((await world.visit(`/connect/${name}`)).status).toBe(404)
      expect((await world.visit(`/connect/${name}/callback?code=x&state=y`)).status).toBe(404)
      const posted = await world.visit(`/webhooks/${name}/webhook-path-for-tests`, {
        method: 'POST',
        body: '{}',
      })
      expect(posted.status).toBe(404)
    },
  )

  it.each(['constructor', '__proto__'])('finds no answer called %s', async (name) => {
    expect((await world.submit(`/me/massage/${name}`, {})).status).toBe(404)
  })
})

describe('a neighbour under the same domain who wants to set a session', () => {
  it('cannot: the cookie is of this host alone', async () => {
    const world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    const cookies = (await world.connect()).headers.getSetCookie()
    const session = cookies.find((cookie) => cookie.includes('legwork_session='))
    expect(session).toMatch(/^__Host-legwork_session=.*; Path=\/; .*Secure/)
    expect(session).not.toContain('Domain=')
    expect((await world.visit('/me')).status).toBe(200)
    await world.submit('/me/sign-out', {})
    expect((await world.visit('/me')).status).not.toBe(200)
  })
})

describe('a monitor that wants to know how things are', () => {
  const prepare = db.prepare.bind(db)
  afterEach(() => void Object.assign(db, { prepare }))

  it('is told when the database does not answer', async () => {
    const world = await aWorld()
    expect(await (await world.visit('/healthz')).json()).toEqual({ ok: true })
    db.prepare = () => {
      throw new Error('D1_ERROR: the database is away')
    }
    const answer = await world.visit(`${BASE}/healthz`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ ok: false, why: 'the database does not answer' })
  })
})
