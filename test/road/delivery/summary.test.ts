import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

describe('the weekly summary', () => {
  let world: World
  const summaries = () => world.nudgeMails().filter(({ subject }) => subject.startsWith('Your week'))

  beforeEach(async () => {
    // Sunday noon in Denver
    world = await aRunnersWorld(
      { QUIET_HOURS: '21:00-08:00' },
      { confirmed: ['email'], start: '2026-03-15T18:00:00Z' },
    )
  })

  it('comes once, on Monday at eight on the runner’s own clock, with nothing heard from the source', async () => {
    await world.pass(19 * 60)
    expect(summaries()).toHaveLength(0)
    await world.pass(2 * 60)
    expect(summaries().map(({ at }) => at.toISOString().slice(0, 15))).toEqual(['2026-03-16T14:0'])
    expect(summaries()[0]?.text).toMatch(/\d+\.\d km/)
    await world.pass(24 * 60)
    expect(summaries()).toHaveLength(1)
  })

  it('comes however many runs arrive that day, once', async () => {
    await world.pass(21 * 60)
    for (let run = 0; run < 3; run++) {
      await world.strava.log(ATHLETE, { distanceMeters: 4_000, movingSeconds: 1_500 })
      await world.pass(30)
    }
    expect(summaries()).toHaveLength(1)
  })

  it('speaks of a run on high ground to who is not used to it', async () => {
    const activities = world.strava.athletes[0]?.activities ?? []
    for (const activity of activities) activity.elev_low = activity === activities.at(-1) ? 2_300 : 90
    await world.pass(21 * 60)
    expect(summaries()[0]?.text).toContain('well above your usual ground')
  })

  it('leaves that to the nudge of the run where there is one', async () => {
    for (const activity of world.strava.athletes[0]?.activities ?? []) activity.elev_low = 90
    await world.pass(4 * 60)
    const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
    // in the simulated outside a climb begins at 1,600 m
    const run = { distanceMeters: 34_000, movingSeconds: 12_000, startDate, climb: 100 }
    await world.strava.log(ATHLETE, run)
    await world.pass(17 * 60)
    const said = world.nudgeMails().filter(({ text }) => text?.includes('well above your usual ground'))
    expect(said.map(({ subject }) => subject)).toEqual([expect.stringContaining('34')])
    expect(summaries()).toHaveLength(1)
  })

  it('does not come to who wants none, nor to who has stopped running', async () => {
    await stored.run('UPDATE contact SET summary = 0')
    await world.pass(24 * 60)
    expect(summaries()).toHaveLength(0)
    await stored.run('UPDATE contact SET summary = 1')
    for (const { id } of world.strava.athletes[0]?.activities.slice() ?? []) {
      world.strava.holdEvents = true
      await world.strava.remove(id)
    }
    await world.pass(7 * 24 * 60)
    expect(summaries()).toHaveLength(0)
  })

  it('says what was held back, and why', async () => {
    for (const distanceMeters of [28_000, 29_000]) {
      await world.pass(4 * 60)
      const startDate = new Date(world.now().getTime() - 3 * 3_600_000)
      await world.strava.log(ATHLETE, { distanceMeters, movingSeconds: 9_600, startDate })
    }
    await world.pass(13 * 60)
    expect(await world.json('/api/v1/nudges')).toMatchObject([{ state: 'held-back' }, {}])
    expect(summaries()[0]?.text).toContain('29.0 km')
  })
})
