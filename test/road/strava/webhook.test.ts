import { beforeEach, describe, expect, it, vi } from 'vitest'
import { db, WEBHOOK } from '../../installation.ts'
import { ATHLETE, aWorld, type World } from '../world.ts'

const event = {
  object_type: 'activity',
  object_id: 9_100_000_001,
  aspect_type: 'create',
  owner_id: ATHLETE,
  subscription_id: 4,
  event_time: 1_770_000_000,
  updates: {},
}

describe('a Strava webhook', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld({ STRAVA_SUBSCRIPTION_ID: '4' })
  })
  const post = (body: unknown, path = WEBHOOK) =>
    world.visit(`/webhooks/strava/${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

  it('puts a job on the queue and answers 200, without touching the database or Strava', async () => {
    const asked = world.strava.calls.length
    const touched = vi.spyOn(db, 'batch')
    const prepared = vi.spyOn(db, 'prepare')
    const answer = await post(event)
    expect(answer.status).toBe(200)
    expect(touched).not.toHaveBeenCalled()
    expect(prepared).not.toHaveBeenCalled()
    vi.restoreAllMocks()
    expect(world.strava.calls.length).toBe(asked)
    expect(world.queues.messages.map(({ body }) => body)).toEqual([
      {
        kind: 'changed',
        connection: `strava:${ATHLETE}`,
        runId: '9100000001',
        change: 'create',
        at: world.now().getTime(),
        tries: 0,
      },
    ])
  })

  it.each([
    ['ids as text', { ...event, object_id: '9100000001', owner_id: String(ATHLETE), subscription_id: '4' }],
    ['no updates', { ...event, updates: undefined }],
    [
      'updates of strings',
      { ...event, aspect_type: 'update', updates: { title: 'Morning', private: 'true' } },
    ],
    ['an id beyond 2^31', { ...event, object_id: 12_312_312_312 }],
  ])('is understood with %s', async (_, body) => {
    expect((await post(body)).status).toBe(200)
    expect(world.queues.messages).toHaveLength(1)
  })

  it.each([
    [
      'a deauthorisation',
      { ...event, object_type: 'athlete', aspect_type: 'update', updates: { authorized: 'false' } },
    ],
    ['a deletion of the athlete', { ...event, object_type: 'athlete', aspect_type: 'delete' }],
  ])('with %s asks for it to be confirmed', async (_, body) => {
    await post(body)
    expect(world.queues.messages[0]?.body).toMatchObject({ kind: 'revoked', connection: `strava:${ATHLETE}` })
  })

  it.each([
    ['an id it can do without', { ...event, object_id: {} }, { kind: 'changed', runId: null }],
    [
      'an id beyond 2^53',
      JSON.stringify(event).replace(/"object_id":[^,]+/, '"object_id":9007199254740993123'),
      { runId: '9007199254740993123' },
    ],
    ['updates that are none', { ...event, updates: [{ valueOf: 1 }] }, { kind: 'changed' }],
  ])('with %s is taken', async (_, body, expected) => {
    expect((await post(body)).status).toBe(200)
    expect(world.queues.messages.map(({ body: job }) => job)).toMatchObject([expected])
  })

  it('of an athlete with odd updates takes nobody’s access', async () => {
    for (const authorized of [{ toString: 1, valueOf: 1 }, [], 'x', null]) {
      const body = { ...event, object_type: 'athlete', aspect_type: 'update', updates: { authorized } }
      expect((await post(body)).status).toBe(200)
    }
    expect(world.queues.messages).toEqual([])
  })

  it.each([
    ['that is not JSON', 'hello', 400],
    ['that is empty', '', 400],
    ['that is another thing', { hello: 1 }, 400],
    ['with an id that is none', { ...event, owner_id: 'x' }, 400],
    ['of another subscription', { ...event, subscription_id: 5 }, 403],
    ['that is huge', `{"a":"${'x'.repeat(70_000)}"}`, 413],
  ])('%s is refused with its status, and nothing is stored', async (_, body, status) => {
    const logged = vi.spyOn(console, 'log')
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({
      status,
      title: expect.any(String),
      detail: expect.any(String),
    })
    expect(world.queues.messages).toHaveLength(0)
    expect(logged).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  it('on a wrong path is not found, and the path is not told to anybody', async () => {
    const said: string[] = []
    vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)))
    vi.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)))
    const answer = await post(event, 'another-path')
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain(WEBHOOK)
    expect(said.join()).not.toContain('another-path')
    expect(world.queues.messages).toHaveLength(0)
    vi.restoreAllMocks()
  })

  it('names the field that is wrong', async () => {
    const answer = await post({ ...event, aspect_type: 'explode' })
    expect(await answer.text()).toContain('aspect_type')
  })

  it('answers Strava’s challenge to whoever knows the verify token', async () => {
    const challenge = `hub.mode=subscribe&hub.challenge=abc&hub.verify_token=${WEBHOOK}`
    const answer = await world.visit(`/webhooks/strava/${WEBHOOK}?${challenge}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toContain('application/json')
    expect(await answer.json()).toEqual({ 'hub.challenge': 'abc' })
    const wrong = await world.visit(`/webhooks/strava/${WEBHOOK}?${challenge}x`)
    expect(wrong.status).toBe(403)
  })
})
