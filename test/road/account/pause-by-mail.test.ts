/** A pause from a mail says until when, and ends where it began: nobody has to sign in for it. */
import { expect, it } from 'vitest'
import { BASE } from '../../installation.ts'
import { stored } from '../stored.ts'
import { ATHLETE, aRunnersWorld } from '../world.ts'
import { answerTo } from './answered.ts'

it('is told with its end, and taken back by one press without a session', async () => {
  const world = await aRunnersWorld({}, { confirmed: ['email'] })
  await world.pass(4 * 60)
  const startDate = new Date(world.now().getTime() - 3 * 3_600_000)
  await world.strava.log(ATHLETE, { distanceMeters: 28_000, movingSeconds: 9_600, startDate })
  await world.pass(60)
  const links = [...(world.nudgeMails().at(-1)?.html ?? '').matchAll(new RegExp(`${BASE}(/act/[^"]+)`, 'g'))]
  const pause = links.map(([, to = '']) => to.replaceAll('&amp;', '&')).find((to) => to.includes('do=snooze'))
  await world.submit('/me/sign-out', {})
  const paused = await answerTo(world, pause ?? '', { do: 'snooze' }, pause)
  expect(paused.title).toMatch(/^Messages are paused/)
  expect(paused.html).toMatch(/Messages are paused until \w+day.*, 08:00\./)
  expect((await stored.runner()).snoozedUntil).toBe(Date.parse('2026-03-17T14:00:00Z'))
  const resumed = await answerTo(world, pause ?? '', { do: 'resume' }, pause)
  expect(resumed.html).toContain('Messages are back on.')
  expect(resumed.html).not.toContain('Resume messages')
  expect((await stored.runner()).snoozedUntil).toBeNull()
})
