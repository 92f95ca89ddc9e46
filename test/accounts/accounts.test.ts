import { describe, expect, it } from 'vitest'
import { checkDomain, makeWebhook, removeWebhook, webhookAt } from '../../src/accounts/resend-account.ts'
import { subscribe, subscriptionsOf, unsubscribe } from '../../src/accounts/strava-app.ts'
import { resendOf, stravaOf, tryOut, twilioOf } from '../../src/accounts/try-out.ts'
import { senderOf, setInbound } from '../../src/accounts/twilio-account.ts'
import type { CallOptions } from '../../src/call.ts'
import { createSandbox } from '../../src/sandbox/outside.ts'

const OUTSIDE = 'https://outside.example'
const CALLBACK = 'https://legwork.example/webhooks/strava/a-secret-path'
const NUMBER = '+15005550006'

function anOutside() {
  const worker: { answers: boolean } = { answers: true }
  const sandbox = createSandbox({
    now: () => new Date('2026-11-29T08:00:00Z'),
    stravaClientId: '4711',
    stravaClientSecret: 'client-secret',
    resendApiKey: 're_key',
    twilio: { accountSid: 'ACtests', authToken: 'token', from: NUMBER },
    wait: async () => {},
    callWorker: async (request) =>
      worker.answers
        ? Response.json({ 'hub.challenge': new URL(request.url).searchParams.get('hub.challenge') })
        : new Response(null, { status: 404 }),
  })
  const options: CallOptions = {
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    timeoutMs: 1_000,
  }
  const down: CallOptions = { fetch: () => Promise.reject(new TypeError('fetch failed')), timeoutMs: 1_000 }
  return { sandbox, worker, options, down }
}

const app = { apiUrl: `${OUTSIDE}/strava/api/v3`, clientId: '4711', clientSecret: 'client-secret' }
const resend = { apiUrl: `${OUTSIDE}/resend`, apiKey: 're_key' }
const twilio = { apiUrl: `${OUTSIDE}/twilio`, accountSid: 'ACtests', authToken: 'token' }
const trouble = (kind: string, says: string) => ({
  ok: false,
  error: { kind, says: expect.stringContaining(says) },
})

describe('an application at Strava', () => {
  it('has no subscription, then one, then none', async () => {
    const { options } = anOutside()
    expect(await subscriptionsOf(options, app)).toEqual({ ok: true, value: [] })
    const made = await subscribe(options, app, { callbackUrl: CALLBACK, verifyToken: 'a-secret-path' })
    const id = made.ok ? made.value : ''
    expect(await subscriptionsOf(options, app)).toEqual({ ok: true, value: [{ id, callbackUrl: CALLBACK }] })
    for (let turn = 0; turn < 2; turn++) expect((await unsubscribe(options, app, id)).ok).toBe(true)
    expect(await subscriptionsOf(options, app)).toEqual({ ok: true, value: [] })
  })

  it('is told apart from one whose credentials are wrong, and from Strava being away', async () => {
    const { options, down } = anOutside()
    const stranger = { ...app, clientSecret: 'another' }
    expect(await subscriptionsOf(options, stranger)).toEqual(trouble('refused', 'settings/api'))
    expect(await unsubscribe(options, stranger, '1')).toEqual(trouble('refused', 'settings/api'))
    expect(await subscriptionsOf(down, app)).toEqual(trouble('unavailable', 'Strava did not answer'))
  })

  it('says why it could not be subscribed', async () => {
    const { options, worker } = anOutside()
    worker.answers = false
    const asked = { callbackUrl: CALLBACK, verifyToken: 'a-secret-path' }
    expect(await subscribe(options, app, asked)).toEqual(trouble('wrong', 'could not reach the callback'))
    worker.answers = true
    await subscribe(options, app, asked)
    expect(await subscribe(options, app, asked)).toEqual(trouble('wrong', 'has a subscription already'))
  })

  it('is not taken for whole where Strava answers something else', async () => {
    const page: CallOptions = { fetch: async () => new Response('<p>Back soon.</p>'), timeoutMs: 1_000 }
    expect(await subscriptionsOf(page, app)).toEqual(trouble('unavailable', 'not known here'))
  })
})

describe('an account at Resend', () => {
  it('sends from a domain that is verified there, and says what is missing for another', async () => {
    const { sandbox, options, down } = anOutside()
    sandbox.resend.account.domains.push(
      { name: 'example.org', status: 'verified' },
      { name: 'mail.example.org', status: 'pending' },
    )
    const from = (mailbox: string, account = resend) => checkDomain(options, account, mailbox)
    expect(await from('Legwork <nudges@example.org>')).toEqual({ ok: true, value: null })
    expect(await from('nudges@Example.org')).toEqual({ ok: true, value: null })
    expect(await from('n@mail.example.org')).toEqual(
      trouble('wrong', 'not verified mail.example.org yet (pending)'),
    )
    expect(await from('n@other.example')).toEqual(trouble('wrong', 'other.example is not among your domains'))
    expect(await from('n@example.org', { ...resend, apiKey: 're_other' })).toEqual(
      trouble('refused', 'api-keys'),
    )
    sandbox.resend.account.mayOnlySend = true
    expect(await from('n@example.org')).toEqual(trouble('refused', 'may only send'))
    expect(await checkDomain(down, resend, 'n@example.org')).toEqual(trouble('unavailable', 'did not answer'))
  })

  it('tells one address of bounces, with a secret that can be read again', async () => {
    const { sandbox, options } = anOutside()
    const endpoint = 'https://legwork.example/webhooks/resend'
    expect(await webhookAt(options, resend, endpoint)).toEqual({ ok: true, value: null })
    const made = await makeWebhook(options, resend, endpoint)
    const found = await webhookAt(options, resend, endpoint)
    expect(found.ok && found.value?.signingSecret).toBe(made.ok && made.value)
    expect(made.ok && made.value).toMatch(/^whsec_/)
    expect(sandbox.resend.account.webhooks[0]?.events).toContain('email.bounced')
    await removeWebhook(options, resend, (found.ok && found.value?.id) || '')
    expect(sandbox.resend.account.webhooks).toEqual([])
  })
})

describe('an account at Twilio', () => {
  it('has its number post what comes in where it is told', async () => {
    const { sandbox, options } = anOutside()
    const account = { ...twilio, sender: { from: NUMBER } }
    const sender = await senderOf(options, account)
    expect(sender).toEqual({ ok: true, value: { sid: 'PNsimulated', inboundUrl: '' } })
    const inbound = 'https://legwork.example/webhooks/twilio/inbound'
    await setInbound(options, account, { sid: 'PNsimulated' }, inbound)
    expect(sandbox.twilio.account.numbers[0]?.smsUrl).toBe(inbound)
    expect(await senderOf(options, account)).toEqual({
      ok: true,
      value: { sid: 'PNsimulated', inboundUrl: inbound },
    })
  })

  it('has a messaging service post them the same', async () => {
    const { sandbox, options } = anOutside()
    const account = { ...twilio, sender: { messagingServiceSid: 'MGtests' } }
    expect(await senderOf(options, account)).toEqual(trouble('wrong', 'no such sender'))
    sandbox.twilio.account.services.push({ sid: 'MGtests', inboundUrl: '', asNumber: false })
    await setInbound(options, account, { sid: 'MGtests' }, 'https://legwork.example/in')
    expect(await senderOf(options, account)).toEqual({
      ok: true,
      value: { sid: 'MGtests', inboundUrl: 'https://legwork.example/in' },
    })
  })

  it('has a messaging service post them itself where each number did', async () => {
    const { sandbox, options } = anOutside()
    const account = { ...twilio, sender: { messagingServiceSid: 'MGtests' } }
    const inbound = 'https://legwork.example/in'
    sandbox.twilio.account.services.push({ sid: 'MGtests', inboundUrl: inbound, asNumber: true })
    expect(await senderOf(options, account)).toEqual({
      ok: true,
      value: { sid: 'MGtests', inboundUrl: null },
    })
    await setInbound(options, account, { sid: 'MGtests' }, inbound)
    expect(await senderOf(options, account)).toEqual({
      ok: true,
      value: { sid: 'MGtests', inboundUrl: inbound },
    })
  })

  it('is told apart from a wrong token, and from a number that is somebody else’s', async () => {
    const { options } = anOutside()
    const sender = { from: NUMBER }
    expect(await senderOf(options, { ...twilio, authToken: 'x', sender })).toEqual(
      trouble('refused', 'this token'),
    )
    expect(await senderOf(options, { ...twilio, sender: { from: '+15055550199' } })).toEqual(
      trouble('wrong', '+15055550199 is not among the numbers'),
    )
  })
})

describe('settings that are tried out', () => {
  const WHOLE = {
    STRAVA_CLIENT_ID: '4711',
    STRAVA_CLIENT_SECRET: 'client-secret',
    STRAVA_API_URL: `${OUTSIDE}/strava/api/v3`,
    RESEND_API_KEY: 're_key',
    RESEND_API_URL: `${OUTSIDE}/resend`,
    EMAIL_FROM: 'Legwork <nudges@legwork.example>',
    TWILIO_ACCOUNT_SID: 'ACtests',
    TWILIO_AUTH_TOKEN: 'token',
    TWILIO_FROM: NUMBER,
    TWILIO_API_URL: `${OUTSIDE}/twilio`,
  }
  const triedWith = (given: Record<string, unknown>) => {
    const { sandbox, options } = anOutside()
    sandbox.resend.account.domains.push({ name: 'legwork.example', status: 'verified' })
    return tryOut(options, { ...WHOLE, ...given })
  }
  const right = [
    'STRAVA_CLIENT_ID, STRAVA_CLIENT_SECRET',
    'RESEND_API_KEY, EMAIL_FROM',
    'TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM',
  ]
  const rightOf = (tried: Awaited<ReturnType<typeof tryOut>>) =>
    tried.filter(({ trouble }) => trouble === null).map(({ names }) => names.join(', '))

  it('are those the Worker reads, whatever was typed along with them', async () => {
    const rough = Object.fromEntries(Object.entries(WHOLE).map(([name, value]) => [name, ` ${value}\n`]))
    expect(rightOf(await triedWith(rough))).toEqual(right)
    expect(rightOf(await triedWith({ EMAIL_PROVIDER: '', TWILIO_MESSAGING_SERVICE_SID: ' ' }))).toEqual(right)
    expect(await triedWith({ ...rough, RESEND_API_KEY: '', TWILIO_FROM: '' })).toHaveLength(1)
  })

  it.each(Object.keys(WHOLE))('are asked about without breaking off, whatever %s is', async (name) => {
    for (const value of ['', ' ', 'nonsense', 'ключ', 'two words', 're_ключ', 'a\nb', 5, {}]) {
      const tried = await triedWith({ [name]: value })
      expect(tried.length, String(value)).toBeLessThanOrEqual(3)
    }
  })

  it('make the same accounts, whoever asks for them and however they were given', () => {
    const rough = Object.fromEntries(Object.entries(WHOLE).map(([name, value]) => [name, ` ${value}\n`]))
    for (const accountOf of [stravaOf, resendOf, twilioOf]) {
      expect(accountOf(rough)).toEqual(accountOf(WHOLE))
      const { STRAVA_API_URL: _s, RESEND_API_URL: _r, TWILIO_API_URL: _t, ...usual } = WHOLE
      const empty = { STRAVA_API_URL: '', RESEND_API_URL: ' ', TWILIO_API_URL: '', EMAIL_PROVIDER: '' }
      expect(accountOf({ ...usual, ...empty })).toEqual(accountOf(usual))
    }
  })

  it('that no request can be made of are said to be mistyped, and not shown', async () => {
    const { options } = anOutside()
    const asked = [
      await subscriptionsOf(options, { ...app, apiUrl: '' }),
      await checkDomain(options, { ...resend, apiKey: 're_ключ' }, 'n@example.org'),
      await senderOf(options, { ...twilio, authToken: 'ключ', sender: { from: NUMBER } }),
    ]
    for (const each of asked) expect(each).toEqual(trouble('wrong', 'could not be asked'))
    expect(JSON.stringify(asked)).not.toMatch(/client-secret|ключ/)
  })
})
