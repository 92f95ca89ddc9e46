/** What only a runner knows of a run, from the mail or the page of its nudge to what changes by it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

let world: World
const DAY_MS = 86_400_000

beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  await world.pass(4 * 60)
})

async function mailAfter(distanceMeters: number): Promise<string> {
  const startDate = new Date(world.now().getTime() - 5 * 3_600_000)
  await world.strava.log(ATHLETE, { distanceMeters, movingSeconds: 0.3 * distanceMeters, startDate })
  await world.pass(6 * 60)
  return world.nudgeMails().at(-1)?.html ?? ''
}

async function page(): Promise<{ path: string; html: string }> {
  const path = `/me/nudges/${(await stored.nudge()).id}`
  return { path, html: await (await world.visit(path)).text() }
}

async function press(html: string, told: string): Promise<void> {
  const link = new RegExp(`(/act/[^"\\s]+${told}[^"\\s]*)`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const form = Object.fromEntries(new URLSearchParams(link.split('?')[1]))
  expect((await world.submit(link, form)).status).toBe(303)
}

describe('whether a run of marathon length was a race', () => {
  it('is asked in its mail; a yes makes it a race everywhere', async () => {
    await press(await mailAfter(42_300), 'do=race')
    expect(await world.json('/api/v1/races')).toMatchObject([{ distanceMeters: 42_300, goal: false }])
    const { html } = await page()
    expect(html).not.toContain('Was it a race?')
  })

  it('is asked on its page, too', async () => {
    await mailAfter(42_300)
    const { path, html } = await page()
    expect(html).toContain('Was it a race?')
    const date = /name="date" value="([\d-]+)"[^>]*>\s*Yes, it was/.exec(html)?.[1] ?? ''
    await world.submit(`${path}/race`, { date, meters: '42300' })
    expect(await world.json('/api/v1/races')).toMatchObject([{ date, distanceMeters: 42_300 }])
    expect((await page()).html).not.toContain('Was it a race?')
  })
})

describe('why somebody was away', () => {
  beforeEach(async () => {
    const since = world.now().getTime() - 17 * DAY_MS
    for (const { id, start_date } of world.strava.athletes[0]?.activities.slice() ?? [])
      if (new Date(start_date).getTime() > since) await world.strava.remove(id)
    await world.pass(60)
  })

  it('is asked in the mail of the first run back, and not again once it was said', async () => {
    const mail = await mailAfter(6_000)
    expect(mail).toContain('Were you ill, injured, or was it planned?')
    expect((await page()).html).toContain('Why were you away?')
    await press(mail, 'do=time-off')
    expect(await world.json('/api/v1/time-off')).toMatchObject({ why: 'ill' })
    const { html } = await page()
    expect(html).not.toContain('Why were you away?')
    expect(html).not.toContain('Were you ill')
  })

  it('is said on the page', async () => {
    await mailAfter(6_000)
    const { path, html } = await page()
    const date =
      /name="date" value="([\d-]+)"/.exec(html.slice(html.indexOf('Why were you away?')))?.[1] ?? ''
    await world.submit(`${path}/away`, { date, why: 'planned' })
    expect(await world.json('/api/v1/time-off')).toEqual({ date, why: 'planned' })
  })

  it('is known of somebody who answered that they were ill, and well again', async () => {
    const body = JSON.stringify({
      date: new Date(world.now().getTime() - 6 * DAY_MS).toISOString().slice(0, 10),
      state: 'ill',
    })
    const headers = { 'Content-Type': 'application/json' }
    expect((await world.visit('/api/v1/legs', { method: 'POST', body, headers })).status).toBe(201)
    await world.submit('/me/massage/health', { state: 'well' })
    const mail = await mailAfter(6_000)
    expect(mail).toContain('was your first run after')
    expect(mail).not.toContain('was it planned')
  })
})
