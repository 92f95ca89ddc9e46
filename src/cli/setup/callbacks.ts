/** Once the Worker answers: where Strava, Resend and Twilio tell it what happens, and a mail that shows that it can send. */
import { makeWebhook, webhookAt } from '../../accounts/resend-account.ts'
import { subscribe, subscriptionsOf, unsubscribe } from '../../accounts/strava-app.ts'
import { resendOf, stravaOf, twilioOf } from '../../accounts/try-out.ts'
import { senderOf, setInbound } from '../../accounts/twilio-account.ts'
import { call } from '../../call.ts'
import { err, ok } from '../../result.ts'
import { change, type SetupWorld, type Step } from './world.ts'

/** A new name of workers.dev is known everywhere after a minute or so. */
const TRIES = 30
const BETWEEN_MS = 5_000

/** Where it is; in a dry run before the first deploy, where it would be. */
const baseUrl = ({ kept }: SetupWorld) => kept.settings.BASE_URL ?? 'https://legwork.….workers.dev'

/** Where each provider calls, wherever the Worker is. */
export const PATHS = {
  strava: '/webhooks/strava/',
  resend: '/webhooks/resend',
  twilio: '/webhooks/twilio/inbound',
} as const

const callbackUrl = (world: SetupWorld) =>
  `${baseUrl(world)}${PATHS.strava}${world.kept.settings.WEBHOOK_SECRET}`
export const resendEndpoint = (world: SetupWorld) => `${baseUrl(world)}${PATHS.resend}`
export const inboundUrl = (world: SetupWorld) => `${baseUrl(world)}${PATHS.twilio}`

const isOurs = (world: SetupWorld, url: string) => url.startsWith(`${baseUrl(world)}/`)

/** Never with its last part, which is a secret. */
export const shown = (url: string) => (URL.canParse(url) ? new URL(url).host : url)

export const awaitWorker: Step = async (world) => {
  if (world.isDry) return ok(null)
  let last = 'nothing'
  for (let turn = 0; turn < TRIES; turn++) {
    if (turn === 1) world.say(`Waiting for ${baseUrl(world)}, for up to ${(TRIES * BETWEEN_MS) / 1000} s`)
    if (turn > 0) await world.wait(BETWEEN_MS)
    const answer = await call(world.call, new Request(`${baseUrl(world)}/healthz`))
    if (answer.ok && answer.value.ok) return ok(null)
    last = answer.ok ? String(answer.value.status) : answer.error.why
  }
  return err(
    `The Worker does not answer properly at ${baseUrl(world)} (${last}). Open ${baseUrl(world)}/operator/setup, which says what is missing; OPERATOR_TOKEN is in .setup.json. Then run npm run setup again.`,
  )
}

export const subscribeStrava: Step = async (world) => {
  const app = stravaOf(world.kept.settings)
  const { settings } = world.kept
  const listed = await subscriptionsOf(world.call, app)
  if (!listed.ok) return err(listed.error.says)
  const [present] = listed.value
  if (present?.callbackUrl === callbackUrl(world)) {
    settings.STRAVA_SUBSCRIPTION_ID = present.id
    await world.keep()
    return ok(null)
  }
  if (present && !isOurs(world, present.callbackUrl)) {
    const question = `Strava sends this application’s events to ${shown(present.callbackUrl)}, and can send them to one place only. Have them come here instead?`
    if (!world.isDry && !(await world.asker.confirm(question))) {
      world.undone.push(
        `Strava’s events go to ${shown(present.callbackUrl)}, and none arrive here. Make a separate application for Legwork, or run npm run setup again and say yes (--yes with a file of answers).`,
      )
      return ok(null)
    }
  }
  const from = present ? ` instead of ${shown(present.callbackUrl)}` : ''
  return change(world, `have Strava send its events to the Worker${from}`, async () => {
    const gone = present ? await unsubscribe(world.call, app, present.id) : ok(null)
    if (!gone.ok) return err(gone.error.says)
    const verifyToken = settings.WEBHOOK_SECRET ?? ''
    const made = await subscribe(world.call, app, { callbackUrl: callbackUrl(world), verifyToken })
    if (!made.ok) return err(made.error.says)
    settings.STRAVA_SUBSCRIPTION_ID = made.value
    await world.keep()
    return ok(null)
  })
}

export const hookResend: Step = async (world) => {
  const account = resendOf(world.kept.settings)
  if (!account) return ok(null)
  const { settings } = world.kept
  const found = await webhookAt(world.call, account, resendEndpoint(world))
  if (!found.ok) return err(found.error.says)
  if (found.value) {
    settings.RESEND_WEBHOOK_SECRET = found.value.signingSecret
    await world.keep()
    return ok(null)
  }
  return change(world, 'have Resend report bounces and complaints to the Worker', async () => {
    const made = await makeWebhook(world.call, account, resendEndpoint(world))
    if (!made.ok) return err(made.error.says)
    settings.RESEND_WEBHOOK_SECRET = made.value
    await world.keep()
    return ok(null)
  })
}

export const hookTwilio: Step = async (world) => {
  const account = twilioOf(world.kept.settings)
  if (!account) return ok(null)
  const sender = await senderOf(world.call, account)
  if (!sender.ok) return err(sender.error.says)
  const present = sender.value.inboundUrl
  if (present === inboundUrl(world)) return ok(null)
  const where = present === null ? 'the address set at each number of the service' : shown(present)
  // what a new number comes with at Twilio belongs to nobody
  const isSomebodys =
    present === null || (present !== '' && !isOurs(world, present) && where !== 'demo.twilio.com')
  if (isSomebodys && !world.isDry) {
    const question = `Texts to this number go to ${where}. Have them come to Legwork instead?`
    if (!(await world.asker.confirm(question))) {
      world.undone.push(
        `Replies to texts go to ${where}: STOP and answers do not arrive here. Have Twilio post them to ${inboundUrl(world)}.`,
      )
      return ok(null)
    }
  }
  return change(world, 'have Twilio send replies to the Worker', async () => {
    const done = await setInbound(world.call, account, sender.value, inboundUrl(world))
    return done.ok ? done : err(done.error.says)
  })
}

/** Sent by the Worker itself, the way everything goes. */
export const sendTestMail: Step = async (world) => {
  const { OPERATOR_EMAIL: mailbox, OPERATOR_TOKEN: token = '' } = world.kept.settings
  const about = `${baseUrl(world)} ${mailbox}`
  if (world.kept.tested === about) return ok(null)
  return change(world, `send a test mail to ${mailbox}`, async () => {
    const request = new Request(`${baseUrl(world)}/operator/test-mail`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
    })
    const answer = await call(world.call, request)
    if (!answer.ok || answer.value.status !== 202) {
      const why = answer.ok ? String(answer.value.status) : answer.error.why
      return err(`The Worker did not accept the test mail (${why}). Run npm run setup again in a minute.`)
    }
    world.kept.tested = about
    await world.keep()
    return ok(null)
  })
}
