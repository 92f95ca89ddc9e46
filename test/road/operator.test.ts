import { expect, it } from 'vitest'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld } from './world.ts'

it('the operator is told once a month by mail that the text messages are used up', async () => {
  const world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
  await world.pass(4 * 60)
  const resetsAt = world.now().getTime() + 86_400_000 * 20
  await stored.setLimit('sends sms', { used: 500, allowed: 500, resetsAt })
  for (const distanceMeters of [32_000, 45_000]) {
    const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
    await world.strava.log(ATHLETE, { distanceMeters, movingSeconds: 12_000, startDate })
    await world.pass(48 * 60)
  }
  const mails = world.resend.mails.filter(({ to }) => to.includes('club@legwork.example'))
  expect(mails.map(({ subject }) => subject)).toEqual(['The text messages of 2026-03 are used up'])
  expect(mails[0]?.text).toContain('SMS_MONTHLY_LIMIT')
})
