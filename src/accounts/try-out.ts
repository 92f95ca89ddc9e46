/** The settings of each provider, tried where they are to work: what is right, and of what is not, why. */
import type { CallOptions } from '../call.ts'
import type { Result } from '../result.ts'
import { wrongWith } from '../settings/read.ts'
import type { SettingName } from '../settings/shapes.ts'
import type { Trouble } from './ask.ts'
import { checkDomain } from './resend-account.ts'
import { subscriptionsOf } from './strava-app.ts'
import { senderOf } from './twilio-account.ts'

/** Settings as they were given, where they were. */
export type Given = Readonly<Partial<Record<SettingName, string>>>

/** What was asked about, and what is wrong there, with the setting to mend; null where all is right. */
export type Tried = {
  names: readonly SettingName[]
  trouble: (Trouble & { about: SettingName }) | null
}

export type Trial = {
  names: readonly SettingName[]
  /** Which of them to mend: when the credentials are refused, and when they are right and something else is not. */
  mend: { refused: SettingName; otherwise: SettingName }
  /** Null where that provider is not in use, or nothing can be asked with what is there. */
  ask: (options: CallOptions, given: Given) => Promise<Result<unknown, Trouble>> | null
}

export const stravaOf = (given: Given) => ({
  apiUrl: given.STRAVA_API_URL ?? 'https://www.strava.com/api/v3',
  clientId: given.STRAVA_CLIENT_ID ?? '',
  clientSecret: given.STRAVA_CLIENT_SECRET ?? '',
})

/** Null where mails go another way. */
export const resendOf = ({ EMAIL_PROVIDER = 'resend', RESEND_API_KEY: apiKey, RESEND_API_URL }: Given) =>
  EMAIL_PROVIDER === 'resend' && apiKey
    ? { apiUrl: RESEND_API_URL ?? 'https://api.resend.com', apiKey }
    : null

/** Null where texts are off. */
export function twilioOf(given: Given) {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = given
  const { TWILIO_MESSAGING_SERVICE_SID: messagingServiceSid, TWILIO_API_URL } = given
  if (!accountSid || !authToken || !(messagingServiceSid || from)) return null
  const sender = messagingServiceSid ? { messagingServiceSid } : { from: from ?? '' }
  return { apiUrl: TWILIO_API_URL ?? 'https://api.twilio.com', accountSid, authToken, sender }
}

export const TRIALS: readonly Trial[] = [
  {
    names: ['STRAVA_CLIENT_ID', 'STRAVA_CLIENT_SECRET'],
    mend: { refused: 'STRAVA_CLIENT_SECRET', otherwise: 'STRAVA_CLIENT_ID' },
    ask: (options, given) => subscriptionsOf(options, stravaOf(given)),
  },
  {
    names: ['RESEND_API_KEY', 'EMAIL_FROM'],
    mend: { refused: 'RESEND_API_KEY', otherwise: 'EMAIL_FROM' },
    ask(options, given) {
      const account = resendOf(given)
      return account && checkDomain(options, account, given.EMAIL_FROM ?? '')
    },
  },
  {
    names: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'],
    mend: { refused: 'TWILIO_AUTH_TOKEN', otherwise: 'TWILIO_FROM' },
    ask(options, given) {
      const account = twilioOf(given)
      return account && senderOf(options, account)
    },
  },
]

/** All at once; what is missing or misshapen is not tried. */
export async function tryOut(options: CallOptions, given: Given): Promise<Tried[]> {
  const tried = TRIALS.map(async ({ names, mend, ask }): Promise<Tried[]> => {
    const isReady = names.every((name) => given[name] === undefined || wrongWith(name, given[name]) === null)
    const [first = ''] = names.map((name) => given[name] ?? '')
    const answer = isReady && first !== '' ? await ask(options, given) : null
    if (!answer) return []
    if (answer.ok) return [{ names, trouble: null }]
    const about = answer.error.kind === 'refused' ? mend.refused : mend.otherwise
    return [{ names, trouble: { ...answer.error, about } }]
  })
  return (await Promise.all(tried)).flat()
}
