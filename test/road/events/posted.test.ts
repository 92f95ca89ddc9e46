/** Outgoing webhooks: what is told, signed so that any receiver can check it, and nothing told twice. */
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { anEndpoint, eventsAfter, say, sentTo, tested } from './endpoints.ts'

const LONG_RUN = { distanceMeters: 28_000, movingSeconds: 9_600 }
const TOLD = ['finding.detected', 'finding.detected', 'nudge.created', 'nudge.sent']

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({ SETTLE_MINUTES: '0' })
  // what was run before connecting is history
  await world.pass(4 * 60)
})
afterEach(() => {
  vi.useRealTimers()
})

/** As a receiver does it, so many minutes after the event was posted. */
function verified(
  secret: string,
  { text, headers }: Pick<ReturnType<typeof sentTo>[number], 'text' | 'headers'>,
  minutes = 0,
) {
  const at = Number(headers['webhook-timestamp']) * 1000
  vi.useFakeTimers({ toFake: ['Date'], now: at + minutes * 60_000 })
  return new Webhook(secret).verify(text, headers)
}

const typesOf = (posted: ReturnType<typeof sentTo>) =>
  posted.map(({ body }) => body.type).toSorted((a, b) => (a < b ? -1 : 1))

describe('a runner with an endpoint', () => {
  it('gets what is found and said, signed as Standard Webhooks has it', async () => {
    const { secret } = await anEndpoint(world)
    await world.strava.log(ATHLETE, LONG_RUN)
    await world.pass(30)

    const posted = sentTo(world)
    expect(typesOf(posted)).toEqual(TOLD)
    for (const each of posted) {
      expect(verified(secret, each)).toEqual(each.body)
      expect(each.body).toMatchObject({ version: 1, id: each.headers['webhook-id'] })
      expect([each.body.title, each.body.text]).not.toContain('')
      expect(each.body.url).toMatch(/^https:\/\/legwork\.example\/me/)
    }
  })

  it('is not fooled by another body, an old time or a secret that is not its own', async () => {
    const { id, secret } = await anEndpoint(world)
    const other = await anEndpoint(world, { types: ['connection.lost'] })
    await tested(world, id)
    const [sent] = sentTo(world)
    if (!sent) throw new Error('nothing was sent')

    expect(verified(secret, sent)).toEqual(sent.body)
    expect(() => verified(secret, { ...sent, text: `${sent.text} ` })).toThrow('No matching signature')
    expect(() => verified(other.secret, sent)).toThrow('No matching signature')
    expect(() => verified(secret, sent, 6)).toThrow('too old')
    const forged = { ...sent.headers, 'webhook-id': 'evt_of_another' }
    expect(() => verified(secret, { ...sent, headers: forged })).toThrow('No matching signature')
  })

  it('signs by both secrets for a day after one was changed, and then by the new one alone', async () => {
    const { id, secret } = await anEndpoint(world)
    const changed = await say(world, 'POST', `/webhooks/${id}/rotate`)
    const { secret: newer } = (await changed.json()) as { secret: string }
    await world.pass(23 * 60)
    await tested(world, id)
    await world.pass(2 * 60)
    await tested(world, id)

    const [during, after] = sentTo(world).filter(({ body }) => body.type === 'test')
    if (!during || !after) throw new Error('two tests were sent')
    expect(newer).not.toBe(secret)
    for (const each of [secret, newer]) expect(verified(each, during)).toEqual(during.body)
    expect(verified(newer, after)).toEqual(after.body)
    expect(() => verified(secret, after)).toThrow('No matching signature')
  })

  it('goes on signing by the secret its receiver holds when it is changed twice in that day', async () => {
    const { id, secret } = await anEndpoint(world)
    const first = await say(world, 'POST', `/webhooks/${id}/rotate`)
    const { oldSecretUntil } = (await first.json()) as { oldSecretUntil: string }
    await world.pass(60)
    const second = await say(world, 'POST', `/webhooks/${id}/rotate`)
    const newest = (await second.json()) as { secret: string; oldSecretUntil: string }
    await tested(world, id)

    const [during] = sentTo(world).filter(({ body }) => body.type === 'test')
    if (!during) throw new Error('a test was sent')
    for (const each of [secret, newest.secret]) expect(verified(each, during)).toEqual(during.body)
    expect(newest.oldSecretUntil).toBe(oldSecretUntil)
  })

  it('gets only the types that were chosen, from then on, and each once', async () => {
    await anEndpoint(world, { types: ['nudge.sent', 'treatment.logged'] })
    await world.strava.log(ATHLETE, LONG_RUN)
    await world.pass(30)
    for (const times of [1, 2]) {
      const noted = await say(world, 'POST', '/treatments', { date: '2026-03-11', state: 'booked' })
      expect(noted.ok, String(times)).toBe(true)
      await world.pass(30)
    }
    const late = await anEndpoint(world, { url: 'https://hooks.example/late' })
    await world.pass(24 * 60)

    const posted = sentTo(world).filter(({ url }) => !url.endsWith('/late'))
    expect(typesOf(posted)).toEqual(['nudge.sent', 'treatment.logged'])
    expect(posted.at(-1)?.body).toMatchObject({
      title: 'A massage is booked',
      data: { date: '2026-03-11', state: 'booked' },
    })
    expect(
      sentTo(world).filter(({ url, body }) => url.endsWith('/late') && body.type !== 'week.completed'),
    ).toEqual([])
    expect(late.id).not.toBe('')
  })

  it('is told nothing of the source: no number, distance, time or start of a run', async () => {
    await anEndpoint(world)
    const { id } = await world.strava.log(ATHLETE, { ...LONG_RUN, title: 'Along the river' })
    await world.pass(30)
    for (const { text } of sentTo(world)) {
      expect(text).not.toMatch(new RegExp(`${id}|28000|28 km|9600|river|distanceMeters|startDate`))
    }
  })

  it('hears that a nudge was sent when it goes to a mailbox as well, and once', async () => {
    await world.confirm()
    await world.confirm('another@mail.example')
    await anEndpoint(world, { types: ['nudge.sent'] })
    await world.strava.log(ATHLETE, LONG_RUN)
    await world.pass(60)
    expect(world.nudgeMails()).toHaveLength(2)
    expect(sentTo(world).map(({ body }) => [body.type, body.data.channel])).toEqual([['nudge.sent', 'email']])
  })

  it('hears that a nudge was taken back when its run is deleted before it left', async () => {
    const settling = await aRunnersWorld({ SETTLE_MINUTES: '60' })
    await settling.pass(4 * 60)
    await anEndpoint(settling, { types: ['nudge.created', 'nudge.cancelled', 'nudge.sent'] })
    const { id } = await settling.strava.log(ATHLETE, LONG_RUN)
    await settling.pass(20)
    await settling.strava.remove(id)
    await settling.pass(3 * 60)
    const posted = sentTo(settling).map(({ body }) => body)
    expect(posted.map(({ type }) => type)).toEqual(['nudge.created', 'nudge.cancelled'])
    expect(posted[0]?.data.nudge).toBe(posted[1]?.data.nudge)
    expect(posted[1]?.data.why).toBe('gone')
  })

  it('hears of a week that is over, and of a connection that was lost', async () => {
    await anEndpoint(world, { types: ['week.completed', 'connection.lost'] })
    await world.pass(7 * 24 * 60)
    world.strava.holdEvents = true
    await world.strava.deauthorize(ATHLETE)
    world.strava.holdEvents = false
    await world.strava.log(ATHLETE, LONG_RUN).catch(() => null)
    await world.pass(5 * 24 * 60)
    expect(typesOf(sentTo(world))).toEqual(['connection.lost', 'week.completed'])
  })

  it('gets nothing of what was told before there was one, though it is decided once more', async () => {
    // into Monday, after the summary
    await world.pass(138 * 60)
    expect((await eventsAfter(world)).map(({ type }) => type)).toEqual(['week.completed'])
    await anEndpoint(world, { types: ['week.completed'] })
    await world.strava.log(ATHLETE, { distanceMeters: 6_000, movingSeconds: 2_160 })
    await world.pass(60)
    expect(sentTo(world)).toEqual([])
  })

  it('hears of a week of a single run without its distance and time, and of more than one with the totals', async () => {
    await anEndpoint(world, { types: ['week.completed'] })
    const weeks = [[], [8_000], [8_000, 5_000]]
    for (const runs of weeks) {
      for (const distanceMeters of runs) {
        await world.strava.log(ATHLETE, { distanceMeters, movingSeconds: 2_880 })
        await world.pass(24 * 60)
      }
      await world.pass((7 - runs.length) * 24 * 60)
    }
    const told = sentTo(world).map(({ body: { title, data } }) => ({ title, data }))
    const [single, both] = told.slice(-2)
    expect(single).toEqual({ title: 'Your week: 1 run', data: { weekStart: expect.any(String), runs: 1 } })
    expect(both?.data).toMatchObject({ runs: 2, distanceMeters: 13_000, movingSeconds: 5_760 })
  })

  it('hears by the sweep that a nudge is too old to be said, of a runner whom no sync comes to', async () => {
    const settling = await aRunnersWorld({ SETTLE_MINUTES: '60' })
    await settling.pass(4 * 60)
    await anEndpoint(settling, { types: ['nudge.cancelled'] })
    await settling.strava.log(ATHLETE, LONG_RUN)
    await settling.pass(20)
    await stored.run("UPDATE connection SET state = 'needs-reconnect', lost_at = ?", settling.now().getTime())
    await settling.pass(5 * 24 * 60)
    expect(sentTo(settling).map(({ body }) => [body.type, body.data.why])).toEqual([
      ['nudge.cancelled', 'stale'],
    ])
  })

  it('finds the same in the feed, where each leads to the page of its nudge', async () => {
    await anEndpoint(world)
    await world.strava.log(ATHLETE, LONG_RUN)
    await world.pass(30)
    const events = await eventsAfter(world)
    const byId = new Map(events.map((each) => [each.id, each]))
    expect(typesOf(sentTo(world))).toEqual(events.map(({ type }) => type).toSorted())
    for (const { body } of sentTo(world)) expect(byId.get(body.id)).toEqual(body)

    const [first, ...others] = events
    expect(await eventsAfter(world, first?.id)).toEqual(others)
    expect(await eventsAfter(world, events.at(-1)?.id)).toEqual([])
    const page = await world.visit(new URL(events.at(-1)?.url ?? '').pathname)
    expect(page.headers.get('Location')).toBe(`/me/nudges/${(await stored.nudge()).id}`)
    expect((await say(world, 'GET', '/events?after=yesterday')).status).toBe(422)

    await world.pass(31 * 24 * 60)
    const ids = (await eventsAfter(world)).map(({ id }) => id)
    expect(ids.filter((id) => byId.has(id))).toEqual([])
  })
})
