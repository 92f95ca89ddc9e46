/** The operator's account at Twilio: whether its token is right, and where texts to its number go. */
import * as z from 'zod'
import type { CallOptions } from '../call.ts'
import { ok, type Result } from '../result.ts'
import { ask, refused, type Trouble, wrong } from './ask.ts'

export type TwilioAccount = {
  apiUrl: string
  accountSid: string
  authToken: string
  sender: { from: string } | { messagingServiceSid: string }
}

/** The number or the messaging service that texts come from, and where replies to it go; null where each number of a service says. */
export type Sender = { sid: string; inboundUrl: string | null }

const numbersSchema = z.lazy(() =>
  z.object({
    incoming_phone_numbers: z.array(z.object({ sid: z.string(), sms_url: z.string().nullable() })),
  }),
)
const shortCodesSchema = z.lazy(() =>
  z.object({
    short_codes: z.array(z.object({ sid: z.string(), sms_url: z.string().nullable() })),
  }),
)
const serviceSchema = z.lazy(() =>
  z.object({
    sid: z.string(),
    inbound_request_url: z.string().nullable(),
    /** Its own address is ignored then, and that of each of its numbers counts. */
    use_inbound_webhook_on_number: z.boolean().optional(),
  }),
)

/** The account answers to its token, and the sender is one of its own. */
export async function senderOf(
  options: CallOptions,
  account: TwilioAccount,
): Promise<Result<Sender, Trouble>> {
  const { sender } = account
  if ('messagingServiceSid' in sender) {
    const service = await asked(
      options,
      account,
      serviceUrl(account, sender.messagingServiceSid),
      serviceSchema,
    )
    if (!service.ok) return service
    const { sid, inbound_request_url, use_inbound_webhook_on_number } = service.value
    return ok({ sid, inboundUrl: use_inbound_webhook_on_number ? null : (inbound_request_url ?? '') })
  }
  return isShortCode(sender.from)
    ? shortCode(options, account, sender.from)
    : longNumber(options, account, sender.from)
}

async function longNumber(
  options: CallOptions,
  account: TwilioAccount,
  from: string,
): Promise<Result<Sender, Trouble>> {
  const url = `${accountUrl(account)}/IncomingPhoneNumbers.json?${new URLSearchParams({ PhoneNumber: from })}`
  const numbers = await asked(options, account, url, numbersSchema)
  if (!numbers.ok) return numbers
  const [number] = numbers.value.incoming_phone_numbers
  return number
    ? ok({ sid: number.sid, inboundUrl: number.sms_url ?? '' })
    : notAmong('numbers', 'Active numbers', from)
}

/** Five or six digits: Twilio keeps these apart from its numbers. */
const isShortCode = (from: string): boolean => /^\d{5,6}$/.test(from)

async function shortCode(
  options: CallOptions,
  account: TwilioAccount,
  from: string,
): Promise<Result<Sender, Trouble>> {
  const url = `${accountUrl(account)}/SMS/ShortCodes.json?${new URLSearchParams({ ShortCode: from })}`
  const codes = await asked(options, account, url, shortCodesSchema)
  if (!codes.ok) return codes
  const [code] = codes.value.short_codes
  return code
    ? ok({ sid: code.sid, inboundUrl: code.sms_url ?? '' })
    : notAmong('short codes', 'Short Codes', from)
}

const notAmong = (what: string, where: string, from: string) =>
  wrong(
    `${from} is not among the ${what} of this Twilio account: see Phone Numbers, ${where}, at https://console.twilio.com.`,
  )

/** Texts to the sender are posted there from now on; an empty address posts them nowhere. */
export async function setInbound(
  options: CallOptions,
  account: TwilioAccount,
  { sid }: Pick<Sender, 'sid'>,
  inboundUrl: string,
): Promise<Result<null, Trouble>> {
  const { sender } = account
  const [url, fields]: [string, Record<string, string>] =
    'messagingServiceSid' in sender
      ? [
          serviceUrl(account, sid),
          { InboundRequestUrl: inboundUrl, InboundMethod: 'POST', UseInboundWebhookOnNumber: 'false' },
        ]
      : [
          `${accountUrl(account)}/${isShortCode(sender.from) ? 'SMS/ShortCodes' : 'IncomingPhoneNumbers'}/${sid}.json`,
          { SmsUrl: inboundUrl, SmsMethod: 'POST' },
        ]
  const done = await asked(options, account, url, z.unknown(), new URLSearchParams(fields))
  return done.ok ? ok(null) : done
}

const accountUrl = ({ apiUrl, accountSid }: TwilioAccount) => `${apiUrl}/2010-04-01/Accounts/${accountSid}`

/** Messaging services are at a host of their own beside that of the account. */
const serviceUrl = ({ apiUrl }: TwilioAccount, sid: string) =>
  `${apiUrl.replace('//api.', '//messaging.')}/v1/Services/${sid}`

const asked = <T>(
  options: CallOptions,
  { accountSid, authToken }: TwilioAccount,
  url: string,
  schema: z.ZodType<T>,
  body?: URLSearchParams,
) =>
  ask(options, {
    who: 'Twilio',
    request: () =>
      new Request(url, {
        headers: { Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
        ...(body ? { method: 'POST', body } : {}),
      }),
    schema,
    meaning: (status) => {
      if (status === 401) {
        return refused('Twilio does not know this account with this token: see https://console.twilio.com.')
      }
      if (status === 403) {
        return refused('Twilio lets this account do nothing (403): see https://console.twilio.com.')
      }
      return status === 404 ? wrong('Twilio knows no such sender in this account.') : null
    },
  })
