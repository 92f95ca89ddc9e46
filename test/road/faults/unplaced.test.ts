/** An installation that learned its address, while the database that holds it is away: every door answers, nothing is lost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BASE, OPERATOR_TOKEN, WEBHOOK } from '../../installation.ts'
import { databaseAway } from '../away.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

let world: World
let comeBack = () => {}

beforeEach(async () => {
  world = await aRunnersWorld()
  await stored.run("INSERT INTO installation VALUES ('base-url', ?)", JSON.stringify(BASE))
  world.change({ BASE_URL: '' })
  comeBack = databaseAway()
})
afterEach(() => {
  comeBack()
  vi.restoreAllMocks()
})

describe('a request', () => {
  it('of a source is taken, and its run is found when the database is back', async () => {
    await world.strava.log(ATHLETE, { distanceMeters: 9_000, movingSeconds: 3_000 })
    expect(world.queues.messages).toHaveLength(1)
    comeBack()
    await world.pass(60)
    expect(await stored.count('run', 'distance_meters = 9000')).toBe(1)
  })

  it('for a page is told that something went wrong, and for what needs no database is answered', async () => {
    const page = await world.visit('/me')
    expect(page.status).toBe(500)
    expect(await page.text()).toContain('Something went wrong here')
    const api = await world.visit('/api/v1/weeks')
    expect(api.headers.get('Content-Type')).toContain('application/problem+json')
    expect((await world.visit('/privacy')).status).toBe(200)
    expect((await world.visit(`/webhooks/strava/${WEBHOOK}x`)).status).toBe(404)
  })

  it('of a monitor is told that it is the database', async () => {
    const answer = await world.visit('/healthz?deep')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ codes: ['database'] })
  })

  it('of the operator opens the door, and the page says what is the matter', async () => {
    const page = await world.visit('/operator', { headers: { Authorization: `Bearer ${OPERATOR_TOKEN}` } })
    expect(page.status).toBe(200)
    const text = await page.text()
    expect(text).toContain('Something is wrong, and will recover by itself')
    expect(text).toContain('The database does not answer')
    expect(text).not.toContain('Pause sending')
  })

  it('afterwards finds the address as it was', async () => {
    await world.visit('/', { headers: { Host: 'preview.legwork.example' } })
    comeBack()
    expect((await world.visit('/')).status).toBe(200)
    expect((await world.visit('https://preview.legwork.example/')).status).toBe(421)
  })
})

describe('a job', () => {
  it('comes back, and is done when the database is', async () => {
    await world.strava.log(ATHLETE, { distanceMeters: 9_000, movingSeconds: 3_000 })
    await world.work()
    expect(world.queues.messages).toMatchObject([{ attempts: 1 }])
    comeBack()
    await world.pass(60, { sweep: false })
    expect(await stored.count('run', 'distance_meters = 9000')).toBe(1)
  })
})

describe('a sweep', () => {
  it('fails by name, and without a value of anybody’s, whatever its statements held', async () => {
    const said = vi.spyOn(console, 'log')
    const failed = await world.sweep().then(
      () => null,
      (error: unknown) => error,
    )
    expect(failed).toEqual(new Error('Error: D1_ERROR: Network connection lost.'))
    expect(said.mock.calls.flat()).toContain(
      JSON.stringify({ event: 'sweep-failed', error: 'Error: D1_ERROR: Network connection lost.' }),
    )
    comeBack()
    await world.sweep()
  })
})
