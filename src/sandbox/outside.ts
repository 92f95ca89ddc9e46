/** The simulated outside: Strava, Garmin, Resend (which is the mailbox too), Twilio, a receiver of webhooks and a repository, with their failures. */

import { createGarmin, type GarminSandbox } from './garmin/garmin.ts'
import { homePage, missing } from './page.ts'
import { createReceiver } from './receiver/receiver.ts'
import type { ReceiverSandbox } from './receiver/sandbox.ts'
import { createRepository, type RepositorySandbox } from './repository.ts'
import { createResend } from './resend/resend.ts'
import type { ResendSandbox } from './resend/sandbox.ts'
import type { StravaSandbox } from './strava/sandbox.ts'
import { createStrava } from './strava/strava.ts'
import type { TwilioSandbox } from './twilio/sandbox.ts'
import { createTwilio } from './twilio/twilio.ts'

export type { GarminSummary } from './garmin/summary.ts'
export { RECEIVER } from './receiver/receiver.ts'
export type { MailFault } from './resend/faults.ts'
export type { Activity } from './strava/activity.ts'
export type { Fault } from './strava/faults.ts'
export type { TextFault } from './twilio/answers.ts'

export type SandboxOptions = {
  /** Nothing else in the sandbox reads a clock. */
  now: () => Date
  stravaClientId: string
  stravaClientSecret: string
  garminClientId?: string
  garminClientSecret?: string
  resendApiKey: string
  /** What Resend signs with. */
  resendWebhookSecret?: string
  twilio?: { accountSid: string; authToken: string; from: string }
  /** How the simulated outside reaches the Worker. Strava waits 2 s for an answer: reject when there is none. */
  callWorker: (request: Request) => Promise<Response>
  /** Waits between webhook attempts; tests pass a no-op. */
  wait?: (ms: number) => Promise<void>
  /** Where the pages send people who want to see Legwork itself. */
  workerUrl?: string
}

export type Sandbox = {
  fetch(request: Request): Promise<Response>
  strava: StravaSandbox
  garmin: GarminSandbox
  resend: ResendSandbox
  twilio: TwilioSandbox
  receiver: ReceiverSandbox
  repository: RepositorySandbox
}

const A_TWILIO = { accountSid: 'ACsimulated', authToken: 'simulated-token', from: '+15005550006' }
const A_WEBHOOK_SECRET = `whsec_${btoa('a secret of the simulated Resend')}`

export function createSandbox(options: SandboxOptions): Sandbox {
  const { now, callWorker, workerUrl = 'http://localhost:8787' } = options
  const wait = options.wait ?? ((ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  const app = { clientId: options.stravaClientId, clientSecret: options.stravaClientSecret }
  const strava = createStrava({ now, callWorker, wait, workerUrl, ...app })
  const garmin = createGarmin({
    now,
    callWorker,
    wait,
    workerUrl,
    clientId: options.garminClientId ?? '',
    clientSecret: options.garminClientSecret ?? '',
  })
  const resend = createResend({
    now,
    callWorker,
    wait,
    apiKey: options.resendApiKey,
    webhook: {
      url: `${workerUrl}/webhooks/resend`,
      secret: options.resendWebhookSecret ?? A_WEBHOOK_SECRET,
    },
  })
  const twilio = createTwilio({
    now,
    callWorker,
    wait,
    inboundUrl: `${workerUrl}/webhooks/twilio/inbound`,
    ...(options.twilio ?? A_TWILIO),
  })

  const receiver = createReceiver({ now })
  const repository = createRepository()

  async function fetch(request: Request): Promise<Response> {
    const [, room] = new URL(request.url).pathname.split('/')
    if (room === '') return homePage(workerUrl)
    if (room === 'strava') return strava.fetch(request)
    if (room === 'garmin') return garmin.fetch(request)
    if (room === 'resend' || room === 'mailbox') return resend.fetch(request)
    if (room === 'twilio' || room === 'phone') return twilio.fetch(request)
    if (room === 'receiver') return receiver.fetch(request)
    if (room === 'repository') return repository.fetch(request)
    if (room === 'dns') return receiver.lookUp(request)
    return missing('This page')
  }

  return { fetch, strava, garmin, resend, twilio, receiver, repository }
}
