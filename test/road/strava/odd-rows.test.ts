import { beforeEach, describe, expect, it } from 'vitest'
import type { OddRow } from '../../../src/sandbox/strava/faults.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

const EASY = { distanceMeters: 8_000, movingSeconds: 2_800 }

describe('a row of Strava’s list that cannot be read', () => {
  let world: World
  beforeEach(async () => {
    world = await aRunnersWorld()
    await world.pass(60)
  })

  const page = async () => (await world.visit('/me')).text()
  const told = async () =>
    (await world.json('/api/v1/sources')) as { source: string; unreadableActivities: number }[]
  const ids = async () => (await stored.runs()).map(({ id }) => id)

  /** The webhook of a new run, and a sync that meets this oddity in the middle of the list. */
  async function syncWith(how: OddRow): Promise<number> {
    world.strava.faults.push({ on: 'list', times: 1, answer: how })
    const startDate = new Date(world.now().getTime() - 3_600_000)
    const { id } = await world.strava.log(ATHLETE, { ...EASY, startDate })
    await world.work()
    return id
  }

  async function editAndSync(id: number): Promise<void> {
    await world.pass(1, { sweep: false })
    await world.strava.edit(id, { title: `At ${world.now().toISOString()}` })
    await world.work()
  }

  it.each(['odd-row', 'odd-day', 'odd-number', 'bare-row'] as const)(
    'costs no other (%s): it is told on the page, by the API and in one letter, until it is mended',
    async (how) => {
      const before = await ids()
      const id = await syncWith(how)
      expect(await ids()).toEqual([...before, `strava:${id}`])
      expect(await page()).toContain('1 activity could not be read.')
      expect(await told()).toMatchObject([{ source: 'strava', unreadableActivities: 1 }])
      const [letter, ...others] = await stored.deadLetters()
      expect(others).toEqual([])
      expect(letter?.kind).toBe('row')
      expect(JSON.parse(letter?.ids ?? '')).toEqual({
        connection: `strava:${ATHLETE}`,
        run: expect.stringMatching(/^strava:\d+$/),
      })

      world.strava.faults.push({ on: 'list', times: 1, answer: how })
      await editAndSync(id)
      expect(await told()).toMatchObject([{ unreadableActivities: 1 }])
      expect(await stored.deadLetters()).toEqual([letter])

      await editAndSync(id)
      expect(await told()).toMatchObject([{ unreadableActivities: 0 }])
      expect(await page()).not.toContain('could not be read')
      expect(await ids()).toEqual([...before, `strava:${id}`])
    },
  )

  it('stays told of when something is decided from what is stored', async () => {
    await syncWith('odd-day')
    await world.submit('/me/settings', { sensitivity: 'careful' })
    await world.work()
    expect(await told()).toMatchObject([{ unreadableActivities: 1 }])
  })

  it('leaves with what was kept of its source', async () => {
    await syncWith('odd-day')
    await stored.syncedEarlier(8)
    await world.sweep()
    expect((await stored.rows('connection'))[0]).toMatchObject({ unreadable: '[]' })
  })

  it('with a zone that names no place leaves the runner where they are', async () => {
    const { timeZone } = await stored.runner()
    expect(timeZone).toBe('America/Denver')
    await syncWith('odd-zones')
    expect((await stored.runner()).timeZone).toBe(timeZone)
    expect(await stored.deadLetters()).toEqual([])
  })
})

describe('a first list of Strava whose newest run is nowhere', () => {
  it('puts the runner where the run before was', async () => {
    const world = await aRunnersWorld()
    await stored.run("UPDATE runner SET time_zone = 'UTC'")
    await world.strava.log(ATHLETE, {
      ...EASY,
      startDate: new Date(world.now().getTime() - 3_600_000),
      timezone: 'Etc/GMT+5',
    })
    await world.work()
    expect((await stored.runner()).timeZone).toBe('America/Denver')
  })
})
