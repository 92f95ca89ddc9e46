import { beforeEach, describe, expect, it } from 'vitest'
import { app } from '../../../src/app.tsx'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aWorld, connectAs, type World } from '../world.ts'

const OTHER = 90_000_002
const DAY = '2026-03-01'

/** Every page and form of a runner, whatever is added to them. */
const routes = [
  ...new Map(
    app.routes
      .filter(({ path, method }) => /^\/me(\/|$)/.test(path) && (method === 'GET' || method === 'POST'))
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
]

let world: World
let theirs: { nudge: string; contact: string; connection: string; run: string }

/** Everything that is in the database of one runner. */
async function allOf(runnerId: string): Promise<string> {
  const tables = await stored.tablesWith('runner_id')
  const rows = await Promise.all(
    tables.map((table) => stored.ask(`SELECT * FROM ${table} WHERE runner_id = ?`, runnerId)),
  )
  return JSON.stringify([await stored.ask('SELECT * FROM runner WHERE id = ?', runnerId), ...rows])
}

const filled = (path: string) =>
  path
    .replace(/:id(\{.*?\})?/, path.includes('nudges') ? theirs.nudge : theirs.contact)
    .replace(/:answer/, 'booked')
    .replace(/:file/, 'runs.csv')

/** A form that would do something to somebody, were it let. */
const form = () => ({
  connection: theirs.connection,
  source: theirs.connection,
  run: theirs.run,
  date: DAY,
  code: '000000',
  channel: 'email',
  address: 'nobody@mail.example',
})

describe('one runner and the pages of another', () => {
  let victim: string
  beforeEach(async () => {
    world = await aWorld()
    world.strava.addAthlete(simulatedRunner(world.now()))
    world.strava.addAthlete({ ...simulatedRunner(world.now()), id: OTHER })
    await world.connect()
    await world.confirm('victim@mail.example')
    await world.submit('/me/massage/done', { date: DAY })
    await world.pass(60)
    await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600 })
    await world.pass(60)
    victim = (await stored.runner()).id
    theirs = {
      nudge: (await stored.nudge()).id,
      contact: (await stored.contact()).id,
      connection: (await stored.connection()).id,
      run: (await stored.runs())[0]?.id ?? '',
    }
    await world.submit('/me/sign-out', {})
  })

  it('knows of the routes there are', () => {
    expect(routes.length).toBeGreaterThan(20)
    expect(theirs.nudge).toContain(victim)
  })

  it('who is not signed in sees none of them and changes nothing', async () => {
    const before = await allOf(victim)
    for (const { method, path } of routes) {
      const to = filled(path)
      const answer = method === 'GET' ? await world.visit(to) : await world.submit(to, form())
      expect([302, 303, 401, 404], `${method} ${to}`).toContain(answer.status)
    }
    expect(await allOf(victim)).toBe(before)
  })

  it('who is somebody else reads nothing of theirs and changes nothing of theirs', async () => {
    await connectAs(world, OTHER)
    const before = await allOf(victim)
    // what ends the session or the account of who tries comes last
    const order = (path: string) => (/sign-out/.test(path) ? 1 : /delete/.test(path) ? 2 : 0)
    for (const { method, path } of [...routes].sort((a, b) => order(a.path) - order(b.path))) {
      const to = filled(path)
      const answer = method === 'GET' ? await world.visit(to) : await world.submit(to, form())
      const page = await answer.text()
      for (const secret of ['victim@mail.example', victim, theirs.connection, '28.0 km']) {
        expect(page.includes(secret) && secret, `${method} ${to}`).toBe(false)
      }
      if (order(path) === 1) await connectAs(world, OTHER)
    }
    await world.work()
    expect(await allOf(victim)).toBe(before)
  })

  it('whom another site sends changes nothing, even signed in', async () => {
    await connectAs(world, ATHLETE)
    const before = await allOf(victim)
    for (const { method, path } of routes) {
      if (method === 'GET') continue
      const answer = await world.visit(filled(path), {
        method: 'POST',
        body: new URLSearchParams(form()),
        headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/x-www-form-urlencoded' },
      })
      expect(answer.status, path).toBe(403)
    }
    expect(await allOf(victim)).toBe(before)
  })
})
