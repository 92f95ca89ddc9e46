/** The whole of it as a builder meets it: a token, a hook, a run, what arrives, what is booked, and the feed. */
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { ATHLETE, aRunnersWorld } from '../world.ts'
import { ADDRESS, sentTo } from './endpoints.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('a builder hooks a program to Legwork with nothing but a token', async () => {
  const world = await aRunnersWorld({ SETTLE_MINUTES: '0' })
  await world.pass(4 * 60)
  const page = await world.submit('/me/tokens', { name: 'automation', access: 'read-and-write' })
  const token = /legwork_[0-9a-f]{16}_[0-9a-f]{64}/.exec(await page.text())?.[0] ?? ''
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await world.visit(`/api/v1${path}`, {
      method,
      headers: { Cookie: '', Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(answer.ok, `${method} ${path}`).toBe(true)
    return answer.status === 204 ? null : answer.json()
  }
  const types = ['nudge.sent', 'treatment.logged']
  const hook = z
    .object({ id: z.string(), secret: z.string() })
    .parse(await call('POST', '/webhooks', { url: ADDRESS, types, agreed: true }))

  await world.strava.log(ATHLETE, { distanceMeters: 34_000, movingSeconds: 12_000 })
  await world.pass(30)
  const [nudge] = sentTo(world)
  if (!nudge) throw new Error('no nudge arrived')
  vi.useFakeTimers({ toFake: ['Date'], now: Number(nudge.headers['webhook-timestamp']) * 1000 })
  expect(new Webhook(hook.secret).verify(nudge.text, nudge.headers)).toEqual(nudge.body)
  vi.useRealTimers()
  expect(nudge.body.type).toBe('nudge.sent')
  expect(nudge.body.text).toContain('massage would fit')

  await call('POST', '/treatments', { date: '2026-03-13', state: 'booked', externalId: 'booking-1' })
  await call('POST', '/treatments', { date: '2026-03-13', state: 'booked', externalId: 'booking-1' })
  await world.pass(30)
  expect(JSON.stringify(await call('GET', '/massage'))).not.toContain('"suggest"')

  const feed = z.array(z.object({ type: z.string(), id: z.string() })).parse(await call('GET', '/events'))
  const chosen = feed.filter(({ type }) => types.includes(type))
  expect(chosen.map(({ type }) => type)).toEqual(types)
  expect(sentTo(world).map(({ body }) => body)).toMatchObject(chosen)

  await call('DELETE', `/webhooks/${hook.id}`)
  await call('POST', '/treatments', { date: '2026-03-20', state: 'booked', externalId: 'booking-2' })
  await world.pass(30)
  expect(world.receiver.received).toHaveLength(2)
})
