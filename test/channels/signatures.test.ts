import PostalMime from 'postal-mime'
import { Webhook } from 'standardwebhooks'
import twilioLibrary from 'twilio'
import { describe, expect, it } from 'vitest'
import { builderFor } from '../../src/channels/cloudflare-email.ts'
import { mailFor } from '../../src/channels/resend.ts'
import { isFromResend } from '../../src/channels/resend-callbacks.ts'
import { isFromTwilio } from '../../src/channels/twilio-callbacks.ts'
import { signedEvent } from '../../src/sandbox/resend/events.ts'
import { signedCall } from '../../src/sandbox/twilio/signed.ts'

const TOKEN = 'an-auth-token'
const STATUS = 'https://legwork.example/webhooks/twilio/status?delivery=a_b-c'
const FIELDS = { MessageSid: 'SM1', MessageStatus: 'delivered', To: '+15055550123', Body: ' not trimmed ' }

describe('a signature of Twilio', () => {
  const theirs = twilioLibrary.getExpectedTwilioSignature(TOKEN, STATUS, FIELDS)
  const fields = new URLSearchParams(FIELDS)

  it('made by Twilio’s own library is believed', async () => {
    expect(await isFromTwilio(TOKEN, STATUS, fields, theirs)).toBe(true)
  })

  it.each([
    ['another token', 'another', STATUS, fields, theirs],
    ['another address', TOKEN, `${STATUS}x`, fields, theirs],
    ['a changed field', TOKEN, STATUS, new URLSearchParams({ ...FIELDS, MessageStatus: 'failed' }), theirs],
    ['a field trimmed', TOKEN, STATUS, new URLSearchParams({ ...FIELDS, Body: 'not trimmed' }), theirs],
    ['no signature', TOKEN, STATUS, fields, null],
    ['what is no signature', TOKEN, STATUS, fields, '%%%'],
  ])('is not believed with %s', async (_, token, url, given, signature) => {
    expect(await isFromTwilio(token, url, given, signature)).toBe(false)
  })

  it.each([
    ['a field that came twice', { ...FIELDS, MediaUrl: ['b', 'a'] }],
    ['a field that came three times, twice the same', { ...FIELDS, MediaUrl: ['b', 'a', 'b'] }],
    ['names that begin alike', { ...FIELDS, a: ['y', 'x'], ab: 'z', A: ['10', '9'] }],
    ['letters beyond ASCII', { ...FIELDS, Body: ['ü', 'é', '🏃', '～'] }],
  ])('made by Twilio’s own library over %s is believed', async (_, params) => {
    const signature = twilioLibrary.getExpectedTwilioSignature(TOKEN, STATUS, params)
    const pairs = Object.entries(params).flatMap(([name, value]) =>
      [value].flat().map((each) => [name, each]),
    )
    expect(await isFromTwilio(TOKEN, STATUS, new URLSearchParams(pairs), signature)).toBe(true)
    const more = new URLSearchParams([...pairs, ['Body', 'one more']])
    expect(await isFromTwilio(TOKEN, STATUS, more, signature)).toBe(false)
  })

  it.each([
    [STATUS, STATUS.replace('.example/', '.example:443/')],
    [STATUS.replace('.example/', '.example:8443/'), STATUS],
    [STATUS.replace('.example/', '.example:8443/'), STATUS.replace('.example/', '.example:8443/')],
    ["https://legwork.example/a'b?c='d'", "https://legwork.example/a'b?c='d'"],
  ])('is believed at %s when it was made over %s', async (ours, signedOver) => {
    const signature = twilioLibrary.getExpectedTwilioSignature(TOKEN, signedOver, FIELDS)
    expect(twilioLibrary.validateRequest(TOKEN, signature, ours, FIELDS)).toBe(true)
    expect(await isFromTwilio(TOKEN, ours, fields, signature)).toBe(true)
  })

  it('made by the sandbox is one that Twilio’s own library would believe', async () => {
    const call = await signedCall(TOKEN, STATUS, FIELDS)
    const signature = call.headers.get('X-Twilio-Signature') ?? ''
    expect(twilioLibrary.validateRequest(TOKEN, signature, STATUS, FIELDS)).toBe(true)
  })
})

describe('a signature of Resend', () => {
  const secret = `whsec_${btoa('what resend signs with')}`
  const webhook = new Webhook(secret)
  const now = new Date('2026-03-10T18:00:00Z')
  const body = JSON.stringify({ type: 'email.delivered', data: { tags: { delivery: 'd1' } } })
  const timestamp = String(now.getTime() / 1000)
  const signature = webhook.sign('msg_1', now, body)
  const signed = { id: 'msg_1', timestamp, signature }

  it('made by somebody else’s library is believed, also as one of several', async () => {
    expect(await isFromResend(secret, signed, body, now)).toBe(true)
    const several = { ...signed, signature: `v1,AAAA v2,BBBB ${signature}` }
    expect(await isFromResend(secret, several, body, now)).toBe(true)
  })

  it.each([
    ['another body', secret, signed, `${body} `, now],
    ['another secret', `whsec_${btoa('another')}`, signed, body, now],
    ['another id', secret, { ...signed, id: 'msg_2' }, body, now],
    ['a time that is long past', secret, signed, body, new Date(now.getTime() + 301_000)],
    ['no signature', secret, { ...signed, signature: null }, body, now],
    ['no time', secret, { ...signed, timestamp: null }, body, now],
  ])('is not believed with %s', async (_, key, headers, text, at) => {
    expect(await isFromResend(key, headers, text, at)).toBe(false)
  })

  it('made by the sandbox is one that somebody else’s library would believe', async () => {
    const event = { type: 'email.delivered', data: {} }
    const today = new Date()
    const call = await signedEvent({ url: STATUS, secret }, event, today)
    const headers = Object.fromEntries(
      ['id', 'timestamp', 'signature'].map((name) => [
        `webhook-${name}`,
        call.headers.get(`svix-${name}`) ?? '',
      ]),
    )
    expect(webhook.verify(await call.text(), headers)).toMatchObject(event)
  })
})

describe('the headers of a mail', () => {
  const message = {
    subject: 'Two easy days',
    html: '<p>Hello</p>',
    text: 'Hello',
    unsubscribeUrl: 'https://legwork.example/unsubscribe/t',
  }
  const wire = (headers: Record<string, string>) =>
    [
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      'Content-Type: text/plain',
      '',
      'Hello',
    ].join('\r\n')

  it.each([
    ['Resend', mailFor(message, 'a@legwork.example', 'b@mail.example', 'd1').headers],
    ['Cloudflare', builderFor(message, 'a@legwork.example', 'b@mail.example', 'd1').headers],
  ])('offer one click as mail programs read it: %s', async (_, headers) => {
    const { headers: read } = await PostalMime.parse(wire(headers ?? {}))
    const value = (key: string) => read.find((each) => each.key === key)?.value
    expect(value('list-unsubscribe')).toBe(`<${message.unsubscribeUrl}>`)
    expect(value('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  })
})
