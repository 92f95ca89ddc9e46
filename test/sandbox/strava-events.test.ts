import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aRun, athleteId, aWorld, type World } from './world.ts'

const callbackUrl = 'https://legwork.example/webhooks/strava/secret'
const publicOnly = ['read', 'activity:read']

function connected(scopes?: string[]): World & { subscriptionId: number } {
  const world = aWorld()
  world.strava.grant(athleteId, scopes)
  const subscriptionId = world.strava.subscribe({ callbackUrl, verifyToken: 'verify' })
  return { ...world, subscriptionId }
}

const aspects = (world: World) => world.strava.events.map(({ event }) => event.aspect_type)

describe('events', () => {
  it('posts a create to the callback when a run is logged', async () => {
    const world = connected()
    const run = await world.strava.log(athleteId, aRun)
    expect(world.received).toHaveLength(1)
    expect(world.received[0]).toMatchObject({ method: 'POST', url: callbackUrl })
    expect(JSON.parse(world.received[0]?.body ?? '')).toEqual({
      object_type: 'activity',
      object_id: run.id,
      aspect_type: 'create',
      updates: {},
      owner_id: athleteId,
      subscription_id: world.subscriptionId,
      event_time: Date.parse('2026-03-10T12:00:00Z') / 1000,
    })
  })

  it('tries three times, then the event is lost', async () => {
    const world = connected()
    world.workerAnswers.push(
      new Response('', { status: 500 }),
      new Error('down'),
      new Response('', { status: 201 }),
    )
    await world.strava.log(athleteId, aRun)
    expect(world.strava.events).toMatchObject([{ answers: [500, 'failed', 201], delivered: false }])
  })

  it('stops at the first 200', async () => {
    const world = connected()
    world.workerAnswers.push(new Response('', { status: 503 }))
    await world.strava.log(athleteId, aRun)
    expect(world.strava.events).toMatchObject([{ answers: [503, 200], delivered: true }])
  })

  it('says nothing of athletes who never connected', async () => {
    const world = aWorld()
    world.strava.subscribe({ callbackUrl, verifyToken: 'verify' })
    await world.strava.log(athleteId, aRun)
    expect(world.strava.events).toEqual([])
  })

  it('tells new titles, types and privacy in one update, as text', async () => {
    const world = connected()
    const { id } = await world.strava.log(athleteId, aRun)
    await world.strava.edit(id, { title: 'Later', sportType: 'Ride', private: true })
    expect(world.strava.events.at(-1)?.event).toMatchObject({
      aspect_type: 'update',
      updates: { title: 'Later', type: 'Ride', private: 'true' },
    })
  })

  it('says nothing of distances, crops and workout types', async () => {
    const world = connected()
    const { id } = await world.strava.log(athleteId, aRun)
    const edited = await world.strava.edit(id, { distanceMeters: 5000, movingSeconds: 1500, workoutType: 1 })
    expect(edited).toMatchObject({ distance: 5000, moving_time: 1500, workout_type: 1 })
    expect(aspects(world)).toEqual(['create'])
  })

  it('turns a privacy flip into delete and create for an app that may not see private runs', async () => {
    const world = connected(publicOnly)
    const { id } = await world.strava.log(athleteId, aRun)
    await world.strava.edit(id, { private: true })
    await world.strava.edit(id, { title: 'Unheard' })
    await world.strava.edit(id, { private: false })
    expect(aspects(world)).toEqual(['create', 'delete', 'create'])
  })

  it('sends a delete when an activity is removed', async () => {
    const world = connected()
    const { id } = await world.strava.log(athleteId, aRun)
    await world.strava.remove(id)
    expect(aspects(world)).toEqual(['create', 'delete'])
  })

  it('kills the tokens before it tells of a deauthorisation', async () => {
    const world = connected()
    const headers = world.bearer()
    await world.strava.deauthorize(athleteId)
    expect(world.strava.events.at(-1)?.event).toMatchObject({
      object_type: 'athlete',
      object_id: athleteId,
      aspect_type: 'update',
      updates: { authorized: 'false' },
    })
    expect((await world.get('/strava/api/v3/athlete', headers)).status).toBe(401)
  })

  it('holds events back, to be lost, repeated and reordered', async () => {
    const world = connected()
    world.strava.holdEvents = true
    await world.strava.log(athleteId, aRun)
    await world.strava.log(athleteId, aRun)
    expect(world.received).toEqual([])
    for (const event of [...world.strava.heldEvents].reverse()) {
      await world.strava.send(event)
      await world.strava.send(event)
    }
    expect(world.received).toHaveLength(4)
  })
})

describe('push_subscriptions', () => {
  const app = { client_id: '4711', client_secret: 'client-secret' }
  const path = '/strava/api/v3/push_subscriptions'
  const create = (world: World) =>
    world.form(path, { ...app, callback_url: callbackUrl, verify_token: 'verify' })

  it('asks the callback to repeat a challenge', async () => {
    const world = aWorld()
    world.strava.holdEvents = true
    world.workerAnswers.push(new Response('', { status: 404 }))
    const refused = await create(world)
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('does not return 200')
    world.workerAnswers.push(Response.json({ 'hub.challenge': 'another' }))
    expect(await (await create(world)).text()).toContain('not verifiable')
    expect(world.received[0]?.url).toContain('hub.verify_token=verify')
  })

  it('creates one, shows it, refuses a second and deletes it', async () => {
    const world = aWorld()
    world.workerAnswers.push((request) =>
      Response.json({ 'hub.challenge': new URL(request.url).searchParams.get('hub.challenge') }),
    )
    const created = await create(world)
    expect(created.status).toBe(201)
    const { id } = z.object({ id: z.number() }).parse(await created.json())
    const query = new URLSearchParams(app)
    expect(await (await world.get(`${path}?${query}`)).json()).toMatchObject([
      { id, callback_url: callbackUrl },
    ])
    expect(await (await create(world)).text()).toContain('already exists')
    const gone = await world.fetch(
      new Request(`https://outside.example${path}/${id}?${query}`, { method: 'DELETE' }),
    )
    expect(gone.status).toBe(204)
    expect(await (await world.get(`${path}?${query}`)).json()).toEqual([])
  })

  it('is for the app alone', async () => {
    expect((await aWorld().get(`${path}?client_id=4711&client_secret=wrong`)).status).toBe(401)
  })
})
