/** Receivers that are slow, down, redirecting, broken or gone: each has the right log and the right end. */
import { beforeEach, describe, expect, it } from 'vitest'
import { RECEIVER } from '../../../src/sandbox/outside.ts'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, type World } from '../world.ts'
import { ADDRESS, anEndpoint, attemptsAt, endpointAt, say, sentTo, tested } from './endpoints.ts'

let world: World
let id: string
beforeEach(async () => {
  world = await aRunnersWorld()
  await world.pass(4 * 60)
  id = (await anEndpoint(world, { types: ['treatment.logged'] })).id
})

const fails = (times: number, answer: World['receiver']['faults'][number]['answer']) =>
  world.receiver.faults.push({ times, answer })

/** The log in a few words: `500 answered 500`, `200 taken`. */
const logOf = async (endpoint = id) =>
  (await attemptsAt(world, endpoint)).map(({ status, why }) => `${status} ${why ?? 'taken'}`)

describe('a receiver', () => {
  it.each([
    ['server-error', '500 answered 500'],
    ['rate-limited', '429 answered 429'],
    ['redirect', '302 a redirect, which is not followed'],
    ['slow', 'null no answer in ten seconds'],
    ['down', 'null no connection'],
  ] as const)(
    'that is %s once gets it a minute later, the same and with the same id',
    async (answer, logged) => {
      fails(1, answer)
      await tested(world, id)
      expect(await logOf()).toEqual([logged])
      await world.pass(3)

      expect(await logOf()).toEqual([logged, '200 taken'])
      const [first, second] = sentTo(world)
      expect(second?.text).toBe(first?.text)
      expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
      expect(world.receiver.received.every(({ url }) => url === ADDRESS)).toBe(true)
      await world.pass(24 * 60)
      expect(await logOf()).toHaveLength(2)
    },
  )

  it('that fails all day is tried eight times, and then this event is given up', async () => {
    fails(100, 'server-error')
    await tested(world, id)
    await world.pass(2 * 24 * 60)
    expect(await logOf()).toEqual(Array.from({ length: 8 }, () => '500 answered 500'))
    expect((await endpointAt(world, id)).state).toBe('on')
    const times = (await stored.rows('event_attempt')).map(({ at }) => Number(at))
    const hours = (Math.max(...times) - Math.min(...times)) / 3_600_000
    expect(hours).toBeGreaterThan(20)
    expect(hours).toBeLessThan(30)
  })

  it('that took nothing for three days is switched off, its runner is told, and all of it can be sent again', async () => {
    await world.confirm()
    fails(1_000, 'server-error')
    const since = world.now().toISOString()
    for (const day of [11, 12, 13, 14]) {
      await say(world, 'POST', '/treatments', { date: `2026-03-${day}`, state: 'booked' })
      await world.pass(24 * 60)
    }
    expect(await endpointAt(world, id)).toEqual({ state: 'off', offBecause: 'failing' })
    const told = world.nudgeMails().filter(({ subject }) => subject.includes(RECEIVER))
    expect(told.map(({ subject }) => subject)).toEqual([`Legwork sends nothing more to ${RECEIVER}`])
    expect(told[0]?.text).toContain(`/me/webhooks/${id}`)

    const tries = world.receiver.received.length
    await say(world, 'POST', '/treatments', { date: '2026-03-20', state: 'booked' })
    await world.pass(24 * 60)
    expect(world.receiver.received).toHaveLength(tries)

    world.receiver.faults.length = 0
    const again = await say(world, 'POST', `/webhooks/${id}/send-again`, { since })
    expect(await again.json()).toEqual({ scheduled: 5 })
    await world.pass(30)
    const taken = sentTo(world).slice(tries)
    expect(taken.map(({ body }) => body.data.date).toSorted()).toEqual([
      ...['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-20'],
    ])
    expect(await endpointAt(world, id)).toEqual({ state: 'on', offBecause: null })
    expect(await (await say(world, 'POST', `/webhooks/${id}/send-again`, { since })).json()).toEqual({
      scheduled: 0,
    })
  })

  it('that says it is gone is asked no more', async () => {
    fails(1, 'gone')
    await tested(world, id)
    expect(await logOf()).toEqual(['410 answered 410'])
    expect(await endpointAt(world, id)).toEqual({ state: 'off', offBecause: 'gone' })
    expect((await say(world, 'POST', `/webhooks/${id}/test`)).status).toBe(422)
  })

  it('that answers a book has two kilobytes of it kept', async () => {
    fails(1, 'long-answer')
    await tested(world, id)
    const [attempt] = await attemptsAt(world, id)
    expect(attempt?.answer).toHaveLength(2_048)
    expect(attempt?.request).toMatch(/^POST https:\/\/hooks\.example\/legwork\n/)
    expect(attempt?.request).toContain('Webhook-Signature: v1,')
  })

  it('that answers what is no text has two kilobytes of it kept as well, and not three times that', async () => {
    fails(1, 'no-text')
    await tested(world, id)
    const [kept] = await stored.rows('event_attempt')
    const bytes = new TextEncoder().encode(String(kept?.answer)).length
    expect(bytes).toBeGreaterThan(2_000)
    expect(bytes).toBeLessThanOrEqual(2_048)
  })

  it('that begins an answer and never ends it is waited for no longer than others', async () => {
    fails(1, 'dripping')
    await tested(world, id)
    expect(await attemptsAt(world, id)).toMatchObject([{ status: 200, why: null, answer: 'all is' }])
  })

  it('is tried out by hand fifty times a day, made anew or not, and the API says until when', async () => {
    const ask = (of: string) => say(world, 'POST', `/webhooks/${of}/test`)
    for (let times = 0; times < 49; times++) expect((await ask(id)).status).toBe(202)
    const since = world.now().toISOString()
    expect((await say(world, 'POST', `/webhooks/${id}/send-again`, { since })).status).toBe(202)
    const other = await anEndpoint(world, { url: `${ADDRESS}/other` })
    const refused = [await ask(id), await ask(other.id)]
    refused.push(await say(world, 'POST', `/webhooks/${other.id}/send-again`, { since }))
    expect(refused.map(({ status }) => status)).toEqual([429, 429, 429])
    expect(Number(refused[0]?.headers.get('Retry-After'))).toBeLessThanOrEqual(86_400)
    expect((await answerTo(world, `/me/webhooks/${id}/send-again`, { days: '1' })).problems).toHaveLength(1)
  })

  it('that fails keeps no other from what it is sent, and is not called for each event while it is down', async () => {
    const other = await anEndpoint(world, { url: `${ADDRESS}/other`, types: ['treatment.logged'] })
    world.receiver.names.set('down.example', ['10.0.0.1'])
    const down = await anEndpoint(world, { url: 'https://down.example/', types: ['treatment.logged'] })
    for (const day of [11, 12, 13, 14, 15])
      await say(world, 'POST', '/treatments', { date: `2026-03-${day}`, state: 'booked' })
    await world.work()
    expect(await logOf(other.id)).toHaveLength(5)
    expect(await logOf(down.id)).toHaveLength(1)
  })

  it('that is sent much lets others through after every third', async () => {
    world.queues.refusing = true
    for (const day of [11, 12, 13, 14, 15, 16, 17])
      await say(world, 'POST', '/treatments', { date: `2026-03-${day}`, state: 'booked' })
    world.queues.refusing = false
    await world.pass(30)
    expect(sentTo(world)).toHaveLength(7)
    const jobs = world.queues.sent.filter(({ body }) => JSON.stringify(body).includes(id))
    expect(jobs).toHaveLength(3)
  })

  it('whose name turns private after it was given is not called', async () => {
    await tested(world, id)
    for (const private_ of ['10.1.2.3', '::ffff:127.0.0.1', 'fd00::1', '169.254.169.254']) {
      world.receiver.names.set(RECEIVER, ['93.184.215.14', private_])
      await tested(world, id)
    }
    world.receiver.names.set(RECEIVER, [])
    await tested(world, id)
    expect(world.receiver.received).toHaveLength(1)
    expect(new Set((await logOf()).filter((line) => line !== '200 taken'))).toEqual(
      new Set(['null its name stands for a private address', 'null its name stands for no address']),
    )
    world.receiver.names.set(RECEIVER, ['93.184.215.14'])
    await world.pass(60)
    expect((await logOf()).filter((line) => line === '200 taken')).toHaveLength(6)
  })

  it('hears of it by the sweep when the queue took nothing, and once when a job comes twice', async () => {
    world.queues.refusing = true
    await say(world, 'POST', '/treatments', { date: '2026-03-12', state: 'booked' })
    world.queues.refusing = false
    await world.pass(20)
    expect(world.receiver.received).toHaveLength(1)

    await say(world, 'POST', `/webhooks/${id}/test`)
    const job = world.queues.messages.at(-1)
    if (job) world.queues.messages.push({ ...job, id: 'again' })
    await world.work()
    expect(world.receiver.received).toHaveLength(2)
  })
})
