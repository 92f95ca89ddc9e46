/** Resend's POST /emails: what it demands of a mail, and how it says no. */

import { z } from 'zod'
import { json } from '../http.ts'

const address = z
  .string()
  .regex(
    /^(?:[^<>]+ <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/,
    'The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.',
  )
const addresses = z
  .union([address.transform((one) => [one]), z.array(address).min(1).max(50)])
  .pipe(z.array(z.string()))
const tagText = z
  .string()
  .max(256)
  .regex(/^[\w-]*$/, 'Tags should only contain ASCII letters, numbers, underscores, or dashes.')

const mailBody = z.object({
  from: address,
  to: addresses,
  subject: z.string().min(1),
  html: z.string().optional(),
  text: z.string().optional(),
  cc: addresses.optional(),
  bcc: addresses.optional(),
  reply_to: addresses.optional(),
  headers: z.record(z.string(), z.string()).default({}),
  tags: z.array(z.object({ name: tagText.min(1), value: tagText })).default([]),
})

export type MailBody = z.infer<typeof mailBody>

export const refusal = (statusCode: number, name: string, message: string, headers = {}) =>
  json(statusCode, { statusCode, name, message }, headers)

export const missingKey = () =>
  refusal(401, 'missing_api_key', 'Missing API key in the authorization header.')
export const invalidKey = () => refusal(403, 'invalid_api_key', 'API key is invalid.')
export const badIdempotencyKey = () =>
  refusal(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
export const otherBody = () =>
  refusal(409, 'invalid_idempotent_request', 'Same idempotency key used with a different request payload.')
export const stillRunning = () =>
  refusal(
    409,
    'concurrent_idempotent_requests',
    'Same idempotency key used while original request is still in progress.',
  )
export const invalidMail = (message: string) => refusal(422, 'validation_error', message)
export const serverError = () => refusal(500, 'application_error', 'An unexpected error occurred.')

/** What stands before the API turns clients without a name away with this text, not with JSON. */
export const namelessClient = () => new Response('error code: 1010', { status: 403 })

export async function readMail(request: Request): Promise<MailBody | Response> {
  const body: unknown = await request.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null) return invalidMail('The request body is not valid JSON.')
  for (const field of ['from', 'to', 'subject']) {
    if (!(field in body)) return refusal(422, 'missing_required_field', `Missing \`${field}\` field.`)
  }
  if (!('html' in body) && !('text' in body)) {
    return refusal(422, 'missing_required_field', 'Missing `html` or `text` field.')
  }
  const parsed = mailBody.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return invalidMail(`Invalid \`${issue?.path.join('.')}\` field. ${issue?.message}`)
}
