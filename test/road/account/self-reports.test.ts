import { beforeEach, describe, expect, it } from 'vitest'
import { BASE } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

type Nudges = { rule: string; state: string; why: string | null }[]

describe('what a runner tells', () => {
  let world: World
  const send = (method: string, path: string, body?: unknown) =>
    world.visit(`/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'Content-Type': 'application/json' },
    })
  const longRun = () =>
    world.strava.log(ATHLETE, {
      distanceMeters: 28_000,
      movingSeconds: 9_600,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
    })

  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(4 * 60, { sweep: false })
  })

  it('about a race makes the run of that day a race', async () => {
    const race = { date: '2026-03-10', distanceMeters: 28_000, goal: false }
    expect((await send('POST', '/races', race)).status).toBe(201)
    expect(await world.json('/api/v1/races')).toEqual([race])
    await longRun()
    await world.pass(60, { sweep: false })
    expect(((await world.json('/api/v1/nudges')) as Nudges)[0]?.rule).toBe('race-effort')
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it('about a goal takes the place of the goal before', async () => {
    await send('POST', '/races', { date: '2026-04-12', distanceMeters: 42_195, goal: true })
    await send('POST', '/races', { date: '2026-05-10', distanceMeters: 21_098, goal: true })
    expect(await world.json('/api/v1/races')).toMatchObject([
      { date: '2026-05-10', goal: true },
      { date: '2026-04-12', goal: false },
    ])
    expect((await send('DELETE', '/races/2026-05-10')).status).toBe(204)
    expect(await world.json('/api/v1/races')).toHaveLength(1)
  })

  it('about massages and soreness is kept by the day', async () => {
    await send('POST', '/treatments', { date: '2026-03-10', state: 'booked' })
    await send('POST', '/treatments', { date: '2026-03-10', state: 'done' })
    expect(await world.json('/api/v1/treatments')).toEqual([
      { date: '2026-03-10', state: 'done', externalId: null },
    ])
    await send('POST', '/soreness', { date: '2026-03-10', area: 'calves', strength: 'mild' })
    await send('POST', '/soreness', {
      date: '2026-03-10',
      area: 'calves',
      strength: 'strong',
      flag: 'at-rest',
    })
    expect(await world.json('/api/v1/soreness')).toEqual([
      { date: '2026-03-10', area: 'calves', strength: 'strong', flag: 'at-rest', goneOn: null },
    ])
  })

  it('about a red flag leads to medical care in the next message, and to no massage', async () => {
    await send('PUT', '/health', { state: 'red-flag', since: '2026-03-10' })
    await longRun()
    await world.pass(60, { sweep: false })
    expect(world.nudgeMails()[0]?.subject).toBe('Please see a doctor today')
  })

  it('ends a red flag with a doctor’s word alone', async () => {
    await send('PUT', '/health', { state: 'red-flag', since: '2026-03-10' })
    for (const state of ['well', 'ill', 'injured']) {
      const answer = await send('PUT', '/health', { state, since: '2026-03-10' })
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({
        errors: [{ field: 'cleared', expected: expect.stringContaining('once a doctor has cleared you') }],
      })
    }
    expect((await stored.runner()).healthState).toBe('red-flag')
    const answer = await send('PUT', '/health', { state: 'well', since: '2026-03-10', cleared: true })
    expect([answer.status, await answer.json()]).toEqual([200, { state: 'well', since: '2026-03-10' }])
    expect((await stored.runner()).healthState).toBe('well')
  })

  it('about a massage asks for one to be suggested again only days later', async () => {
    await stored.connectedEarlier(30)
    await longRun()
    await world.pass(60, { sweep: false })
    expect(world.nudgeMails()[0]?.text).toMatch(/massage/i)
    expect((await stored.delivery('nudge')).suggested).toBe(1)
  })

  it('about wanting quiet keeps a nudge back until then', async () => {
    const until = new Date(world.now().getTime() + 24 * 3_600_000).toISOString()
    await send('PUT', '/snooze', { until })
    await longRun()
    await world.pass(23 * 60, { sweep: false })
    expect(world.nudgeMails()).toHaveLength(0)
    await world.pass(3 * 60)
    expect(world.nudgeMails()).toHaveLength(1)
  })

  it.each([
    ['POST', '/races', { date: 'soon', distanceMeters: 42_195 }, 'date'],
    ['POST', '/races', { date: '2026-04-12', distanceMeters: 'far' }, 'distanceMeters'],
    ['POST', '/races', { date: '2036-04-12', distanceMeters: 42_195 }, 'date'],
    ['POST', '/treatments', { date: '2026-04-12', state: 'dreamt' }, 'state'],
    ['POST', '/soreness', { date: '2026-04-12', area: 'ears', strength: 'mild' }, 'area'],
    ['POST', '/treatments', { date: '9999-12-31', state: 'done' }, 'date'],
    ['POST', '/treatments', { date: '2026-03-13', state: 'done' }, 'date'],
    ['POST', '/treatments', { date: '2023-12-31', state: 'done' }, 'date'],
    ['POST', '/treatments', { date: '2027-04-12', state: 'booked' }, 'date'],
    ['POST', '/treatments', { date: '2026-02-31', state: 'done' }, 'date'],
    ['POST', '/soreness', { date: '2026-04-12', area: 'calves', strength: 'mild' }, 'date'],
    ['PUT', '/health', { state: 'ill', since: '2024-04-12' }, 'since'],
    ['PUT', '/snooze', { until: '9999-12-31T00:00:00Z' }, 'until'],
    ['PUT', '/health', { state: 'well' }, 'since'],
    ['PUT', '/snooze', { until: 'later' }, 'until'],
    ['PATCH', '/settings', { units: 'leagues' }, 'units'],
    ['PATCH', '/settings', { quietFrom: '22:00' }, 'quietTo'],
  ])('that makes no sense is refused by field: %s %s %j', async (method, path, body, field) => {
    const answer = await send(method, path, body)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await answer.json()).toMatchObject({
      status: 422,
      errors: [{ field, expected: expect.any(String) }],
    })
  })

  it.each([
    ['POST', '/races'],
    ['PATCH', '/settings'],
  ])(
    'that is no JSON is refused as one field, and as a stranger’s before that: %s %s',
    async (method, path) => {
      const headers = { 'Content-Type': 'application/json', Origin: BASE }
      const answer = await world.visit(`/api/v1${path}`, { method, headers, body: '{"date":' })
      expect(answer.status).toBe(422)
      expect(await answer.json()).toMatchObject({
        title: 'That is not JSON',
        errors: [{ field: 'body', expected: 'JSON' }],
      })
      await world.submit('/me/sign-out', {})
      const strangers = await world.visit(`/api/v1${path}`, { method, headers, body: '{"date":' })
      expect(strangers.status).toBe(401)
    },
  )

  it('in the settings changes what is named and leaves the rest', async () => {
    const before = (await world.json('/api/v1/settings')) as object
    const changed = await send('PATCH', '/settings', {
      longRunDay: 0,
      hardDays: [2, 4],
      tightness: ['calves'],
    })
    expect(await changed.json()).toEqual({
      ...before,
      longRunDay: 0,
      hardDays: [2, 4],
      tightness: ['calves'],
    })
    const easy = await send('PATCH', '/settings', { easyWeek: true })
    expect(await easy.json()).toMatchObject({ easyWeeks: ['2026-03-09'] })
  })

  it.each([
    ['a form', { 'Content-Type': 'text/plain' }, 415],
    ['a type left out', {}, 415],
    ['another site', { 'Content-Type': 'application/json', Origin: 'https://evil.example' }, 403],
    ['a page without an origin', { 'Content-Type': 'application/json', Origin: 'null' }, 403],
  ] as [string, Record<string, string>, number][])(
    'by %s is not taken, for the cookie comes by itself',
    async (_from, headers, status) => {
      const body = new TextEncoder().encode(JSON.stringify({ state: 'ill', since: '2026-03-10' }))
      const answer = await world.visit('/api/v1/health', { method: 'PUT', body, headers })
      expect(answer.status).toBe(status)
      expect(answer.headers.get('Content-Type')).toContain('application/problem+json')
      expect((await stored.runner()).healthState).toBeNull()
    },
  )

  it('from our own page, with a charset beside the type, is taken', async () => {
    const answer = await world.visit('/api/v1/health', {
      method: 'PUT',
      body: JSON.stringify({ state: 'ill', since: '2026-03-10' }),
      headers: { 'Content-Type': 'application/json; charset=utf-8', Origin: 'https://legwork.example' },
    })
    expect(answer.status).toBe(200)
  })

  it('is nobody else’s to tell', async () => {
    await world.submit('/me/sign-out', {})
    for (const [method, path] of [
      ['POST', '/races'],
      ['PUT', '/health'],
      ['PATCH', '/settings'],
    ] as const) {
      expect((await send(method, path, {})).status).toBe(401)
    }
  })
})
