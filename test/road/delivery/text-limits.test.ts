import { beforeEach, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { ATHLETE, aWorld, db, type World } from '../world.ts'

const MODERATE = { distanceMeters: 34_000, movingSeconds: 12_000 }

let world: World
beforeEach(async () => {
  world = await aWorld({ SMS_MONTHLY_LIMIT: '40' })
  world.strava.addAthlete(simulatedRunner(world.now()))
  await world.connect()
  await world.pass(4 * 60)
  await world.confirmNumber()
})
const used = (id: string) =>
  db
    .prepare("SELECT windows ->> '$[0].used' AS used FROM rate_limit WHERE id LIKE ?")
    .bind(id)
    .first<number>('used')
const logLong = () =>
  world.strava.log(ATHLETE, { ...MODERATE, startDate: new Date(world.now().getTime() - 4 * 3_600_000) })

it('a text that is refused for a while and tried again counts once', async () => {
  const before = [await used('sends sms'), await used('sends sms %')]
  world.twilio.faults.push({ times: 8, answer: 'rate-limited' })
  await logLong()
  await world.pass(120)
  expect(world.twilio.texts.at(-1)?.body).toContain('34')
  expect([await used('sends sms'), await used('sends sms %')]).toEqual(
    before.map((count) => (count ?? 0) + 1),
  )
})

it('a text that the month has no place for does not count against its number', async () => {
  const windows = JSON.stringify([{ used: 40, allowed: 40, resetsAt: world.now().getTime() + 1e9 }])
  await db.prepare("UPDATE rate_limit SET windows = ? WHERE id = 'sends sms'").bind(windows).run()
  const before = await used('sends sms %')
  await logLong()
  await world.pass(120)
  expect(await used('sends sms %')).toBe(before)
})
