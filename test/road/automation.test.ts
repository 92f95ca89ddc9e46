/** The whole story as somebody who automates it would live it, and the guide that tells it. */
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import guide from '../../docs/automation.md?raw'
import { app } from '../../src/app.tsx'
import { RECEIVER } from '../../src/sandbox/outside.ts'
import { answerTo } from './account/answered.ts'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld } from './world.ts'

// the receiver's library reads the clock of its machine
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

type Envelope = { id: string; type: string; title: string; text: string; data: Record<string, unknown> }

it('a token, a REST hook, a run, a signed event, a booking, no massage, and a feed that says the same', async () => {
  const world = await aRunnersWorld({ SETTLE_MINUTES: '0' }, { confirmed: ['email'] })
  await stored.connectedEarlier(30)
  const page = (await answerTo(world, '/me/tokens', { name: 'builder', access: 'read-and-write' })).html
  const token = /legwork_[0-9a-f]{16}_[0-9a-f]{64}/.exec(page)?.[0] ?? ''
  const call = async <T>(method: string, path: string, body?: object) => {
    const answer = await world.visit(`/api/v1${path}`, {
      method,
      headers: { Cookie: '', Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true)
    return answer.status === 204 ? null : await answer.json<T>()
  }
  const longRun = () =>
    world.strava.log(ATHLETE, {
      distanceMeters: 28_000,
      movingSeconds: 9_600,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
    })

  const types = ['nudge.sent', 'treatment.logged']
  const hook = await call<{ id: string; secret: string }>('POST', '/webhooks', {
    url: `https://${RECEIVER}/hook`,
    types,
    agreed: true,
  })
  /** As a receiver reads them on the minute: it throws where something is not signed by Legwork, or too old. */
  const received = () =>
    world.receiver.received.map(({ at, headers, body }) => {
      vi.setSystemTime(at)
      return new Webhook(hook?.secret ?? '').verify(body, headers) as Envelope
    })

  await world.pass(4 * 60, { sweep: false })
  await longRun()
  await world.pass(60)
  const [sent] = received()
  expect(sent?.type).toBe('nudge.sent')
  expect(sent?.text).toMatch(/massage/)

  await call('POST', '/treatments', {
    externalId: 'b-17',
    state: 'booked',
    startsAt: new Date(world.now().getTime() + 9 * 86_400_000).toISOString(),
  })
  await world.pass(60)
  expect(received().map(({ type }) => type)).toEqual(types)

  await world.pass(7 * 24 * 60)
  await longRun()
  await world.pass(60)
  const later = received().at(-1)
  expect(later?.type).toBe('nudge.sent')
  expect(later?.text).not.toMatch(/massage/)

  const feed = await call<Envelope[]>('GET', '/events')
  expect(feed?.filter(({ type }) => types.includes(type))).toEqual(received())
  const after = await call<Envelope[]>('GET', `/events?after=${feed?.at(-2)?.id}`)
  expect(after).toEqual(feed?.slice(-1))

  const before = received().length
  await call('DELETE', `/webhooks/${hook?.id}`)
  await call('POST', '/treatments', { externalId: 'b-17', state: 'done', date: '2026-03-16' })
  await world.pass(60)
  expect(received()).toHaveLength(before)
})

it('the guide names no address of ours that does not exist', () => {
  const shape = (path: string) => path.replace(/:[^/]+|\bID\b/g, ':')
  const ours = new Set(app.routes.map(({ path }) => shape(path)))
  const named = [...guide.matchAll(/(?<!discord\.com)\/(?:api|me)\/[\w/-]+/g)].map(([path]) => path)
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((path) => !ours.has(shape(path)))).toEqual([])
})
