/** “How are the legs?”: from the mail, the page and the API, and what becomes of it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { answerTo } from './answered.ts'

let world: World
const MINUTES_A_WEEK = 7 * 24 * 60
const summary = () => world.nudgeMails().findLast(({ subject }) => subject.startsWith('Your week'))
const legs = () => world.json('/api/v1/legs')
const call = (path: string, body: unknown) =>
  world.visit(`/api/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })

const linkTo = (told: string) =>
  [...(summary()?.html ?? '').matchAll(/https?:\/\/[^"\s]+(\/act\/[^"\s]+)/g)]
    .map(([, path = '']) => path.replaceAll('&amp;', '&'))
    .find((path) => path.includes(told)) ?? ''

/** Follows a link and presses its one button, with what was chosen beside it. */
async function press(told: string, chosen: Record<string, string> = {}): Promise<string> {
  const link = linkTo(told)
  const page = await (await world.visit(link)).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  const form = Object.fromEntries(hidden.map(([, name, value]) => [name, value]))
  return (await answerTo(world, link, { ...form, ...chosen })).html
}

describe('the weekly question', () => {
  beforeEach(async () => {
    // Sunday noon in Denver
    world = await aRunnersWorld({}, { confirmed: ['email'], start: '2026-03-15T18:00:00Z' })
    await world.pass(21 * 60)
  })

  it('stands in the summary, and looking at its links notes nothing', async () => {
    expect(summary()?.text).toContain('How are the legs?')
    for (const told of ['legs=fine', 'legs=sore', 'legs=pain', 'legs=ill', 'sleep=badly'])
      expect((await world.visit(linkTo(told))).status).toBe(200)
    expect(await legs()).toEqual([])
  })

  it('is answered with one press, each half by itself', async () => {
    expect(await press('legs=fine')).toContain('legs fine')
    await press('sleep=badly')
    expect(await legs()).toEqual([{ date: '2026-03-16', state: 'fine', area: null, sleep: 'badly' }])
  })

  it('asks where something is sore, and reports it there', async () => {
    expect(await press('legs=sore')).toContain('Nothing was noted')
    expect(await legs()).toEqual([])
    expect(await press('legs=sore', { area: 'calves' })).toContain('calves a little sore')
    expect(await world.json('/api/v1/soreness')).toMatchObject([
      { date: '2026-03-16', area: 'calves', strength: 'mild', flag: null },
    ])
  })

  it('takes pain with what more there is to it, and sends them to a clinician', async () => {
    expect(await press('legs=pain', { area: 'calves', flag: 'at-rest' })).toContain('before you run')
    expect(await (await world.visit('/me/massage')).text()).toContain('pain at rest')
  })

  it('makes somebody ill who answers so, and is no word against an injury', async () => {
    await press('legs=ill')
    expect(await stored.count('runner', "health_state = 'ill' AND health_since = '2026-03-16'")).toBe(1)
    await stored.run("UPDATE runner SET health_state = 'injured', health_since = '2026-03-01'")
    await press('legs=ill')
    await press('legs=fine')
    expect(await stored.count('runner', "health_state = 'injured'")).toBe(1)
  })

  it('proposes a lighter week after two of sore legs', async () => {
    await press('legs=sore', { area: 'quads-and-hamstrings' })
    const monday = new Date(world.now().getTime() - 60 * 60_000)
    for (const days of [1, 3, 5])
      await world.strava.log(ATHLETE, {
        distanceMeters: 9_000,
        movingSeconds: 3_200,
        startDate: new Date(monday.getTime() - days * 86_400_000),
      })
    await world.pass(MINUTES_A_WEEK)
    expect(summary()?.text).not.toContain('lighter week')
    await press('legs=sore', { area: 'quads-and-hamstrings' })
    expect(await (await world.visit('/me')).text()).toContain('sore two weeks running')
    await world.strava.log(ATHLETE, { distanceMeters: 9_000, movingSeconds: 3_200 })
    await world.pass(MINUTES_A_WEEK)
    expect(summary()?.text).toContain('Your legs were sore two weeks running. A lighter week')
  })

  it('is answered on the page and by the API, and refuses what is no answer', async () => {
    await world.submit('/me/legs', { state: 'fine' })
    await world.submit('/me/legs', { sleep: 'well' })
    expect(await legs()).toEqual([{ date: '2026-03-16', state: 'fine', area: null, sleep: 'well' }])
    expect(await (await world.visit('/me')).text()).toContain('You said: your legs are fine')
    expect((await call('/legs', { date: '2026-03-14', state: 'sore', area: 'calves' })).status).toBe(201)
    for (const wrong of [{ state: 'sore' }, {}, { state: 'great' }, { sleep: 'well', date: '2020-01-01' }])
      expect((await call('/legs', { date: '2026-03-16', ...wrong })).status).toBe(422)
    expect((await answerTo(world, '/me/legs', { state: 'pain' })).problems).toEqual(['Choose where it is.'])
    expect((await answerTo(world, '/me/legs')).problems).toEqual(['Choose how your legs are.'])
  })
})
