import { describe, expect, it } from 'vitest'
import { cloudflareEmail } from '../../src/channels/cloudflare-email.ts'
import { readSettings } from '../../src/settings/read.ts'

const now = new Date('2026-03-10T18:00:00Z')
const message = { subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', unsubscribeUrl: null }

function sending(outcome: () => { messageId: string }) {
  const sent: unknown[] = []
  const binding = {
    async send(mail: unknown) {
      sent.push(mail)
      return outcome()
    },
  }
  const channel = cloudflareEmail({ binding, from: 'Legwork <nudges@legwork.example>' })
  return { sent, answer: channel.send(message, 'runner@mail.example', 'd1', now) }
}

const failing = (code: string) =>
  sending(() => {
    throw Object.assign(new Error('no'), { code })
  }).answer

describe('Cloudflare’s e-mail', () => {
  it('gets the sender with a name and the delivery’s id, and gives its receipt', async () => {
    const { sent, answer } = sending(() => ({ messageId: 'm1' }))
    expect(await answer).toEqual({ ok: true, value: { id: 'm1' } })
    expect(sent).toMatchObject([
      {
        to: 'runner@mail.example',
        from: { name: 'Legwork', email: 'nudges@legwork.example' },
        headers: { 'X-Legwork-Delivery': 'd1' },
      },
    ])
  })

  it.each([
    ['E_RATE_LIMIT_EXCEEDED', { kind: 'closed', until: new Date('2026-03-10T18:01:00Z') }],
    ['E_DAILY_LIMIT_EXCEEDED', { kind: 'closed', until: new Date('2026-03-11T00:00:00Z') }],
    ['E_SENDER_NOT_VERIFIED', { kind: 'closed', until: new Date('2026-03-10T19:00:00Z') }],
    ['E_RECIPIENT_SUPPRESSED', { kind: 'stopped' }],
    ['E_RECIPIENT_NOT_ALLOWED', { kind: 'refused' }],
    ['E_INTERNAL_SERVER_ERROR', { kind: 'unavailable' }],
  ])('%s becomes what it means', async (code, error) => {
    expect(await failing(code)).toMatchObject({ ok: false, error: { ...error, why: code } })
  })

  it('that does not answer may have sent it', async () => {
    const { answer } = sending(() => {
      throw new Error('Network connection lost.')
    })
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'unavailable' } })
  })
})

describe('a provider chosen without its settings', () => {
  const whole = {
    BASE_URL: 'https://legwork.example',
    LEGWORK_SECRET: 'a-master-secret-for-tests',
    WEBHOOK_SECRET: 'webhook-path-for-tests',
    OPERATOR_NAME: 'A running club',
    OPERATOR_EMAIL: 'club@legwork.example',
    OPERATOR_ADDRESS: '1 Track Lane, Albuquerque',
    STRAVA_CLIENT_ID: '4711',
    STRAVA_CLIENT_SECRET: 'client-secret',
    RESEND_API_KEY: 're_key',
    EMAIL_FROM: 'nudges@legwork.example',
  }
  const lines = (over: Record<string, unknown>) => {
    const read = readSettings({ ...whole, ...over })
    return read.ok ? [] : read.error.map(({ says }) => says)
  }

  it('fails and says what is missing', () => {
    expect(lines({})).toEqual([])
    expect(lines({ RESEND_API_KEY: '' })).toEqual([expect.stringMatching(/^RESEND_API_KEY is missing/)])
    expect(lines({ EMAIL_PROVIDER: 'cloudflare' })).toEqual([expect.stringMatching(/^EMAIL is missing/)])
    expect(lines({ EMAIL_PROVIDER: 'cloudflare', EMAIL: { send() {} }, RESEND_API_KEY: '' })).toEqual([])
    for (const secret of ['whsec_what resend signs with!', 'whsec_']) {
      expect(lines({ RESEND_WEBHOOK_SECRET: secret })).toEqual([
        'RESEND_WEBHOOK_SECRET should be as Resend shows it beside the webhook: whsec_ and base64.',
      ])
    }
    expect(lines({ RESEND_WEBHOOK_SECRET: `whsec_${btoa('a key')}` })).toEqual([])
    expect(lines({ EMAIL_PROVIDER: 'pigeon' })).toEqual(['EMAIL_PROVIDER should be cloudflare or resend.'])
    expect(lines({ TWILIO_ACCOUNT_SID: 'AC1' })).toEqual([
      expect.stringMatching(/^TWILIO_AUTH_TOKEN is missing/),
      expect.stringMatching(/^TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID is missing/),
    ])
  })
})
