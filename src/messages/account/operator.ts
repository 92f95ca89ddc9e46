/** What the operator is told by mail. */

import { count } from '../../text/formats.ts'
import { type EmailDocument, type Mail, type Operator, senderLine } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export type TextLimitWords = { limit: number; month: string; operator: Operator }

/** @example composeTextLimit({ limit: 500, month: '2026-03', operator }).subject // 'The text messages of 2026-03 are used up' */
export function composeTextLimit({ limit, month, operator }: TextLimitWords): Mail {
  const letter: EmailDocument = {
    subject: `The text messages of ${month} are used up`,
    parts: [
      {
        kind: 'lead',
        words: `Legwork may send ${count(limit, 'text message')} a month, and what is kept for nudges is gone.`,
      },
      {
        kind: 'paragraph',
        words:
          'Until the month is over, nudges go to a runner’s mailbox where there is one. Codes still go out, as long as their share lasts.',
      },
      {
        kind: 'paragraph',
        words: 'To allow more, raise SMS_MONTHLY_LIMIT. This is said once a month.',
      },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}
