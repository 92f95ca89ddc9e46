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
      { kind: 'lead', words: 'Somebody, most likely you, asked to come back to Legwork with this address.' },
      { kind: 'act', words: 'Sign in', href: link },
      { kind: 'paragraph', words: `The link works once, for ${count(minutes, 'minute')}.` },
      { kind: 'paragraph', words: 'Not you? Do nothing: without the link nobody comes in.' },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}
