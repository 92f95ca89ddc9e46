/** The switch for all sending: nothing is lost by it, and nothing comes that is out of date. */
import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'
import { pageOf, press } from './operator.ts'

const HOUR_MS = 3_600_000
const HOUR_MINUTES = 60

describe('while sending is paused', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
    await world.pass(4 * HOUR_MINUTES)
    expect((await press(world, 'pause')).status).toBe(303)
  })

  const resume = async () => {
    await press(world, 'resume')
    await world.pass(HOUR_MINUTES)
  }

  const longRun = () => {
    const startDate = new Date(world.now().getTime() - 4 * HOUR_MS)
    return world.strava.log(ATHLETE, { distanceMeters: 32_000, movingSeconds: 12_000, startDate })
  }

  it('a nudge waits, costs no trip to the queue, and leaves once it goes on', async () => {
    await longRun()
    await world.pass(HOUR_MINUTES)
    const jobs = () => world.queues.sent.filter(({ queue }) => queue === 'legwork-deliveries').length
    const before = jobs()
    await world.pass(24 * HOUR_MINUTES)
    expect(jobs()).toBe(before)
    expect(world.nudgeMails()).toEqual([])
    expect(world.twilio.texts.filter(({ way, to }) => way === 'out' && to === NUMBER)).toHaveLength(1)
    expect(await stored.delivery('nudge')).toMatchObject({ state: 'scheduled', lease: null })
    await resume()
    expect(world.nudgeMails()).toHaveLength(1)
    expect(await stored.count('delivery', "kind = 'nudge' AND state = 'sent'")).toBe(2)
  })

  it('what is out of date by the time it goes on is not sent', async () => {
    await longRun()
    await world.pass(80 * HOUR_MINUTES)
    await resume()
    expect(world.nudgeMails()).toEqual([])
    expect(await stored.count('delivery', "kind = 'nudge' AND state = 'cancelled'")).toBe(2)
  })

  it.each([
    ['within its minutes a link to sign in leaves', 10, 1],
    ['after them it does not', 20, 0],
  ])('%s', async (_, minutes, mails) => {
    const before = world.resend.mails.length
    await world.submit('/sign-in', { address: 'runner@mail.example' })
    await world.pass(minutes, { sweep: false })
    expect(world.resend.mails).toHaveLength(before)
    await press(world, 'resume')
    await world.sweep()
    await world.work()
    expect(world.resend.mails).toHaveLength(before + mails)
    expect(await stored.delivery('sign-in')).toMatchObject({ state: mails ? 'sent' : 'cancelled' })
  })

  it('a code that nobody could type in any more is not sent either', async () => {
    await world.submit('/me/contacts', { channel: 'sms', address: '+15055550177', agreed: 'yes' })
    await world.pass(40)
    await resume()
    expect(world.twilio.texts.filter(({ to }) => to === '+15055550177')).toEqual([])
    expect(await stored.delivery('confirm')).toMatchObject({ state: 'cancelled', why: 'stale' })
  })

  it('whoever runs this is told all the same', async () => {
    const resetsAt = world.now().getTime() + 20 * 24 * HOUR_MS
    await stored.setLimit('sends sms', { used: 500, allowed: 500, resetsAt })
    await stored.run(
      "INSERT INTO delivery (id, kind, about, state, created_at, due_at) VALUES ('o', 'operator', 'channel-limit sms 2026-03', 'scheduled', ?1, ?1)",
      world.now().getTime(),
    )
    await world.pass(HOUR_MINUTES)
    expect(world.resend.mails.filter(({ to }) => to.includes('club@legwork.example'))).toHaveLength(1)
  })

  it('runs are read and decided on as ever', async () => {
    await longRun()
    await world.pass(HOUR_MINUTES)
    expect((await stored.nudge()).state).toBe('released')
    expect(await (await world.visit('/me')).text()).toContain('32')
  })

  it('it says so wherever somebody looks: on the page, and to a monitor', async () => {
    expect(await pageOf(world)).toContain('Paused since')
    expect(await world.json('/healthz')).toMatchObject({ ok: true, sending: 'paused' })
    await resume()
    expect(await pageOf(world)).not.toContain('Paused since')
    expect(await world.json('/healthz')).toMatchObject({ ok: true, sending: 'on' })
  })

  it('a runner who waits for a message is told that none comes', async () => {
    const asked = await world.submit('/sign-in', { address: 'runner@mail.example' })
    const there = asked.headers.get('Location')
    const page = there ? await (await world.visit(there)).text() : await asked.text()
    expect(page).toContain('Messages are paused')
    expect(page).not.toContain('on its way')
    expect(await (await world.visit('/me/settings')).text()).toContain('Messages are paused')
    await press(world, 'resume')
    expect(await (await world.visit('/me/settings')).text()).not.toContain('Messages are paused')
  })

  it('pressing twice moves nothing', async () => {
    const since = async () => (await stored.ask("SELECT value FROM installation WHERE key = 'paused'"))[0]
    const first = await since()
    world.jump(HOUR_MS)
    await press(world, 'pause')
    expect(await since()).toEqual(first)
  })
})
