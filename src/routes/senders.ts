/** What Twilio and Resend tell us: believed with their signature alone, answered at once. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { takeConsent, takeReport } from '../actions/delivery-reports.ts'
import { mayWrite } from '../actions/limits/write-limit.ts'
import { answer, answerWarning, carryOut, runCommand, whoTexted } from '../actions/text-commands.ts'
import { isFromResend, reportFromResend } from '../channels/resend-callbacks.ts'
import { type InboundText, inboundFrom, isFromTwilio, reportFrom } from '../channels/twilio-callbacks.ts'
import type { Dependencies } from '../dependencies.ts'
import { type Reply, readReply } from '../domain/delivery/text-commands.ts'
import { warningIn } from '../domain/delivery/texts/red-flags.ts'
import { isTwilios } from '../domain/delivery/texts/stop-words.ts'
import { wordsOf } from '../domain/delivery/texts/words.ts'
import { type LocalDate, localDateOf } from '../domain/time/calendar.ts'
import { answerTo } from '../messages/account/text-answers.ts'
import { knownOf } from './lib/command-figures.ts'
import { type AppEnv, dependenciesOf, nowOf } from './lib/context.ts'

export const senderRoutes = new Hono<AppEnv>()

// each on its own path: the runs of a source come by the same door and are longer
const short = bodyLimit({ maxSize: 64 * 1024 })
senderRoutes.use('/twilio/*', short)
senderRoutes.use('/resend', short)

senderRoutes.post('/twilio/status', async (c) => {
  const report = reportFrom(await twilioFields(c), c.req.query('delivery') ?? null)
  if (report) await takeReport(dependenciesOf(c), report, nowOf(c))
  return c.body(null, 204)
})

senderRoutes.post('/twilio/inbound', async (c) => {
  const text = inboundFrom(await twilioFields(c))
  if (text) await handleText(dependenciesOf(c), text, nowOf(c))
  // whatever there is to say is a delivery of its own
  return c.body('<?xml version="1.0" encoding="UTF-8"?><Response/>', 200, { 'Content-Type': 'text/xml' })
})

senderRoutes.post('/resend', async (c) => {
  const { config } = dependenciesOf(c)
  const secret = config.RESEND_WEBHOOK_SECRET
  if (!secret) throw notHere()
  const body = await c.req.text()
  const signed = {
    id: c.req.header('svix-id') ?? null,
    timestamp: c.req.header('svix-timestamp') ?? null,
    signature: c.req.header('svix-signature') ?? null,
  }
  if (!(await isFromResend(secret, signed, body, nowOf(c)))) throw notTheirs()
  const report = reportFromResend(body)
  if (report) await takeReport(dependenciesOf(c), report, nowOf(c))
  return c.body(null, 204)
})

/** Does what was texted, and answers: a number nobody confirmed is not texted back, nor one that said stop. */
async function handleText(dependencies: Dependencies, text: InboundText, now: Date): Promise<void> {
  const contact = await whoTexted(dependencies, text)
  const training = contact && (await dependencies.store.runners.training(contact.runnerId))
  const reply = read(text, localDateOf(now, training?.runner.timeZone ?? 'UTC'))
  if (reply.kind === 'stop' || reply.kind === 'start') {
    await takeConsent(dependencies, reply.kind, text.from, now)
  }
  if (!contact || !training) return
  const { runner } = training
  const sign = warningIn(wordsOf(text.text))
  // heard from whoever texts it, and answered whatever came before it
  if (sign) {
    await runCommand(dependencies, runner, { kind: 'red-flag' }, now)
    return answerWarning(dependencies, contact, { textId: text.id, sign }, now)
  }
  const isOn = contact.state === 'confirmed' || reply.kind === 'start'
  if (reply.kind === 'stop' || !isOn || isAnsweredByTwilio(text, reply)) return
  if (!(await mayWrite(dependencies, runner.id, now))) return
  const heard = reply.kind === 'start' ? reply : await carryOut(dependencies, runner, reply, now)
  const known = await knownOf(dependencies, training, heard, now)
  await answer(dependencies, contact, text.id, answerTo(heard, known), now)
}

/** What Twilio took it for stands; its owner may have entered words there that are not ours. */
const read = ({ keyword, text }: InboundText, today: LocalDate): Reply =>
  keyword ? { kind: keyword } : readReply(text, today)

/**
 * Words of its owner's own answer everything; Twilio's answer to HELP names neither who sends these texts nor what can
 * be texted, and a short code has none.
 */
const isAnsweredByTwilio = ({ keyword, text }: InboundText, reply: Reply) =>
  keyword !== null || (isTwilios(text) && reply.kind !== 'help')

/** The fields Twilio sent, when it was Twilio. */
async function twilioFields(c: Context<AppEnv>): Promise<URLSearchParams> {
  const { config } = dependenciesOf(c)
  const token = config.TWILIO_AUTH_TOKEN
  if (!token) throw notHere()
  const pathAndQuery = c.req.url.slice(new URL(c.req.url).origin.length)
  const fields = new URLSearchParams(new TextDecoder().decode(await c.req.arrayBuffer()))
  const signature = c.req.header('X-Twilio-Signature') ?? null
  // as Twilio knows our address, whatever stands in front of the Worker
  const ours = await isFromTwilio(token, `${config.BASE_URL}${pathAndQuery}`, fields, signature)
  if (!ours) throw notTheirs()
  return fields
}

const notHere = () => new HTTPException(404, { message: 'No webhook is taken here.' })
const notTheirs = () => new HTTPException(403, { message: 'The signature does not fit.' })
