/** What belongs to somebody else looks like what does not exist, by whatever door it is asked for. */

import { beforeEach, describe, expect, it } from 'vitest'
import { app } from '../../../src/app.tsx'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { BASE } from '../../installation.ts'
import { wanted } from '../../wanted.ts'
import { anEndpoint } from '../events/endpoints.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aWorld, connectAs, NUMBER, type World } from '../world.ts'
import { answerTo } from './answered.ts'

const OTHER = 90_000_002
const DAY = '2026-03-01'

/** Every route that names something of a runner in its address, whatever is added to them. */
const naming = [
  ...new Map(
    app.routes
      .filter(({ path, method }) => method !== 'ALL' && /^\/(me|api)\/.*:(id|date)/.test(path))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
]

/** Those that name it in their form, with what they are sent of somebody's own. */
const forms = [
  ['/me/disconnect', 'connection'],
  ['/me/source', 'source'],
  ['/me/races/remove', 'date'],
  ['/me/planned-runs/remove', 'date'],
  ['/me/massage/remove', 'date'],
] as const

type Named = Record<
  'nudge' | 'contact' | 'number' | 'connection' | 'date' | 'token' | 'webhook' | 'event',
  string
>

/** Which of them a route names; none where it is a contact. */
const namedBy = (path: string, of: Named): string | undefined =>
  Object.entries({ nudges: of.nudge, tokens: of.token, webhooks: of.webhook, events: of.event }).find(
    ([room]) => path.includes(`/${room}/`),
  )?.[1]

/** Fits every form. What is JSON holds what its route reads and nothing else. */
const code = { code: '000000' }
const wants = { recovery: false, massage: true, summary: false }
const since = { since: '2026-03-01T00:00:00Z' }
const types = { types: ['nudge.sent'] }
const said: Record<string, unknown> = { ...code, ...wants, ...types }
function saidTo(path: string): Record<string, unknown> {
  if (path.endsWith('/confirm')) return code
  if (path.includes('/webhooks/')) return path.endsWith('/send-again') ? since : types
  return wants
}

const NO_SUCH =
  /no such|not here any more|no longer (here|exists)|such run is planned|Nothing is connected|Only a source/i

describe('somebody who has the ids of another runner', () => {
  let world: World
  let theirs: Named
  const nobodys: Named = {
    nudge: 'no-such-nudge',
    contact: '00000000-0000-4000-8000-000000000000',
    number: '00000000-0000-4000-8000-000000000001',
    connection: 'strava:1',
    date: '2026-02-02',
    token: '0000000000000000',
    webhook: '0000000000000000',
    event: 'evt_00000000000000000000',
  }

  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    world.strava.addAthlete({ ...simulatedRunner(world.now()), id: OTHER })
    await world.connect()
    await world.confirm('victim@mail.example')
    await world.submit('/me/contacts', { channel: 'sms', address: NUMBER, agreed: 'yes' })
    await world.submit('/me/massage/done', { date: DAY })
    await world.submit('/me/tokens', { name: 'theirs' })
    await world.submit('/me/massage/sore', { date: DAY, area: 'calves', strength: 'mild' })
    await anEndpoint(world, { types: ['connection.lost'] })
    await world.submit('/me/races', { date: DAY, distanceMeters: '10000' })
    await stored.run(`INSERT INTO planned_run SELECT id, '${DAY}', 20000, 0 FROM runner`)
    await world.pass(60)
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600 })
    await world.pass(60)
    theirs = {
      nudge: (await stored.nudge()).id,
      contact: (await stored.contactAt('victim@mail.example')).id,
      number: (await stored.contactAt(NUMBER)).id,
      connection: (await stored.connection()).id,
      date: DAY,
      token: String((await stored.rows('api_token'))[0]?.id),
      webhook: String((await stored.rows('endpoint'))[0]?.id),
      event: String((await stored.rows('event'))[0]?.id),
    }
    await world.submit('/me/sign-out', {})
    await connectAs(world, OTHER)
  })

  const at = (path: string, of: Named, contact: string) =>
    path
      .replace(/:id(\{.*?\})?/, namedBy(path, of) ?? contact)
      .replace(':date', of.date)
      .replace(':area', 'calves')
      .replace(':answer', 'booked')

  /** The page that a form leads to, and whether it says that there is no such thing, or is none itself. */
  async function formAnswerOf(path: string, fields: Record<string, unknown>) {
    const texts = Object.entries(fields).map(([name, value]) => [name, String(value)])
    const { status, html, problems, saved } = await answerTo(world, path, Object.fromEntries(texts))
    const isGone = NO_SUCH.test([...problems, saved].join(' '))
    return { status: isGone ? 404 : status, text: html }
  }

  async function answerOf(method: string, path: string) {
    const isApi = path.startsWith('/api/')
    if (method === 'POST' && !isApi) return formAnswerOf(path, said)
    const body = isApi
      ? JSON.stringify(saidTo(path))
      : new URLSearchParams(Object.entries(said).map(([name, value]) => [name, String(value)]))
    const answer = await world.visit(path, {
      method,
      headers: { Origin: BASE, ...(isApi ? { 'Content-Type': 'application/json' } : {}) },
      ...(method === 'GET' ? {} : { body }),
    })
    return { status: answer.status, text: await answer.text() }
  }

  it('knows of the routes there are', () => {
    expect(new Set(naming.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set([
        'DELETE /api/v1/contacts/:id',
        'DELETE /api/v1/planned-runs/:date',
        'DELETE /api/v1/races/:date',
        'DELETE /api/v1/soreness/:date/:area',
        'DELETE /api/v1/tokens/:id',
        'DELETE /api/v1/webhooks/:id',
        'GET /api/v1/webhooks/:id',
        'GET /api/v1/webhooks/:id/attempts',
        'GET /me/events/:id',
        'GET /me/webhooks/:id',
        'PATCH /api/v1/webhooks/:id',
        'POST /api/v1/webhooks/:id/rotate',
        'POST /api/v1/webhooks/:id/send-again',
        'POST /api/v1/webhooks/:id/test',
        'POST /me/webhooks/:id/change',
        'POST /me/webhooks/:id/remove',
        'POST /me/webhooks/:id/rotate',
        'POST /me/webhooks/:id/send-again',
        'POST /me/webhooks/:id/switch',
        'POST /me/webhooks/:id/test',
        'DELETE /api/v1/treatments/:date',
        'GET /me/nudges/:id',
        'PATCH /api/v1/contacts/:id',
        'POST /api/v1/contacts/:id/confirm',
        'POST /me/contacts/:id/again',
        'POST /me/contacts/:id/confirm',
        'POST /me/contacts/:id/remove',
        'POST /me/contacts/:id/test',
        'POST /me/nudges/:id/:answer',
        'POST /me/tokens/:id/revoke',
      ]),
    )
  })

  it.each(naming)('is told by $method $path that there is no such thing', async ({ method, path }) => {
    for (const which of ['contact', 'number'] as const) {
      const [mine, none] = [at(path, theirs, theirs[which]), at(path, nobodys, nobodys[which])]
      const known = await answerOf(method, mine)
      expect(known.status, mine).toBe(404)
      expect(known).toEqual(await answerOf(method, none))
    }
  })

  it.each(forms)('is told by a form to %s that there is no such thing', async (path, field) => {
    const sent = async (of: Named) => {
      const value = field === 'date' ? of.date : of.connection
      return formAnswerOf(path, { [field]: value })
    }
    const known = await sent(theirs)
    expect(known.status).toBe(404)
    expect(known).toEqual(await sent(nobodys))
  })

  it('has changed nothing after all of that', async () => {
    const all = () =>
      Promise.all(
        [
          'contact',
          'race',
          'planned_run',
          'treatment',
          'soreness',
          'connection',
          'api_token',
          'endpoint',
        ].map(stored.rows),
      )
    const before = await all()
    for (const { method, path } of naming) {
      await answerOf(method, at(path, theirs, theirs.contact))
      await answerOf(method, at(path, theirs, theirs.number))
    }
    for (const [path, field] of forms) {
      await world.submit(path, { [field]: field === 'date' ? theirs.date : theirs.connection })
    }
    await world.submit('/me/settings', wanted(theirs.contact))
    await world.work()
    expect(await all()).toEqual(before)
  })

  it('while its runner does all of it', async () => {
    await world.submit('/me/sign-out', {})
    await connectAs(world, ATHLETE)
    for (const { method, path } of naming) {
      if (method === 'DELETE' || /\/(remove|revoke)$/.test(path)) continue
      const own = /\/(again|confirm)$/.test(path) ? theirs.number : theirs.contact
      expect((await answerOf(method, at(path, theirs, own))).status, path).not.toBe(404)
    }
    expect((await answerOf('DELETE', `/api/v1/soreness/${DAY}/calves`)).status).toBe(204)
    expect((await answerOf('DELETE', `/api/v1/tokens/${theirs.token}`)).status).toBe(204)
    expect((await answerOf('DELETE', `/api/v1/races/${DAY}`)).status).toBe(204)
    expect((await answerOf('DELETE', `/api/v1/planned-runs/${DAY}`)).status).toBe(204)
    expect((await answerOf('DELETE', `/api/v1/treatments/${DAY}`)).status).toBe(204)
    expect((await answerOf('DELETE', `/api/v1/contacts/${theirs.contact}`)).status).toBe(204)
    expect((await world.submit(`/me/contacts/${theirs.number}/remove`, {})).status).toBe(303)
  })
})
