/** Somebody who texts warning signs all day: each is answered, and nobody else's texts are used up. */
import { expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aRunnersWorld, NUMBER, type World } from '../world.ts'

const SIGNS = ['chest pain', 'my calf is swollen', 'cannot breathe', 'dark urine', 'my bones ache']
const texts = (world: World) => world.twilio.texts.filter(({ way }) => way === 'out').length
const mails = (world: World) => world.nudgeMails().length

async function tells(world: World, { times, minutes }: { times: number; minutes: number }) {
  const before = texts(world)
  for (let turn = 0; turn < times; turn++) {
    for (const sign of SIGNS) await world.twilio.reply(NUMBER, sign)
    await world.work()
    await world.pass(minutes, { sweep: false })
  }
  return texts(world) - before
}

it('five signs have one answer, and after four texts in a day the mailbox has it alone', async () => {
  const world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
  expect(await tells(world, { times: 1, minutes: 11 })).toBe(1)
  expect(mails(world)).toBe(1)
  expect(await tells(world, { times: 7, minutes: 11 })).toBe(3)
  expect(mails(world)).toBe(8)
  // a mailbox is not filled either: four quick ones more, then one an hour
  await tells(world, { times: 24, minutes: 11 })
  expect(mails(world)).toBeGreaterThan(12)
  expect(mails(world)).toBeLessThanOrEqual(12 + 5)
  await world.pass(24 * 60)
  expect(await tells(world, { times: 1, minutes: 11 })).toBe(1)
})

it('without a mailbox there is still a text in six hours', async () => {
  const world = await aRunnersWorld({}, { confirmed: ['sms'] })
  expect(await tells(world, { times: 9, minutes: 11 })).toBe(5)
  await world.pass(5 * 60)
  expect(await tells(world, { times: 1, minutes: 11 })).toBe(1)
})

it('what is beyond the number’s share is not taken from the month of all', async () => {
  const world = await aRunnersWorld({}, { confirmed: ['sms'] })
  await tells(world, { times: 1, minutes: 11 })
  const month = async () => (await stored.rows('rate_limit')).find(({ id }) => id === 'sends sms')?.windows
  await stored.setLimit('answers sms %', { used: 500, allowed: 500, resetsAt: world.now().getTime() + 1e9 })
  const before = await month()
  expect(before).toBeDefined()
  expect(await tells(world, { times: 2, minutes: 11 })).toBe(2)
  expect(await month()).toEqual(before)
})
