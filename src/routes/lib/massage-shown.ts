/** What is known of massage now: the next one or why there is none, in words, for the page and for the API. */
import { practiceOf } from '../../dependencies.ts'
import type { MassageAdvice, MassagePlan, WellFirst } from '../../domain/advice/advice.ts'
import { massageNow, runOf } from '../../domain/advice/advise.ts'
import { isPlan, massagePlan } from '../../domain/advice/massage-plan.ts'
import { massageWindow, type SentSuggestion } from '../../domain/advice/massage-window.ts'
import { sorenessOf } from '../../domain/advice/soreness.ts'
import { advicePolicy } from '../../domain/policy/advice.ts'
import { addDays, type LocalDate, localDateOf } from '../../domain/time/calendar.ts'
import type { TrainingLog } from '../../domain/training/log.ts'
import type { Run } from '../../domain/training/run.ts'
import { type Area, isArea, type Strength } from '../../domain/training/runner.ts'
import { lookedAtFirst, wellFirstShort } from '../../messages/massage/clinician.ts'
import { CAUTION, noMassage, suggested, suggestion, where, whyNow } from '../../messages/massage/massage.ts'
import { whyThis } from '../../messages/massage/reasons.ts'
import { therapistNote } from '../../messages/massage/therapist.ts'
import type { Training } from '../../store/runner/runners.ts'
import { count } from '../../text/plurals.ts'
import type { Reader } from '../../text/reader.ts'
import type { dependenciesOf } from './context.ts'
import { isRead, NOT_READ, type ReadTraining } from './standing/is-read.ts'
import { logOf, noLog } from './training-log.ts'

/** Soreness older than this is no news on the body. */
const LATELY_DAYS = 14

export type MassageShown = {
  /** Null while there is no training to go by. */
  advice: MassageAdvice | WellFirst | null
  /** What is suggested now, or was by the newest message and still stands, with the days left for it. */
  plan: MassagePlan | null
  words: string[]
  caution: string | null
  /** Suggestions rest until they are wanted back. */
  rests: boolean
  booking: { href: string; operator: string } | null
  therapist: string | null
  /** Where it was sore lately, and how much; the latest of a place counts. */
  sore: ReadonlyMap<Area, Strength>
}

export function massageShown(dependencies: ShownOptions, training: Training, now: Date): MassageShown {
  return isRead(dependencies, training, now)
    ? fromTraining(dependencies, training, now)
    : withoutTraining(dependencies, training, now)
}

type ShownOptions = Pick<ReturnType<typeof dependenciesOf>, 'config' | 'sources'>

/** What a runner told of themselves holds without a run, but nothing is suggested. */
function withoutTraining({ config }: ShownOptions, training: Training, now: Date): MassageShown {
  const { runner } = training
  const reader = { units: runner.units, today: localDateOf(now, runner.timeZone) }
  const advice = massageNow(noLog(training, now), runner, practiceOf({ config }), now)
  const rests = isPaused(advice)
  const holds = advice.kind === 'not-well' || advice.kind === 'see-a-clinician' || rests
  return {
    ...{ advice: holds ? advice : null, words: holds ? nextWords(advice, reader) : [NOT_READ], rests },
    ...{ plan: null, caution: null, booking: null, therapist: null },
    sore: soreLately(runner, reader.today),
  }
}

function fromTraining({ config }: ShownOptions, training: ReadTraining, now: Date): MassageShown {
  const { runner } = training
  const today = localDateOf(now, runner.timeZone)
  const log = logOf(training, now)
  const reader = { units: runner.units, today }
  const practice = practiceOf({ config })
  const advice = massageNow(log, runner, practice, now)
  const plan = massagePlan(log, runner, practice, runOfSuggestion(training, log, today), now)
  const rests = isPaused(advice)
  const sent = lastSuggestion(training)
  const suggests = massageWindow(log, runner, practice, sent, now)
  const open = advice.kind === 'none' && sent && suggests
  const mayWork = advice.kind === 'suggest' || advice.kind === 'none'
  const mayOffer = suggests && runner.selfReports.massageMessages && config.BOOKING_URL
  return {
    advice,
    plan: suggests,
    words: open
      ? [...openWords(suggests, localDateOf(sent.at, runner.timeZone), reader), ...(rests ? [PAUSED] : [])]
      : nextWords(advice, reader),
    caution: suggests ? CAUTION : null,
    rests,
    booking: mayOffer ? { href: mayOffer, operator: config.OPERATOR_NAME } : null,
    therapist: mayWork && isPlan(plan) ? therapistNote(plan, reader) : null,
    sore: soreLately(runner, today),
  }
}

const isPaused = (advice: MassageAdvice | WellFirst) =>
  advice.kind === 'none' && advice.why.reason === 'paused'

const soreLately = ({ selfReports }: Training['runner'], today: LocalDate): MassageShown['sore'] =>
  new Map(
    [...sorenessOf(selfReports, today, LATELY_DAYS)]
      .reverse()
      .flatMap(({ area, strength }) => (isArea(area) ? [[area, strength]] : [])),
  )

/** The newest message that suggested one; newest first is how they come. */
export function lastSuggestion({ deliveries, nudges }: Training): SentSuggestion | null {
  const sent = deliveries.filter(({ suggested }) => suggested)
  const [last] = sent.flatMap(({ sentAt, about }) => (sentAt ? [{ at: sentAt, about }] : []))
  if (!last) return null
  const findings = nudges.find(({ id }) => id === last.about)?.findings
  return { at: last.at, about: findings?.[0] ?? null }
}

/** A massage that a message suggested after a run is planned around that run here too, and its therapist told the same. */
function runOfSuggestion({ nudges, deliveries }: Training, log: TrainingLog, today: LocalDate): Run | null {
  const latest = deliveries.find(({ kind, suggested }) => kind === 'nudge' && suggested)
  const lead = nudges.find(({ id }) => id === latest?.about)?.findings?.[0]
  const run = lead ? runOf(log, lead) : null
  return run && run.localDate > addDays(today, -advicePolicy.clock.runningDays) ? run : null
}

const PAUSED = 'Massage suggestions are paused, because the last two had no answer.'

const openWords = (plan: MassagePlan, suggestedOn: LocalDate, reader: Reader): string[] =>
  [suggested(plan, suggestedOn, reader), where(plan.areas, reader), whyThis(plan, reader)].filter(Boolean)

function nextWords(advice: MassageAdvice | WellFirst, reader: Reader): string[] {
  switch (advice.kind) {
    case 'suggest': {
      const { plan, why } = advice
      const reasons = whyThis(plan, reader)
      return [
        `${whyNow(why, plan, reader)} ${suggestion(advice, reader)}`,
        where(plan.areas, reader),
        reasons,
      ].filter(Boolean)
    }
    case 'none':
      return [noMassage(advice.why, reader) ?? quietWords(advice.why)]
    case 'see-a-clinician':
      return [lookedAtFirst(advice.why, reader)]
    case 'not-well':
      return [wellFirstShort(advice.why)]
  }
}

/** Reasons that a message keeps to itself. */
function quietWords(why: Extract<MassageAdvice, { kind: 'none' }>['why']): string {
  switch (why.reason) {
    case 'spoken-of-lately':
      return `Nothing is due now. Legwork counts ${count(why.afterDays, 'day')} from the last massage, the last time one was suggested, or the day you connected; ${why.daysSince === 0 ? 'that began today' : `so far it is ${count(why.daysSince, 'day')}`}.`
    case 'paused':
      return PAUSED
    case 'after-break':
      return 'None is suggested in the two weeks after a break.'
    default:
      return 'None is suggested at this stage of training.'
  }
}
