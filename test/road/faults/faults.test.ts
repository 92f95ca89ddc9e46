import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

const LONG = { distanceMeters: 28_000, movingSeconds: 9_600 }

type Weeks = { distanceMeters: number }[]

describe('whatever goes wrong on the way, the end is the same', () => {
  let world: World
  const total = async () =>
    ((await world.json('/api/v1/weeks')) as Weeks).reduce((sum, week) => sum + week.distanceMeters, 0)
  const logLong = (hiddenFor?: number) =>
    world.strava.log(ATHLETE, {
      ...LONG,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
      ...(hiddenFor ? { hiddenFor } : {}),
    })

  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(4 * 60)
  })

  describe('events', () => {
    it('repeated ten times make one mail', async () => {
      world.strava.holdEvents = true
      await logLong()
      const [event] = world.strava.heldEvents
      for (let time = 0; event && time < 10; time++) await world.strava.send(event)
      await world.pass(60)
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('in the wrong order, with the delete before the create, leave nothing', async () => {
      world.strava.holdEvents = true
      const activity = await logLong()
      await world.strava.remove(activity.id)
      const [created, deleted] = world.strava.heldEvents
      if (deleted) await world.strava.send(deleted)
      await world.work()
      if (created) await world.strava.send(created)
      await world.pass(120)
      expect(world.nudgeMails()).toHaveLength(0)
      expect(((await world.json('/api/v1/runs')) as unknown[]).length).toBeGreaterThan(50)
    })

    it('that are lost are made up for by the next one', async () => {
      world.strava.holdEvents = true
      await logLong()
      world.strava.holdEvents = false
      await world.strava.log(ATHLETE, { distanceMeters: 3_000, movingSeconds: 1_200, sportType: 'Walk' })
      await world.pass(60)
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('that the queue refuses are answered 200 and found by the sweep', async () => {
      world.queues.refusing = true
      await logLong()
      expect(world.strava.events.at(-1)?.answers).toEqual([200])
      world.queues.refusing = false
      await world.pass(60)
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('of nobody we know change nothing', async () => {
      const body = {
        object_type: 'activity',
        object_id: 1,
        aspect_type: 'create',
        owner_id: 1,
        subscription_id: 1,
      }
      const answer = await world.visit('/webhooks/strava/webhook-path-for-tests', {
        method: 'POST',
        body: JSON.stringify(body),
      })
      expect(answer.status).toBe(200)
      await world.pass(60)
      expect(world.queues.messages).toHaveLength(0)
      expect(world.nudgeMails()).toHaveLength(0)
    })
  })

  describe('a run', () => {
    it('that is not readable yet is waited for', async () => {
      const before = await total()
      await logLong(3)
      await world.work()
      expect(await total()).toBe(before)
      await world.pass(60)
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('that never becomes readable is given up after half an hour, quietly', async () => {
      await logLong(1_000)
      await world.pass(120, { sweep: false })
      expect(world.queues.messages).toHaveLength(0)
      const letters = await stored.count('dead_letter')
      expect(letters).toBe(0)
    })

    it.each([
      ['deleted', (w: World, id: number) => w.strava.remove(id)],
      ['turned into a ride', (w: World, id: number) => w.strava.edit(id, { sportType: 'Ride' })],
    ])('that is %s before it settled sends no mail, and its distance is gone', async (_, change) => {
      const before = await total()
      const activity = await logLong()
      await world.pass(10)
      expect(await total()).toBe(before + 28_000)
      await change(world, activity.id)
      await world.pass(120)
      expect(world.nudgeMails()).toHaveLength(0)
      expect(await total()).toBe(before)
      expect(await world.json('/api/v1/nudges')).toMatchObject([{ state: 'cancelled', why: 'gone' }])
    })

    it('that is cropped without any event sends no mail, for the source is looked at again before sending', async () => {
      const before = await total()
      const activity = await logLong()
      await world.pass(10)
      await world.strava.edit(activity.id, { distanceMeters: 8_000, movingSeconds: 2_800 })
      await world.pass(120)
      expect(world.nudgeMails()).toHaveLength(0)
      expect(await total()).toBe(before + 8_000)
    })

    it('that comes back after it was deleted is spoken of once', async () => {
      const activity = await logLong()
      await world.pass(10)
      await world.strava.edit(activity.id, { sportType: 'Ride' })
      await world.pass(10)
      await world.strava.edit(activity.id, { sportType: 'Run' })
      await world.pass(120)
      expect(world.nudgeMails()).toHaveLength(1)
    })
  })

  describe('the source', () => {
    it('that limits us is left alone until the next quarter of an hour', async () => {
      world.strava.faults.push({ on: 'list', times: 1, answer: 'rate-limited' })
      await logLong()
      await world.work()
      const asked = world.strava.calls.length
      await world.pass(4)
      expect(world.strava.calls.length).toBe(asked)
      await world.pass(60)
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it.each(['server-error', 'malformed', 'html', 'hang', 'not-found-empty', 'forbidden-inactive'] as const)(
      'that answers once with “%s” is asked again, and nothing is lost',
      async (answer) => {
        const before = await total()
        world.strava.faults.push({ on: 'list', times: 1, answer })
        await logLong()
        await world.work()
        expect(await total()).toBe(before)
        await world.pass(24 * 60)
        await world.strava.log(ATHLETE, { distanceMeters: 3_000, movingSeconds: 1_200, sportType: 'Walk' })
        await world.pass(2 * 60)
        expect(await total()).toBe(before + 28_000)
        expect(world.nudgeMails()).toHaveLength(1)
      },
    )

    it('whose token has run out gives a new one, which is stored before it is used', async () => {
      await world.pass(7 * 60)
      await logLong()
      await world.pass(60)
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('that refuses a token that should be good is given a fresh one', async () => {
      world.strava.faults.push({ on: 'list', times: 1, answer: 'unauthorized' })
      await logLong()
      await world.pass(60)
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('that refuses for good is believed only as far as the runner is asked to connect again', async () => {
      world.strava.faults.push({ on: 'list', times: 9, answer: 'unauthorized' })
      await logLong()
      await world.pass(5)
      expect((await stored.connection()).state).toBe('active')
      await world.pass(60)
      expect((await stored.connection()).state).toBe('needs-reconnect')
      expect(await stored.count('run')).toBeGreaterThan(50)
      expect(world.nudgeMails().map(({ subject }) => subject)).toHaveLength(1)
      expect(world.nudgeMails()[0]?.text).toMatch(/connect Strava again/i)
      world.strava.faults.splice(0)
      await world.connect()
      await world.pass(60)
      expect((await stored.connection()).state).toBe('active')
      expect(world.nudgeMails()).toHaveLength(2)
    })
  })

  describe('a crash', () => {
    it('after the commit loses no mail and sends it once: the sweep enqueues what is due', async () => {
      await logLong()
      await world.work()
      // everything that was put on the queues is lost, again and again
      for (let quarter = 0; quarter < 12; quarter++) {
        await world.pass(14, { sweep: false })
        if (quarter % 2 === 0) world.queues.messages.splice(0)
        await world.pass(1)
      }
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('while the source was being asked leaves a lease that runs out, and the work is done then', async () => {
      let crashes = 1
      world.beforeCall = ({ url }) => {
        // an error that is no answer of the outside at all
        if (crashes-- > 0 && url.includes('/athlete/activities')) world.queues.messages.splice(0)
      }
      await logLong()
      await world.pass(60)
      expect(world.nudgeMails()).toHaveLength(1)
    })

    it('between sending and writing it down sends no second mail: the sender knows the key', async () => {
      world.resend.faults.push({ times: 1, answer: 'timeout-after' })
      await logLong()
      await world.pass(120)
      expect(world.nudgeMails()).toHaveLength(1)
      expect(await world.json('/api/v1/nudges')).toMatchObject([{ deliveries: [{ state: 'sent' }] }])
    })
  })

  it('a sync that stalled past its lease commits nothing at all', async () => {
    const counts = async () => [await stored.count('run'), await stored.count('nudge')]
    const before = await counts()
    world.beforeCall = async ({ url }) => {
      if (!url.includes('/athlete/activities')) return
      world.beforeCall = null
      // somebody else took the connection over meanwhile
      await stored.run("UPDATE connection SET lease = 'another', lease_until = lease_until + 60000")
    }
    await logLong()
    await world.work()
    expect(await counts()).toEqual(before)
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(1)
  })

  describe('the mail sender', () => {
    it.each(['rate-limited', 'server-error', 'malformed', 'timeout-before', 'unauthorized'] as const)(
      'that answers once with “%s” is asked again under the same key',
      async (answer) => {
        world.resend.faults.push({ times: 1, answer })
        await logLong()
        await world.pass(4 * 60)
        expect(world.nudgeMails()).toHaveLength(1)
        expect(await world.json('/api/v1/nudges')).toMatchObject([{ deliveries: [{ state: 'sent' }] }])
      },
    )

    it('that will never take a mail fails it, where the runner and the operator see it', async () => {
      world.resend.faults.push({ times: 99, answer: 'invalid' })
      await logLong()
      await world.pass(4 * 60)
      expect(await world.json('/api/v1/nudges')).toMatchObject([{ deliveries: [{ state: 'failed' }] }])
      expect(await stored.count('dead_letter')).toBe(1)
    })

    it('that is down for a day is given up as unknown, for keys are forgotten', async () => {
      world.resend.faults.push({ times: 999, answer: 'server-error' })
      await logLong()
      await world.pass(32 * 60)
      expect(await world.json('/api/v1/nudges')).toMatchObject([{ deliveries: [{ state: 'unknown' }] }])
    })
  })
})
