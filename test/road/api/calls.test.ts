import { beforeEach, describe, expect, it } from 'vitest'
import { BASE } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
})

const send = (body: unknown, headers: Record<string, string> = {}, path = '/races') =>
  world.visit(`/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { Origin: BASE, 'Content-Type': 'application/json', ...headers },
  })
const race = { date: '2026-05-10', distanceMeters: 42_195 }

describe('a call that names itself', () => {
  const once = { 'Idempotency-Key': '8e03978e-40d5-43dd-bc93-6894a57f9324' }

  it('is done once, and answered the same however often it is sent', async () => {
    const first = await send({ name: 'once' }, once, '/tokens')
    const again = await send(
      { name: 'once' },
      { 'Idempotency-Key': `"${once['Idempotency-Key']}"` },
      '/tokens',
    )
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.headers.get('Idempotency-Replayed')).toBe('true')
    const told = await first.text()
    expect(await again.text()).toBe(told)
    expect(await stored.count('api_token')).toBe(1)
    // what was told once is kept sealed
    expect(JSON.stringify(await stored.rows('api_answer'))).not.toContain(told.slice(-80, -5))
  })

  it('is refused with another body, and may be sent again when it was refused', async () => {
    expect((await send({ ...race, date: '1999-01-01' }, once)).status).toBe(422)
    expect((await send(race, once)).status).toBe(201)
    const other = await send({ ...race, goal: true }, once)
    expect(other.status).toBe(422)
    expect(await other.json()).toMatchObject({ errors: [{ field: 'Idempotency-Key' }] })
  })

  it('is not done twice while it is being done, nor lost when that was cut off', async () => {
    await send(race, once)
    await stored.run('UPDATE api_answer SET status = NULL, body = NULL')
    const busy = await send(race, once)
    expect([busy.status, busy.headers.get('Retry-After')]).toEqual([409, '5'])
    await world.pass(2)
    expect((await send(race, once)).status).toBe(201)
  })

  it('is forgotten after a day', async () => {
    await send(race, once)
    await world.pass(25 * 60)
    expect(await stored.count('api_answer')).toBe(0)
  })

  it('has a key that can be one', async () => {
    for (const key of ['with space', 'x'.repeat(300)]) {
      expect((await send(race, { 'Idempotency-Key': key })).status).toBe(422)
    }
  })
})

describe('a long list', () => {
  async function all(path: string, limit: number): Promise<{ id: string }[]> {
    const found: { id: string }[] = []
    let next: string | null = `/api/v1${path}?limit=${limit}`
    while (next !== null) {
      const answer: Response = await world.visit(next)
      found.push(...(await answer.json<{ id: string }[]>()))
      const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('Link') ?? '')?.[1]
      next = link ? link.slice(BASE.length) : null
    }
    return found
  }

  it.each([
    ['/runs', 7],
    ['/deliveries', 1],
    ['/nudges', 1],
  ])('comes in pages, each thing once: %s', async (path, limit) => {
    await world.pass(4 * 60, { sweep: false })
    const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
    await world.strava.log(ATHLETE, { distanceMeters: 34_000, movingSeconds: 12_000, startDate })
    await world.pass(60, { sweep: false })
    const whole = (await world.json(`/api/v1${path}`)) as { id: string }[]
    const pages = await all(path, limit)
    expect(whole.length).toBeGreaterThan(0)
    expect(pages.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
  })
})

describe('calls that are too many', () => {
  it('are told how many are left, and when to go on', async () => {
    const first = await send(race)
    expect(first.headers.get('RateLimit-Policy')).toBe('"writes";q=100;w=600')
    const [, left] = /^"writes";r=(\d+);t=\d+$/.exec(first.headers.get('RateLimit') ?? '') ?? []
    for (let sent = 0; sent < Number(left); sent++) await send(race)
    const refused = await send(race)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('RateLimit')).toMatch(/;r=0;/)
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await world.visit('/api/v1/races')).status).toBe(200)
    await world.pass(10, { sweep: false })
    expect((await send(race)).status).toBe(201)
  })
})
