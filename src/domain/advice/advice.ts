/** What advice is made of: days, figures and reasons from the runner's own log and word. The sentences are elsewhere. */

import type { ShownHeadroom } from '../overview/headroom-shown.ts'
import type { RecoveryStep, Tone } from '../recovery/steps.ts'
import type { LocalDate } from '../time/calendar.ts'
import type { Phase, PhaseName } from '../training/phase.ts'
import type { Area, HurtPlace, Place, Race, Soreness, Technique } from '../training/runner.ts'
import type { NotWell } from '../training/well.ts'

/** What to do, for who is well. Who is not is told why, and of nothing to do: no step, no figure, no massage. */
export type Advice = {
  /** The phase on the day of the advice, with the goal race and the days to it. */
  phase: Phase
  /** The day of the last run after the one this is about: with one, nothing tells the runner to rest tomorrow. */
  laterRunOn: LocalDate | null
} & (ToDo | WellFirst)

export type ToDo = {
  kind: 'well'
  recovery: Recovery
  massage: MassageAdvice
  /** Whether the run was a race simulation, by its mark or the runner's word; `asks` where only they can say; null for none. */
  simulation: 'known' | 'asks' | null
  /** Whether the run was well above the runner's usual ground. */
  isHighGround: boolean
}

/** The medical or clinician line, in the place of all that could be done. */
export type WellFirst = { kind: 'not-well'; why: NotWell }

/** What is advised of massage, whatever else is. @example massageOf({ kind: 'not-well', … }).kind // 'not-well' */
export const massageOf = (advice: Pick<ToDo, 'kind' | 'massage'> | WellFirst): MassageAdvice | WellFirst =>
  advice.kind === 'well' ? advice.massage : advice

export type Recovery = {
  /** In the order in which they are to be said. Empty when all that was to be done has gone by. */
  steps: readonly RecoveryStep[]
  /** The number worth knowing before the next run; null where the leading finding calls for none. */
  headroom: ShownHeadroom | null
  tone: Tone
}

/** A plan, none and why, or a clinician first and why. Only a plan may be booked. */
export type MassageAdvice =
  | { kind: 'suggest'; why: SuggestedBecause; plan: MassagePlan }
  | { kind: 'none'; why: NoMassage }
  | { kind: 'see-a-clinician'; why: KeepsComingBack }

/** What makes a massage worth suggesting now. Days are those on the massage clock, null before the first of all. */
export type SuggestedBecause =
  | { reason: 'time-for-one'; daysSince: number | null; afterDays: number; phase: PhaseName }
  | { reason: 'race-effort'; daysSince: number | null; distanceMeters: number }
  | { reason: 'race-simulation'; daysSince: number | null; distanceMeters: number; date: LocalDate }
  | { reason: 'longest-big-run'; daysSince: number | null; distanceMeters: number; movingSeconds: number }

export type NoMassage =
  | { reason: 'booked'; date: LocalDate }
  /** `wasBooked`: its day has come, and nobody said whether it was had. */
  | { reason: 'treated-lately'; date: LocalDate; daysSince: number; wasBooked: boolean }
  /** Suggestions rest after some that were not answered; `asks` while nobody has asked whether they are wanted back. */
  | { reason: 'paused'; since: LocalDate; asks: boolean }
  /** Too early on the clock. */
  | { reason: 'spoken-of-lately'; daysSince: number; afterDays: number }
  /** Taper, recovery or race day, and no run that calls for one. */
  | { reason: 'phase'; phase: PhaseName }
  /** In the 14 days after a return from a break. */
  | { reason: 'after-break' }
  | { reason: 'race-now'; race: Race; days: number }
  | { reason: 'race-not-over'; race: Race }
  /** Nothing new this close to a race. */
  | { reason: 'new-before-race'; race: Race; days: number }
  /** No open day is left from … to, less what is coming up; `from` lies after `to` when those days have gone by. */
  | { reason: 'no-day-fits'; from: LocalDate; to: LocalDate }
  /** The days that would fit are closed; the next open one after them, null when none comes soon. */
  | { reason: 'closed'; from: LocalDate; to: LocalDate; nextOpenOn: LocalDate | null }

/**
 * The same area sore again and again, with the first day of each episode; or a place of bone, joint or tendon that hurt
 * on more than one day, with those days.
 */
export type KeepsComingBack = { area: Place; episodes: readonly LocalDate[] }

export type Minutes = 30 | 45 | 60
export type Pressure = 'light' | 'firm'

export type MassagePlan = {
  technique: Technique
  pressure: Pressure
  minutes: Minutes
  /** The days on which it fits, in order, never none. They need not follow one another. */
  days: readonly [LocalDate, ...LocalDate[]]
  /** As many as the minutes allow, the first before all; none where nothing speaks for a place. */
  areas: readonly PlannedArea[]
  because: { technique: TechniqueReason; minutes: MinutesReason; days: DaysReason }
  tellTherapist: TherapistNote
}

/** In the order of the rules: the first that held. */
export type TechniqueReason =
  | { reason: 'race-soon'; race: Race; days: number }
  /** At most 7 days after 40 km or 3 hours; `firmer` from 72 hours on with soreness mild at most. */
  | {
      reason: 'after-marathon-or-3-hours'
      date: LocalDate
      distanceMeters: number
      movingSeconds: number
      firmer: boolean
    }
  | { reason: 'recovery-phase' }
  | { reason: 'easy-week'; weekStart: LocalDate }
  /** Nobody knows on which days the long and hard runs are. */
  | { reason: 'key-days-unknown' }
  /** Firm work fits on no day; the session it would come too close to, null when that is not what stands in the way. */
  | { reason: 'no-day-for-firm-work'; nextKeySession: LocalDate | null }
  | { reason: 'first-time' }
  /** Sore legs two weeks running. */
  | { reason: 'sore-two-weeks' }
  /** Pain that the runner told of in the last 7 days. */
  | { reason: 'pain'; date: LocalDate }
  /** A place of bone, joint or tendon hurt within 28 days: light work, and none there. */
  | { reason: 'hurts'; place: HurtPlace; date: LocalDate }
  | { reason: 'sore-again'; area: Area; episodes: readonly LocalDate[] }
  | { reason: 'tightness'; area: Area }
  /** The last seven days held less than three quarters of what is usual. */
  | { reason: 'lighter-week' }
  /** Nothing in the last seven days was long, hilly or fast, and they were not full. */
  | { reason: 'nothing-hard' }
  | { reason: 'usual' }

export type MinutesReason = 'light-work' | 'first-time' | 'part-of-it' | 'after-big-run' | 'peak' | 'usual'

export type DaysReason = {
  /** Hours after a run, days from today, or the days of the taper. */
  counted: 'after-run' | 'from-today' | 'before-goal-race'
  /** The days before anything was taken away. */
  from: LocalDate
  to: LocalDate
  /** Hours before a long or hard run that are kept free. */
  hoursBeforeKeySession: 24 | 48
  keySessions: KeySessions
}

export type AreaReason =
  | { reason: 'sore'; date: LocalDate; strength: Soreness['strength'] }
  | { reason: 'sore-again' }
  | { reason: 'tightness' }
  | { reason: AskedByRun }

/** What a run asks most of, by its first trait that holds. */
export type AskedByRun =
  | 'long-run'
  | 'beyond-3-hours'
  | 'climbing'
  | 'race-or-workout'
  | 'trail'
  | 'treadmill'

export type PlannedArea = { area: Area; because: AreaReason }

/** What a runner can copy for the therapist. */
export type TherapistNote = {
  phase: Phase
  technique: Technique
  pressure: Pressure
  /** Every place worth a word, also those the minutes do not reach. */
  areas: readonly PlannedArea[]
  /** Where nobody should work: bone, joint and tendon that hurt within 28 days. */
  leaveOut: readonly HurtPlace[]
  /** The run behind it, or the longest of the last week; null without one. */
  run: {
    date: LocalDate
    distanceMeters: number
    movingSeconds: number
    climbMeters: number | null
    isSimulation: boolean
  } | null
  lastTreatmentOn: LocalDate | null
  /** Its day has come, and nobody said whether it was had. */
  lastWasBooked: boolean
  soreTwoWeeks: boolean
  sleptBadly: boolean
  /** The next long or hard run after the first day that fits, where known. */
  nextKeySession: LocalDate | null
  nextRace: Race | null
}

/**
 * The weekdays (0 = Sunday … 6 = Saturday) of long and hard runs: named by the runner, read from the log, or unknown.
 * Unknown may still hold hard days that were named; the day of the long run is what is missing.
 */
export type KeySessions = {
  weekdays: readonly number[]
  known: 'named' | 'inferred' | 'unknown'
  /** The last of the days after a marathon on which there are none, whatever the weekday. */
  noneUntil?: LocalDate
}

/** What the practice allows: its open weekdays (0 = Sunday … 6 = Saturday), and days between booking and slot. */
export type Practice = { openDays: readonly number[]; leadDays: number }
