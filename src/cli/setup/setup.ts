/** An installation, from nothing or from whatever is there: each step looks first and changes only what differs. */
import type { Result } from '../../result.ts'
import { awaitWorker, hookResend, hookTwilio, sendTestMail, subscribeStrava } from './callbacks.ts'
import { bindEmail, putSettings, signIn } from './cloudflare.ts'
import { makeDatabase } from './database.ts'
import { deployWorker } from './deploy-worker.ts'
import { tryAccounts } from './providers.ts'
import { askSettings, makeSecrets } from './questions.ts'
import { makeQueues } from './queues.ts'
import { noteRepository } from './repository.ts'
import type { SetupWorld, Step } from './world.ts'

/** Each with what it waits for. Settings go in before the deploy, so that nothing runs without; and again when the providers gave theirs. */
const STEPS: readonly { does: Step; waits: string }[] = [
  { does: signIn, waits: 'Asking Cloudflare who you are' },
  { does: makeSecrets, waits: 'Asking which settings the Worker has' },
  { does: noteRepository, waits: 'Asking git where this copy came from' },
  { does: askSettings, waits: 'One moment' },
  { does: tryAccounts, waits: 'Trying your keys with Strava, Resend and Twilio' },
  { does: bindEmail, waits: 'One moment' },
  { does: makeDatabase, waits: 'Setting up the database' },
  { does: makeQueues, waits: 'Setting up the queues' },
  { does: putSettings, waits: 'Saving the settings' },
  { does: deployWorker, waits: 'Migrating and deploying, which takes a minute' },
  { does: putSettings, waits: 'Saving the settings' },
  { does: awaitWorker, waits: 'Waiting for the Worker to answer: a new name takes a minute or two' },
  { does: hookResend, waits: 'Setting up the webhook at Resend' },
  { does: hookTwilio, waits: 'Setting up replies at Twilio' },
  { does: subscribeStrava, waits: 'Setting up the subscription at Strava' },
  { does: putSettings, waits: 'Saving the settings' },
  { does: sendTestMail, waits: 'Asking the Worker for a test mail' },
]

/** Stops at the first step that cannot be done, with what to do; run again, it goes on from there. */
export async function setUp(world: SetupWorld): Promise<Result<null, string>> {
  // what was answered is not asked again, whatever stops it
  await world.keep()
  for (const { does, waits } of STEPS) {
    world.waiting.about(waits)
    const done = await does(world)
    if (!done.ok) return done
  }
  return { ok: true, value: null }
}

/** What the operator is told at the end. */
export function closing({ kept, isDry, changes, undone }: SetupWorld): string[] {
  const { BASE_URL: url, GARMIN_CLIENT_ID: garmin, OPERATOR_EMAIL: mailbox } = kept.settings
  if (isDry) return [changes.length === 0 ? 'Nothing would change.' : 'Nothing was changed.']
  return [
    changes.length === 0 ? 'Everything is up to date: nothing was changed.' : `Legwork is at ${url}`,
    ...(garmin && changes.length > 0
      ? [
          `Garmin has no API for this: in your app there, set the redirect to ${url}/connect/garmin/callback and every notification to ${url}/webhooks/garmin/ and WEBHOOK_SECRET.`,
        ]
      : []),
    `At Strava, “Authorization Callback Domain” of your application has to be ${url ? new URL(url).host : 'the Worker’s host'}.`,
    ...(changes.some((change) => change.startsWith('send a test mail'))
      ? [`A test mail is on its way to ${mailbox}. Not there in a few minutes? ${url}/operator says why.`]
      : []),
    `${url}/operator opens with OPERATOR_TOKEN. It is in .setup.json with your other secrets: keep a copy where you keep passwords.`,
    ...undone,
  ]
}
