import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from './stored.ts'
import { ATHLETE, aRunnersWorld, type World } from './world.ts'

const DAY_MINUTES = 24 * 60

describe('the operator, when the text messages of a month are used up', () => {
  let world: World
  const told = () => world.resend.mails.filter(({ to }) => to.includes('club@legwork.example'))

  beforeEach(async () => {
    world = await aRunnersWorld({}, { confirmed: ['email', 'sms'] })
    await world.pass(4 * 60)
  })

  const useUp = (limits: string) => {
    const resetsAt = world.now().getTime() + 86_400_000 * 20
    return stored.setLimit(limits, { used: 500, allowed: 500, resetsAt })
  }

  const run = (distanceMeters: number) => {
    const startDate = new Date(world.now().getTime() - 4 * 3_600_000)
    return world.strava.log(ATHLETE, { distanceMeters, movingSeconds: 12_000, startDate })
  }

  it('is told once a month by mail', async () => {
    await useUp('sends sms')
    for (const distanceMeters of [32_000, 45_000]) {
      await run(distanceMeters)
      await world.pass(2 * DAY_MINUTES)
    }
    expect(told().map(({ subject }) => subject)).toEqual(['The text messages for 2026-03 are used up'])
    expect(told()[0]?.text).toContain('SMS_MONTHLY_LIMIT')
  })

  it('is told when the sender is back, and once, though it was down for days', async () => {
    await useUp('sends sms')
    world.beforeCall = (request) => {
      if (request.url.includes('/resend/')) throw new Error('connection reset')
    }
    await run(32_000)
    await world.pass(4 * DAY_MINUTES)
    expect(told()).toEqual([])
    world.beforeCall = null
    await world.pass(DAY_MINUTES)
    expect(told()).toHaveLength(1)
    expect(await stored.delivery('operator')).toMatchObject({ state: 'sent' })
  })

  it('leaves a dead letter where their mail is refused for good', async () => {
    await useUp('sends sms')
    await run(32_000)
    world.resend.faults.push({ times: 9, answer: 'invalid' })
    await world.pass(DAY_MINUTES)
    expect(told()).toEqual([])
    const { id, state } = await stored.delivery('operator')
    expect(state).toBe('failed')
    expect((await stored.deadLetters()).map(({ ids }) => ids)).toContain(JSON.stringify({ delivery: id }))
  })

  it('is told nothing of a single number that was texted too often', async () => {
    await useUp('sends sms %')
    await run(32_000)
    await world.pass(DAY_MINUTES)
    expect(world.nudgeMails()).toHaveLength(1)
    expect(told()).toEqual([])
  })

  it('is no runner: what they are told is on nobody’s pages, in nobody’s export, and nobody’s to erase', async () => {
    await useUp('sends sms')
    await run(32_000)
    await world.pass(DAY_MINUTES)
    const { id } = await stored.delivery('operator')
    expect(await (await world.visit('/me/export')).text()).not.toContain(id)
    expect(await (await world.visit('/me/settings')).text()).not.toContain('The text messages for')
    await world.submit('/me/delete', {})
    expect(await stored.rows('delivery')).toMatchObject([{ id, runner_id: null, state: 'sent' }])
  })
})
