/** A booked massage moves by itself: others that are booked stay, and an appointment stays known by its id. */
import { beforeEach, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { aRunnersWorld, NUMBER, type World } from '../world.ts'
import { answerTo } from './answered.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld()
  for (const date of ['2026-03-13', '2026-03-20']) await world.submit('/me/massage/booked', { date })
})

const days = async () =>
  (await stored.rows('treatment')).map(({ date, external_id: id, state }) => `${date} ${state} ${id}`.trim())
const move = (from: string, date: string) => answerTo(world, '/me/massage/moved', { from, date })

it('one of two moves, and the other stays', async () => {
  expect((await move('2026-03-13', '2026-03-16')).saved).toMatch(/^Moved/)
  expect(await days()).toEqual(['2026-03-16 booked', '2026-03-20 booked'])
})

it('onto the day of the other there is one', async () => {
  await move('2026-03-13', '2026-03-20')
  expect(await days()).toEqual(['2026-03-20 booked'])
})

it('to where it is it stays, and from where none is nothing comes', async () => {
  await move('2026-03-13', '2026-03-13')
  expect((await move('2026-03-14', '2026-03-18')).saved).toMatch(/^No massage is booked/)
  expect(await days()).toEqual(['2026-03-13 booked', '2026-03-20 booked'])
})

it('pressed twice it has moved, and is told once', async () => {
  await move('2026-03-13', '2026-03-16')
  const events = await stored.count('event')
  expect((await move('2026-03-13', '2026-03-16')).saved).toMatch(/^Moved/)
  expect(await days()).toEqual(['2026-03-16 booked', '2026-03-20 booked'])
  expect(await stored.count('event')).toBe(events)
})

it('what was had does not move', async () => {
  await world.submit('/me/massage/done', { date: '2026-03-08' })
  expect((await move('2026-03-08', '2026-03-18')).saved).toMatch(/^No massage is booked/)
  expect(await days()).toContain('2026-03-08 done')
})

async function appointedOn(date: string): Promise<void> {
  const body = JSON.stringify({ date, state: 'booked', externalId: 'visit-7' })
  const headers = { 'Content-Type': 'application/json' }
  await world.visit('/api/v1/treatments', { method: 'POST', headers, body })
}

it('an appointment of a booking system keeps its id, and its event is told once', async () => {
  await appointedOn('2026-03-25')
  await move('2026-03-25', '2026-03-27')
  expect(await days()).toContain('2026-03-27 booked visit-7')
  expect(await days()).toHaveLength(3)
})

it('an appointment that moves onto the day of an own booking takes its place', async () => {
  await appointedOn('2026-03-25')
  await move('2026-03-25', '2026-03-20')
  expect(await days()).toEqual(['2026-03-13 booked', '2026-03-20 booked visit-7'])
})

it('by a text it takes the place of what was said of that day as well', async () => {
  world = await aRunnersWorld({}, { confirmed: ['sms'] })
  await world.submit('/me/massage/done', { date: '2026-03-10' })
  await appointedOn('2026-03-25')
  await world.twilio.reply(NUMBER, 'CHANGE TODAY')
  await world.work()
  expect(await days()).toEqual(['2026-03-10 booked visit-7'])
})
