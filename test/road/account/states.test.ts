/** What is noted of a runner stands on every page that it changes, and the API says the same until it is over. */
import { beforeEach, describe, expect, it } from 'vitest'
import { localDateOf } from '../../../src/domain/time/calendar.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

let world: World
let pages: string[]
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  await world.pass(4 * 60)
  const startDate = new Date(world.now().getTime() - 5 * 3_600_000)
  await world.strava.log(ATHLETE, { distanceMeters: 30_000, movingSeconds: 10_000, startDate })
  await world.pass(60)
  pages = ['/me', '/me/massage', '/me/settings', '/me/tokens', `/me/nudges/${(await stored.nudge()).id}`]
})

type Shown = { kind: string; words: string }
const today = async () => localDateOf(world.now(), (await stored.runner()).timeZone)
const states = async () => (await world.json('/api/v1/states')) as Shown[]
const bodies = () => Promise.all(pages.map(async (path) => (await world.visit(path)).text()))

const NOTED: [string, () => Promise<unknown>, kind: string][] = [
  ['a snooze', () => world.submit('/me/massage/snooze', { days: '3' }), 'snoozed'],
  ['an illness', () => world.submit('/me/massage/health', { state: 'ill' }), 'not-well'],
  ['an injury', () => world.submit('/me/massage/health', { state: 'injured' }), 'not-well'],
  ['a warning sign', () => world.submit('/me/massage/health', { state: 'red-flag' }), 'not-well'],
  [
    'a massage booked',
    async () => world.submit('/me/massage/booked', { date: await today() }),
    'massage-booked',
  ],
  ['a massage had', async () => world.submit('/me/massage/done', { date: await today() }), 'massage-done'],
]

describe('a runner', () => {
  it('who told nothing has nothing on top of their pages', async () => {
    expect(await states()).toEqual([])
    for (const page of await bodies()) expect(page).not.toContain('aria-label="What is noted"')
  })

  it.each(NOTED)('%s stands on every page, and in the API', async (_, tell, kind) => {
    await tell()
    await world.work()
    const shown = await states()
    expect(shown.map((each) => each.kind)).toEqual([kind])
    const [{ words } = { words: '' }] = shown
    expect(words.length).toBeGreaterThan(20)
    for (const page of await bodies()) expect(page).toContain(words)
  })

  it('who takes it back has nothing there again', async () => {
    await world.submit('/me/massage/snooze', { days: '3' })
    await world.submit('/me/massage/health', { state: 'ill' })
    expect((await states()).map(({ kind }) => kind)).toEqual(['not-well', 'snoozed'])
    await world.submit('/me/massage/snooze', { days: '0' })
    await world.submit('/me/massage/health', { state: 'well' })
    expect(await states()).toEqual([])
  })

  it('of whom a snooze is over, and a massage a week ago, has neither', async () => {
    await world.submit('/me/massage/snooze', { days: '3' })
    await world.submit('/me/massage/done', { date: await today() })
    await world.pass(4 * 24 * 60)
    expect((await states()).map(({ kind }) => kind)).toEqual(['massage-done'])
    await world.pass(4 * 24 * 60)
    expect(await states()).toEqual([])
  })
})
