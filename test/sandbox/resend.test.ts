import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aWorld, base, type World } from './world.ts'

const mail = {
  from: 'Legwork <nudge@legwork.example>',
  to: 'runner@legwork.example',
  subject: 'Easy today',
  text: 'Rest.',
}
const proper = { Authorization: 'Bearer re_key', 'User-Agent': 'legwork', 'Content-Type': 'application/json' }

function send(
  world: World,
  body: unknown = mail,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
) {
  const init = { method: 'POST', headers: { ...proper, ...headers }, body: JSON.stringify(body) }
  return world.fetch(new Request(`${base}/resend/emails`, signal ? { ...init, signal } : init))
}

const idOf = async (answer: Response) => z.object({ id: z.uuid() }).parse(await answer.json()).id

describe('sending', () => {
  it('keeps an accepted mail for the mailbox', async () => {
    const world = aWorld()
    const answer = await send(world, { ...mail, tags: [{ name: 'delivery', value: '1' }] })
    expect(answer.status).toBe(200)
    expect(world.resend.mails).toMatchObject([
      {
        id: await idOf(answer),
        to: ['runner@legwork.example'],
        text: 'Rest.',
        html: null,
        tags: [{ value: '1' }],
      },
    ])
  })

  it('turns nameless clients away', async () => {
    const world = aWorld()
    expect((await send(world, mail, { 'User-Agent': '' })).status).toBe(403)
    expect(world.resend.mails).toEqual([])
  })

  it('demands its key', async () => {
    const world = aWorld()
    const missing = await send(world, mail, { Authorization: '' })
    expect([missing.status, await missing.json()]).toMatchObject([401, { name: 'missing_api_key' }])
    const wrong = await send(world, mail, { Authorization: 'Bearer other' })
    expect([wrong.status, await wrong.json()]).toMatchObject([403, { name: 'invalid_api_key' }])
  })

  it.each([
    [{ ...mail, to: 'nobody' }, 'validation_error'],
    [{ ...mail, tags: [{ name: 'a b', value: '' }] }, 'validation_error'],
    [{ ...mail, subject: undefined }, 'missing_required_field'],
    [{ ...mail, text: undefined }, 'missing_required_field'],
  ])('refuses a mail that is not one (%#)', async (body, name) => {
    const answer = await send(aWorld(), body)
    expect([answer.status, await answer.json()]).toMatchObject([422, { statusCode: 422, name }])
  })

  it('keeps to its limit per second when there is one', async () => {
    const world = aWorld()
    world.resend.limits.perSecond = 1
    expect((await send(world)).headers.get('ratelimit-remaining')).toBe('0')
    const refused = await send(world)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
    world.pass(1)
    expect((await send(world)).status).toBe(200)
  })
})

describe('idempotency keys', () => {
  const key = { 'Idempotency-Key': 'delivery/1' }

  it('answer a repetition with the same id and send nothing', async () => {
    const world = aWorld()
    const first = await idOf(await send(world, mail, key))
    expect(await idOf(await send(world, mail, key))).toBe(first)
    expect(world.resend.mails).toHaveLength(1)
  })

  it('refuse another body', async () => {
    const world = aWorld()
    await send(world, mail, key)
    const answer = await send(world, { ...mail, subject: 'Other' }, key)
    expect([answer.status, await answer.json()]).toMatchObject([409, { name: 'invalid_idempotent_request' }])
  })

  it('refuse a second request while the first still runs', async () => {
    const world = aWorld()
    const release = world.resend.hold()
    const first = send(world, mail, key)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const answer = await send(world, mail, key)
    expect([answer.status, await answer.json()]).toMatchObject([
      409,
      { name: 'concurrent_idempotent_requests' },
    ])
    release()
    expect((await first).status).toBe(200)
    expect((await send(world, mail, key)).status).toBe(200)
    expect(world.resend.mails).toHaveLength(1)
  })

  it('are forgotten after 24 hours', async () => {
    const world = aWorld()
    await send(world, mail, key)
    world.pass(24 * 60 - 1)
    await send(world, mail, key)
    expect(world.resend.mails).toHaveLength(1)
    world.pass(1)
    await send(world, mail, key)
    expect(world.resend.mails).toHaveLength(2)
  })

  it('have at most 256 characters', async () => {
    const answer = await send(aWorld(), mail, { 'Idempotency-Key': 'x'.repeat(257) })
    expect([answer.status, await answer.json()]).toMatchObject([400, { name: 'invalid_idempotency_key' }])
  })

  it('stay free when the mail was refused', async () => {
    const world = aWorld()
    await send(world, { ...mail, to: 'nobody' }, key)
    expect((await send(world, mail, key)).status).toBe(200)
  })
})

describe('faults', () => {
  it.each([
    ['rate-limited', 429, 0],
    ['server-error', 500, 0],
    ['unauthorized', 401, 0],
    ['invalid', 422, 0],
    ['malformed', 200, 1],
  ] as const)('%s answers %i and accepts %i mails', async (answer, status, mails) => {
    const world = aWorld()
    world.resend.faults.push({ times: 1, answer })
    expect((await send(world)).status).toBe(status)
    expect(world.resend.mails).toHaveLength(mails)
  })

  it.each([
    ['timeout-before', 0],
    ['timeout-after', 1],
  ] as const)('%s never answers and accepts %i mails', async (answer, mails) => {
    const world = aWorld()
    world.resend.faults.push({ times: 1, answer })
    const giveUp = new AbortController()
    const sent = send(world, mail, { 'Idempotency-Key': 'k' }, giveUp.signal)
    setTimeout(() => giveUp.abort(new Error('too long')), 5)
    await expect(sent).rejects.toThrow('too long')
    expect(world.resend.mails).toHaveLength(mails)
    await send(world, mail, { 'Idempotency-Key': 'k' })
    expect(world.resend.mails).toHaveLength(1)
  })
})

describe('the mailbox', () => {
  const oneClick = {
    'List-Unsubscribe': '<https://legwork.example/unsubscribe/abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  const withHtml = { ...mail, html: '<a href="https://legwork.example/">"Look"</a>', headers: oneClick }

  it('lists mails and shows one in a frame that can do nothing but open links', async () => {
    const world = aWorld()
    const id = await idOf(await send(world, withHtml))
    expect(await (await world.get('/mailbox')).text()).toContain('Easy today')
    const page = await (await world.get(`/mailbox/${id}`)).text()
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin"')
    expect(page).toContain('&lt;base target=&quot;_blank&quot;&gt;&lt;a href')
    expect(await (await world.get(`/mailbox/${id}?show=text`)).text()).toContain('Rest.')
    expect(await (await world.get(`/mailbox/${id}?show=headers`)).text()).toContain('List-Unsubscribe-Post')
  })

  it('unsubscribes with the one POST that RFC 8058 asks for', async () => {
    const world = aWorld()
    const id = await idOf(await send(world, withHtml))
    const answer = await world.form(`/mailbox/${id}/unsubscribe`, {})
    expect(answer.status).toBe(303)
    expect(world.received).toEqual([
      { method: 'POST', url: 'https://legwork.example/unsubscribe/abc', body: 'List-Unsubscribe=One-Click' },
    ])
  })

  it('offers no unsubscribing where the mail offers none', async () => {
    const world = aWorld()
    const id = await idOf(await send(world))
    expect(await (await world.get(`/mailbox/${id}`)).text()).not.toContain('Unsubscribe')
    await world.form(`/mailbox/${id}/unsubscribe`, {})
    expect(world.received).toEqual([])
  })
})
