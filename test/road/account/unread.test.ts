/** While a runner's training is not read, nothing says what to do by it: no page, no link, no text, no call. */
import { beforeEach, describe, expect, it } from 'vitest'
import { simulatedRunner } from '../../../src/sandbox/runner.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, aWorld, NUMBER, type World } from '../world.ts'
import { answerTo } from './answered.ts'

/** What only a log can tell: figures to run by, and a massage that fits. */
const BY_THE_LOG =
  /For your therapist|minutes of|suggested (?:now|at this stage)|would be a step|Nothing is due now|No run in/

let world: World

const failing = async () => {
  world = await aWorld()
  world.strava.addAthlete(simulatedRunner(world.now()))
  world.strava.faults.push({ on: 'list', times: 1_000, answer: 'server-error' })
  await world.connect()
}
/** Read once, and then kept for longer than its source allows. */
const emptied = async () => {
  world = await aRunnersWorld()
  await world.pass(4 * 60)
  world.strava.faults.push({ on: 'list', times: 1_000, answer: 'server-error' })
  await stored.run('DELETE FROM run')
  await stored.run(
    "UPDATE connection SET synced_at = NULL, paused_for = 'failure', not_before = ?",
    world.now().getTime() + 900_000,
  )
}
const disconnected = async () => {
  world = await aRunnersWorld()
  await world.submit('/me/disconnect', { connection: 'strava:90000001' })
}

describe.each([
  ['whose first read fails', failing],
  ['that was emptied and cannot be read', emptied],
  ['that was disconnected', disconnected],
])('a log %s', (_, begin) => {
  let calendar: string
  beforeEach(async () => {
    await begin()
    await world.confirm()
    await world.confirmNumber()
    // long enough ago that with a log one would be suggested
    expect(
      (await answerTo(world, '/me/massage/done', { date: '2026-02-10' }, '/me/massage')).problems,
    ).toEqual([])
    const made = await answerTo(world, '/me/calendar')
    calendar = /\/calendar\/[\w-]+\.ics/.exec(made.html)?.[0] ?? ''
  })

  it('advises on no page', async () => {
    for (const page of ['/me', '/me/massage', '/me/settings', '/me/settings?preview=careful']) {
      const html = await (await world.visit(page)).text()
      expect([page, BY_THE_LOG.exec(html)?.[0]]).toEqual([page, undefined])
    }
    expect(await (await world.visit('/me/massage')).text()).toContain('There are no runs of yours to go by')
    expect((await world.visit('/me/would-have?date=2026-03-01&rule=spike')).status).toBe(404)
  })

  it('suggests nothing in the calendar', async () => {
    const told = await (await world.visit(calendar)).text()
    expect(told.match(/^DESCRIPTION:.*$/gm)).toEqual(['DESCRIPTION:You had one.'])
  })

  it('answers no text with a figure', async () => {
    const before = world.twilio.texts.length
    await world.twilio.reply(NUMBER, 'LONG')
    await world.work()
    const [answer] = world.twilio.texts.slice(before).filter(({ way }) => way === 'out')
    expect(answer?.body.toLowerCase()).toContain('there are no runs of yours to go by')
  })

  it('is no massage by the API', async () => {
    const answer = await world.visit('/api/v1/massage')
    const massage = answer.status === 200 ? await answer.json() : { kind: 'none', why: 'not-read' }
    expect(massage).toMatchObject({ kind: 'none', why: 'not-read' })
  })

  it('keeps nobody from what they told themselves', async () => {
    await world.submit('/me/massage/health', { state: 'ill' })
    await world.submit('/me/massage/sore', { date: '2026-03-10', area: 'calves', strength: 'mild' })
    const html = await (await world.visit('/me/massage')).text()
    expect(html).toContain('Getting well comes first.')
    expect(html).toContain('Calves, a little sore lately')
    expect(html).not.toContain('There are no runs of yours to go by')
  })
})

describe('a log that was read', () => {
  it('advises again', async () => {
    await failing()
    await world.submit('/me/massage/done', { date: '2026-02-10' })
    world.strava.faults.length = 0
    await world.pass(60)
    const html = await (await world.visit('/me/massage')).text()
    expect(html).toMatch(BY_THE_LOG)
    expect(html).not.toContain('There are no runs of yours to go by')
  })
})
