import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'

const text = readFileSync(fileURLToPath(new URL('../../docs/automation.md', import.meta.url)), 'utf8')

/** The code of the guide that begins with this comment. */
function block(language: string, comment: string): string {
  const blocks = [...text.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))]
  const [, code] = blocks.find(([, each]) => each?.startsWith(comment)) ?? []
  if (code === undefined) throw new Error(`the guide has no ${language} that begins with ${comment}`)
  return code
}

type Verify = (secret: string, headers: Record<string, string>, body: string) => boolean

describe('what the guide says about verifying a webhook', () => {
  const SECRET = `whsec_${btoa('a secret for this test alone')}`
  const BODY = '{"title":"Two easy days — now"}'
  const verify = async (): Promise<Verify> => {
    const code = Buffer.from(block('js', '// verify.mjs')).toString('base64')
    const read: { isFromLegwork: Verify } = await import(
      /* @vite-ignore */ `data:text/javascript;base64,${code}`
    )
    return read.isFromLegwork
  }
  const headers = (at = new Date(), secret = SECRET) => ({
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('evt_1', at, BODY),
  })

  it('lets through what is ours, also with two signatures', async () => {
    const isFromLegwork = await verify()
    expect(isFromLegwork(SECRET, headers(), BODY)).toBe(true)
    const older = headers(new Date(), `whsec_${btoa('another secret, of yesterday')}`)
    const both = `${older['webhook-signature']} ${headers()['webhook-signature']}`
    expect(isFromLegwork(SECRET, { ...headers(), 'webhook-signature': both }, BODY)).toBe(true)
  })

  it('refuses a changed body, an old time, another secret and nothing at all', async () => {
    const isFromLegwork = await verify()
    expect(isFromLegwork(SECRET, headers(), BODY.replace('Two', 'No'))).toBe(false)
    expect(isFromLegwork(SECRET, headers(new Date(Date.now() - 600_000)), BODY)).toBe(false)
    expect(isFromLegwork(`whsec_${btoa('not this one')}`, headers(), BODY)).toBe(false)
    expect(isFromLegwork(SECRET, {}, BODY)).toBe(false)
  })
})

describe('what the guide says about a booking', () => {
  const told = (triggerEvent: string, payload: object) => {
    // it is written for a place that brings its input along and takes what is returned
    const run = new Function('$input', block('js', '// Code node'))
    return run({ all: () => [{ json: { body: { triggerEvent, payload } } }] })
  }
  const startTime = '2026-12-10T16:30:00Z'
  const booked = (externalId: string) => ({ json: { externalId, state: 'booked', startsAt: startTime } })
  const cancelled = (externalId: string) => ({ json: { externalId, state: 'cancelled' } })

  it('is one row, whatever becomes of it', () => {
    expect(told('BOOKING_CREATED', { uid: 'a', startTime })).toEqual([booked('a')])
    expect(told('BOOKING_RESCHEDULED', { uid: 'b', rescheduleUid: 'a', startTime })).toEqual([
      cancelled('a'),
      booked('b'),
    ])
    expect(told('BOOKING_CANCELLED', { uid: 'b', startTime })).toEqual([cancelled('b')])
    expect(told('MEETING_ENDED', { uid: 'b' })).toEqual([])
  })
})
