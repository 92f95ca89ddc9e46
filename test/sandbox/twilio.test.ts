import twilio from 'twilio'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSandbox, type Sandbox } from '../../src/sandbox/outside.ts'

const ACCOUNT = { accountSid: 'ACtest', authToken: 'auth-token', from: '+15005550006' }
const PHONE = '+15055550123'

type Called = { url: string; fields: Record<string, string>; signature: string }

describe('the simulated Twilio', () => {
  let sandbox: Sandbox
  let called: Called[]

  beforeEach(() => {
    called = []
    sandbox = createSandbox({
      now: () => new Date('2026-03-10T18:00:00Z'),
      stravaClientId: '1',
      stravaClientSecret: 's',
      resendApiKey: 'k',
      twilio: ACCOUNT,
      workerUrl: 'https://legwork.example',
      wait: async () => {},
      callWorker: async (request) => {
        const fields = Object.fromEntries(new URLSearchParams(await request.text()))
        called.push({
          url: request.url,
          fields,
          signature: request.headers.get('X-Twilio-Signature') ?? '',
        })
        return new Response('<Response/>')
      },
    })
  })

  const send = (fields: Record<string, string>, token = ACCOUNT.authToken) =>
    sandbox.fetch(
      new Request('http://outside.example/twilio/2010-04-01/Accounts/ACtest/Messages.json', {
        method: 'POST',
        headers: { Authorization: `Basic ${btoa(`${ACCOUNT.accountSid}:${token}`)}` },
        body: new URLSearchParams(fields),
      }),
    )
  const aText = {
    To: PHONE,
    From: ACCOUNT.from,
    Body: 'Hello',
    StatusCallback: 'https://legwork.example/s?d=1',
  }

  it('takes a text with 201 and an id, and shows it on the phone', async () => {
    const answer = await send(aText)
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ sid: expect.stringMatching(/^SM/), status: 'queued' })
    const page = await sandbox.fetch(new Request(`http://outside.example/phone/${encodeURIComponent(PHONE)}`))
    expect(await page.text()).toContain('Hello')
  })

  it.each([
    ['a wrong token', aText, 'wrong', 401, 20003],
    ['no sender', { ...aText, From: '' }, ACCOUNT.authToken, 400, 21603],
    ['no words', { ...aText, Body: '' }, ACCOUNT.authToken, 400, 21602],
    ['no number', { ...aText, To: '555' }, ACCOUNT.authToken, 400, 21211],
  ])('refuses %s as documented', async (_, fields, token, status, code) => {
    const answer = await send(fields, token)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ code, status })
    expect(sandbox.twilio.texts).toHaveLength(0)
  })

  it('answers STOP by itself, passes it on signed, and lets nothing through until START', async () => {
    await sandbox.twilio.reply(PHONE, 'Stop')
    expect(sandbox.twilio.texts.at(-1)).toMatchObject({ way: 'auto', to: PHONE })
    const [stop] = called
    expect(stop?.fields).toMatchObject({ From: PHONE, Body: 'Stop' })
    expect(stop?.fields).not.toHaveProperty('OptOutType')
    const believed = twilio.validateRequest(
      ACCOUNT.authToken,
      stop?.signature ?? '',
      stop?.url ?? '',
      stop?.fields ?? {},
    )
    expect(believed).toBe(true)
    expect(await (await send(aText)).json()).toMatchObject({ code: 21610 })
    await sandbox.twilio.reply(PHONE, 'START')
    expect((await send(aText)).status).toBe(201)
  })

  it('says what it took a text for once its owner has words of their own', async () => {
    sandbox.twilio.keywords.set('parar', 'STOP')
    await sandbox.twilio.reply(PHONE, 'Parar')
    expect(called.at(-1)?.fields).toMatchObject({ Body: 'Parar', OptOutType: 'STOP' })
    expect(await (await send(aText)).json()).toMatchObject({ code: 21610 })
  })

  it('tells what became of a text at the address it was given', async () => {
    await send(aText)
    await sandbox.twilio.tell(sandbox.twilio.texts[0]?.sid ?? '', 'undelivered', 30005)
    expect(called).toMatchObject([
      { url: aText.StatusCallback, fields: { MessageStatus: 'undelivered', ErrorCode: '30005' } },
    ])
  })

  it.each([
    ['timeout-before', 0],
    ['timeout-after', 1],
  ] as const)('hangs when told to: %s', async (answer, taken) => {
    sandbox.twilio.faults.push({ times: 1, answer })
    const giveUp = new AbortController()
    const request = new Request('http://outside.example/twilio/2010-04-01/Accounts/ACtest/Messages.json', {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`)}` },
      body: new URLSearchParams(aText),
      signal: giveUp.signal,
    })
    const answered = sandbox.fetch(request)
    setTimeout(() => giveUp.abort(), 20)
    await expect(answered).rejects.toThrow()
    expect(sandbox.twilio.texts).toHaveLength(taken)
  })
})
