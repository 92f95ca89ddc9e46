/** The massage plan: technique, minutes, days, places and what to tell the therapist, each with its reason. */

import { isRaceSimulation } from '../overview/race-simulation.ts'
import { advicePolicy } from '../policy/advice.ts'
import { isBigRun } from '../rules/big-long-run.ts'
import { addDays, type LocalDate } from '../time/calendar.ts'
import { sleepLately, soreTwoWeeks } from '../training/legs.ts'
import type { TrainingLog } from '../training/log.ts'
import type { Run } from '../training/run.ts'
import type {
  MassagePlan,
  Minutes,
  MinutesReason,
  NoMassage,
  PlannedArea,
  Practice,
  Pressure,
  TherapistNote,
} from './advice.ts'
import { type AdviceContext, type Advised, adviceContextOf } from './context.ts'
import { nextKeySession } from './key-sessions.ts'
import { likelyAreas, runAround } from './massage-areas.ts'
import { lastTreatment } from './massage-clock.ts'
import { daysFor, shutDoor, spanOf } from './massage-days.ts'
import { type Choice, chooseTechnique, raceForbids } from './massage-technique.ts'
import { hurtLately } from './soreness.ts'

const { plan: policy } = advicePolicy

/**
 * The massage that fits around a run, or around none when one is due for its own sake; else why there is none: a race
 * at the door, or no open day left. Firm work that fits on no day becomes light. Whether a massage is wanted, and
 * whether a clinician should look first, is asked before.
 *
 * @example massagePlan(log, runner, practice, sundayRun, now)
 * // { technique: 'sports', pressure: 'firm', minutes: 60, days: ['2024-10-22', '2024-10-23'], … }
 */
export function massagePlan(
  log: TrainingLog,
  runner: Advised,
  practice: Practice,
  run: Run | null,
  now: Date,
): MassagePlan | NoMassage {
  return planAt(adviceContextOf(log, runner, practice, run, now))
}

/**
 * The same at a moment already put together.
 *
 * @example planAt(adviceContextOf(log, runner, practice, sundayRun, now))
 */
export function planAt(moment: AdviceContext): MassagePlan | NoMassage {
  const forbidden = raceForbids(moment)
  if (forbidden) return forbidden
  const choice = chooseTechnique(moment)
  const span = spanOf(moment, choice.pressure)
  const [first, ...others] = daysFor(moment, choice.pressure)
  if (!first) return shutDoor(moment, span) ?? { reason: 'no-day-fits', from: span.from, to: span.to }

  const { minutes, because } = minutesFor(choice, moment)
  const areas = likelyAreas(moment, choice.because)
  return {
    technique: choice.technique,
    pressure: choice.pressure,
    minutes,
    days: [first, ...others],
    areas: areas.slice(0, policy.places[minutes]),
    because: {
      technique: choice.because,
      minutes: because,
      days: {
        ...span,
        hoursBeforeKeySession: hoursBeforeKeySession[choice.pressure],
        keySessions: moment.keys,
      },
    },
    tellTherapist: therapistNote(moment, choice, areas, first),
  }
}

const hoursBeforeKeySession = { light: 24, firm: 48 } as const satisfies Record<Pressure, number>

/**
 * Whether a massage is planned, and not refused.
 *
 * @example isPlan({ reason: 'paused', unanswered: 2 }) // false
 */
export function isPlan(planned: MassagePlan | NoMassage): planned is MassagePlan {
  return 'technique' in planned
}

function minutesFor(choice: Choice, moment: AdviceContext): { minutes: Minutes; because: MinutesReason } {
  const { run, runner, phase } = moment
  if (choice.because.reason === 'first-time') return { minutes: 45, because: 'first-time' }
  if (choice.pressure === 'light') return { minutes: 30, because: 'light-work' }
  // nobody wants an hour of it
  if (choice.technique !== 'sports') return { minutes: 45, because: 'part-of-it' }
  if (run && isBigRun(run, runner.sensitivity)) return { minutes: 60, because: 'after-big-run' }
  return phase.name === 'peak' ? { minutes: 60, because: 'peak' } : { minutes: 45, because: 'usual' }
}

function therapistNote(
  moment: AdviceContext,
  { technique, pressure }: Choice,
  areas: readonly PlannedArea[],
  first: LocalDate,
): TherapistNote {
  const { log, phase, runner, today, keys, races } = moment
  const run = runAround(moment)
  const { selfReports } = runner
  const last = lastTreatment(selfReports, today)
  return {
    phase,
    technique,
    pressure,
    areas,
    leaveOut: hurtLately(runner.selfReports, today).map(({ place }) => place),
    run: run && {
      date: run.localDate,
      distanceMeters: run.distanceMeters,
      movingSeconds: run.movingSeconds,
      climbMeters: run.climbMeters,
      isSimulation: isRaceSimulation(log, run, runner),
    },
    lastTreatmentOn: last?.date ?? null,
    lastWasBooked: last?.state === 'booked',
    soreTwoWeeks: soreTwoWeeks(selfReports, log.weekStartsOn, today),
    sleptBadly: sleepLately(selfReports, today) === 'badly',
    nextKeySession: nextKeySession(keys, races, addDays(first, 1)),
    nextRace: races[0] ?? null,
  }
}
