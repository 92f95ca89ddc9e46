/** What only the runner can say of a nudge's run, as long as it is not known. */
import { runOf } from '../../domain/advice/advise.ts'
import { isRaceSimulation, mayBeRaceSimulation } from '../../domain/overview/race-simulation.ts'
import type { Finding } from '../../domain/rules/index.ts'
import { whyAway } from '../../domain/training/legs.ts'
import type { TrainingLog } from '../../domain/training/log.ts'
import { type Runner, TIME_OFF_REASONS } from '../../domain/training/runner.ts'
import type { Asked } from '../../pages/me/nudge/question.tsx'
import { timeOffWords } from '../../text/labels/health.ts'
import { capital } from '../../text/sentences.ts'

/** @example questionsOn(returnFromBreak, log, runner)[0]?.answer // 'away' */
export function questionsOn(lead: Finding, log: TrainingLog, runner: Runner): Asked[] {
  const { date } = lead
  const { selfReports } = runner
  if (lead.rule === 'return-from-break') {
    const isKnown = whyAway(selfReports, { lastRunDate: lead.facts.lastRunDate, date }) !== null
    return isKnown ? [] : [why(date)]
  }
  if (lead.rule === 'race-effort') {
    const isKnown =
      lead.facts.known !== 'marathon-length' || selfReports.races.some((race) => race.date === date)
    return isKnown ? [] : [yes('race', 'Was it a race?', date, { meters: String(lead.facts.distanceMeters) })]
  }
  const run = runOf(log, lead)
  const isAsked = run && mayBeRaceSimulation(log, run, runner) && !isRaceSimulation(log, run, runner)
  return isAsked ? [yes('simulation', 'Was it a race simulation?', date, {})] : []
}

const yes = (answer: Asked['answer'], words: string, date: string, about: Asked['about']): Asked => ({
  ...{ words, answer, about },
  buttons: [{ name: 'date', value: date, words: 'Yes, it was' }],
})

const why = (date: string): Asked => ({
  words: 'Why were you away?',
  answer: 'away',
  about: { date },
  buttons: TIME_OFF_REASONS.map((value) => ({ name: 'why', value, words: capital(timeOffWords[value]) })),
})
