/** When it is not a matter for massage: a clinician first, or medical care at once. Never with a booking. */

import type { ClinicianFirst, MassageAdvice } from '../../domain/advice/advice.ts'
import type { LocalDate } from '../../domain/time/calendar.ts'
import { day } from '../../text/days.ts'
import { areaName } from '../../text/labels/areas.ts'
import { flagWords } from '../../text/labels/soreness.ts'
import { count } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { list } from '../../text/sentences.ts'

export const MEDICAL_SUBJECT = 'Please see a doctor before your next run'

export function medicalCare(since: LocalDate, reader: Reader): string {
  return `On ${day(since, reader)} you reported a warning sign. A hot or swollen calf, chest pain, breathlessness, dark urine or bone pain needs medical care now: with chest pain or trouble breathing call your emergency number, otherwise see a doctor today. No running and no massage until a doctor has cleared you.`
}

export function clinicianFirst(why: ClinicianFirst, reader: Reader): string {
  switch (why.reason) {
    case 'ill':
      return `You said you are ill, since ${day(why.since, reader)}. Getting well comes before training, and there is no massage until then. If it lasts or worries you, ask a doctor.`
    case 'injured':
      return `You said you are injured, since ${day(why.since, reader)}. Have a physio or doctor look at it before you run or book a massage.`
    case 'flag':
      return `On ${day(why.date, reader)} you reported ${flagWords[why.flag].reported} in your ${areaName(why.area)}. Have it looked at by a physio or doctor before any massage.`
    case 'keeps-coming-back': {
      const been = why.area === 'lower-back' ? 'has been' : 'have been'
      const when = list(why.episodes.map((date) => day(date, reader)))
      return `Your ${areaName(why.area)} ${been} sore ${count(why.episodes.length, 'time')} lately (${when}). Have it looked at by a physio or doctor before any massage.`
    }
  }
}

/** Nobody who is ill, injured or in need of a doctor is told to run, however easily. */
export function mayRun(massage: MassageAdvice): boolean {
  if (massage.kind === 'medical-care') return false
  return (
    massage.kind !== 'see-a-clinician' || (massage.why.reason !== 'ill' && massage.why.reason !== 'injured')
  )
}

/** For a text message. @example clinicianShort({ reason: 'ill', since }) // 'Getting well comes first.' */
export function clinicianShort({ reason }: ClinicianFirst): string {
  switch (reason) {
    case 'ill':
      return 'Getting well comes first.'
    case 'injured':
      return 'Have a physio or doctor look at your injury before you run.'
    case 'flag':
    case 'keeps-coming-back':
      return 'Have the soreness you reported looked at by a physio or doctor before any massage.'
  }
}

export const MEDICAL_SHORT =
  'No running or massage until then. With chest pain or trouble breathing call your emergency number.'
