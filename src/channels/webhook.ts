/**
 * Posts to an address of somebody's choosing: the name is looked up before every post and has to stand for public
 * addresses alone, redirects are not followed, an answer has ten seconds, and two kilobytes of it are read.
 */
import * as z from 'zod'
import { type CallOptions, call } from '../call.ts'
import { isPublicAddress } from '../domain/events/public-address.ts'
import { err, ok, type Result } from '../result.ts'
import { signedHeaders } from './standard-webhook.ts'

export type WebhookOptions = CallOptions & {
  /** Where names are looked up: DNS over HTTPS, as JSON. */
  dnsUrl: string
  /** This machine's own name needs no looking up on an installation that runs on one machine. */
  isLocal: boolean
}

type Post = {
  url: string
  id: string
  body: string
  /** The current one first. */
  secrets: readonly string[]
}

/** What was asked and answered, cut; `why` is null when it was taken. */
export type Posted = { request: string; status: number | null; answer: string | null; why: string | null }

export interface Webhook {
  post(post: Post, now: Date): Promise<Posted>
}

const ANSWER_MS = 10_000
const LONGEST_KEPT = 2_048

const KINDS = { A: 1, AAAA: 28 } as const

const answerSchema = z.object({
  Status: z.number(),
  Answer: z.array(z.object({ type: z.number(), data: z.string() })).optional(),
})

export function webhook(options: WebhookOptions): Webhook {
  const timed = { ...options, timeoutMs: Math.min(options.timeoutMs, ANSWER_MS) }
  return {
    async post({ url, id, body, secrets }, now) {
      const headers = {
        'Content-Type': 'application/json',
        'User-Agent': 'Legwork',
        ...(await signedHeaders(secrets, { id, body, at: now })),
      }
      const request = cut([`POST ${url}`, ...asLines(headers), '', body].join('\n'))
      const name = await isPublicName(timed, new URL(url).hostname)
      if (!name.ok) return { request, status: null, answer: null, why: name.error }
      // as it is followed nowhere, what it leads to needs no check of its own
      const made = new Request(url, { method: 'POST', redirect: 'manual', headers, body })
      const answered = await call(timed, made)
      if (!answered.ok) {
        const why = answered.error.why === 'TimeoutError' ? 'no answer in ten seconds' : 'no connection'
        return { request, status: null, answer: null, why }
      }
      const { status } = answered.value
      const answer = await firstOf(answered.value, AbortSignal.timeout(timed.timeoutMs))
      return { request, status, answer, why: whyNotTaken(status) }
    },
  }
}

const asLines = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`)

function whyNotTaken(status: number): string | null {
  if (status >= 200 && status < 300) return null
  return status >= 300 && status < 400 ? 'a redirect, which is not followed' : `answered ${status}`
}

/** Every address that the name stands for is a public one. */
async function isPublicName(options: WebhookOptions, name: string): Promise<Result<null, string>> {
  if (options.isLocal && name === 'localhost') return ok(null)
  const looked = await Promise.all([lookUp(options, name, 'A'), lookUp(options, name, 'AAAA')])
  const addresses: string[] = []
  for (const each of looked) {
    if (!each.ok) return each
    addresses.push(...each.value)
  }
  if (addresses.length === 0) return err('its name stands for no address')
  return addresses.every(isPublicAddress) ? ok(null) : err('its name stands for a private address')
}

async function lookUp(
  options: WebhookOptions,
  name: string,
  kind: keyof typeof KINDS,
): Promise<Result<string[], string>> {
  const asked = new Request(`${options.dnsUrl}?${new URLSearchParams({ name, type: kind })}`, {
    headers: { Accept: 'application/dns-json' },
  })
  const answer = await call(options, asked)
  const body: unknown = answer.ok && answer.value.ok ? await answer.value.json().catch(() => null) : null
  const read = answerSchema.safeParse(body)
  // 3: there is no such name
  if (!read.success || ![0, 3].includes(read.data.Status)) return err('its name could not be looked up')
  const records = read.data.Answer ?? []
  return ok(records.filter(({ type }) => type === KINDS[kind]).map(({ data }) => data))
}

/** No more of an answer is read than is kept, and no longer than an answer may take: some drip for ever. */
async function firstOf(answer: Response, late: AbortSignal): Promise<string | null> {
  const reader = answer.body?.getReader()
  if (!reader) return null
  const giveUp = () => void reader.cancel().catch(() => null)
  late.addEventListener('abort', giveUp, { once: true })
  const decoder = new TextDecoder()
  let text = ''
  try {
    for (let length = 0; length < LONGEST_KEPT; ) {
      const { done, value } = await reader.read()
      if (done) break
      text += decoder.decode(value.subarray(0, LONGEST_KEPT), { stream: true })
      length += value.byteLength
    }
  } catch {
    // what came until then is kept
  }
  late.removeEventListener('abort', giveUp)
  giveUp()
  return cut(text)
}

/** As bytes, whole characters alone: what is no text becomes three bytes of a question mark each. */
function cut(text: string): string {
  const kept = new Uint8Array(LONGEST_KEPT)
  const { written } = new TextEncoder().encodeInto(text, kept)
  return new TextDecoder().decode(kept.subarray(0, written))
}
