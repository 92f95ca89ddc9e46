/** The handles of the simulated Twilio. */
import type { TwilioAccount } from './account.ts'
import type { TextFault } from './answers.ts'
import type { KeywordType } from './keywords.ts'

export type Text = {
  sid: string
  at: Date
  /** `in`: from the phone to us. `auto`: Twilio's own answer to a keyword. */
  way: 'out' | 'in' | 'auto'
  from: string
  to: string
  body: string
  statusCallback: string | null
  status: string
}

export type TwilioOptions = {
  now: () => Date
  accountSid: string
  authToken: string
  from: string
  /** Where Twilio tells what was texted back. */
  inboundUrl: string
  callWorker: (request: Request) => Promise<Response>
  wait: (ms: number) => Promise<void>
}

export type TwilioSandbox = {
  readonly texts: Text[]
  readonly faults: TextFault[]
  /** Numbers that texted STOP. */
  readonly stopped: Set<string>
  /** Its numbers and messaging services. */
  readonly account: TwilioAccount
  /** Words of its owner's own, small; Twilio says with each text what it took it for as soon as there is one. */
  readonly keywords: Map<string, KeywordType>
  /** Whether Twilio tells by itself that a text arrived: after it answered, before that, or when asked. */
  callbacks: 'after' | 'before' | 'held'
  /** Tells what became of a text. */
  tell(sid: string, status: string, errorCode?: number): Promise<Response | null>
  /** The phone texts back. */
  reply(from: string, body: string): Promise<Response>
  /** Requests whose path begins with /twilio or /phone. */
  fetch(request: Request): Promise<Response>
}
