import { expect, it } from 'vitest'
import { simulatedRunner } from '../../src/sandbox/runner.ts'
import { ATHLETE, aWorld, db } from './world.ts'

it('the operator is told once a month by mail that the text messages are used up', async () => {
  const world = await aWorld()
  world.strava.addAthlete(simulatedRunner(world.now()))
  await world.connect()
  await world.confirm()
  await world.confirmNumber()
  await world.pass(4 * 60)
  const used = JSON.stringify([
    { used: 500, allowed: 500, resetsAt: world.now().getTime() + 86_400_000 * 20 },
  ])
  await db.prepare("UPDATE rate_limit SET windows = ? WHERE id = 'sends sms'").bind(used).run()
  for (const distanceMeters of [32_000, 45_000]) {
    const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
    await world.strava.log(ATHLETE, { distanceMeters, movingSeconds: 12_000, startDate })
    await world.pass(48 * 60)
  }
  const selfReports = world.resend.mails.filter(({ to }) => to.includes('club@legwork.example'))
  expect(selfReports.map(({ subject }) => subject)).toEqual(['The text messages of 2026-03 are used up'])
  expect(selfReports[0]?.text).toContain('SMS_MONTHLY_LIMIT')
})
