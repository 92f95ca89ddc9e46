/** Tells the operator what only they can mend: what is so, and what to do. */
import { count } from '../../text/plurals.ts'
import { capital } from '../../text/sentences.ts'
import {
  type EmailDocument,
  type Mail,
  type Operator,
  type Part,
  senderLine,
} from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

type ToMend = { says: string; next: string | null }

export type CheckUpWords = {
  toMend: readonly [ToMend, ...ToMend[]]
  /** Where all checks are. */
  page: string
  operator: Operator
}

/** @example composeCheckUp({ toMend: [{ says: 'No sweep …', next: 'Look …' }], … }).subject // 'One thing needs you' */
export function composeCheckUp({ toMend, page, operator }: CheckUpWords): Mail {
  const many = capital(count(toMend.length, 'thing'))
  const subject = `${many} about Legwork ${toMend.length === 1 ? 'needs' : 'need'} you`
  const letter: EmailDocument = {
    subject,
    parts: [
      ...toMend.flatMap(({ says, next }): Part[] => [
        { kind: 'lead', words: says },
        ...(next ? [{ kind: 'paragraph', words: next } satisfies Part] : []),
      ]),
      { kind: 'act', words: 'See all checks', href: page },
      { kind: 'paragraph', words: 'This comes at most once a day, and only while something needs you.' },
    ],
    foot: { lines: [senderLine(operator)], links: [] },
  }
  return { subject, html: htmlOf(letter), text: textOf(letter) }
}
