/** What a monitor is told: by status and codes, and of a dead cron by silence. */
import { describe, expect, it } from 'vitest'
import { databaseAway } from '../away.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'

const MINUTE_MS = 60_000
const BEAT = 'https://hooks.example/beat'

const deep = async (world: World) => {
  const answer = await world.visit('/healthz?deep')
  return { status: answer.status, ...(await answer.json<{ ok: boolean; codes: string[] }>()) }
}

describe('/healthz?deep', () => {
  it('is well while all is done that is done by itself', async () => {
    const world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(60)
    expect(await deep(world)).toEqual({ status: 200, ok: true, codes: [], sending: 'on' })
  })

  it.each([
    ['29 minutes after a sweep', 29, 200, []],
    ['31 minutes after it', 31, 503, ['sweep']],
  ])('%s it is still answered by that', async (_, minutes, status, codes) => {
    const world = await aWorld()
    await world.sweep()
    world.jump(minutes * MINUTE_MS)
    expect(await deep(world)).toMatchObject({ status, codes })
  })

  it('names what waits though it should have left', async () => {
    const world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.submit(`/me/contacts/${(await stored.contact()).id}/test`, {})
    world.jump(3 * 60 * MINUTE_MS)
    expect((await deep(world)).codes).toEqual(expect.arrayContaining(['outbox']))
  })

  it.each([
    ['refuses', 'unauthorized', ['outbox', 'mail-sender']],
    ['fails', 'server-error', ['outbox']],
  ] as const)('names what a sender %s for days, however often it was tried', async (_, answer, codes) => {
    const world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(60)
    world.resend.faults.push({ times: 9_999, answer })
    await world.submit(`/me/contacts/${(await stored.contact()).id}/test`, {})
    for (const minutes of [3 * 60, 5 * 60, 13 * 60]) {
      await world.pass(minutes)
      expect((await deep(world)).codes.toSorted()).toEqual(codes.toSorted())
    }
    world.resend.faults.length = 0
    await world.pass(6 * 60)
    expect(await deep(world)).toMatchObject({ status: 200, codes: [] })
  })

  it('is well while a mail waits for its hour, though its sender failed once before', async () => {
    const world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(60)
    const startDate = new Date(world.now().getTime() - 4 * 60 * MINUTE_MS)
    await world.strava.log(ATHLETE, { distanceMeters: 34_000, movingSeconds: 12_000, startDate })
    world.resend.faults.push({ times: 1, answer: 'server-error' })
    while ((await stored.ask("SELECT id FROM delivery WHERE kind = 'nudge' AND attempts > 0")).length === 0)
      await world.pass(1)
    await stored.run("UPDATE runner SET time_zone = 'UTC', quiet_from = '00:00', quiet_to = '23:59'")
    await world.pass(4 * 60)
    expect(await stored.delivery('nudge')).toMatchObject({ state: 'scheduled' })
    expect(await deep(world)).toMatchObject({ status: 200, codes: [] })
  })

  it('names settings that are missing, asked deeply or not', async () => {
    const world = await aWorld({ STRAVA_CLIENT_ID: '' })
    for (const path of ['/healthz', '/healthz?deep']) {
      const answer = await world.visit(path)
      expect(answer.status).toBe(503)
      expect(await answer.json()).toMatchObject({ ok: false, codes: ['settings'] })
    }
  })

  it('says nothing of people, hosts or settings', async () => {
    const world = await aRunnersWorld()
    const text = await (await world.visit('/healthz?deep')).text()
    expect(Object.keys(JSON.parse(text))).toEqual(['ok', 'codes', 'sending'])
  })

  it('is 503 when the database is away, asked deeply or not', async () => {
    const world = await aWorld()
    const comeBack = databaseAway()
    const answers = [await world.visit('/healthz'), await world.visit('/healthz?deep')]
    comeBack()
    expect(answers.map(({ status }) => status)).toEqual([503, 503])
    expect(await answers[1]?.json()).toMatchObject({ codes: ['database'] })
  })

  it('names a database that was not brought up to date', async () => {
    const world = await aWorld()
    await stored.breakTable('contact')
    const answer = await deep(world)
    await stored.mendTable('contact')
    expect(answer).toMatchObject({ status: 503, codes: ['schema'] })
  })
})

describe('the heartbeat', () => {
  it('is called after every sweep that came to its end', async () => {
    const world = await aWorld({ HEARTBEAT_URL: BEAT })
    await world.pass(60)
    expect(world.receiver.received.map(({ url }) => url)).toEqual([BEAT, BEAT, BEAT, BEAT])
  })

  it('stays away when the sweep failed', async () => {
    const world = await aWorld({ HEARTBEAT_URL: BEAT })
    await stored.breakTable('contact')
    const swept = await world.sweep().then(
      () => 'swept',
      () => 'failed',
    )
    await stored.mendTable('contact')
    expect(swept).toBe('failed')
    expect(world.receiver.received).toEqual([])
  })

  it.each(['slow', 'down', 'server-error'] as const)(
    'holds no sweep up and breaks none: %s',
    async (answer) => {
      const world = await aWorld({ HEARTBEAT_URL: BEAT })
      world.receiver.faults.push({ times: 1, answer })
      await world.sweep()
      const swept = await stored.ask<{ value: string }>("SELECT value FROM installation WHERE key = 'swept'")
      expect(JSON.parse(swept[0]?.value ?? '{}')).toMatchObject({
        at: world.now().getTime(),
        heartbeat: expect.any(String),
      })
    },
  )
})
