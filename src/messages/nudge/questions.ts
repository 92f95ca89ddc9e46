/** What a nudge asks, and what may be told beside it: each answer is a link that works with one press. */

import { whyAway } from '../../domain/training/legs.ts'
import { TIME_OFF_REASONS } from '../../domain/training/runner.ts'
import type { NotWell } from '../../domain/training/well.ts'
import { timeOffWords, wellAgainWords } from '../../text/labels/health.ts'
import type { Reader } from '../../text/reader.ts'
import { capital } from '../../text/sentences.ts'
import { massageQuestions } from '../massage/questions.ts'
import { tap } from '../massage/tap.ts'
import type { Part } from '../render/email-document.ts'
import type { NudgeToSay } from './nudge-to-say.ts'

/** What only the runner knows: why they were away, whether a run of marathon length was a race, or a long one a simulation. */
export function whatOnlyTheyKnow({ findings: [lead], links: { act }, advice, runner }: NudgeToSay): Part[] {
  if (advice.kind === 'not-well') return []
  if (lead.rule === 'return-from-break') {
    const { lastRunDate } = lead.facts
    const isTold = whyAway(runner.selfReports, { lastRunDate, date: lead.date }) !== null
    return isTold ? [] : whyTheBreak('Were you ill, injured, or was it planned?', lead.date, act)
  }
  const isUnknown = lead.rule === 'race-effort' && lead.facts.known === 'marathon-length'
  if (act === undefined) return []
  if (isUnknown) return [wasItARace(lead.date, lead.facts.distanceMeters, act)]
  return advice.simulation === 'asks' ? [wasItASimulation(lead.date, act)] : []
}

const wasItASimulation = (date: string, act: string): Part => ({
  kind: 'question',
  words: 'Was it a race simulation?',
  answers: [tap(act, 'Yes', { do: 'simulation', date }), tap(act, 'No', { do: 'no-simulation' })],
})

export function questionsOf({ advice, links: { act } }: NudgeToSay, reader: Reader): Part[] {
  if (act === undefined) return []
  if (advice.kind === 'not-well') {
    const { reason } = advice.why
    return reason === 'red-flag'
      ? []
      : [{ kind: 'question', words: 'Better?', answers: [wellAgain(reason, act)] }]
  }
  return [
    ...massageQuestions(advice.massage, act, reader),
    {
      kind: 'question',
      words: 'Anything to tell us?',
      answers: [
        tap(act, 'Sore', { do: 'sore' }),
        tap(act, 'Ill', { do: 'ill' }),
        tap(act, 'Pause for a week', { do: 'snooze' }),
      ],
    },
  ]
}

const wellAgain = (reason: NotWell['reason'], act: string) => tap(act, wellAgainWords[reason], { do: 'well' })

const wasItARace = (date: string, meters: number, act: string): Part => ({
  kind: 'question',
  words: 'Was it a race?',
  answers: [tap(act, 'Yes', { do: 'race', date, meters: String(meters) }), tap(act, 'No', { do: 'no-race' })],
})

/** Without links it is only asked: a page has its own way to say it. */
export function whyTheBreak(words: string, date: string, act: string | undefined): Part[] {
  if (act === undefined) return [{ kind: 'paragraph', words }]
  const answers = TIME_OFF_REASONS.map((why) =>
    tap(act, capital(timeOffWords[why]), { do: 'time-off', date, why }),
  )
  return [{ kind: 'question', words, answers }]
}
