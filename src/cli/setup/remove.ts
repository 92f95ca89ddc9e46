/** Takes everything away that setup made, after asking: callbacks first, so that nobody calls what is gone. */
import { removeWebhook, webhookAt } from '../../accounts/resend-account.ts'
import { subscriptionsOf, unsubscribe } from '../../accounts/strava-app.ts'
import { resendOf, stravaOf, twilioOf } from '../../accounts/try-out.ts'
import { senderOf, setInbound } from '../../accounts/twilio-account.ts'
import { err, ok, type Result } from '../../result.ts'
import { inboundUrl, resendEndpoint } from './callbacks.ts'
import {
  databaseOf,
  forgetDeploy,
  isNoWorker,
  namesOf,
  queuesOf,
  settingsOfWorker,
  signIn,
  writeId,
} from './cloudflare.ts'
import { forget } from './kept.ts'
import { change, type SetupWorld, type Step } from './world.ts'
import { NO_DATABASE } from './wrangler-file.ts'

/** Gives false where the operator said no. */
export async function remove(world: SetupWorld): Promise<Result<boolean, string>> {
  const { worker, database } = await namesOf(world)
  const question = `Remove the Worker ${worker}, its queues and the database ${database} with all that runners have in it, and what Strava, Resend and Twilio were told? Nothing brings it back.`
  if (!world.isDry && !(await world.asker.confirm(question))) return ok(false)
  for (const step of STEPS) {
    const done = await step(world)
    if (!done.ok) return done
  }
  return ok(true)
}

const removeSubscription: Step = async (world) => {
  if (!world.kept.settings.STRAVA_CLIENT_SECRET) return ok(null)
  const app = stravaOf(world.kept.settings)
  const listed = await subscriptionsOf(world.call, app)
  if (!listed.ok) return err(listed.error.says)
  const base = world.kept.settings.BASE_URL
  const ours = listed.value.find(({ callbackUrl }) => base && callbackUrl.startsWith(`${base}/`))
  if (!ours) return ok(null)
  return change(world, 'end the subscription at Strava', async () => {
    const done = await unsubscribe(world.call, app, ours.id)
    return done.ok ? done : err(done.error.says)
  })
}

const removeHooks: Step = async (world) => {
  const resend = resendOf(world.kept.settings)
  const found = resend && (await webhookAt(world.call, resend, resendEndpoint(world)))
  if (found && !found.ok) return err(found.error.says)
  const webhook = found?.value
  if (resend && webhook) {
    const done = await change(world, 'remove the webhook at Resend', async () => {
      const removed = await removeWebhook(world.call, resend, webhook.id)
      return removed.ok ? removed : err(removed.error.says)
    })
    if (!done.ok) return done
  }
  const twilio = twilioOf(world.kept.settings)
  const sender = twilio && (await senderOf(world.call, twilio))
  if (!sender) return ok(null)
  if (!sender.ok) return err(sender.error.says)
  if (sender.value.inboundUrl !== inboundUrl(world)) return ok(null)
  return change(world, 'have Twilio send replies nowhere', async () => {
    const done = await setInbound(world.call, twilio, sender.value, '')
    return done.ok ? done : err(done.error.says)
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
  const there = await queuesOf(world)
  if (!there.ok) return there
  const { queues } = await namesOf(world)
  for (const queue of queues.filter((name) => there.value.includes(name))) {
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
  return change(world, 'forget what setup kept in .setup.json', async () => {
    await forget(world.root)
    return ok(null)
  })
}

const STEPS: readonly Step[] = [
  signIn,
  removeSubscription,
  removeHooks,
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
