import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

const connections = () => stored.count('connection')

describe('giving access back', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld()
  })
  const disconnect = async () => {
    const connection = (await stored.connection()).id
    await world.submit('/me/disconnect', { connection })
    await world.work()
  }

  it('is not done when our own credentials are refused: the sweep comes back with better ones', async () => {
    world.strava.faults.push({ on: 'revoke', times: 1, answer: 'unauthorized' })
    await disconnect()
    expect(world.strava.scopesOf(ATHLETE)).not.toBeNull()
    expect(await connections()).toBe(1)
    await world.pass(3 * 60)
    expect(world.strava.scopesOf(ATHLETE)).toBeNull()
    expect(await connections()).toBe(0)
  })

  it('is done when the token is what the source does not know', async () => {
    world.strava.faults.push({ on: 'revoke', times: 1, answer: 'bad-request' })
    await disconnect()
    expect(await connections()).toBe(0)
  })
})
