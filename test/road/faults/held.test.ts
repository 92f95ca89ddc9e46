/** What somebody held and let go of without a word: a delivery, a piece of history, a notice that is no longer true. */
import { beforeEach, describe, expect, it } from 'vitest'
import { aGarminUser, USER } from '../garmin/garmin.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, aWorld, type World } from '../world.ts'

const MINUTE_MS = 60_000

describe('a delivery somebody died over before it was sent', () => {
  let world: World
  const tests = () => world.nudgeMails().filter(({ subject }) => /test/i.test(subject))

  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    const id = (await stored.contact()).id
    await world.submit(`/me/contacts/${id}/test`, {})
  })

  const heldUntil = (until: number) =>
    stored.run("UPDATE delivery SET lease = 'of one that died', lease_until = ? WHERE kind = 'test'", until)

  it('leaves when the lease has run out, and waits for no sweep', async () => {
    await heldUntil(world.now().getTime() + MINUTE_MS)
    await world.work()
    expect(tests()).toHaveLength(0)
    await world.pass(2, { sweep: false })
    expect(tests()).toHaveLength(1)
  })

  it('leaves at once when a clock that ran ahead took it for days', async () => {
    await heldUntil(world.now().getTime() + 3 * 24 * 60 * MINUTE_MS)
    await world.work()
    expect(tests()).toHaveLength(1)
  })
})

describe('a source that is away while its past is asked for', () => {
  it('is asked by one hand, however many jobs there are', async () => {
    const world = await aWorld()
    aGarminUser(world)
    let asked = 0
    const mendedAt = world.now().getTime() + 3 * 24 * 60 * MINUTE_MS
    world.beforeCall = (request) => {
      if (!request.url.includes('/backfill/')) return
      asked += 1
      if (world.now().getTime() < mendedAt) throw new Error('connection reset')
    }
    await world.connectGarmin(USER)
    await world.pass(3 * 24 * 60)
    // waits that double from a minute to six hours: not one more for each sweep
    expect(asked).toBeGreaterThan(8)
    expect(asked).toBeLessThan(24)
    await world.pass(24 * 60)
    expect((await stored.connection()).historyUntil).toBeNull()
  })
})

describe('a runner who is to be asked to connect again', () => {
  it('and does so before the mail has left, is not asked any more', async () => {
    const world = await aRunnersWorld({}, { confirmed: ['email'] })
    world.beforeCall = (request) => {
      if (request.url.includes('/resend/')) throw new Error('connection reset')
    }
    world.strava.faults.push({ on: 'list', times: 9, answer: 'unauthorized' })
    await world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 2_000 })
    await world.pass(90)
    const notice = () => stored.delivery('notice')
    expect(await notice()).toMatchObject({ state: 'scheduled' })
    world.strava.faults.splice(0)
    world.beforeCall = null
    await world.connect()
    await world.pass(24 * 60)
    expect(await notice()).toMatchObject({ why: 'connected again' })
    expect(world.nudgeMails()).toEqual([])
  })
})
