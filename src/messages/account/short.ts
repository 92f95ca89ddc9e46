/** The short messages of an account: a code, a test, a notice by text. Each says who sends it and how to stop it. */

import { count } from '../../text/plurals.ts'
import { type EmailDocument, footFor, type Mail, type Operator } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { smsOf } from '../render/sms.ts'
import { textOf } from '../render/text.ts'

/** @example codeSms('123456', 30) // 'Legwork: 123456 is your code. It works for 30 minutes. …' */
export function codeSms(code: string, minutes: number): string {
  return `Legwork: ${code} is your code. It works for ${count(minutes, 'minute')}. Not you? Do nothing. STOP to end`
}

export function testSms(link: string): string {
  return smsOf({ opening: 'this is the test you asked for, and it arrived.', ifRoom: [], link })
}

export function reconnectSms(sourceLabel: string, link: string): string {
  const opening = `${sourceLabel} no longer lets us read your runs, so no nudges come.`
  return smsOf({ opening, ifRoom: ['Connect it again on your page.'], link })
}

export type TestWords = { settings: string; unsubscribeUrl: string; operator: Operator }

export function composeTest({ settings, unsubscribeUrl, operator }: TestWords): Mail {
  const letter: EmailDocument = {
    subject: 'A test from Legwork',
    parts: [
      { kind: 'lead', words: 'This is the test you asked for, and it arrived.' },
      { kind: 'paragraph', words: 'There is nothing to do. A nudge looks like this, with more in it.' },
      { kind: 'act', words: 'Open Legwork', href: settings },
    ],
    foot: footFor(operator, [{ words: 'Unsubscribe', href: unsubscribeUrl }]),
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}
