/** What another site could make a browser send that is signed in here: to every route, in every shape. */
import { beforeEach, describe, expect, it } from 'vitest'
import { app } from '../../../src/app.tsx'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { BASE, WEBHOOK } from '../../installation.ts'
import { aWorld, type World } from '../world.ts'

/** By what each route that writes is believed. A new route has to be entered here. */
const WRITES: Readonly<Record<string, 'page' | 'call' | 'link' | 'outside'>> = {
  'POST /act/:token': 'link',
  'POST /verify/:token': 'link',
  'POST /verify/:token/massage': 'link',
  'POST /unsubscribe/:token': 'outside',
  'POST /webhooks/:source/:secret': 'outside',
  'POST /webhooks/resend': 'outside',
  'POST /webhooks/twilio/inbound': 'outside',
  'POST /webhooks/twilio/status': 'outside',
  'POST /connect/:source': 'page',
  'POST /connect/:source/join': 'page',
  'POST /operator/test-mail': 'page',
  'POST /operator/subscribe': 'page',
  'POST /operator/resume': 'page',
  'POST /operator/pause': 'page',
  'POST /operator/letters/replay': 'page',
  'POST /operator/letters/discard': 'page',
  'POST /operator/sign-in': 'page',
  'POST /operator/sign-out': 'page',
  'POST /sign-in': 'page',
  'POST /sign-in/:token': 'page',
  'POST /me/calendar': 'page',
  'POST /me/calendar/revoke': 'page',
  'POST /me/contacts': 'page',
  'POST /me/contacts/:id/again': 'page',
  'POST /me/contacts/:id/confirm': 'page',
  'POST /me/contacts/:id/remove': 'page',
  'POST /me/contacts/:id/test': 'page',
  'POST /me/delete': 'page',
  'POST /me/disconnect': 'page',
  'POST /me/legs': 'page',
  'POST /me/massage/:answer': 'page',
  'POST /me/massage/back': 'page',
  'POST /me/massage/health': 'page',
  'POST /me/massage/remove': 'page',
  'POST /me/nudges/:id/:answer': 'page',
  'POST /me/planned-runs': 'page',
  'POST /me/planned-runs/remove': 'page',
  'POST /me/races': 'page',
  'POST /me/races/remove': 'page',
  'POST /me/runs/exclude': 'page',
  'POST /me/sensitivity': 'page',
  'POST /me/runs/include': 'page',
  'POST /me/settings': 'page',
  'POST /me/sign-out': 'page',
  'POST /me/source': 'page',
  'POST /me/tokens': 'page',
  'POST /me/tokens/:id/revoke': 'page',
  'DELETE /api/v1/calendar': 'call',
  'POST /me/webhooks': 'page',
  'POST /me/webhooks/:id/change': 'page',
  'POST /me/webhooks/:id/remove': 'page',
  'POST /me/webhooks/:id/rotate': 'page',
  'POST /me/webhooks/:id/send-again': 'page',
  'POST /me/webhooks/:id/switch': 'page',
  'POST /me/webhooks/:id/test': 'page',
  'DELETE /api/v1/webhooks/:id': 'call',
  'PATCH /api/v1/webhooks/:id': 'call',
  'POST /api/v1/webhooks': 'call',
  'POST /api/v1/webhooks/:id/rotate': 'call',
  'POST /api/v1/webhooks/:id/send-again': 'call',
  'POST /api/v1/webhooks/:id/test': 'call',
  'DELETE /api/v1/contacts/:id': 'call',
  'DELETE /api/v1/races/:date': 'call',
  'DELETE /api/v1/soreness/:date/:area': 'call',
  'DELETE /api/v1/treatments/:date': 'call',
  'DELETE /api/v1/tokens/:id': 'call',
  'POST /api/v1/tokens': 'call',
  'PATCH /api/v1/contacts/:id': 'call',
  'PATCH /api/v1/settings': 'call',
  'POST /api/v1/calendar': 'call',
  'POST /api/v1/contacts': 'call',
  'POST /api/v1/contacts/:id/confirm': 'call',
  'DELETE /api/v1/planned-runs/:date': 'call',
  'POST /api/v1/planned-runs': 'call',
  'POST /api/v1/races': 'call',
  'POST /api/v1/soreness': 'call',
  'POST /api/v1/legs': 'call',
  'PUT /api/v1/time-off': 'call',
  'POST /api/v1/race-simulations': 'call',
  'POST /api/v1/treatments': 'call',
  'PUT /api/v1/health': 'call',
  'PUT /api/v1/snooze': 'call',
}

const ELSEWHERE = 'https://elsewhere.example'
/** As a browser says that a request comes from another site. */
const FOREIGN: readonly Record<string, string>[] = [
  { Origin: ELSEWHERE },
  { Origin: ELSEWHERE, 'Sec-Fetch-Site': 'cross-site' },
  { Origin: 'https://other.legwork.example', 'Sec-Fetch-Site': 'same-site' },
  { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Sec-Fetch-Site': 'same-site' },
  // nobody sends these, and they are believed in nothing
  { Origin: BASE, 'Sec-Fetch-Site': 'cross-site' },
  { Origin: ELSEWHERE, 'Sec-Fetch-Site': 'same-origin' },
  { Origin: `${BASE}.elsewhere.example` },
]
const HIDDEN: readonly Record<string, string>[] = [{}, { Origin: 'null' }]
const OWN: readonly Record<string, string>[] = [
  { Origin: BASE },
  { Origin: BASE, 'Sec-Fetch-Site': 'same-origin' },
  { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
  { 'Sec-Fetch-Site': 'same-origin' },
]
const TYPES = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/json',
  'application/octet-stream',
  '',
]

const routes = Object.entries(WRITES).map(([route, door]) => {
  const [method = '', path = ''] = route.split(' ')
  return { route, door, method, path }
})
const of = (...doors: string[]) => routes.filter(({ door }) => doors.includes(door))

const filled = (path: string) =>
  path
    .replace(':source', 'strava')
    .replace(':secret', WEBHOOK)
    .replace(':date', '2026-03-01')
    .replace(':area', 'calves')
    .replace(':answer', 'booked')
    .replace(/:(id|token)/, 'no-such')

describe('another site', () => {
  let world: World
  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    await world.connect()
    await world.submit('/me/races', { date: '2026-03-01', distanceMeters: '10000' })
  })

  const send = async (method: string, path: string, headers: Record<string, string>, type: string) =>
    world.visit(filled(path), {
      method,
      headers: { ...headers, ...(type ? { 'Content-Type': type } : {}) },
      // bytes have no type of their own
      body: new TextEncoder().encode(type.includes('json') ? '{}' : 'connection=strava:1'),
    })

  it('meets no route that was not thought of', () => {
    const writing = app.routes
      .filter(({ method }) => !['GET', 'ALL', 'HEAD', 'OPTIONS'].includes(method))
      .map(({ method, path }) => `${method} ${path}`)
    expect(new Set(writing)).toEqual(new Set(Object.keys(WRITES)))
    // what is asked by any method passes it on, and answers nothing itself
    const answering = app.routes.filter(({ method, handler }) => method === 'ALL' && handler.length < 2)
    expect(answering.map(({ path }) => path)).toEqual([])
  })

  it.each(of('page', 'call', 'link'))('may not $route, whatever it calls it', async ({ method, path }) => {
    for (const headers of FOREIGN) {
      for (const type of TYPES) {
        const { status } = await send(method, path, headers, type)
        expect(status, `${JSON.stringify(headers)} ${type}`).toBe(403)
      }
    }
  })

  it.each(of('page'))('hides where it comes from in vain: $route', async ({ method, path }) => {
    for (const headers of HIDDEN) {
      for (const type of TYPES) expect((await send(method, path, headers, type)).status).toBe(403)
    }
  })

  it.each(of('call'))(
    'hides in vain, and what a program says nothing of is JSON: $route',
    async ({ method, path }) => {
      expect((await send(method, path, { Origin: 'null' }, 'application/json')).status).toBe(403)
      expect((await send(method, path, {}, 'text/plain')).status).toBe(415)
      expect((await send(method, path, {}, 'application/json')).status).not.toBe(403)
    },
  )

  it.each(of('link', 'outside'))(
    'is not what $route is asked by where nothing is said',
    async ({ method, path }) => {
      for (const headers of HIDDEN) {
        const { status } = await send(method, path, headers, 'application/x-www-form-urlencoded')
        const isSigned = /twilio|resend/.test(path)
        expect(status === 403, JSON.stringify(headers)).toBe(isSigned)
      }
    },
  )

  it('is no mail program: one click from outside is let through to the token', async () => {
    for (const headers of [...FOREIGN, ...HIDDEN]) {
      const type = 'application/x-www-form-urlencoded'
      expect((await send('POST', '/unsubscribe/:token', headers, type)).status).toBe(400)
    }
  })

  it.each(of('page', 'call', 'link'))('is not our own page, which may $route', async ({ method, path }) => {
    for (const headers of OWN) {
      const type = path.startsWith('/api/') ? 'application/json' : 'application/x-www-form-urlencoded'
      expect((await send(method, path, headers, type)).status, JSON.stringify(headers)).not.toBe(403)
    }
  })

  it('has a browser say where a form of ours comes from', async () => {
    expect((await world.visit('/me')).headers.get('Referrer-Policy')).toBe('same-origin')
  })

  it('signs nobody in as somebody else', async () => {
    await world.confirm()
    await world.submit('/me/sign-out', {})
    await world.submit('/sign-in', { address: 'runner@mail.example' })
    await world.work()
    const link = new URL(world.resend.mails.at(-1)?.text?.match(/https:\S+\/sign-in\/\S+/)?.[0] ?? '')
    for (const headers of [...FOREIGN, ...HIDDEN]) {
      expect((await world.visit(link.pathname, { method: 'POST', headers })).status).toBe(403)
    }
    expect((await world.visit('/me')).headers.get('Location')).toBe('/sign-in')
    expect((await world.submit(link.pathname, {})).headers.get('Location')).toBe('/me')
  })
})
