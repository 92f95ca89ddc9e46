/** The operator's accounts as setup needs them: asked with the settings there are, before anything is made. */
import type { Trouble } from '../../accounts/ask.ts'
import { checkDomain } from '../../accounts/resend-account.ts'
import { subscriptionsOf } from '../../accounts/strava-app.ts'
import { senderOf } from '../../accounts/twilio-account.ts'
import { err, ok, type Result } from '../../result.ts'
import type { SettingName } from '../../settings/shapes.ts'
import { askFor } from './questions.ts'
import type { SetupWorld, Step } from './world.ts'

/** How often somebody is asked again who copied something wrongly. */
const TRIES = 3

export const stravaOf = ({ settings }: SetupWorld['kept']) => ({
  apiUrl: settings.STRAVA_API_URL ?? 'https://www.strava.com/api/v3',
  clientId: settings.STRAVA_CLIENT_ID ?? '',
  clientSecret: settings.STRAVA_CLIENT_SECRET ?? '',
})

/** Null where mails go another way. */
export const resendOf = ({ settings }: SetupWorld['kept']) =>
  settings.RESEND_API_KEY
    ? { apiUrl: settings.RESEND_API_URL ?? 'https://api.resend.com', apiKey: settings.RESEND_API_KEY }
    : null

/** Null where texts are off. */
export function twilioOf({ settings }: SetupWorld['kept']) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from = '' } = settings
  const messagingServiceSid = settings.TWILIO_MESSAGING_SERVICE_SID
  if (!accountSid || !authToken) return null
  const sender = messagingServiceSid ? { messagingServiceSid } : { from }
  return { apiUrl: settings.TWILIO_API_URL ?? 'https://api.twilio.com', accountSid, authToken, sender }
}

export const checkStrava: Step = (world) =>
  checked(world, ['STRAVA_CLIENT_ID', 'STRAVA_CLIENT_SECRET'], () =>
    subscriptionsOf(world.call, stravaOf(world.kept)),
  )

export const checkResend: Step = async (world) => {
  const account = resendOf(world.kept)
  if (!account) return ok(null)
  const from = () => world.kept.settings.EMAIL_FROM ?? ''
  return checked(world, ['RESEND_API_KEY', 'EMAIL_FROM'], () =>
    checkDomain(world.call, resendOf(world.kept) ?? account, from()),
  )
}

export const checkTwilio: Step = async (world) => {
  const account = twilioOf(world.kept)
  if (!account) return ok(null)
  const names: SettingName[] = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM']
  return checked(world, names, () => senderOf(world.call, twilioOf(world.kept) ?? account))
}

/** Asked live; who sits at a terminal may correct what is wrong. */
async function checked(
  world: SetupWorld,
  names: readonly SettingName[],
  ask: () => Promise<Result<unknown, Trouble>>,
): Promise<Result<null, string>> {
  for (let turn = 1; ; turn++) {
    const answer = await ask()
    if (answer.ok) {
      world.say(`${names.join(', ')}: right, asked just now`)
      return ok(null)
    }
    const { kind, says } = answer.error
    if (!world.asker.canAsk || kind === 'unavailable' || turn === TRIES) return err(says)
    world.say(says)
    for (const name of names) await askFor(world, name)
  }
}
