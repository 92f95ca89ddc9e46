/** The settings of each provider, tried where they are to work: what is right, and of what is not, why. */
import type { CallOptions } from '../call.ts'
import type { Result } from '../result.ts'
import type { Given } from '../settings/checks.ts'
import { textsIn, wrongWith } from '../settings/read.ts'
import { type SettingName, shapes } from '../settings/shapes.ts'
import type { Trouble } from './ask.ts'
import { checkDomain } from './resend-account.ts'
import { subscriptionsOf } from './strava-app.ts'
import { senderOf } from './twilio-account.ts'

/** What was asked about, and what is wrong there, with the setting to mend; null where all is right. */
export type Tried = {
  names: readonly SettingName[]
  trouble: (Trouble & { about: SettingName }) | null
}

export type Trial = {
  names: readonly SettingName[]
  /** Where they are asked about. */
  at: AddressName
  /** Which of them to mend: when the credentials are refused, and when they are right and something else is not. */
  mend: { refused: SettingName; otherwise: SettingName }
  /** Null where that provider is not in use, or nothing can be asked with what is there. */
  ask: (options: CallOptions, given: Given) => Promise<Result<unknown, Trouble>> | null
}

type AddressName = 'STRAVA_API_URL' | 'RESEND_API_URL' | 'TWILIO_API_URL'

const addressIn = (given: Given, name: AddressName) => textsIn(given)[name] ?? shapes[name].parse(undefined)

export function stravaOf(given: Given) {
  const { STRAVA_CLIENT_ID: clientId = '', STRAVA_CLIENT_SECRET: clientSecret = '' } = textsIn(given)
  return { apiUrl: addressIn(given, 'STRAVA_API_URL'), clientId, clientSecret }
}

/** Null where mails go another way. */
export function resendOf(given: Given) {
  const { EMAIL_PROVIDER = 'resend', RESEND_API_KEY: apiKey } = textsIn(given)
  return EMAIL_PROVIDER === 'resend' && apiKey ? { apiUrl: addressIn(given, 'RESEND_API_URL'), apiKey } : null
}

/** Null where texts are off. */
export function twilioOf(given: Given) {
  const texts = textsIn(given)
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = texts
  const { TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid } = texts
  if (!accountSid || !authToken || !(messagingServiceSid || from)) return null
  const sender = messagingServiceSid ? { messagingServiceSid } : { from: from ?? '' }
  return { apiUrl: addressIn(given, 'TWILIO_API_URL'), accountSid, authToken, sender }
}

export const TRIALS: readonly Trial[] = [
  {
    names: ['STRAVA_CLIENT_ID', 'STRAVA_CLIENT_SECRET'],
    at: 'STRAVA_API_URL',
    mend: { refused: 'STRAVA_CLIENT_SECRET', otherwise: 'STRAVA_CLIENT_ID' },
    ask: (options, given) => subscriptionsOf(options, stravaOf(given)),
  },
  {
    names: ['RESEND_API_KEY', 'EMAIL_FROM'],
    at: 'RESEND_API_URL',
    mend: { refused: 'RESEND_API_KEY', otherwise: 'EMAIL_FROM' },
    ask(options, given) {
      const account = resendOf(given)
      return account && checkDomain(options, account, textsIn(given).EMAIL_FROM ?? '')
    },
  },
  {
    names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
    at: 'TWILIO_API_URL',
    mend: { refused: 'TWILIO_AUTH_TOKEN', otherwise: 'TWILIO_FROM' },
    ask(options, given) {
      const account = twilioOf(given)
      return account && senderOf(options, account)
    },
  },
]

/** All at once; what is missing or misshapen is not tried. */
export async function tryOut(options: CallOptions, given: Given): Promise<Tried[]> {
  const texts = textsIn(given)
  const tried = TRIALS.map(async ({ names, at, mend, ask }): Promise<Tried[]> => {
    const [first] = names
    const isReady = [...names, at].every(
      (name) => texts[name] === undefined || wrongWith(name, texts[name]) === null,
    )
    const answer = isReady && first && texts[first] ? await ask(options, texts) : null
    if (!answer) return []
    if (answer.ok) return [{ names, trouble: null }]
    const about = answer.error.kind === 'refused' ? mend.refused : mend.otherwise
    return [{ names, trouble: { ...answer.error, about } }]
  })
  return (await Promise.all(tried)).flat()
}
