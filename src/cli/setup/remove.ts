/** Takes everything away that setup made, after asking: callbacks first, so that nobody calls what is gone. */
import type { Trouble } from '../../accounts/ask.ts'
import { endpointsOf, removeWebhook, webhookAt } from '../../accounts/resend-account.ts'
import { subscriptionsOf, unsubscribe } from '../../accounts/strava-app.ts'
import { resendOf, stravaOf, twilioOf } from '../../accounts/try-out.ts'
import { senderOf, setInbound } from '../../accounts/twilio-account.ts'
import { err, ok, type Result } from '../../result.ts'
import type { SettingName } from '../../settings/shapes.ts'
import { urlIn } from '../deploy/deploy.ts'
import { inboundUrl, PATHS, resendEndpoint, shown } from './callbacks.ts'
import { forgetDeploy, isNoWorker, namesOf, settingsOfWorker, signIn } from './cloudflare.ts'
import { databaseOf, writeId } from './database.ts'
import { forget, takeAnswers } from './kept.ts'
import { queuesOf } from './queues.ts'
import { change, type SetupWorld, type Step } from './world.ts'
import { NO_DATABASE } from './wrangler-file.ts'

/** Gives false where the operator said no; what is left to undo by hand stands in `undone`. */
export async function remove(world: SetupWorld): Promise<Result<boolean, string>> {
  const { worker, database } = await namesOf(world)
  const isSure = world.kept.settings.BASE_URL !== undefined
  const question = `Remove the Worker ${worker}, its queues and the database ${database} with all that runners have in it, and its hooks at Strava, Resend and Twilio? This cannot be undone.`
  if (!world.isDry && !(await world.asker.confirm(question))) return ok(false)
  for (const step of steps(isSure)) {
    world.waiting.about('Removing it')
    const done = await step(world)
    if (!done.ok) return done
  }
  return ok(true)
}

/** A provider that refuses will go on refusing, and holds up nothing; one that is away is asked again by the next run. */
function leave({ undone }: SetupWorld, { kind, says }: Trouble, byHand: string): Result<null, string> {
  if (kind === 'unavailable') return err(says)
  undone.push(`${says} ${byHand}`)
  return ok(null)
}

/** What may be this Worker's, where nothing kept says which one it was, is left to whoever knows. */
function leaveOthers({ undone }: SetupWorld, urls: readonly string[], byHand: string): Result<null, string> {
  for (const url of urls) undone.push(`${url} is called. If that was this Worker: ${byHand}`)
  return ok(null)
}

/** What each provider's hooks are removed with, and what to do without. */
const BY_HAND: readonly { key: SettingName; byHand: string }[] = [
  {
    key: 'STRAVA_CLIENT_SECRET',
    byHand: 'A subscription to the Worker may remain at Strava: it ends when you delete the application.',
  },
  {
    key: 'RESEND_API_KEY',
    byHand: 'A webhook to the Worker may remain at Resend: delete it at https://resend.com/webhooks.',
  },
  {
    key: 'TWILIO_AUTH_TOKEN',
    byHand:
      'Replies may still go to the Worker: clear that address at the number, at https://console.twilio.com.',
  },
]

/** Where the Worker is and what it was given, as long as it can be asked: `.setup.json` may be lost. */
const findWorker: Step = async (world) => {
  const { settings } = world.kept
  const there = await settingsOfWorker(world)
  if (!there.ok) return there
  for (const { key, byHand } of BY_HAND) {
    if (there.value.includes(key) && !settings[key]) world.undone.push(`${key} is not kept here. ${byHand}`)
  }
  if (settings.BASE_URL || there.value.length === 0 || world.isDry) return ok(null)
  // the part of a deploy that uploads nothing, and says where it is
  const printed = await world.wrangler(['triggers', 'deploy'], { input: '' })
  takeAnswers(world.kept, { BASE_URL: printed.ok ? urlIn(printed.value) : null })
  await world.keep()
  return ok(null)
}

const removeSubscription =
  (isSure: boolean): Step =>
  async (world) => {
    if (!world.kept.settings.STRAVA_CLIENT_SECRET) return ok(null)
    const app = stravaOf(world.kept.settings)
    const base = world.kept.settings.BASE_URL
    const byHand = `A subscription to ${base ?? 'the Worker'} may remain: it ends when you delete the application.`
    const listed = await subscriptionsOf(world.call, app)
    if (!listed.ok) return leave(world, listed.error, byHand)
    const ours = listed.value.find(({ callbackUrl }) => base && callbackUrl.startsWith(`${base}/`))
    if (!ours) {
      const others = listed.value.filter(({ callbackUrl }) => callbackUrl.includes(PATHS.strava))
      // the rest of the address is a secret
      const urls = others.map(({ callbackUrl }) => shown(callbackUrl))
      return isSure
        ? ok(null)
        : leaveOthers(world, urls, 'its subscription ends when you delete the application at Strava.')
    }
    return change(world, 'end the subscription at Strava', async () => {
      const done = await unsubscribe(world.call, app, ours.id)
      return done.ok ? done : leave(world, done.error, byHand)
    })
  }

const removeWebhookAtResend =
  (isSure: boolean): Step =>
  async (world) => {
    const resend = resendOf(world.kept.settings)
    if (!resend) return ok(null)
    const byHand = `A webhook to ${resendEndpoint(world)} may remain: delete it at https://resend.com/webhooks.`
    const found = await webhookAt(world.call, resend, resendEndpoint(world))
    if (!found.ok) return leave(world, found.error, byHand)
    const webhook = found.value
    if (!webhook) {
      const listed = isSure ? ok([]) : await endpointsOf(world.call, resend)
      if (!listed.ok) return leave(world, listed.error, byHand)
      const urls = listed.value.filter((url) => url.endsWith(PATHS.resend))
      return leaveOthers(world, urls, 'delete its webhook at https://resend.com/webhooks.')
    }
    return change(world, 'remove the webhook at Resend', async () => {
      const done = await removeWebhook(world.call, resend, webhook.id)
      return done.ok ? done : leave(world, done.error, byHand)
    })
  }

const silenceTwilio =
  (isSure: boolean): Step =>
  async (world) => {
    const twilio = twilioOf(world.kept.settings)
    if (!twilio) return ok(null)
    const byHand = `Replies may still go to ${inboundUrl(world)}: clear that address at the number.`
    const sender = await senderOf(world.call, twilio)
    if (!sender.ok) return leave(world, sender.error, byHand)
    const url = sender.value.inboundUrl ?? ''
    if (url !== inboundUrl(world)) {
      const urls = !isSure && url.endsWith(PATHS.twilio) ? [url] : []
      return leaveOthers(world, urls, 'clear that address at the number, at https://console.twilio.com.')
    }
    return change(world, 'have Twilio send replies nowhere', async () => {
      const done = await setInbound(world.call, twilio, sender.value, '')
      return done.ok ? done : leave(world, done.error, byHand)
    })
  }

const removeWorker: Step = async (world) => {
  const there = await settingsOfWorker(world)
  if (!there.ok) return there
  if (there.value.length === 0) return ok(null)
  const { worker } = await namesOf(world)
  return change(world, `delete the Worker ${worker}`, async () => {
    await forgetDeploy(world)
    return wrangler(world, ['delete', '--force'])
  })
}

const removeQueues: Step = async (world) => {
  const { queues } = await namesOf(world)
  const there = await queuesOf(world, queues)
  if (!there.ok) return there
  for (const queue of there.value) {
    const done = await change(world, `delete the queue ${queue}`, () =>
      wrangler(world, ['queues', 'delete', queue]),
    )
    if (!done.ok) return done
  }
  return ok(null)
}

const removeDatabase: Step = async (world) => {
  const { database, databaseId } = await namesOf(world)
  const there = await databaseOf(world)
  if (!there.ok) return there
  if (there.value !== null) {
    const done = await change(world, `delete the database ${database}`, () =>
      wrangler(world, ['d1', 'delete', database, '-y']),
    )
    if (!done.ok) return done
  }
  return databaseId === NO_DATABASE ? ok(null) : writeId(world, NO_DATABASE)
}

const forgetAll: Step = async (world) => {
  if (Object.keys(world.kept.settings).length === 0) return ok(null)
  return change(world, 'delete what setup kept in .setup.json', async () => {
    await forget(world.root)
    return ok(null)
  })
}

const steps = (isSure: boolean): readonly Step[] => [
  signIn,
  findWorker,
  removeSubscription(isSure),
  removeWebhookAtResend(isSure),
  silenceTwilio(isSure),
  removeWorker,
  removeQueues,
  removeDatabase,
  forgetAll,
]

async function wrangler(world: SetupWorld, args: readonly string[]): Promise<Result<null, string>> {
  const done = await world.wrangler(args, { input: '' })
  if (done.ok || isNoWorker(done.error)) return ok(null)
  return err(`${done.error.command} said:\n${done.error.said}`)
}
