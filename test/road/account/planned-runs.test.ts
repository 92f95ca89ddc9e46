/** Runs marked as planned: on the page, by the API, and what becomes of the message about them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { answerTo } from './answered.ts'

let world: World
type Nudges = { rule: string; state: string; why: string | null }[]
const planned = () => world.json('/api/v1/planned-runs')
const plan = (body: unknown) =>
  world.visit('/api/v1/planned-runs', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })
const page = async () => (await world.visit('/me')).text()

async function longRun(): Promise<Nudges> {
  const run = { distanceMeters: 28_000, movingSeconds: 9_800 }
  await world.pass(4 * 60, { sweep: false })
  await world.strava.log(ATHLETE, { ...run, startDate: new Date(world.now().getTime() - 3 * 3_600_000) })
  await world.pass(60, { sweep: false })
  return (await world.json('/api/v1/nudges')) as Nudges
}

/** Tuesday in Denver. */
const TODAY = '2026-03-10'

beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'], start: '2026-03-10T16:00:00Z' })
  await world.pass(30, { sweep: false })
})

describe('a run marked as planned', () => {
  it('on the page before it is run leads to no message, and is seen among what was held back', async () => {
    expect((await world.submit('/me/planned-runs', { date: TODAY, distance: '28,0' })).status).toBe(303)
    expect(await planned()).toMatchObject([{ date: TODAY, distanceMeters: 28_000 }])
    expect(await page()).toContain('Tue 10 Mar, 28.0 km')
    expect((await longRun())[0]).toMatchObject({ state: 'held-back', why: 'planned' })
    expect(world.nudgeMails()).toEqual([])
    expect(await page()).toContain('You had marked this run as planned')
  })

  it('only after it was run is spoken of', async () => {
    expect((await longRun())[0]).toMatchObject({ state: 'sent' })
    await plan({ date: TODAY, distanceMeters: 28_000 })
    await world.pass(60, { sweep: false })
    expect(((await world.json('/api/v1/nudges')) as Nudges)[0]).toMatchObject({ state: 'sent' })
  })

  it('is one a day, and can be given up again', async () => {
    await plan({ date: '2026-03-15', distanceMeters: 24_000 })
    await plan({ date: '2026-03-15', distanceMeters: 26_000 })
    expect(await planned()).toMatchObject([{ date: '2026-03-15', distanceMeters: 26_000 }])
    expect((await world.submit('/me/planned-runs/remove', { date: '2026-03-15' })).status).toBe(303)
    expect(await planned()).toEqual([])
    await plan({ date: '2026-03-15', distanceMeters: 26_000 })
    const remove = () => world.visit('/api/v1/planned-runs/2026-03-15', { method: 'DELETE' })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(404)
  })

  it('is refused for days long past or years away, and without a distance', async () => {
    for (const wrong of [{ date: '2026-03-08' }, { date: '2028-03-08' }, { distanceMeters: 900 }])
      expect((await plan({ date: '2026-03-15', distanceMeters: 24_000, ...wrong })).status).toBe(422)
    for (const wrong of [
      { date: '2026-03-08' },
      { distance: '' },
      { distance: 'far' },
      { distance: '0.5' },
    ]) {
      const sent = { date: '2026-03-15', distance: '24', ...wrong }
      expect((await answerTo(world, '/me/planned-runs', sent)).problems).toHaveLength(1)
    }
    expect(await planned()).toEqual([])
  })
})
