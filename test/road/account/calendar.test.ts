import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { answerTo } from './answered.ts'

describe('the calendar', () => {
  let world: World
  let path: string

  const api = (method: string, body?: unknown, at = '/api/v1/calendar') =>
    world.visit(at, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { 'Content-Type': 'application/json' },
    })
  const pathIn = (text: string) => /\/calendar\/[\w-]+\.ics/.exec(text)?.[0] ?? ''
  /** As a calendar asks, which has no cookie. */
  const fetched = (of = path, headers: Record<string, string> = {}, method = 'GET') =>
    world.visit(of, { method, headers: { Cookie: '', ...headers } })
  async function events(of = path) {
    const text = await (await fetched(of)).text()
    const all = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
    return all.map((each) => new ICAL.Event(each))
  }
  const shown = async (of = path) =>
    (await events(of)).map(({ summary, startDate, endDate }) => `${summary} ${startDate} ${endDate}`)
  const longRun = () =>
    world.strava.log(ATHLETE, {
      distanceMeters: 28_000,
      movingSeconds: 9_600,
      startDate: new Date(world.now().getTime() - 3 * 3_600_000),
    })

  it('says what was done on the page of its link, which is shown once, on the page that comes then', async () => {
    const done = await answerTo(world, '/me/massage/snooze', { days: '0' }, '/me/calendar')
    expect(done.to).toBe('/me/settings#saved')
    expect(done.saved).toMatch(/^Messages are back on/)
  })

  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email'] })
    await world.pass(4 * 60, { sweep: false })
    path = pathIn((await answerTo(world, '/me/calendar')).html)
  })

  it('is opened by its link, which is shown once and kept as a hash', async () => {
    const answer = await fetched()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('Cache-Control')).toBe('private, max-age=900')
    expect(await (await world.visit('/me/settings')).text()).not.toContain(path)
    const rows = JSON.stringify(await stored.rows('runner'))
    expect(rows).not.toContain(path.slice('/calendar/'.length, -'.ics'.length))
    expect(await (await world.visit('/me/export')).text()).not.toMatch(/calendarHash/)
  })

  it('says races and massages, and the same when it is fetched again', async () => {
    await world.submit('/me/races', { date: '2026-03-29', distanceMeters: '21097', goal: 'yes' })
    await world.submit('/me/massage/booked', { date: '2026-03-12' })
    await api('POST', { date: '2026-03-20', state: 'booked', externalId: 'b 1' }, '/api/v1/treatments')
    const first = await events()
    expect(await shown()).toEqual([
      'Massage booked 2026-03-12 2026-03-13',
      'Massage booked 2026-03-20 2026-03-21',
      'Goal race: half marathon 2026-03-29 2026-03-30',
    ])
    const uids = first.map(({ uid }) => uid)
    expect(new Set(uids).size).toBe(3)
    expect((await events()).map(({ uid }) => uid)).toEqual(uids)
    // moved, it is the same one on another day
    await api('POST', { date: '2026-03-21', state: 'booked', externalId: 'b 1' }, '/api/v1/treatments')
    const moved = await events()
    expect(moved.map(({ uid }) => uid)).toEqual(uids)
    expect(moved[1]?.startDate.toString()).toBe('2026-03-21')
    await api('POST', { state: 'cancelled', externalId: 'b 1' }, '/api/v1/treatments')
    expect(await shown()).toHaveLength(2)
  })

  it('shows the days of a massage that was suggested, until one is booked or somebody is ill', async () => {
    await stored.connectedEarlier(30)
    await longRun()
    await world.pass(60, { sweep: false })
    expect((await stored.delivery('nudge')).suggested).toBe(1)
    const windows = async () => (await shown()).filter((line) => line.startsWith('A massage would fit'))
    expect(await windows()).toHaveLength(1)
    await world.submit('/me/massage/booked', { date: '2026-03-13' })
    expect(await shown()).toEqual(['Massage booked 2026-03-13 2026-03-14'])
    await world.submit('/me/massage/remove', { date: '2026-03-13' })
    expect(await windows()).toHaveLength(1)
    await world.submit('/me/races', { date: '2026-05-10', distanceMeters: '42195' })
    await world.submit('/me/massage/health', { state: 'ill' })
    expect(await shown()).toEqual(['Race: marathon 2026-05-10 2026-05-11'])
  })

  it('keeps quiet about massages as long as its runner wants quiet', async () => {
    await stored.connectedEarlier(30)
    await longRun()
    await world.pass(60, { sweep: false })
    await api('PUT', { until: '2026-03-20T00:00:00Z' }, '/api/v1/snooze')
    expect(await shown()).toEqual([])
  })

  it('does not send again what has not changed', async () => {
    const first = await fetched()
    const tag = first.headers.get('ETag') ?? ''
    expect(tag).not.toBe('')
    const again = await fetched(path, { 'If-None-Match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await world.submit('/me/massage/booked', { date: '2026-03-12' })
    expect((await fetched(path, { 'If-None-Match': tag })).status).toBe(200)
    const head = await fetched(path, {}, 'HEAD')
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect(head.headers.get('Content-Type')).toContain('text/calendar')
  })

  it('is renewed, and the link before opens nothing', async () => {
    const answer = await api('POST')
    expect(answer.status).toBe(201)
    const { url } = await answer.json<{ url: string }>()
    expect((await fetched()).status).toBe(404)
    expect((await fetched(pathIn(url))).status).toBe(200)
    expect(await world.json('/api/v1/calendar')).toEqual({ madeAt: world.now().toISOString() })
  })

  it('is asked for without a body, and then without its type', async () => {
    expect((await world.visit('/api/v1/calendar', { method: 'POST' })).status).toBe(201)
    const typed = { method: 'POST', body: '{}', headers: { 'Content-Type': 'text/plain' } }
    expect((await world.visit('/api/v1/calendar', typed)).status).toBe(415)
  })

  it.each(['page', 'API', 'account'])('ends by the %s, whatever there was', async (by) => {
    if (by === 'page') await world.submit('/me/calendar/revoke', {})
    if (by === 'API') expect((await api('DELETE')).status).toBe(204)
    if (by === 'account') await world.submit('/me/delete', {})
    for (const method of ['GET', 'HEAD']) expect((await fetched(path, {}, method)).status).toBe(404)
    if (by !== 'account') {
      expect((await api('DELETE')).status).toBe(404)
      expect(await world.json('/api/v1/calendar')).toEqual({ madeAt: null })
    }
  })

  it('outlives a change of the master secret', async () => {
    const token = path.slice('/calendar/'.length, -'.ics'.length)
    expect(token).toMatch(/^[\w-]{32}$/)
    // nothing of it is signed or sealed: the hash needs no key
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))
    const hash = btoa(String.fromCharCode(...new Uint8Array(digest)))
    const kept = String(
      (await stored.rows('runner'))[0]?.calendarHash ?? (await stored.rows('runner'))[0]?.calendar_hash,
    )
    expect(hash.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')).toBe(kept)
  })

  it('is asked so often in an hour and not more, and by a wrong link neither', async () => {
    const network = { 'CF-Connecting-IP': '192.0.2.7' }
    for (let asked = 0; asked < 120; asked++) await fetched(path, network)
    expect((await fetched(path, network)).status).toBe(429)
    for (let asked = 0; asked < 120; asked++) await fetched('/calendar/no-such.ics', network)
    expect((await fetched('/calendar/no-such.ics', network)).status).toBe(429)
    await world.pass(60, { sweep: false })
    expect((await fetched(path, network)).status).toBe(200)
    expect((await fetched('/calendar/no-such.ics', network)).status).toBe(404)
  })

  it('shows races and bookings when what was read from the source has left', async () => {
    await world.submit('/me/races', { date: '2026-05-10', distanceMeters: '42195' })
    await stored.run('UPDATE connection SET synced_at = NULL')
    await stored.run('DELETE FROM run')
    expect(await shown()).toEqual(['Race: marathon 2026-05-10 2026-05-11'])
  })
})
