import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aRunnersWorld, type World } from '../world.ts'

let world: World
const page = async () => (await world.visit('/me')).text()
const ASKED = 'Have you been injured in the last 12 months?'
const injury = async () => {
  const { injuredIn, injuredWhere } = (await world.json('/api/v1/settings')) as Record<string, unknown>
  return { injuredIn, injuredWhere }
}
const patch = (body: unknown) =>
  world.visit('/api/v1/settings', {
    method: 'PATCH',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  })

beforeEach(async () => {
  // a Tuesday, 10 March 2026
  world = await aRunnersWorld({}, { confirmed: ['email'] })
})

describe('an earlier injury', () => {
  it('is asked for on the first page until there is any answer', async () => {
    expect(await page()).toContain(ASKED)
    await world.submit('/me/settings', { injuredIn: '', injuredWhere: '' })
    expect(await page()).not.toContain(ASKED)
    expect(await injury()).toEqual({ injuredIn: null, injuredWhere: null })
  })

  it('is asked for no longer than two weeks', async () => {
    await stored.connectedEarlier(30)
    expect(await page()).not.toContain(ASKED)
  })

  it('is told on the page, kept by its month, and shown, changed and taken back in the settings', async () => {
    await world.submit('/me/settings', { injuredIn: '2025-11', injuredWhere: 'shin' })
    expect(await injury()).toEqual({ injuredIn: '2025-11', injuredWhere: 'shin' })
    expect(await page()).not.toContain(ASKED)
    expect(await (await world.visit('/me/settings')).text()).toMatch(
      /value="2025-11" selected[^>]*>November 2025/,
    )
    expect(await (await world.visit('/me/export')).text()).toContain('2025-11')
    expect((await patch({ injuredIn: '2024-02', injuredWhere: 'knee' })).status).toBe(200)
    expect(await (await world.visit('/me/settings')).text()).toMatch(/value="2024-02" selected/)
    expect((await patch({ injuredIn: null })).status).toBe(200)
    expect(await injury()).toEqual({ injuredIn: null, injuredWhere: null })
  })

  it('is refused by a month or a place that there is not', async () => {
    for (const body of [{ injuredIn: '2025-13' }, { injuredIn: 'March' }, { injuredWhere: 'elbow' }])
      expect((await patch(body)).status, JSON.stringify(body)).toBe(422)
    expect(await injury()).toEqual({ injuredIn: null, injuredWhere: null })
  })

  it('is remembered when it ends', async () => {
    await world.submit('/me/massage/health', { state: 'injured' })
    expect(await injury()).toEqual({ injuredIn: null, injuredWhere: null })
    await world.submit('/me/massage/health', { state: 'well' })
    expect(await injury()).toEqual({ injuredIn: '2026-03', injuredWhere: null })
    expect(await page()).not.toContain(ASKED)
    await world.submit('/me/massage/health', { state: 'ill' })
    await patch({ injuredIn: null })
    await world.submit('/me/massage/health', { state: 'well' })
    expect(await injury()).toEqual({ injuredIn: null, injuredWhere: null })
  })
})
