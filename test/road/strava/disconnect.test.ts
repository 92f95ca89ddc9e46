import { beforeEach, describe, expect, it } from 'vitest'
import { WEBHOOK } from '../../installation.ts'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, giveAway, type World } from '../world.ts'

describe('the end of a connection', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(60)
  })
  const disconnect = async () => {
    const connection = (await stored.connection()).id
    return answerTo(world, '/me/disconnect', { connection })
  }

  it('asked for by the runner erases at once and gives our access back', async () => {
    const answer = await disconnect()
    expect(answer.saved).toContain('Disconnected')
    expect(await stored.count('run')).toBe(0)
    expect(await stored.count('weekly_mileage')).toBe(0)
    expect(world.strava.scopesOf(ATHLETE)).not.toBeNull()
    await world.work()
    expect(world.strava.scopesOf(ATHLETE)).toBeNull()
    expect(await stored.count('connection')).toBe(0)
    expect(await stored.count('contact')).toBe(1)
  })

  it('is finished by the sweep when the source was down', async () => {
    world.strava.faults.push({ on: 'revoke', times: 3, answer: 'server-error' })
    await disconnect()
    await world.work()
    expect(await stored.count('connection')).toBe(1)
    await world.pass(5 * 60)
    expect(world.strava.scopesOf(ATHLETE)).toBeNull()
    expect(await stored.count('connection')).toBe(0)
  })

  it('cannot be asked for by somebody else', async () => {
    await giveAway('connection')
    expect((await disconnect()).saved).toBe('Nothing is connected there any more.')
    expect(await stored.count('run')).toBeGreaterThan(0)
  })

  it('withdraws what has not been said yet', async () => {
    const startDate = new Date(world.now().getTime() - 3 * 3_600_000 + 1)
    await world.pass(3 * 60)
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600, startDate })
    await world.work()
    await disconnect()
    await world.pass(120)
    expect(world.nudgeMails()).toHaveLength(0)
  })

  it('told by the source erases when the tokens are refused too', async () => {
    await world.strava.deauthorize(ATHLETE)
    await world.pass(10)
    // once may be a stumble
    expect(await stored.count('run')).toBeGreaterThan(0)
    await world.pass(60)
    expect(await stored.count('run')).toBe(0)
    expect(await stored.count('connection')).toBe(0)
    expect(await stored.count('contact')).toBe(1)
  })

  it('told by somebody who only pretends to be the source erases nothing', async () => {
    const forged = {
      object_type: 'athlete',
      object_id: ATHLETE,
      owner_id: ATHLETE,
      aspect_type: 'update',
      subscription_id: 1,
      updates: { authorized: 'false' },
    }
    await world.visit(`/webhooks/strava/${WEBHOOK}`, { method: 'POST', body: JSON.stringify(forged) })
    await world.pass(60)
    expect(await stored.count('run')).toBeGreaterThan(0)
    expect((await stored.connection()).state).toBe('active')
  })

  it('told while the source is down waits for its word', async () => {
    world.strava.faults.push({ on: 'athlete', times: 2, answer: 'server-error' })
    await world.strava.deauthorize(ATHLETE)
    await world.work()
    expect(await stored.count('run')).toBeGreaterThan(0)
    await world.pass(90)
    expect(await stored.count('run')).toBe(0)
  })

  it('is not seen in a wrong client secret: nothing is erased, and nobody has to connect again', async () => {
    await world.pass(7 * 60)
    world.strava.faults.push({ on: 'refresh', times: 1, answer: 'unauthorized' })
    await world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })
    await world.work()
    expect((await stored.connection()).state).toBe('active')
    await world.pass(30)
    expect((await stored.connection()).failures).toBe(0)
  })
})

describe('the cache', () => {
  it('of a runner who is silent is refreshed before its seven days are over', async () => {
    const world = await aRunnersWorld()
    await world.pass(4 * 24 * 60)
    expect(await stored.count('run')).toBeGreaterThan(0)
    const synced = (await stored.connection()).syncedAt ?? 0
    expect(world.now().getTime() - synced).toBeLessThan(2 * 24 * 3_600_000)
  })

  it('that could not be refreshed for seven days is erased, and the next page asks for it afresh', async () => {
    const world = await aRunnersWorld()
    await stored.run('UPDATE connection SET synced_at = synced_at - 8 * 86400000, review_at = synced_at')
    await world.sweep()
    expect(await stored.count('run')).toBe(0)
    expect(await stored.count('weekly_mileage')).toBe(0)
    await world.pass(2, { sweep: false })
    expect((await world.visit('/api/v1/weeks')).status).toBe(503)
    await world.work()
    expect((await world.visit('/api/v1/weeks')).status).toBe(200)
    expect(await stored.count('run')).toBeGreaterThan(0)
  })

  it('is forgotten thirty days after access was lost', async () => {
    const world = await aRunnersWorld()
    world.strava.faults.push({ on: 'list', times: 4, answer: 'unauthorized' })
    await world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })
    await world.pass(70)
    expect((await stored.connection()).state).toBe('needs-reconnect')
    await stored.run('UPDATE connection SET lost_at = lost_at - 31 * 86400000')
    await world.pass(20)
    expect(await stored.count('connection')).toBe(0)
  })
})
