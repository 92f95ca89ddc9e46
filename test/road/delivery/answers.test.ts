import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

const state = async () => (await stored.delivery('nudge')).state

async function withContact(channel: 'email' | 'sms'): Promise<World> {
  const world = await aRunnersWorld()
  await world.pass(4 * 60)
  if (channel === 'email') await world.confirm()
  else await world.confirmNumber()
  return world
}

const logLong = (world: World) =>
  world.strava.log(ATHLETE, {
    distanceMeters: 34_000,
    movingSeconds: 12_000,
    startDate: new Date(world.now().getTime() - 4 * 3_600_000),
  })

const mailsOf = (world: World) => world.nudgeMails().length
const textsOf = (world: World) =>
  world.twilio.texts.filter(({ way, body }) => way === 'out' && !body.includes('code')).length

describe('whatever Resend answers, a delivery ends in the right state and as one mail at most', () => {
  it.each([
    [undefined, 'sent', 1],
    ['malformed', 'sent', 1],
    ['rate-limited', 'sent', 1],
    ['server-error', 'sent', 1],
    ['unauthorized', 'sent', 1],
    ['invalid', 'failed', 0],
    ['timeout-before', 'sent', 1],
    ['timeout-after', 'sent', 1],
  ] as const)('%s: %s, %i', async (answer, ends, mails) => {
    const world = await withContact('email')
    if (answer) world.resend.faults.push({ times: 1, answer })
    await logLong(world)
    await world.pass(6 * 60)
    expect([await state(), mailsOf(world)]).toEqual([ends, mails])
    // and however often it is enqueued again
    const id = (await stored.delivery('nudge')).id
    await world.queues.deliveries.send({ kind: 'deliver', delivery: id })
    await world.pass(3 * 60)
    expect([await state(), mailsOf(world)]).toEqual([ends, mails])
  })
})

describe('whatever Twilio answers, a delivery ends in the right state and as one text at most', () => {
  it.each([
    [undefined, 'sent', 1],
    // 201 says that it was taken, whatever else was lost
    ['malformed', 'sent', 1],
    ['rate-limited', 'sent', 1],
    ['unauthorized', 'sent', 1],
    ['server-error', 'unknown', 0],
    ['invalid', 'failed', 0],
    ['opted-out', 'failed', 0],
    ['timeout-before', 'unknown', 0],
    ['timeout-after', 'unknown', 1],
  ] as const)('%s: %s, %i', async (answer, ends, texts) => {
    const world = await withContact('sms')
    if (answer) world.twilio.faults.push({ times: 1, answer })
    await logLong(world)
    await world.pass(6 * 60)
    expect([await state(), textsOf(world)]).toEqual([ends, texts])
    const id = (await stored.delivery('nudge')).id
    await world.queues.deliveries.send({ kind: 'deliver', delivery: id })
    await world.pass(3 * 60)
    expect([await state(), textsOf(world)]).toEqual([ends, texts])
  })
})

describe('a delivery in any state', () => {
  let world: World
  beforeEach(async () => {
    world = await withContact('sms')
    await logLong(world)
    await world.pass(60)
  })

  it.each([
    ['sent', { delivered: 'delivered', undelivered: 'bounced', failed: 'failed', sent: 'sent' }],
    ['unknown', { delivered: 'delivered', undelivered: 'bounced', failed: 'failed', sent: 'sent' }],
    ['sending', { delivered: 'delivered', undelivered: 'bounced', failed: 'failed', sent: 'sent' }],
    ['delivered', { delivered: 'delivered', undelivered: 'bounced', failed: 'delivered', sent: 'delivered' }],
    ['bounced', { delivered: 'bounced', undelivered: 'bounced', failed: 'bounced', sent: 'bounced' }],
    ['failed', { delivered: 'failed', undelivered: 'failed', failed: 'failed', sent: 'failed' }],
  ])('%s goes forward only, whatever Twilio tells later', async (from, selfReports) => {
    const sid = world.twilio.texts.findLast(({ way }) => way === 'out')?.sid ?? ''
    for (const [status, becomes] of Object.entries(selfReports)) {
      await stored.run("UPDATE delivery SET state = ? WHERE kind = 'nudge'", from)
      await world.twilio.tell(sid, status)
      expect([status, await state()]).toEqual([status, becomes])
    }
    expect(textsOf(world)).toBe(1)
  })
})
