import { beforeEach, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'

const MODERATE = { distanceMeters: 34_000, movingSeconds: 12_000 }

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({ SMS_MONTHLY_LIMIT: '40' })
  await world.pass(4 * 60)
  await world.confirmNumber()
})
const used = stored.usedOf
const logLong = () =>
  world.strava.log(ATHLETE, { ...MODERATE, startDate: new Date(world.now().getTime() - 4 * 3_600_000) })

it('a text that is refused for a while and tried again counts once', async () => {
  const before = [await used('sends sms'), await used('sends sms %')]
  world.twilio.faults.push({ times: 8, answer: 'rate-limited' })
  await logLong()
  await world.pass(120)
  expect(world.twilio.texts.at(-1)?.body).toContain('34')
  expect([await used('sends sms'), await used('sends sms %')]).toEqual(before.map((count) => count + 1))
})

it('a text that the month has no place for does not count against its number', async () => {
  await stored.setLimit('sends sms', { used: 40, allowed: 40, resetsAt: world.now().getTime() + 1e9 })
  const before = await used('sends sms %')
  await logLong()
  await world.pass(120)
  expect(await used('sends sms %')).toBe(before)
})
