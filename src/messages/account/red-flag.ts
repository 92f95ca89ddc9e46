/** What to do about a warning sign somebody told of: at once, plainly, and with nothing beside it. */

import type { LocalDate } from '../../domain/time/calendar.ts'
import type { Reader } from '../../text/reader.ts'
import { MEDICAL_SUBJECT, medicalCare } from '../massage/clinician.ts'
import { type EmailDocument, footFor, type Mail, type Operator } from '../render/email-document.ts'
import { htmlOf } from '../render/html.ts'
import { textOf } from '../render/text.ts'

export const SEE_A_DOCTOR =
  'please see a doctor before your next run. Chest pain or trouble breathing: call your emergency number now.'

export const RED_FLAG = `${SEE_A_DOCTOR} Text CLEARED once a doctor has cleared you.`

export const redFlagSms = () => `Legwork: ${RED_FLAG}`

export type RedFlagWords = { since: LocalDate; reader: Reader; operator: Operator; page: string }

/** @example composeRedFlag({ since: '2024-11-05', … }).subject // 'Please see a doctor before your next run' */
export function composeRedFlag({ since, reader, operator, page }: RedFlagWords): Mail {
  const letter: EmailDocument = {
    subject: MEDICAL_SUBJECT,
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
