import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../../src/app.tsx'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { answerTo } from '../account/answered.ts'
import { anEndpoint } from '../events/endpoints.ts'
import { stored } from '../stored.ts'
import { aWorld, connectAs, type World } from '../world.ts'
import { bodies } from './bodies.ts'

const OTHER = 90_000_002
const DAY = '2026-03-01'

/** Every route of the API that needs to know who calls, whatever is added to them. */
const routes = [
  ...new Map(
    app.routes
      .filter(
        ({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL' && !path.endsWith('.json'),
      )
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
]

/** Of a session alone. */
const BY_SESSION = ['POST /api/v1/tokens']

type Callers = Record<'none' | 'read' | 'write' | 'revoked' | 'other', string>

let world: World
let callers: Callers
let ids: Record<string, string>

/** Each has a name of its own: the same asked for twice in a moment is one button hit twice. */
async function aToken(name: string, access: string): Promise<string> {
  const { html } = await answerTo(world, '/me/tokens', { name, access })
  return /legwork_[0-9a-f]{16}_[0-9a-f]{64}/.exec(html)?.[0] ?? ''
}

const idOf = (token: string) => token.split('_')[1] ?? ''

beforeAll(async () => {
  world = await aWorld()
  world.strava.addAthlete(simulatedRunner(world.now()))
  world.strava.addAthlete({ ...simulatedRunner(world.now()), id: OTHER })
  await world.connect()
  await world.confirm('victim@mail.example')
  await world.submit('/me/massage/done', { date: DAY })
  await world.submit('/me/massage/sore', { date: DAY, area: 'calves', strength: 'mild' })
  await world.submit('/me/races', { date: DAY, distanceMeters: '10000' })
  await stored.run(`INSERT INTO planned_run SELECT id, '${DAY}', 20000, 0 FROM runner`)
  const [read, write, revoked, spare] = [
    await aToken('a reader', 'read'),
    await aToken('a writer', 'read-and-write'),
    await aToken('a revoked one', 'read-and-write'),
    await aToken('a spare one', 'read'),
  ]
  await world.submit(`/me/tokens/${idOf(revoked)}/revoke`, {})
  const webhooks = (await anEndpoint(world, { types: ['connection.lost'] })).id
  ids = { contacts: (await stored.contact()).id, tokens: idOf(spare), webhooks }
  await world.submit('/me/sign-out', {})
  await connectAs(world, OTHER)
  callers = { none: '', read, write, revoked, other: await aToken('another’s', 'read-and-write') }
})

async function call(token: string, { method, path }: (typeof routes)[number]) {
  const [, , , room = ''] = path.split('/')
  const at = path
    .replace(':date', DAY)
    .replace(':area', 'calves')
    .replace(':id', ids[room] ?? 'x')
  const body =
    method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(bodies[`${method} ${path}`] ?? {}) }
  const answer = await world.visit(at, {
    method,
    headers: {
      Cookie: '',
      'Content-Type': 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...body,
  })
  return { status: answer.status, challenge: answer.headers.get('WWW-Authenticate') }
}

describe('every route of the API', () => {
  it('was thought of', () => {
    const writing = routes.filter(({ method }) => method !== 'GET' && method !== 'DELETE')
    expect(new Set(writing.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set(Object.keys(bodies)),
    )
  })

  it.each(routes)('knows who calls: $method $path', async (route) => {
    const isRead = route.method === 'GET'
    const names = route.path.includes(':')
    const bySession = BY_SESSION.includes(`${route.method} ${route.path}`)
    const asked = {
      none: await call(callers.none, route),
      revoked: await call(callers.revoked, route),
      read: await call(callers.read, route),
      other: await call(callers.other, route),
      write: await call(callers.write, route),
    }
    expect([asked.none.status, asked.none.challenge]).toEqual([401, 'Bearer realm="Legwork"'])
    expect(asked.revoked.status).toBe(401)
    expect(asked.revoked.challenge).toContain('invalid_token')
    if (isRead) expect(asked.read.status).toBe(200)
    else expect([asked.read.status, asked.read.challenge !== null]).toEqual([403, true])
    if (names) expect(asked.other.status).toBe(404)
    if (bySession) expect([asked.other.status, asked.write.status]).toEqual([403, 403])
    else expect(asked.write.status).toBeLessThan(300)
  })
})
