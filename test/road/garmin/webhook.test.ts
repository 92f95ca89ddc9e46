import { beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '../../installation.ts'
import { stored } from '../stored.ts'
import { aWorld, type World } from '../world.ts'
import { aGarminUser, CONNECTION, post, USER } from './garmin.ts'

const aSummary = (over: Record<string, unknown> = {}) => ({
  userId: USER,
  summaryId: '501',
  activityId: 501,
  activityType: 'RUNNING',
  startTimeInSeconds: 1_773_160_000,
  startTimeOffsetInSeconds: -21_600,
  durationInSeconds: 3_000,
  distanceInMeters: 10_000.4,
  deviceName: 'Forerunner 965',
  ...over,
})

describe('a Garmin webhook', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
  })
  const letters = stored.deadLetters

  it('takes mixed users and types in one body: 200 once all is queued, with the time of receipt', async () => {
    const touched = vi.spyOn(db, 'prepare')
    const answer = await post(world, {
      activities: [aSummary(), aSummary({ userId: 'other', summaryId: '502' })],
      manuallyUpdatedActivities: [aSummary({ distanceInMeters: 9_000, activityId: undefined, manual: true })],
      moveIQActivities: [{ userId: USER, summaryId: 'm', activityType: 'Running' }],
      deregistrations: [{ userId: 'gone' }],
      userPermissionsChange: [{ userId: 'other', permissions: [], changeTimeInSeconds: 1 }],
      dailies: [{ userId: USER, steps: 1 }],
    })
    expect(answer.status).toBe(200)
    expect(touched).not.toHaveBeenCalled()
    vi.restoreAllMocks()
    expect(world.queues.messages.map(({ body }) => body)).toMatchObject([
      {
        kind: 'pushed',
        connection: CONNECTION,
        at: world.now().getTime(),
        runs: [
          {
            id: 'garmin:501',
            run: { distanceMeters: 9_000, manual: false, device: 'Garmin Forerunner 965' },
          },
        ],
      },
      { kind: 'pushed', connection: 'garmin:other', runs: [{ id: 'garmin:502' }] },
      { kind: 'revoked', connection: 'garmin:gone' },
      { kind: 'permissions', connection: 'garmin:other' },
    ])
  })

  it('loses nothing to one bad entry, which becomes a dead letter with its reason', async () => {
    aGarminUser(world)
    await world.connectGarmin(USER)
    const before = await stored.count('run')
    const answer = await post(world, {
      activities: [
        aSummary({ summaryId: 'bad', durationInSeconds: undefined }),
        aSummary({ distanceInMeters: null }),
        'not an object',
      ],
      activityDetails: 'not a list',
    })
    expect(answer.status).toBe(200)
    await world.work()
    expect(await stored.count('run')).toBe(before + 1)
    const parked = await letters()
    expect(parked).toHaveLength(3)
    expect(parked).toContainEqual(
      expect.objectContaining({
        kind: 'row',
        reason: 'activities: durationInSeconds: missing',
        ids: JSON.stringify({ connection: CONNECTION, run: 'garmin:bad' }),
      }),
    )
  })

  it.each([
    ['that is not JSON', 'hello'],
    ['that is empty', ''],
    ['that is a list', []],
  ])('%s is answered 200 and kept as a dead letter, or it would come for a week', async (_, body) => {
    expect((await post(world, body)).status).toBe(200)
    await world.work()
    expect(await letters()).toMatchObject([{ reason: 'body: not a JSON object' }])
  })

  it('is answered with 5xx when the queue refuses, and comes again until it is taken', async () => {
    aGarminUser(world)
    await world.connectGarmin(USER)
    world.queues.refusing = true
    expect((await post(world, { activities: [aSummary()] })).status).toBe(503)
    world.queues.refusing = false
    world.queues.refusing = true
    const sent = await world.garmin.notices.send({ activities: [aSummary()] })
    expect(sent.delivered).toBe(false)
    expect(new Set(sent.answers)).toEqual(new Set([503]))
    expect(sent.answers.length).toBeGreaterThan(10)
  })

  it('never leads to a call to another origin', async () => {
    aGarminUser(world)
    await world.connectGarmin(USER)
    for (const callbackURL of [
      'https://elsewhere.example/garmin/wellness-api/rest/activities?ready=1',
      'http://outside.example/garmin/wellness-api/rest/activities?ready=1',
      'https://outside.example.evil.example/',
      'https://outside.example@evil.example/',
      'not an address',
    ]) {
      expect((await post(world, { activities: [{ userId: USER, callbackURL }] })).status).toBe(200)
    }
    const called = vi.fn()
    world.beforeCall = called
    await world.work()
    expect(called).not.toHaveBeenCalled()
    expect(await letters()).toHaveLength(5)
    expect((await letters())[0]?.reason).toContain('another origin')
  })

  it('that is forged changes nothing', async () => {
    aGarminUser(world)
    await world.connectGarmin(USER)
    const before = await stored.rows('run')
    const body = { activities: [aSummary({ distanceInMeters: 1 })] }
    expect((await post(world, body, {}, '/webhooks/garmin/guessed-path')).status).toBe(404)
    expect((await post(world, body, { 'garmin-client-id': 'somebody-else' })).status).toBe(403)
    expect((await post(world, { activities: [aSummary({ userId: 'nobody' })] })).status).toBe(200)
    await post(world, { deregistrations: [{ userId: 'nobody' }], userPermissionsChange: [{ userId: USER }] })
    await world.work()
    expect(await stored.rows('run')).toEqual(before)
    expect((await stored.connection()).state).toBe('active')
    expect(await stored.count('push_received', `connection_id <> '${CONNECTION}'`)).toBe(0)
  })

  it('of many megabytes is split into messages that fit on the queue', async () => {
    const activities = Array.from({ length: 4_000 }, (_, place) =>
      aSummary({ summaryId: `s${place}`, deviceName: 'é'.repeat(80), activityName: 'x'.repeat(1_500) }),
    )
    const body = JSON.stringify({ activities })
    expect(body.length).toBeGreaterThan(7_000_000)
    expect((await post(world, body)).status).toBe(200)
    const sizes = world.queues.messages.map(
      ({ body: each }) => new TextEncoder().encode(JSON.stringify(each)).length,
    )
    expect(sizes).toHaveLength(20)
    expect(Math.max(...sizes)).toBeLessThan(128_000)
    const tooLong = await post(world, `{"activities":[],"x":"${'x'.repeat(10 * 1024 * 1024)}"}`)
    expect(tooLong.status).toBe(413)
  })
})
