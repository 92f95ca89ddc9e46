/** The message that the front page shows is one that Legwork sends. */
import { expect, it } from 'vitest'
import { SAMPLE } from '../../../src/pages/public/home.tsx'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { aRunnersWorld, connectAs } from '../world.ts'

const LONG_RUNNER = 90_000_003

it('the sample on the front page is in the mail after such a run, word for word', async () => {
  const world = await aRunnersWorld({}, { start: '2026-03-15T14:00:00.000Z' })
  const runner = simulatedRunner(world.now(), 'America/Denver', { longMeters: 21_300 })
  world.strava.addAthlete({ ...runner, id: LONG_RUNNER })
  await world.submit('/me/sign-out', {})
  await connectAs(world, LONG_RUNNER)
  await world.confirm('long@mail.example')
  await world.submit('/me/settings', { massageMessages: 'yes' })
  await world.submit('/me/massage/done', { date: '2026-02-27' })
  await world.pass(4 * 60)
  await world.strava.log(LONG_RUNNER, {
    distanceMeters: 28_000,
    movingSeconds: 9_600,
    startDate: new Date(world.now().getTime() - 3 * 3_600_000),
  })
  await world.pass(60)
  const mail = world.nudgeMails().at(-1)
  const { subject, lead, step, room, massage } = SAMPLE
  expect(mail?.subject).toBe(subject)
  const words = mail?.text?.split('THERAPIST')[0]?.replaceAll(/\s+/g, ' ') ?? ''
  for (const said of [lead, `${step.when}: ${step.what}`, room, massage]) expect(words).toContain(said)
  const page = (await (await world.visit('/', { headers: { Cookie: '' } })).text()).replaceAll(/\s+/g, ' ')
  for (const said of [subject, lead, step.what, room, massage]) expect(page).toContain(said)
})
