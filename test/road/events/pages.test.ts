/** The pages of webhooks: made with consent, shown with their secret and what was tried, changed, removed. */
import { expect, it } from 'vitest'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld } from '../world.ts'
import { ADDRESS, sentTo } from './endpoints.ts'

it('a runner makes an endpoint, tries it, mends it and removes it, all on its pages', async () => {
  const world = await aRunnersWorld()
  await world.pass(4 * 60)
  const text = async (path: string) => (await world.visit(path)).text()
  expect(await text('/me/settings')).toContain('href="/me/webhooks"')
  const asked = { url: ADDRESS, types: 'treatment.logged', preset: 'standard' }
  const unagreed = await answerTo(world, '/me/webhooks', asked)
  expect([unagreed.problems.length, await stored.count('endpoint')]).toEqual([1, 0])
  const none = await answerTo(world, '/me/webhooks', { url: ADDRESS, agreed: 'yes' })
  expect(none.problems).toEqual([expect.stringContaining('Choose at least one')])

  const made = await world.submit('/me/webhooks', { ...asked, agreed: 'yes' })
  const page = made.headers.get('Location')?.replace('#saved', '') ?? ''
  const secretOn = async () => /whsec_[\w+/=]+/.exec(await text(page))?.[0]
  const before = await secretOn()
  await world.submit(`${page}/rotate`, {})
  expect(await secretOn()).not.toBe(before)
  expect(await text(page)).toContain('The previous secret still signs as well')

  world.receiver.faults.push({ times: 1, answer: 'server-error' })
  await world.submit(`${page}/test`, {})
  await world.work()
  expect(await text(page)).toContain('answered 500')
  expect(await text(page)).toContain('something broke')

  await world.submit(`${page}/switch`, { on: 'no' })
  expect((await answerTo(world, `${page}/test`)).problems).toEqual(['Switch it on first.'])
  await world.submit('/me/massage/done', { date: '2026-03-09' })
  await world.pass(60)
  expect(world.receiver.received).toHaveLength(1)
  await world.submit(`${page}/send-again`, { days: '1' })
  await world.work()
  expect(sentTo(world).map(({ body }) => body.type)).toEqual(['test', 'test', 'treatment.logged'])

  await world.submit(`${page}/change`, { types: 'nudge.sent', preset: 'ntfy' })
  expect(await text('/me/webhooks')).toContain('nudge.sent')
  expect(await text(`/me/export`)).not.toMatch(/whsec_/)
  await world.submit(`${page}/remove`, {})
  expect(await stored.count('endpoint')).toBe(0)
  expect(await stored.count('event_attempt')).toBe(0)
})
