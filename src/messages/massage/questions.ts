/** What a message about massage asks: each answer is a link that works with one press. */

import type { MassageAdvice, MassagePlan } from '../../domain/advice/advice.ts'
import { areUnknown } from '../../domain/advice/key-sessions.ts'
import { day, weekdayChoices } from '../../text/days.ts'
import type { Reader } from '../../text/reader.ts'
import type { Part } from '../render/email-document.ts'
import { tap } from './tap.ts'

/** More would be a calendar. */
const MOST_DAYS = 4

/** Where nobody can tell anything (`act` is none) nothing is asked. */
export function massageQuestions(massage: MassageAdvice, act: string | undefined, reader: Reader): Part[] {
  if (act === undefined) return []
  if (massage.kind === 'suggest') return [booked(massage.plan, act, reader), ...longRunDay(massage.plan, act)]
  if (massage.kind !== 'none' || massage.why.reason !== 'paused' || !massage.why.asks) return []
  return [
    {
      kind: 'question',
      words: 'Massage suggestions are paused. Want them back?',
      answers: [tap(act, 'Yes', { do: 'back' }), tap(act, 'No', { do: 'rest' })],
    },
  ]
}

function booked({ days }: MassagePlan, act: string, reader: Reader): Part {
  const ahead = days
    .slice(0, MOST_DAYS)
    .map((date) => tap(act, `Booked for ${day(date, reader)}`, { do: 'booked', date }))
  return {
    kind: 'question',
    words: 'Booked one, or had one?',
    answers: [...ahead, tap(act, 'Another day', { do: 'booked' }), tap(act, 'Had a massage', { do: 'done' })],
  }
}

function longRunDay({ because: { days } }: MassagePlan, act: string): Part[] {
  if (!areUnknown(days.keySessions, days.to)) return []
  const answers = weekdayChoices.map((each) =>
    tap(act, each.name, { do: 'long-run', weekday: String(each.day) }),
  )
  return [{ kind: 'question', words: 'Which day is your long run?', answers }]
}
