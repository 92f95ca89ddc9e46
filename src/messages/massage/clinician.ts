/** Well first: the medical or clinician line, in the place of any step, figure or massage. Never with a booking. */

import type { KeepsComingBack } from '../../domain/advice/advice.ts'
import type { LocalDate } from '../../domain/time/calendar.ts'
import { isHurtPlace } from '../../domain/training/runner.ts'
import type { NotWell } from '../../domain/training/well.ts'
import { day } from '../../text/days.ts'
import { areaName, haveHas } from '../../text/labels/areas.ts'
import { healthWords } from '../../text/labels/health.ts'
import { flagWords } from '../../text/labels/soreness.ts'
import { count } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import { list } from '../../text/sentences.ts'

const DOCTOR_TODAY = 'Please see a doctor today'

/** How soon a warning sign needs a doctor: decided here, and said in these words wherever one is answered. */
export const MEDICAL_CARE = `${DOCTOR_TODAY}; with chest pain or trouble breathing, call your emergency number now.`

export const NOT_UNTIL_CLEARED = 'No running and no massage until a doctor has cleared you.'

const LOOKED_AT = 'Something to have looked at before your next run'

/** In the place of a headline. */
export const wellFirstSubject = {
  'red-flag': DOCTOR_TODAY,
  ill: 'Getting well comes first',
  injured: LOOKED_AT,
  flag: LOOKED_AT,
} satisfies Record<NotWell['reason'], string>

export function medicalCare(since: LocalDate, reader: Reader): string {
  return `On ${day(since, reader)} you reported a warning sign: ${healthWords['red-flag']}. ${MEDICAL_CARE} ${NOT_UNTIL_CLEARED}`
}

/** @example wellFirst({ reason: 'ill', since: '2024-11-02' }, reader) // 'You said you are ill, since Saturday. …' */
export function wellFirst(why: NotWell, reader: Reader): string {
  switch (why.reason) {
    case 'red-flag':
      return medicalCare(why.since, reader)
    case 'ill':
      return `You said you are ill, since ${day(why.since, reader)}. Getting well comes before training, and there is no massage until then. If it lasts or worries you, ask a doctor.`
    case 'injured':
      return `You said you are injured, since ${day(why.since, reader)}. Have a physio or doctor look at it before you run or book a massage.`
    case 'flag':
      return `On ${day(why.since, reader)} you reported ${flagWords[why.flag].reported} in your ${areaName(why.area)}. Have it looked at by a physio or doctor before your next run or any massage.`
  }
}

/** For a text message. @example wellFirstShort({ reason: 'ill', since }) // 'Getting well comes first.' */
export function wellFirstShort({ reason }: NotWell): string {
  switch (reason) {
    case 'red-flag':
      return MEDICAL_CARE
    case 'ill':
      return 'Getting well comes first.'
    case 'injured':
      return 'Have a physio or doctor look at your injury before you run.'
    case 'flag':
      return 'Have the pain you reported looked at by a physio or doctor before you run.'
  }
}

/** What keeps nobody from running, and is still no matter for massage. */
export function lookedAtFirst({ area, episodes }: KeepsComingBack, reader: Reader): string {
  const when = list(episodes.map((date) => day(date, reader)))
  if (isHurtPlace(area))
    return `Your ${areaName(area)} hurt on ${when}. Have it looked at by a physio or doctor before any massage, and before anything fast.`
  return `Your ${areaName(area)} ${haveHas(area)} been sore ${count(episodes.length, 'time')} lately (${when}). Have it looked at by a physio or doctor before any massage.`
}

/** For a text message. @example lookedAtShort({ area: 'shin', … }) // 'Have your shin looked at by a physio or doctor …' */
export const lookedAtShort = ({ area }: KeepsComingBack) =>
  `Have your ${areaName(area)} looked at by a physio or doctor before any massage.`
