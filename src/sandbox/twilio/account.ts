/** The rest of Twilio's account: its numbers and messaging services, and where each posts what comes in. */
import { Hono } from 'hono'
import { fieldsOf, json } from '../http.ts'
import { refusal } from './answers.ts'

/** Where what comes in to a number or a service is posted; empty where nowhere. */
export type TwilioAccount = {
  numbers: { sid: string; number: string; smsUrl: string }[]
  shortCodes: { sid: string; code: string; smsUrl: string }[]
  /** `asNumber`: the service's address is ignored, and that of the number counts. */
  services: { sid: string; inboundUrl: string; asNumber: boolean }[]
}

export function accountApi({ numbers, shortCodes, services }: TwilioAccount): Hono {
  const api = new Hono()
  const ofNumber = ({ sid, number, smsUrl }: TwilioAccount['numbers'][number]) => ({
    sid,
    phone_number: number,
    sms_url: smsUrl,
    sms_method: 'POST',
  })
  const ofShortCode = ({ sid, code, smsUrl }: TwilioAccount['shortCodes'][number]) => ({
    sid,
    short_code: code,
    sms_url: smsUrl || null,
    sms_method: 'POST',
  })
  const ofService = ({ sid, inboundUrl, asNumber }: TwilioAccount['services'][number]) => ({
    sid,
    inbound_request_url: inboundUrl || null,
    inbound_method: 'POST',
    use_inbound_webhook_on_number: asNumber,
  })

  api.get('/2010-04-01/Accounts/:account/IncomingPhoneNumbers.json', (c) => {
    const asked = c.req.query('PhoneNumber')
    const found = numbers.filter(({ number }) => asked === undefined || number === asked)
    return json(200, { incoming_phone_numbers: found.map(ofNumber), page: 0 })
  })
  api.post('/2010-04-01/Accounts/:account/IncomingPhoneNumbers/:file', async (c) => {
    const found = numbers.find(({ sid }) => `${sid}.json` === c.req.param('file'))
    if (!found) return notFound()
    found.smsUrl = (await fieldsOf(c.req.raw)).get('SmsUrl') ?? found.smsUrl
    return json(200, ofNumber(found))
  })
  api.get('/2010-04-01/Accounts/:account/SMS/ShortCodes.json', (c) => {
    const asked = c.req.query('ShortCode')
    const found = shortCodes.filter(({ code }) => asked === undefined || code === asked)
    return json(200, { short_codes: found.map(ofShortCode), page: 0 })
  })
  api.post('/2010-04-01/Accounts/:account/SMS/ShortCodes/:file', async (c) => {
    const found = shortCodes.find(({ sid }) => `${sid}.json` === c.req.param('file'))
    if (!found) return notFound()
    found.smsUrl = (await fieldsOf(c.req.raw)).get('SmsUrl') ?? found.smsUrl
    return json(200, ofShortCode(found))
  })
  api.get('/v1/Services/:sid', (c) => {
    const found = services.find(({ sid }) => sid === c.req.param('sid'))
    return found ? json(200, ofService(found)) : notFound()
  })
  api.post('/v1/Services/:sid', async (c) => {
    const found = services.find(({ sid }) => sid === c.req.param('sid'))
    if (!found) return notFound()
    const fields = await fieldsOf(c.req.raw)
    found.inboundUrl = fields.get('InboundRequestUrl') ?? found.inboundUrl
    found.asNumber = (fields.get('UseInboundWebhookOnNumber') ?? String(found.asNumber)) === 'true'
    return json(200, ofService(found))
  })
  api.notFound(notFound)
  return api
}

const notFound = () => refusal(404, 20404, 'The requested resource was not found')
