/** The road to the race: on the page, by the API and in the weekly summary, and for nobody who is not well. */
import { expect, it } from 'vitest'
import { aRunnersWorld } from '../world.ts'

const HEADING = 'The road to your race'
const LINE = 'of at most 10% take'

it('stands on the page, in the API and in the summary, and not for somebody who is ill', async () => {
  // Sunday noon in Denver
  const world = await aRunnersWorld({}, { confirmed: ['email'], start: '2026-03-15T18:00:00Z' })
  const page = async () => (await world.visit('/me')).text()
  await world.pass(30, { sweep: false })
  expect(await page()).not.toContain(HEADING)
  expect(await world.json('/api/v1/road')).toEqual({ kind: 'none', why: 'no-race' })

  await world.submit('/me/races', { date: '2026-06-07', distanceMeters: '42195', goal: 'yes' })
  expect(await world.json('/api/v1/road')).toMatchObject({ kind: 'road', goal: { date: '2026-06-07' } })
  expect(await page()).toContain(HEADING)
  expect(await page()).not.toContain('class="road" d=')
  await world.pass(20 * 60)
  const summary = world.nudgeMails().findLast(({ subject }) => subject.startsWith('Your week'))
  expect(summary?.text?.replaceAll('\n', ' ')).toContain(LINE)

  await world.submit('/me/legs', { state: 'ill' })
  expect(await world.json('/api/v1/road')).toEqual({ kind: 'none', why: 'not-well' })
  expect(await page()).not.toContain(HEADING)
})

it('ends with race day, and with the day after it whether its run came or not', async () => {
  // Sunday noon in Denver
  const world = await aRunnersWorld({}, { confirmed: ['email'], start: '2026-03-15T18:00:00Z' })
  await world.pass(30, { sweep: false })
  const page = async () => (await world.visit('/me')).text()
  const where = async () => /<p class="where">([^<]*)</.exec(await page())?.[1]
  await world.submit('/me/races', { date: '2026-03-15', distanceMeters: '42195', goal: 'yes' })
  expect(await where()).toBe('Race day. Run well.')
  expect(await page()).toContain('No figure today: the race is the run.')
  expect(await page()).not.toMatch(/ask for less|nothing left to build/)
  expect(await world.json('/api/v1/headroom')).toMatchObject({ run: { kind: 'none', why: 'race-day' } })
  await world.pass(24 * 60, { sweep: false })
  expect(await where()).toBe('Your marathon was yesterday. Its run has not arrived yet.')
})
