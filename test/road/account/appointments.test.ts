import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, NUMBER, type World } from '../world.ts'

const ID = 'booking 4711'

describe('a booking system', () => {
  let world: World
  const tell = async (body: unknown) => {
    const answer = await world.visit('/api/v1/treatments', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    })
    return { status: answer.status, body: await answer.json() }
  }
  const treatments = () => world.json('/api/v1/treatments')

  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(4 * 60, { sweep: false })
  })

  it('may tell the same twice, and it is there once', async () => {
    const booked = { date: '2026-03-12', state: 'booked', externalId: ID }
    expect(await tell(booked)).toEqual({ status: 201, body: booked })
    expect(await tell(booked)).toEqual({ status: 200, body: booked })
    expect(await treatments()).toEqual([booked])
  })

  it('moves it, and one row is kept', async () => {
    await tell({ date: '2026-03-12', state: 'booked', externalId: ID })
    expect((await tell({ date: '2026-03-14', state: 'booked', externalId: ID })).status).toBe(200)
    expect(await treatments()).toEqual([{ date: '2026-03-14', state: 'booked', externalId: ID }])
  })

  it('cancels it, again and again, and never what it does not know', async () => {
    await tell({ date: '2026-03-12', state: 'booked', externalId: ID })
    await tell({ date: '2026-03-13', state: 'booked', externalId: 'another' })
    await tell({ date: '2026-03-14', state: 'booked' })
    const cancelled = { status: 200, body: { date: null, state: 'cancelled', externalId: ID } }
    // some send the day along
    expect(await tell({ date: '2026-03-12', state: 'cancelled', externalId: ID })).toEqual(cancelled)
    expect(await tell({ state: 'cancelled', externalId: ID })).toEqual(cancelled)
    expect(await treatments()).toEqual([
      { date: '2026-03-14', state: 'booked', externalId: null },
      { date: '2026-03-13', state: 'booked', externalId: 'another' },
    ])
  })

  it('is one of five on a day at most: a program that names each call anew fills nothing', async () => {
    const of = (externalId: string) => tell({ date: '2026-03-12', state: 'booked', externalId })
    for (const each of ['a', 'b', 'c', 'd', 'e']) expect((await of(each)).status).toBe(201)
    expect(await of('f')).toMatchObject({ status: 422, body: { errors: [{ field: 'externalId' }] } })
    expect((await of('a')).status).toBe(200)
    expect(await treatments()).toHaveLength(5)
  })

  it('has two on a day, and each goes by itself', async () => {
    await tell({ date: '2026-03-12', state: 'booked', externalId: ID })
    await tell({ date: '2026-03-12', state: 'booked', externalId: 'another' })
    await tell({ state: 'cancelled', externalId: ID })
    expect(await treatments()).toEqual([{ date: '2026-03-12', state: 'booked', externalId: 'another' }])
  })

  it('names a moment, which is a day where the runner is', async () => {
    await world.visit('/api/v1/settings', {
      method: 'PATCH',
      body: JSON.stringify({ timeZone: 'America/Los_Angeles' }),
      headers: { 'Content-Type': 'application/json' },
    })
    const evening = await tell({ startsAt: '2026-03-13T02:30:00Z', state: 'booked', externalId: ID })
    expect(evening.body).toEqual({ date: '2026-03-12', state: 'booked', externalId: ID })
  })

  it('says that it is done, and a late word of the booking takes nothing back', async () => {
    const done = { date: '2026-03-09', state: 'done', externalId: ID }
    await tell(done)
    await tell({ ...done, state: 'booked' })
    expect(await treatments()).toEqual([done])
  })

  it('means what the runner has noted for that day', async () => {
    await world.submit('/me/massage/booked', { date: '2026-03-12' })
    await tell({ date: '2026-03-12', state: 'booked', externalId: ID })
    await world.submit('/me/massage/booked', { date: '2026-03-12' })
    expect(await treatments()).toEqual([{ date: '2026-03-12', state: 'booked', externalId: ID }])
    await world.submit('/me/massage/remove', { date: '2026-03-12' })
    expect(await treatments()).toEqual([])
  })

  it('still knows what the runner moved by a text', async () => {
    await world.confirmNumber()
    await tell({ date: '2026-03-12', state: 'booked', externalId: ID })
    await world.twilio.reply(NUMBER, 'CHANGE SAT')
    await world.work()
    expect(await treatments()).toEqual([{ date: '2026-03-14', state: 'booked', externalId: ID }])
    await tell({ state: 'cancelled', externalId: ID })
    expect(await treatments()).toEqual([])
  })

  it('answers no suggestion by telling again what it has told before', async () => {
    const booked = { date: '2026-03-12', state: 'booked', externalId: ID }
    await tell(booked)
    const before = await stored.rows('treatment')
    await world.pass(60, { sweep: false })
    await tell(booked)
    expect(await stored.rows('treatment')).toEqual(before)
  })

  it('keeps a massage from being suggested once one is booked', async () => {
    await stored.connectedEarlier(30)
    await tell({ date: '2026-03-12', state: 'booked', externalId: ID })
    await world.strava.log(ATHLETE, {
      distanceMeters: 28_000,
      movingSeconds: 9_600,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
    })
    await world.pass(60, { sweep: false })
    expect(world.nudgeMails()).toHaveLength(1)
    expect((await stored.delivery('nudge')).suggested).toBe(0)
  })

  it.each([
    [{ state: 'booked', externalId: ID }, 'date'],
    [{ date: '2026-03-12', startsAt: '2026-03-12T10:00:00Z', state: 'booked' }, 'date'],
    [{ date: 'soon', state: 'booked', externalId: ID }, 'date'],
    [{ startsAt: '2026-03-12T10:00', state: 'booked', externalId: ID }, 'startsAt'],
    [{ startsAt: '2031-03-12T10:00:00Z', state: 'booked', externalId: ID }, 'startsAt'],
    [{ date: '2026-03-12', state: 'moved', externalId: ID }, 'state'],
    [{ date: '2026-03-12', state: 'cancelled' }, 'externalId'],
    [{ date: '2026-03-12', state: 'booked', externalId: ' ' }, 'externalId'],
    [{ date: '2026-03-12', state: 'booked', externalId: 'x'.repeat(201) }, 'externalId'],
  ])('hears of %j that %s does not fit', async (body, field) => {
    const refused = await tell(body)
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({ errors: [{ field }] })
    expect(await treatments()).toEqual([])
  })
})
