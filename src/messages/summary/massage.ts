/** Massage in the weekly summary: when one would fit, why there are none for now, and always the caution. */

import type { Reader } from '../../text/reader.ts'
import { lookedAtFirst } from '../massage/clinician.ts'
import { CAUTION, noMassage, suggestion, where, whyNow } from '../massage/massage.ts'
import { massageQuestions } from '../massage/questions.ts'
import { whyThis } from '../massage/reasons.ts'
import { therapistNote } from '../massage/therapist.ts'
import type { Part } from '../render/email-document.ts'
import type { Summed, WeekAhead } from './summed.ts'

const paragraph = (words: string): Part => ({ kind: 'paragraph', words })
const heading: Part = { kind: 'heading', words: 'Massage' }
const caution: Part = { kind: 'caution', words: CAUTION }

export function summaryMassage(
  { massage }: WeekAhead,
  { facts: { weeks }, runner, links, operator }: Summed,
  reader: Reader,
): Part[] {
  switch (massage.kind) {
    case 'suggest': {
      const { plan } = massage
      const why = whyThis(plan, reader)
      return [
        heading,
        paragraph(`${whyNow(massage.why, plan, reader)} ${suggestion(massage, reader)}`),
        paragraph(why ? `${where(plan.areas, reader)} ${why}` : where(plan.areas, reader)),
        { kind: 'copy', label: 'For your therapist', words: therapistNote(plan, reader) },
        caution,
        ...(runner.selfReports.massageMessages && links.booking
          ? [paragraph(`You book with ${operator.name}, who runs this Legwork.`)]
          : []),
        ...massageQuestions(massage, links.act, reader),
      ]
    }
    case 'none': {
      if (massage.why.reason === 'paused') {
        return massage.why.asks ? [heading, ...massageQuestions(massage, links.act, reader)] : []
      }
      const words = noMassage(massage.why, reader)
      if (words) return [heading, paragraph(words)]
      const isWelcome = runner.selfReports.massageMessages && massage.why.reason === 'spoken-of-lately'
      return isWelcome && weeks.at(-1)?.isCutBack
        ? [heading, paragraph('After an easier week a massage fits well, if you like one.'), caution]
        : []
    }
    case 'see-a-clinician':
      return [heading, paragraph(lookedAtFirst(massage.why, reader))]
  }
}
