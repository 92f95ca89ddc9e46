/** Env and address → Config, checked once. An error names the variable and says what it should be. */
import type { Assets } from './phone-numbers.ts'
import { err, ok, type Result } from './result.ts'
import { type Misfit, readToRun, type Settings } from './settings/read.ts'
import { isLocalUrl } from './settings/shapes.ts'

export type Bindings = {
  DB: D1Database
  EVENTS: Queue
  DELIVERIES: Queue
  ASSETS: Assets
  EMAIL?: SendEmail
}
export type Env = Bindings & Readonly<Record<string, unknown>>

export type Config = Omit<Settings, 'BASE_URL'> & { BASE_URL: string }

/** The Worker is to learn where it is; nothing that goes out could lead back to it before. */
const NO_ADDRESS: Misfit = {
  name: 'BASE_URL',
  says: 'BASE_URL is missing: open /operator/setup here with your OPERATOR_TOKEN, and this address is noted.',
}

/** Whether an address is all that is missing. */
export const isUnplaced = (missing: readonly Misfit[] | null): boolean => missing?.[0] === NO_ADDRESS

/**
 * Every variable that is missing or wrong, each in one line an operator can act on. Where no address is set, the one
 * that was learned stands in; `learned` is asked for it only then.
 */
export async function readConfig(
  env: Readonly<Record<string, unknown>>,
  learned: () => Promise<string | null> = async () => null,
): Promise<Result<Config, Misfit[]>> {
  const settings = await readToRun(env, learned)
  if (!settings.ok) return settings
  const { BASE_URL } = settings.value
  return BASE_URL === null ? err([NO_ADDRESS]) : ok({ ...settings.value, BASE_URL })
}

export type TextSettings = {
  accountSid: string
  authToken: string
  sender: { from: string } | { messagingServiceSid: string }
}

/** The settings of text messages, or null where they are off. A messaging service goes before a number. */
export function textSettings(config: Config): TextSettings | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = config
  const messagingServiceSid = config.TWILIO_MESSAGING_SERVICE_SID
  if (!accountSid || !authToken) return null
  if (messagingServiceSid) return { accountSid, authToken, sender: { messagingServiceSid } }
  return from ? { accountSid, authToken, sender: { from } } : null
}

export const isLocal = (config: Pick<Config, 'BASE_URL'>) => isLocalUrl(config.BASE_URL)
