import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aRunnersWorld, type World } from '../world.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({ BOOKING_URL: 'https://massage.example/book' }, { confirmed: ['email'] })
  // long enough ago for one to be due
  await stored.connectedEarlier(30)
  await stored.run('UPDATE runner SET created_at = created_at - 30 * 86400000')
})
const page = async () => (await world.visit('/me/massage')).text()

describe('the massage page', () => {
  it('suggests what is due, and offers a booking only to those who agreed to such offers', async () => {
    expect(await page()).toContain('If you like')
    expect(await page()).not.toContain('massage.example')
    await stored.run('UPDATE contact SET massage = 1')
    expect(await page()).toContain('https://massage.example/book')
    expect(await page()).toContain('Not with fever')
  })

  it('sends somebody with a warning sign to a doctor, with nothing to book and nothing for a therapist', async () => {
    await stored.run('UPDATE contact SET massage = 1')
    await world.submit('/me/massage/health', { state: 'red-flag' })
    expect(await page()).toContain('see a doctor today')
    expect(await page()).not.toContain('massage.example')
    expect(await page()).not.toContain('To tell your therapist')
  })

  it('refuses days and places that make no sense, and notes nothing', async () => {
    for (const [path, form] of [
      ['done', { date: '2027-01-01' }],
      ['booked', { date: '2026-01-01' }],
      ['booked', { date: 'soon' }],
      ['sore', { date: '2026-03-10', area: 'elbow', strength: 'mild' }],
      ['snooze', { days: '400' }],
    ] as const) {
      expect((await world.submit(`/me/massage/${path}`, form)).status, path).toBe(400)
    }
    for (const table of ['treatment', 'soreness']) {
      expect(await stored.count(table)).toBe(0)
    }
  })
})

describe('whether massage messages are wanted', () => {
  const asked = async () =>
    (await (await world.visit('/me')).text()).includes('Also when a massage would fit')
  const answer = (massageMessages: string) => world.submit('/me/settings', { massageMessages })

  it('is asked once there is an address, until it is answered', async () => {
    expect(await asked()).toBe(true)
    await answer('recovery-only')
    expect(await asked()).toBe(false)
    expect(await stored.count('contact', 'massage = 1')).toBe(0)
  })

  it('is a consent when it is said', async () => {
    await answer('also-massage')
    expect(await asked()).toBe(false)
    expect(await stored.count('contact', 'massage = 1')).toBe(1)
  })

  it('is asked again after a month when it could wait', async () => {
    await answer('later')
    expect(await asked()).toBe(false)
    await stored.run('UPDATE runner SET massage_ask_from = massage_ask_from - 30 * 86400000')
    expect(await asked()).toBe(true)
  })
})
