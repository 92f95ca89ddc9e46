/** The first page after connecting teaches: what would have been said, each to be opened, and more or fewer of it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aWorld, type World } from '../world.ts'

const DAY_MS = 86_400_000

/** The simulated runner, with five long steps behind them when they connect. */
async function connected(steps: number): Promise<World> {
  const world = await aWorld()
  world.strava.addAthlete(simulatedRunner(world.now()))
  for (let n = 0; n < steps; n++) {
    const startDate = new Date(world.now().getTime() - (5 + 14 * n) * DAY_MS)
    await world.strava.log(ATHLETE, {
      distanceMeters: 36_000 - 2_500 * n,
      movingSeconds: 12_500 - 900 * n,
      startDate,
    })
  }
  await world.connect()
  return world
}

const page = async (world: World, path = '/me') => (await world.visit(path)).text()
const links = (html: string) =>
  [...html.matchAll(/href="(\/me\/would-have\?[^"]+)"/g)].map(([, at = '']) => at.replaceAll('&amp;', '&'))

describe('the first page', () => {
  let world: World
  beforeEach(async () => {
    world = await connected(5)
  })

  it('of a runner with long steps behind them says how often Legwork would have written, and not “None yet”', async () => {
    const html = await page(world)
    expect(html).not.toContain('None yet')
    const found = links(html)
    expect(found.length).toBeGreaterThanOrEqual(3)
    expect(html).toMatch(
      /Besides weekly summaries and massage messages, Legwork would have written (twice|\w+ times) in the last 12 weeks:/,
    )
    expect(await stored.count('nudge')).toBe(0)
  })

  it('opens each message as it would have read, with why, and nothing to press that is over', async () => {
    for (const at of links(await page(world))) {
      const answer = await world.visit(at)
      const html = await answer.text()
      expect(answer.status, at).toBe(200)
      expect(html).toContain('class="subject"')
      expect(html).toContain('The rule:')
      expect(html).not.toContain('/act/')
    }
    expect((await world.visit('/me/would-have?date=2020-01-01&rule=big-long-run')).status).toBe(404)
  })

  it('gives fewer and more by one press, and says where one stands', async () => {
    const standard = links(await page(world)).length
    const fewer = await world.submit('/me/sensitivity', { sensitivity: 'relaxed' })
    expect(fewer.status).toBe(303)
    const relaxed = await page(world)
    expect(links(relaxed).length).toBeLessThanOrEqual(standard)
    expect(relaxed).toContain('Set to relaxed. This does not change massage messages.')
    for (const each of ['relaxed', 'careful'])
      expect(await page(world, `/me/settings?preview=${each}`)).toMatch(
        /weeks, not counting weekly summaries and massage messages[.:]<\/p>/,
      )
    expect(relaxed).not.toContain('>Fewer messages<')
    await world.submit('/me/sensitivity', { sensitivity: 'careful' })
    expect(links(await page(world)).length).toBeGreaterThanOrEqual(standard)
    const loud = await world.submit('/me/sensitivity', { sensitivity: 'loud' })
    expect(loud.headers.get('Location')).toMatch(/#problem$/)
    expect(await page(world)).toContain('Choose more or fewer messages.')
  })

  it('says nothing of a message to who is not well but what comes first', async () => {
    await world.submit('/me/massage/health', { state: 'ill' })
    const [first = ''] = links(await page(world))
    const html = await page(world, first)
    expect(html).toContain('Getting well comes first')
    expect(html).not.toMatch(/easy days|would be a step beyond/)
  })
})

it('what would have been said is told until something was', async () => {
  const world = await connected(0)
  await world.confirm()
  // what ended before they connected is history
  await world.pass(4 * 60)
  const startDate = new Date(world.now().getTime() - 5 * 3_600_000)
  await world.strava.log(ATHLETE, { distanceMeters: 30_000, movingSeconds: 10_000, startDate })
  await world.pass(60)
  const html = await page(world)
  expect(html).toContain('/me/nudges/')
  expect(html).not.toContain('would have written')
})

it('the first page of a runner with ordinary weeks says that these lead to none', async () => {
  const html = await page(await connected(0))
  expect(html).toMatch(
    /Besides weekly summaries and massage messages, Legwork would have written (nothing in the last [^<]*: an ordinary run leads to no message|(once|twice) in)/,
  )
})

describe('a week of the chart', () => {
  it('opens its runs and what was said of them, and any other word in the address opens none', async () => {
    const world = await connected(2)
    const html = await page(world)
    const weeks = [...html.matchAll(/href="\/me\?week=([\d-]+)#week"/g)].map(([, week = '']) => week)
    expect(weeks.length).toBeGreaterThan(10)
    expect(html).not.toContain('id="week"')
    const opened = await Promise.all(weeks.map((week) => page(world, `/me?week=${week}`)))
    const panels = opened.map((each) => each.slice(each.indexOf('id="week"'), each.indexOf('id="runs"')))
    for (const panel of panels) expect(panel).toMatch(/<summary>|no runs/)
    const asSaid = panels.filter((panel) => panel.includes('would have been sent'))
    expect(asSaid.length).toBe(new Set(links(html).map((at) => at.slice(0, 40))).size)
    for (const odd of ['2020-01-06', 'x', '<b>']) {
      expect(await page(world, `/me?week=${encodeURIComponent(odd)}`)).not.toContain('id="week"')
    }
  })
})
