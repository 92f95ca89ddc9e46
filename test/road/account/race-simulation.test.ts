/** A long run that its runner calls a race simulation: from the nudge's mail, its page and the API. */
import { beforeEach, describe, expect, it } from 'vitest'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { answerTo } from './answered.ts'

let world: World
const simulations = () => world.json('/api/v1/race-simulations')

async function mailAfterLongRun(): Promise<string> {
  const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
  await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_800, startDate })
  await world.pass(5 * 60)
  return world.nudgeMails().at(-1)?.html ?? ''
}

beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  await world.pass(4 * 60)
})

describe('a race simulation', () => {
  it('is asked about in the nudge of a long run within 8 weeks of the race, and noted with one press', async () => {
    const goal = new Date(world.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
    await world.submit('/me/races', { date: goal, distanceMeters: '42195', goal: 'yes' })
    const html = await mailAfterLongRun()
    expect(html).toContain('Was it a race simulation?')
    const link = /(\/act\/[^"\s]+do=simulation[^"\s]+)/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(await (await world.visit(link)).text()).toContain('Was it a race simulation?')
    expect(await simulations()).toEqual([])
    const told = Object.fromEntries(new URLSearchParams(link.split('?')[1]))
    expect((await answerTo(world, link, told)).html).toContain('a race simulation')
    expect(await simulations()).toEqual([{ date: told.date }])
    const [nudge] = (await world.json('/api/v1/nudges')) as { id: string }[]
    expect(await (await world.visit(`/me/nudges/${nudge?.id}`)).text()).toContain(
      'It counts here as a race simulation',
    )
  })

  it('is asked about on the page of the nudge', async () => {
    const goal = new Date(world.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
    await world.submit('/me/races', { date: goal, distanceMeters: '42195', goal: 'yes' })
    await mailAfterLongRun()
    const [nudge] = (await world.json('/api/v1/nudges')) as { id: string }[]
    const page = `/me/nudges/${nudge?.id}`
    const date = /name="date" value="([\d-]+)"[^>]*>\s*Yes, it was/.exec(
      await (await world.visit(page)).text(),
    )?.[1]
    await world.submit(`${page}/simulation`, { date: date ?? '' })
    expect(await simulations()).toEqual([{ date }])
    expect(await (await world.visit(page)).text()).not.toContain('Yes, it was')
  })

  it('is not asked about without a race ahead', async () => {
    expect(await mailAfterLongRun()).not.toContain('race simulation')
  })
})
