/** The way back in, for somebody who asked for it. One link. */

import { count } from '../../text/plurals.ts'
import { type EmailDocument, type Mail, type Operator, senderLine } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export type SignInWords = { link: string; operator: Operator; minutes: number }

/** @example composeSignIn({ link: 'https://legwork.example/sign-in/…', operator, minutes: 15 }) */
export function composeSignIn({ link, operator, minutes }: SignInWords): Mail {
  const letter: EmailDocument = {
    subject: 'Your link to sign in to Legwork',
    parts: [
      { kind: 'lead', words: 'Somebody, most likely you, asked to sign in to Legwork with this address.' },
      { kind: 'act', words: 'Sign in', href: link },
      { kind: 'paragraph', words: worksFor(minutes) },
      { kind: 'paragraph', words: 'Not you? Do nothing. Without the link nobody gets in.' },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}

/** One that works for hours is sent when several were asked for in a day and none was used. */
function worksFor(minutes: number): string {
  if (minutes < 60) return `The link works once, for ${count(minutes, 'minute')}.`
  const hours = count(minutes / 60, 'hour')
  return `The link works once, for ${hours}. Several were requested today, so there will be no other before this one expires.`
}
