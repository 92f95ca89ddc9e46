/** Says that the runs can no longer be read, that nothing is lost, and when what is kept will be erased. */

import {
  type EmailDocument,
  type Mail,
  NOT_MEDICAL,
  type Operator,
  senderLine,
} from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export type ReconnectWords = {
  link: string
  operator: Operator
  /** Whose runs can no longer be read, as the runner calls it. */
  sourceLabel: string
}

/** @example composeReconnect({ link: 'https://legwork.example/', operator, sourceLabel }) */
export function composeReconnect({ link, operator, sourceLabel }: ReconnectWords): Mail {
  const letter: EmailDocument = {
    subject: `Legwork can no longer read your runs from ${sourceLabel}`,
    parts: [
      {
        kind: 'lead',
        words: `${sourceLabel} no longer lets Legwork read your runs, so no nudges come until you connect it again.`,
      },
      {
        kind: 'paragraph',
        words: 'This can happen when a permission is withdrawn or simply expires.',
      },
      {
        kind: 'paragraph',
        words: `Nothing is lost. Your runs are still at ${sourceLabel}, and your settings here are kept.`,
      },
      { kind: 'act', words: `Connect ${sourceLabel} again`, href: link },
      {
        kind: 'paragraph',
        words:
          'If you meant to stop, there is nothing to do: what Legwork keeps about your runs is erased 28 days after it could last read them.',
      },
    ],
    foot: {
      lines: [NOT_MEDICAL, senderLine(operator)],
      links: [],
    },
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}
