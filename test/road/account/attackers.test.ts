/** What somebody hostile wants, each tried the way they would try it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { BASE, db } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aWorld, NUMBER, type World } from '../world.ts'

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

describe('a neighbour under the same domain who wants to bring somebody in as themselves', () => {
  it('cannot plant the way back from a source: that cookie is of this host alone', async () => {
    const world = await aWorld()
    const answer = await world.visit('/connect/strava')
    expect(answer.headers.get('Set-Cookie')).toMatch(/^__Host-legwork_connect=.*Path=\/;.*Secure/)
  })
})

describe('a monitor that wants to know how things are', () => {
  const prepare = db.prepare.bind(db)
  afterEach(() => void Object.assign(db, { prepare }))

  it('is told when the database does not answer', async () => {
    const world = await aWorld()
    expect(await (await world.visit('/healthz')).json()).toEqual({ ok: true, sending: 'on' })
    db.prepare = () => {
      throw new Error('D1_ERROR: the database is away')
    }
    const answer = await world.visit(`${BASE}/healthz`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({
      ok: false,
      why: 'the database does not answer',
      codes: ['database'],
    })
  })
})

describe('a runner who wants to use up what all of them share', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
    await world.confirm()
    await world.confirmNumber()
    await world.pass(60)
  })

  const asked = () => world.strava.calls.length
  const snooze = () =>
    world.visit('/api/v1/snooze', {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ until: null }),
    })

  it('asks the source for nothing, whatever they choose and however often', async () => {
    const before = asked()
    const statuses = []
    for (let turn = 0; turn < 950; turn++) {
      statuses.push((await snooze()).status)
      if (turn % 100 === 0) await world.work()
    }
    await world.work()
    expect(asked()).toBe(before)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(800)
    expect(statuses[0]).toBeLessThan(300)
    await world.pass(11)
    expect((await snooze()).status).toBeLessThan(300)
  })

  it('puts one job on the queue for many choices in a row', async () => {
    for (let turn = 0; turn < 50; turn++) await snooze()
    expect(world.queues.messages.length).toBeLessThan(3)
  })

  it('is not answered by text any more, but a warning sign is', async () => {
    for (let turn = 0; turn < 101; turn++) await snooze()
    await world.work()
    const answers = () => world.twilio.texts.filter(({ way }) => way === 'out').length
    const before = answers()
    await world.twilio.reply(NUMBER, 'ILL')
    await world.work()
    expect(answers()).toBe(before)
    await world.twilio.reply(NUMBER, 'chest pain')
    await world.work()
    expect(answers()).toBe(before + 1)
    expect(world.twilio.texts.at(-1)?.body).toMatch(/doctor|emergency|medical/i)
  })

  it.each([
    ['/me/sign-out', {}],
    ['/me/disconnect', { connection: `strava:${ATHLETE}` }],
    ['/me/delete', { sure: 'yes' }],
  ])('still finds the way out by %s', async (path, fields) => {
    for (let turn = 0; turn < 101; turn++) await snooze()
    expect((await snooze()).status).toBe(429)
    expect((await world.submit(path, fields)).status).toBeLessThan(400)
  })

  it('has the source asked once a minute for another week start, and at last for the one that stays', async () => {
    await world.pass(10)
    const before = asked()
    for (let turn = 0; turn < 20; turn++) {
      await world.submit('/me/settings', { weekStartsOn: turn % 2 === 0 ? 'sunday' : 'monday' })
      await world.work()
    }
    await world.submit('/me/settings', { weekStartsOn: 'sunday' })
    await world.pass(3, { sweep: false })
    expect(asked() - before).toBe(2)
  })

  it('is still heard: what was chosen is decided', async () => {
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600 })
    await world.work()
    const state = () => db.prepare("SELECT state FROM nudge WHERE rule = 'big-long-run'").first('state')
    expect(await state()).toBe('waiting')
    const before = asked()
    await world.submit('/me/runs/exclude', {
      run: `strava:${world.strava.athletes[0]?.activities.at(-1)?.id}`,
    })
    await world.work()
    expect(await state()).toBe('cancelled')
    expect(asked()).toBe(before)
  })
})

describe('somebody who wants to fill the house', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
  })
  const patch = (body: unknown) =>
    world.visit('/api/v1/settings', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  it.each(['/me/settings', '/sign-in', '/unsubscribe/x', '/act/x', '/api/v1/contacts'])(
    'is told at the door of %s that it is too much',
    async (path) => {
      const long = { method: 'POST', headers: { Origin: BASE }, body: 'x'.repeat(70_000) }
      expect((await world.visit(path, long)).status).toBe(413)
    },
  )

  it('fills no setting with a million days', async () => {
    expect((await patch({ hardDays: Array.from({ length: 11 }, () => 1) })).status).toBe(422)
    expect((await patch({ timeZone: 'a'.repeat(5_000) })).status).toBe(422)
    expect((await patch({ hardDays: [1, 4] })).status).toBe(200)
  })

  it('adds no address longer than any is', async () => {
    await world.submit('/me/contacts', { channel: 'email', address: `${'a'.repeat(900)}@mail.example` })
    await world.submit('/me/contacts', { channel: 'email', address: `${'a'.repeat(250)}@mail.example` })
    expect(await stored.count('contact')).toBe(0)
  })

  it('invents no more exclusions than there can be runs', async () => {
    for (let turn = 0; turn < 340; turn++) {
      if (turn % 90 === 0) await world.pass(11)
      await world.submit('/me/runs/exclude', { run: `strava:${turn}` })
    }
    expect(await stored.count('exclusion')).toBe(300)
  })

  it('keeps nobody waiting with a text like a book', async () => {
    const body = 'pain '.repeat(20_000)
    await world.confirmNumber()
    await world.twilio.reply(NUMBER, body.slice(0, 60_000)).catch(() => null)
    expect((await world.visit('/healthz')).status).toBe(200)
  })
})
