/** What to do about a warning sign somebody told of: at once, plainly, and with nothing beside it. */

import type { LocalDate } from '../../domain/time/calendar.ts'
import type { Reader } from '../../text/reader.ts'
import { MEDICAL_CARE, medicalCare, wellFirstSubject } from '../massage/clinician.ts'
import { type EmailDocument, footFor, type Mail, type Operator } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export const RED_FLAG = `${MEDICAL_CARE} Text CLEARED once a doctor has cleared you.`

export const redFlagSms = () => `Legwork: ${RED_FLAG}`

export type RedFlagWords = { since: LocalDate; reader: Reader; operator: Operator; page: string }

/** @example composeRedFlag({ since: '2024-11-05', … }).subject // 'Please see a doctor today' */
export function composeRedFlag({ since, reader, operator, page }: RedFlagWords): Mail {
  const letter: EmailDocument = {
    subject: wellFirstSubject['red-flag'],
    parts: [
      { kind: 'lead', words: medicalCare(since, reader) },
      {
        kind: 'paragraph',
        words: 'When a doctor has cleared you, tell Legwork on your training page.',
      },
      { kind: 'act', words: 'Open Legwork', href: page },
    ],
    foot: footFor(operator, []),
  }
  return { subject: letter.subject, html: htmlOf(letter), text: textOf(letter) }
}
