/** The second step: an address and a number, each confirmed by what comes there, and massage wanted at both. */
import { z } from 'zod'
import type { AsRunner } from './as-runner.ts'
import { type Say, type Stage, until } from './stage.ts'

const MAIL_TO = 'runner@mail.example'
/** Of the block that is kept for stories. */
export const NUMBER = '+15055550123'

const contacts = z.array(z.object({ channel: z.string(), state: z.string() }))

/** Whether an address is confirmed then. */
export async function confirmBoth(stage: Stage, runner: AsRunner, say: Say): Promise<boolean> {
  say(`Adding ${MAIL_TO} and ${NUMBER}`)
  const { mail, text } = await askBoth(stage, runner)
  if (mail) await confirmMail(stage, runner, mail, say)
  if (text) await confirmNumber(runner, text, say)
  await runner.send('PATCH', '/settings', { massageMessages: 'also-massage' })
  const known = await runner.get('/contacts', contacts)
  return known?.some(({ state }) => state === 'confirmed') === true
}

/** Asks for messages to the address and the number that are not confirmed yet; gives what came to confirm them. */
async function askBoth({ sandbox }: Stage, runner: AsRunner) {
  const { mails } = sandbox.resend
  const { texts } = sandbox.twilio
  const [mail, text] = [mails.length, texts.length]
  const known = await runner.get('/contacts', contacts)
  const isNew = (of: string) => !known?.some(({ channel, state }) => channel === of && state === 'confirmed')
  const address = { channel: 'email', address: MAIL_TO }
  const number = { channel: 'sms', address: NUMBER, agreed: true }
  const mailId = isNew('email') ? await runner.send('POST', '/contacts', address) : null
  const textId = isNew('sms') ? await runner.send('POST', '/contacts', number) : null
  const came = {
    mail: mailId ? await until(() => mails[mail]) : null,
    text: textId ? await until(() => texts[text]) : null,
  }
  return { mail: came.mail, text: textId && came.text ? { id: textId, body: came.text.body } : null }
}

async function confirmMail({ url }: Stage, runner: AsRunner, mail: { text: string | null }, say: Say) {
  say('A mail has come to confirm the address: pressing its button')
  const link = mail.text?.match(/http\S+\/verify\/\S+/)?.[0]
  if (link?.startsWith(url)) await runner.press(link)
}

async function confirmNumber(runner: AsRunner, { id, body }: { id: string; body: string }, say: Say) {
  const code = body.match(/\b\d{6}\b/)?.[0]
  if (!code) return
  say(`A text has come with the code ${code}: entering it`)
  await runner.send('POST', `/contacts/${id}/confirm`, { code })
  await runner.send('PATCH', `/contacts/${id}`, { recovery: true, massage: true, summary: false })
}
