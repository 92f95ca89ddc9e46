/** What the operator is told by mail. */

import type { ChannelName } from '../../domain/delivery/channels.ts'
import { channelWords } from '../../text/labels/channels.ts'
import { count } from '../../text/plurals.ts'
import { type EmailDocument, type Mail, type Operator, senderLine } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export type LimitWords = {
  channel: ChannelName
  /** The setting that the operator may raise, and what it stands at. */
  setting: string
  limit: number
  month: string
  operator: Operator
}

/** @example composeLimitReached({ channel: 'sms', month: '2026-03', … }).subject // 'The text messages of 2026-03 are used up' */
export function composeLimitReached({ channel, setting, limit, month, operator }: LimitWords): Mail {
  const { noun } = channelWords[channel]
  const letter: EmailDocument = {
    subject: `The ${noun}s for ${month} are used up`,
    parts: [
      {
        kind: 'lead',
        words: `Legwork may send ${count(limit, noun)} a month, and the share for nudges is used up.`,
      },
      {
        kind: 'paragraph',
        words:
          'Until the month is over, nudges go to a runner’s mailbox where there is one. Codes still go out, as long as their share lasts.',
      },
      {
        kind: 'paragraph',
        words: `To allow more, raise ${setting}. This is sent once a month.`,
      },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}

/** @example composeTestMail({ page: 'https://…/operator', operator }).subject // 'Legwork can write to you' */
export function composeTestMail({ page, operator }: { page: string; operator: Operator }): Mail {
  const letter: EmailDocument = {
    subject: 'Legwork can write to you',
    parts: [
      { kind: 'lead', words: 'This is the test you asked for. Mails to your runners go the same way.' },
      {
        kind: 'paragraph',
        words:
          'If it landed in spam, so will theirs: see what your mail sender says about SPF, DKIM and DMARC.',
      },
      { kind: 'act', words: 'See how Legwork is running', href: page },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}
