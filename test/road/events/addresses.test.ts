/** Which addresses are called, after what was agreed to, and how a body is shaped for each. */
import { beforeEach, describe, expect, it } from 'vitest'
import { answerTo } from '../account/answered.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld, type World } from '../world.ts'
import { ADDRESS, anEndpoint, say } from './endpoints.ts'

let world: World
let id: string
beforeEach(async () => {
  world = await aRunnersWorld()
  await world.pass(4 * 60)
  id = (await anEndpoint(world, { types: ['treatment.logged'] })).id
})

describe('an address', () => {
  it.each([
    ...['https://127.0.0.1/', 'https://2130706433/', 'https://0x7f000001/', 'https://0177.0.0.1/'],
    ...['https://127.1/', 'https://0x7f.1/', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/'],
    ...['https://[::ffff:a00:1]/', 'https://[fd00::1]/', 'https://10.0.0.1:8443/', 'https://8.8.8.8/'],
    ...['https://１２７.0.0.1/', 'https://localhost/', 'https://localhost./', 'https://a.localhost/'],
    ...['https://router.local/', 'https://nas/', 'https://db.internal/', 'https://fritz.home.arpa/'],
    ...['http://hooks.example/', 'ftp://hooks.example/', 'javascript:alert(1)', 'hooks.example', ''],
    ...[
      'https://me:secret@hooks.example/',
      'https://legwork.example/webhooks/x',
      'https://legwork.example:8443/',
      'https://legwork.example./',
      'https://hooks.example:25/',
      `https://x.example/${'a'.repeat(500)}`,
    ],
  ])('like %s is refused, by the API and on the page', async (url) => {
    const asked = { url, types: ['nudge.sent'], agreed: true }
    const answer = await say(world, 'POST', '/webhooks', asked)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'url' }] })
    const page = await answerTo(world, '/me/webhooks', { url, types: 'nudge.sent', agreed: 'yes' })
    expect(page.problems).toHaveLength(1)
  })

  it('is called only after its runner agreed, and for something', async () => {
    const asked = { url: ADDRESS, types: ['nudge.sent'], agreed: true }
    for (const [field, value] of [
      ['agreed', false],
      ['types', []],
      ['types', ['nudge.invented']],
      ['preset', 'fax'],
    ])
      expect(
        await (await say(world, 'POST', '/webhooks', { ...asked, [String(field)]: value })).json(),
      ).toMatchObject({
        errors: [{ field }],
      })
    const [kept] = await stored.rows('endpoint')
    expect(kept?.agreed_to).toContain('to this address')
  })

  it('is one of five at most', async () => {
    for (const name of ['b', 'c', 'd', 'e']) await anEndpoint(world, { url: `${ADDRESS}/${name}` })
    await expect(anEndpoint(world, { url: `${ADDRESS}/f` })).rejects.toThrow('at most 5')
  })
})

describe('a body', () => {
  it.each([
    [
      'ntfy',
      'https://hooks.example/',
      { topic: 'legwork', title: 'A massage is booked', message: 'Thursday 12 March.' },
    ],
    [
      'slack',
      ADDRESS,
      { text: expect.stringContaining('*A massage is booked*\nThursday 12 March.\n<https://') },
    ],
    ['discord', ADDRESS, { embeds: [{ title: 'A massage is booked' }], allowed_mentions: { parse: [] } }],
  ])('is shaped for %s', async (preset, url, body) => {
    await say(world, 'PATCH', `/webhooks/${id}`, { preset })
    await say(world, 'POST', '/treatments', { date: '2026-03-12', state: 'booked' })
    await world.work()
    const [received] = world.receiver.received
    expect(received?.url).toBe(url)
    expect(JSON.parse(received?.body ?? '')).toMatchObject(body)
  })
})
