/** Asks whether an address is the runner's: who asked, how long it holds, what happens without an answer. One link. */

import { count } from '../../text/plurals.ts'
import { type EmailDocument, type Mail, type Operator, senderLine } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export type ConfirmWords = { link: string; operator: Operator; hours: number }

/** @example composeConfirm({ link: 'https://legwork.example/verify/…', operator, hours: 24 }) */
export function composeConfirm({ link, operator, hours }: ConfirmWords): Mail {
  const letter: EmailDocument = {
    subject: 'Is this your address? Confirm it for Legwork',
    parts: [
      { kind: 'lead', words: 'Somebody, most likely you, asked Legwork to send messages to this address.' },
      {
        kind: 'paragraph',
        words: `Legwork reads a running log and writes when a run or a week calls for recovery. This one is run by ${operator.name}.`,
      },
      { kind: 'act', words: 'Yes, this is my address', href: link },
      { kind: 'paragraph', words: `The link works for ${count(hours, 'hour')}.` },
      {
        kind: 'paragraph',
        words: 'Not you? Do nothing. No other message will come, and the address is not used.',
      },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}
