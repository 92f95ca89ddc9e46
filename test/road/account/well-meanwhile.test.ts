/** Somebody who falls ill, or gets well, between what was decided, what was sent and what is looked at. */
import { beforeEach, describe, expect, it } from 'vitest'
import { anEndpoint, eventsAfter, sentTo } from '../events/endpoints.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

let world: World
const say = async (method: string, path: string, body: unknown) => {
  const init = { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  expect((await world.visit(`/api/v1/${path}`, init)).ok, path).toBe(true)
}
const health = (state: string) =>
  say('PUT', 'health', { state, since: world.now().toISOString().slice(0, 10) })
const page = async (path: string) => (await world.visit(path)).text()

beforeEach(async () => {
  // a Tuesday noon in Denver
  world = await aRunnersWorld({ BOOKING_URL: 'https://massage.example/book' }, { confirmed: ['email'] })
  await stored.connectedEarlier(30)
})

describe('a massage that was due, of somebody who fell ill before it was said', () => {
  const due = async () =>
    (
      await stored.ask<{ id: string; state: string; why: string | null }>(
        "SELECT id, state, why FROM nudge WHERE rule = 'massage-due'",
      )
    )[0]

  beforeEach(async () => {
    await say('PATCH', 'settings', { massageMessages: 'also-massage' })
    // it is to leave, and its sender takes nothing just now
    world.resend.faults.push({ times: 99, answer: 'rate-limited' })
    for (let n = 0; n < 96 && (await due())?.state !== 'released'; n += 1) await world.pass(15)
    expect(await due()).toMatchObject({ state: 'released' })
    expect(await stored.delivery('nudge')).toMatchObject({ state: 'scheduled' })
  })

  it('is taken back, and its page says why', async () => {
    await health('ill')
    world.resend.faults.splice(0)
    await world.pass(6 * 60)
    expect(world.nudgeMails()).toEqual([])
    expect(await due()).toMatchObject({ state: 'cancelled', why: 'not-well' })
    const shown = await page(`/me/nudges/${(await due())?.id}`)
    expect(shown).toContain('You were not well at the time')
    expect(shown).not.toMatch(/Why you got this|>The message<|>Add booking</)
  })

  it('is not sent either where no sync came between, and nobody is told that it was', async () => {
    await stored.run("UPDATE runner SET health_state = 'ill', health_since = '2026-03-10'")
    world.resend.faults.splice(0)
    await world.pass(30, { sweep: false })
    await stored.run('UPDATE connection SET review_at = review_at + 864000000')
    for (let n = 0; n < 12 && (await stored.delivery('nudge')).state === 'scheduled'; n += 1)
      await world.pass(15)
    expect(world.nudgeMails()).toEqual([])
    expect(await stored.delivery('nudge')).toMatchObject({ state: 'cancelled', why: 'not-well' })
    const shown = await page(`/me/nudges/${(await due())?.id}`)
    expect(shown).toContain('not sent: you were not well')
    expect(shown).not.toMatch(/Why you got this|>The message<|>Add booking</)
    expect(await world.json('/api/v1/nudges')).toMatchObject([{ stateWords: 'not sent' }])
  })
})

describe('the page of a nudge', () => {
  const ACT_ON = /easy or rest|easy days|if you like|massage\.example|For your therapist/i
  const longRun = async () => {
    await world.strava.log(ATHLETE, {
      distanceMeters: 36_000,
      movingSeconds: 12_600,
      startDate: new Date(world.now().getTime() - 4 * 3_600_000),
    })
    await world.pass(80, { sweep: false })
    return `/me/nudges/${(await stored.nudge()).id}`
  }

  it('that was sent to somebody ill says to the well what was said then', async () => {
    await health('ill')
    const nudge = await longRun()
    expect(world.nudgeMails()).toHaveLength(1)
    await health('well')
    const shown = await page(nudge)
    expect(shown).toContain('Getting well comes before training')
    expect(shown).not.toMatch(ACT_ON)
  })

  it('that was sent to somebody well says what was said then, whatever hurt the same day and is gone', async () => {
    const nudge = await longRun()
    const sore = { date: '2026-03-10', area: 'calves', strength: 'mild', flag: 'at-rest' }
    await world.submit(`${nudge}/sore`, sore)
    expect(await page(nudge)).not.toMatch(ACT_ON)
    await world.pass(24 * 60)
    await health('well')
    expect(await page(nudge)).toMatch(ACT_ON)
  })

  it('says that messages are paused until the minute the pause ends, and no longer', async () => {
    const nudge = await longRun()
    await say('PUT', 'snooze', { until: new Date(world.now().getTime() + 3_600_000).toISOString() })
    expect(await page(nudge)).toMatch(/Messages are paused until|>Resume</)
    await world.pass(61, { sweep: false })
    expect(await page(nudge)).not.toMatch(/Messages are paused until|>Resume</)
  })

  it('offers to note a massage only beside one that is suggested', async () => {
    const nudge = await longRun()
    expect(await page(nudge)).toMatch(/If you like[\s\S]*>Add booking</)
    await health('ill')
    expect(await page(nudge)).not.toContain('>Add booking<')
  })
})

describe('an event that advised somebody well', () => {
  const ADVISES = /easy|would fit/i
  const longRun = { distanceMeters: 36_000, movingSeconds: 12_600 }

  it('advises nobody in the feed, nor where it is posted late, once they are not', async () => {
    await anEndpoint(world, { types: ['nudge.created', 'nudge.sent'] })
    world.receiver.faults.push({ times: 1, answer: 'server-error' })
    await world.strava.log(ATHLETE, {
      ...longRun,
      startDate: new Date(world.now().getTime() - 4 * 3_600_000),
    })
    await world.work()
    expect((await eventsAfter(world)).some(({ text }) => ADVISES.test(text))).toBe(true)
    await health('injured')
    const told = (await eventsAfter(world)).filter(({ type }) => type.startsWith('nudge.'))
    expect(told.length).toBeGreaterThan(0)
    for (const { text } of told)
      expect(text).toBe('Have a physio or doctor look at your injury before you run.')
    const before = world.receiver.received.length
    await world.pass(2 * 60)
    const late = sentTo(world).slice(before)
    expect(late.length).toBeGreaterThan(0)
    for (const { text } of late) expect(text).not.toMatch(ADVISES)
  })
})
