import { expect, it } from 'vitest'
import { OPERATOR_TOKEN, settings } from '../../installation.ts'
import { aWorld } from '../world.ts'

it('the operator gets a test mail whenever they ask for one, the way everything goes', async () => {
  const world = await aWorld()
  const ask = () =>
    world.visit('/operator/test-mail', {
      method: 'POST',
      headers: { Authorization: `Bearer ${OPERATOR_TOKEN}` },
    })
  for (let turn = 1; turn <= 2; turn++) {
    expect((await ask()).status).toBe(202)
    await world.pass(1)
    expect(world.resend.mails).toHaveLength(turn)
  }
  expect(world.resend.mails[0]).toMatchObject({
    to: [settings.OPERATOR_EMAIL],
    subject: 'Legwork can write to you',
  })
  expect((await world.visit('/operator/test-mail', { method: 'POST' })).status).toBe(403)
})

it.each([9_900, 4_000, 0])(
  'pressed twice it is one mail, whenever the first press was: %i ms',
  async (ms) => {
    const world = await aWorld()
    const ask = () =>
      world.visit('/operator/test-mail', {
        method: 'POST',
        headers: { Authorization: `Bearer ${OPERATOR_TOKEN}` },
      })
    world.jump(ms)
    await ask()
    world.jump(200)
    await ask()
    await world.pass(1)
    expect(world.resend.mails).toHaveLength(1)
  },
)
