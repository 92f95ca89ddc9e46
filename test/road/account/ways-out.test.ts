/** The words on the ways out are true: what stops, where it can be turned on again, and what was erased. */
import { beforeEach, expect, it } from 'vitest'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld, type World } from '../world.ts'
import { answerTo, arrive } from './answered.ts'

let world: World
beforeEach(async () => {
  world = await aRunnersWorld({}, { confirmed: ['email'] })
  await stored.connectedEarlier(30)
})

it('messages are asked about before they stop, and the link to the settings leads there', async () => {
  await world.strava.log(ATHLETE, {
    distanceMeters: 36_000,
    movingSeconds: 12_600,
    startDate: new Date(world.now().getTime() - 4 * 3_600_000),
  })
  await world.pass(80, { sweep: false })
  const header = world.nudgeMails().at(-1)?.headers?.['List-Unsubscribe'] ?? ''
  const way = new URL(header.slice(1, -1)).pathname
  expect((await arrive(world, way)).html).toContain('<p>Then Legwork sends nothing more to ')
  const { html } = await answerTo(world, way, {}, way)
  expect(html).toMatch(/<a href="\/me\/settings#contacts">Go to your settings<\/a>/)
  expect((await arrive(world, '/me/settings')).html).toContain('id="contacts"')
})

it('an account that is erased is told of in correct plurals, and devices are signed out, not erased', async () => {
  const booked = { date: '2026-03-20', state: 'booked' }
  const headers = { 'Content-Type': 'application/json' }
  await world.visit('/api/v1/treatments', { method: 'POST', headers, body: JSON.stringify(booked) })
  expect((await arrive(world, '/me/delete')).html).toContain('You are signed out on every device, and')
  await world.submit('/me/delete', {})
  const { html } = await arrive(world, '/gone')
  expect(html).toContain(
    '1 e-mail address or phone number, 1 massage and your settings. You are signed out on every device.',
  )
})
