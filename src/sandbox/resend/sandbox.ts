/** The handles of the simulated Resend. */
import type { ResendAccount } from './account.ts'
import type { ResendWebhook } from './events.ts'
import type { MailFault } from './faults.ts'
import type { ResendLimits } from './rate.ts'

export type Mail = {
  id: string
  at: Date
  from: string
  to: string[]
  subject: string
  html: string | null
  text: string | null
  headers: Record<string, string>
  tags: { name: string; value: string }[]
  replyTo: string[]
  idempotencyKey: string | null
}

export type ResendOptions = {
  now: () => Date
  apiKey: string
  callWorker: (request: Request) => Promise<Response>
  wait: (ms: number) => Promise<void>
  /** Where Resend tells what became of a mail. */
  webhook: ResendWebhook
}

export type ResendSandbox = {
  readonly mails: Mail[]
  readonly faults: MailFault[]
  readonly limits: ResendLimits
  /** Its domains, and webhooks made by its API. */
  readonly account: ResendAccount
  /** Whether Resend tells by itself that a mail arrived: after it answered, before that, or when asked. */
  callbacks: 'after' | 'before' | 'held'
  /** Tells what became of a mail: `email.delivered`, `email.bounced` with how, `email.complained`. */
  tell(mailId: string, type: string, more?: Record<string, unknown>): Promise<Response | null>
  /** Keeps requests running, unanswered, until the returned function is called. */
  hold(): () => void
  /** What a mail client's button does (RFC 8058); null when the mail offers no such thing. */
  unsubscribe(mailId: string): Promise<Response | null>
  /** Requests whose path begins with /resend or /mailbox. */
  fetch(request: Request): Promise<Response>
}
