/** The operator's account at Resend: whether mails may come from an address, and where bounces are told. */
import * as z from 'zod'
import type { CallOptions } from '../call.ts'
import { ok, type Result } from '../result.ts'
import { ask, refused, type Trouble, wrong } from './ask.ts'

export type ResendAccount = { apiUrl: string; apiKey: string }

/** What `channels/resend-callbacks.ts` reads. */
const RESEND_EVENTS = [
  'email.delivered',
  'email.bounced',
  'email.complained',
  'email.failed',
  'email.suppressed',
] as const

const domainsSchema = z.lazy(() =>
  z.object({ data: z.array(z.object({ name: z.string(), status: z.string() })) }),
)
const webhooksSchema = z.lazy(() =>
  z.object({ data: z.array(z.object({ id: z.string(), endpoint: z.string() })) }),
)
const madeSchema = z.lazy(() => z.object({ id: z.string(), signing_secret: z.string() }))

/** The domain of `Legwork <nudges@example.org>`. */
const domainOf = (mailbox: string): string =>
  mailbox
    .slice(mailbox.lastIndexOf('@') + 1)
    .replace('>', '')
    .trim()
    .toLowerCase()

/** Whether mails from there would leave. */
export async function checkDomain(
  options: CallOptions,
  account: ResendAccount,
  from: string,
): Promise<Result<null, Trouble>> {
  const listed = await asked(options, account, '/domains', domainsSchema)
  if (!listed.ok) return listed
  const domain = domainOf(from)
  const found = listed.value.data.find(({ name }) => name.toLowerCase() === domain)
  if (!found) {
    return wrong(
      `${domain} is not among your domains at Resend. Add it at https://resend.com/domains, or send from one that is there.`,
    )
  }
  return found.status === 'verified'
    ? ok(null)
    : wrong(
        `Resend has not verified ${domain} yet (${found.status}). The DNS records it waits for are at https://resend.com/domains.`,
      )
}

/** The webhook that tells an address, with what it signs with; null where there is none. */
export async function webhookAt(
  options: CallOptions,
  account: ResendAccount,
  endpoint: string,
): Promise<Result<{ id: string; signingSecret: string } | null, Trouble>> {
  const listed = await asked(options, account, '/webhooks', webhooksSchema)
  if (!listed.ok) return listed
  const found = listed.value.data.find((each) => each.endpoint === endpoint)
  if (!found) return ok(null)
  const one = await asked(options, account, `/webhooks/${found.id}`, madeSchema)
  return one.ok ? ok({ id: one.value.id, signingSecret: one.value.signing_secret }) : one
}

/** Where all webhooks of the account go. */
export async function endpointsOf(
  options: CallOptions,
  account: ResendAccount,
): Promise<Result<string[], Trouble>> {
  const listed = await asked(options, account, '/webhooks', webhooksSchema)
  return listed.ok ? ok(listed.value.data.map(({ endpoint }) => endpoint)) : listed
}

/** Gives what it signs with. */
export async function makeWebhook(
  options: CallOptions,
  account: ResendAccount,
  endpoint: string,
): Promise<Result<string, Trouble>> {
  const body = JSON.stringify({ endpoint, events: RESEND_EVENTS })
  const made = await asked(options, account, '/webhooks', madeSchema, { method: 'POST', body })
  return made.ok ? ok(made.value.signing_secret) : made
}

export async function removeWebhook(
  options: CallOptions,
  account: ResendAccount,
  id: string,
): Promise<Result<null, Trouble>> {
  const done = await asked(options, account, `/webhooks/${id}`, z.unknown(), { method: 'DELETE' })
  return done.ok ? ok(null) : done
}

const asked = <T>(
  options: CallOptions,
  { apiUrl, apiKey }: ResendAccount,
  path: string,
  schema: z.ZodType<T>,
  init: RequestInit = {},
) =>
  ask(options, {
    who: 'Resend',
    request: () =>
      new Request(`${apiUrl}${path}`, {
        ...init,
        headers: {
          Authorization: `Bearer ${apiKey}`,
          'Content-Type': 'application/json',
          'User-Agent': 'Legwork',
        },
      }),
    schema,
    meaning: (status, body) => {
      const name = z.object({ name: z.string() }).safeParse(body).data?.name
      if (name === 'restricted_api_key') {
        return refused(
          'This key may only send, so nothing can be checked with it. Make one with full access at https://resend.com/api-keys.',
        )
      }
      return status === 401 || status === 403
        ? refused('Resend does not know this key. Make one at https://resend.com/api-keys.')
        : null
    },
  })
