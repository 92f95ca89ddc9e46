/** A new master secret: nothing stops, nothing is forgotten, and the old one can go when nothing is left under it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { sealedCounts } from '../../src/operator/sealed.ts'
import { addressHash, secretsFrom } from '../../src/secrets.ts'
import { openStore } from '../../src/store/store.ts'
import { db, settings } from '../installation.ts'
import { anEndpoint } from './events/endpoints.ts'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from './world.ts'

const OLD = settings.LEGWORK_SECRET
const NEW = 'another-master-secret-of-ours'
const ADDRESS = 'runner@mail.example'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
})

const counts = (...masters: string[]) => {
  const secrets = secretsFrom(masters)
  const store = openStore(db, { settleMinutes: 20, quietHours: null }, secrets.suppressions)
  return sealedCounts({ store, secrets })
}
/** A day of sweeps, in which nobody runs. */
const day = () => world.pass(24 * 60)
const rotate = () => world.change({ LEGWORK_SECRET: `${NEW},${OLD}` })
const dropOld = () => world.change({ LEGWORK_SECRET: NEW })

describe('a new master secret before the old one', () => {
  it('takes over everything that is sealed, within a day and without anybody doing anything', async () => {
    await world.twilio.reply(NUMBER, 'STOP')
    await anEndpoint(world)
    expect(await counts(OLD)).toEqual({
      tokens: { current: 1, older: 0, unknown: 0 },
      endpoint: { current: 1, older: 0, unknown: 0 },
      suppression: { current: 1, older: 0, unknown: 0 },
    })
    rotate()
    expect(await counts(NEW, OLD)).toMatchObject({ tokens: { current: 0, older: 1 } })
    await world.sweep()
    const whole = { current: 1, older: 0, unknown: 0 }
    expect(await counts(NEW, OLD)).toEqual({ tokens: whole, endpoint: whole, suppression: whole })
  })

  it('may be the only one then: runs still come, mails still leave, and who said stop stays stopped', async () => {
    await world.twilio.reply(NUMBER, 'STOP')
    rotate()
    await day()
    dropOld()
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600 })
    await world.pass(60)
    expect(world.nudgeMails().at(-1)?.to).toContain(ADDRESS)
    const texts = world.twilio.texts.length
    await world.submit(`/me/contacts/${(await stored.contactAt(NUMBER)).id}/remove`, {})
    await world.submit('/me/contacts', { channel: 'sms', address: NUMBER, agreed: 'yes' })
    await world.work()
    expect(world.twilio.texts).toHaveLength(texts)
  })

  it('does not give a limit that is used up a second time, nor a way to a source', async () => {
    const { id } = await stored.contactAt(ADDRESS)
    const sent = async (tests: number) => {
      const before = world.resend.mails.length
      for (let test = 0; test < tests; test++) {
        await world.submit(`/me/contacts/${id}/test`, {})
        await world.pass(10)
      }
      return world.resend.mails.length - before
    }
    const most = await sent(10)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThan(10)
    rotate()
    expect(await sent(1)).toBe(0)

    const away = await world.setOut('strava')
    const state = new URL(away).searchParams.get('state') ?? ''
    expect(state).not.toBe('')
    const limits = await secretsFrom([OLD]).limitId('oauth', state)
    const after = await secretsFrom([NEW, OLD]).limitId('oauth', state)
    expect(after.before).toEqual([limits.id])
  })

  it('takes over what one sweep leaves at the next', async () => {
    for (let n = 0; n < 45; n++) {
      const hash = await addressHash('email', `${n}@mail.example`)
      await stored.run('INSERT INTO suppression (hash, why, at) VALUES (?, ?, 0)', hash, 'complained')
    }
    rotate()
    await world.sweep()
    expect((await counts(NEW, OLD)).suppression).toMatchObject({ unknown: 0 })
    const left = async () => (await counts(NEW, OLD)).suppression.older
    expect(await left()).toBeGreaterThan(0)
    await world.sweep()
    await world.sweep()
    expect(await left()).toBe(0)
    expect(await stored.count('suppression', "sealed IS NOT NULL AND why = 'complained'")).toBe(45)
  })
})

describe('an old master secret that was taken out too soon', () => {
  it('is missed by name, and loses nothing: put back, it opens all again', async () => {
    dropOld()
    await day()
    expect(await counts(NEW)).toMatchObject({ tokens: { current: 0, older: 0, unknown: 1 } })
    rotate()
    await day()
    expect(await counts(NEW, OLD)).toMatchObject({ tokens: { current: 1, older: 0, unknown: 0 } })
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600 })
    await world.pass(60)
    expect(world.nudgeMails()).not.toEqual([])
  })
})

describe('tokens that are sealed anew while they are refreshed', () => {
  it('are not lost: what the source gave takes their place', async () => {
    world.strava.rules.oldRefreshToken = 'dead-at-once'
    await world.pass(6 * 60)
    rotate()
    let swept = false
    world.beforeCall = async (request) => {
      if (swept || !request.url.includes('/oauth/token')) return
      swept = true
      world.beforeCall = null
      // between the refresh and its being written down
      await world.sweep()
    }
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600 })
    await world.pass(60)
    expect(swept).toBe(true)
    expect((await stored.connection()).failures).toBe(0)
    expect(world.nudgeMails()).not.toEqual([])
    await world.pass(7 * 60)
    await world.strava.log(ATHLETE, { distanceMeters: 5_000, movingSeconds: 1_800 })
    await world.pass(60)
    expect(await stored.connection()).toMatchObject({ state: 'active', failures: 0 })
  })
})

describe('an address that said stop', () => {
  it('cannot be found in the database by trying all numbers', async () => {
    await world.twilio.reply(NUMBER, 'STOP')
    await world.submit('/me/delete', {})
    await world.pass(60)
    const bare = await addressHash('sms', NUMBER)
    const [row] = await stored.rows('suppression')
    expect(row?.why).toBe('stopped')
    expect(JSON.stringify(row)).not.toContain(bare)
  })
})
