/** Says to whoever has an address here that it was asked for by another account: what that means, and what to do. One link. */
import { type EmailDocument, type Mail, type Operator, senderLine } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export type TakenWords = { link: string; operator: Operator }

/** @example composeTaken({ link: 'https://legwork.example/sign-in', operator }).subject // 'Somebody asked to add …' */
export function composeTaken({ link, operator }: TakenWords): Mail {
  const letter: EmailDocument = {
    subject: 'Somebody asked to add your address to another account',
    parts: [
      {
        kind: 'lead',
        words:
          'Somebody, perhaps you, asked Legwork to send the messages of another account to this address. It belongs to yours, so nothing has changed. The person who asked was not told so.',
      },
      {
        kind: 'paragraph',
        words:
          'Was it you? Sign in to the account that has this address, remove it there, then ask again from the other one.',
      },
      { kind: 'act', words: 'Sign in to my account', href: link },
      { kind: 'paragraph', words: 'Not you? Do nothing.' },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}

export const takenSms = () =>
  'Legwork: somebody asked to add this number to another account. You? Remove it on your page first. Not you? Do nothing. STOP to end'
