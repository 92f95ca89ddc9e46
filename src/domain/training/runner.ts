/** The runner as the rules see them: how they count, what they want, what they told us. */

import type { Sensitivity } from '../policy/rules.ts'
import type { LocalDate, Month, WeekStart } from '../time/calendar.ts'
import type { QuietHours } from '../time/quiet-hours.ts'
import type { RunId } from './run.ts'

export const UNITS = ['km', 'mi'] as const
export type Units = (typeof UNITS)[number]

/** Metres in one of each unit. @example Math.round(26.2 * METERS_PER.mi) // 42_165 */
export const METERS_PER = { km: 1000, mi: 1609.344 } as const satisfies Record<Units, number>

/** How far a race, or a run planned ahead, may be given as. */
export const GIVEN_METERS = { least: 1_000, most: 500_000 }

export const METERS_PER_FOOT = 0.3048

export type Runner = {
  id: string
  timeZone: string
  weekStartsOn: WeekStart
  units: Units
  sensitivity: Sensitivity
  quietHours: QuietHours | null
  settleMinutes: number
  /** When the source of record was connected: earlier runs are history and lead to no nudge. */
  connectedAt: Date
  snoozedUntil: Date | null
  /** Runs the runner does not want counted. */
  excluded: ReadonlySet<RunId>
  /** What no log can know: what the runner said themselves. */
  selfReports: SelfReports
}

/** Where muscles are sore and can be worked on, in five names. */
export const AREAS = [
  'calves',
  'quads-and-hamstrings',
  'glutes-and-hips',
  'lower-back',
  'feet-and-ankles',
] as const
export type Area = (typeof AREAS)[number]

/** Places of bone, joint and tendon: where it hurts there, nobody should work on it before it was looked at. */
export const HURT_PLACES = [
  'shin',
  'achilles',
  'knee',
  'heel',
  'arch',
  'forefoot',
  'ankle',
  'groin',
  'hip',
  'hip-flexor',
  'it-band',
] as const
export type HurtPlace = (typeof HURT_PLACES)[number]

/** Where something can be sore: muscle first. */
export const PLACES = [...AREAS, ...HURT_PLACES] as const
export type Place = Area | HurtPlace

/** Whether a place is one of bone, joint and tendon. @example isHurtPlace('calves') // false */
export const isHurtPlace = (place: Place): place is HurtPlace => HURT_PLACES.some((each) => each === place)

/** Whether a place is muscle that can be worked on. @example isArea('calves') // true */
export const isArea = (place: Place): place is Area => !isHurtPlace(place)

const TECHNIQUES = ['swedish', 'sports', 'trigger-point', 'deep-tissue'] as const
export type Technique = (typeof TECHNIQUES)[number]

/** A race the runner entered; `goal` marks the one they train for. */
export type Race = { date: LocalDate; distanceMeters: number; goal: boolean }

/** A run marked as planned: for which day, how long, and when the runner said so. One a day. */
export type PlannedRun = { date: LocalDate; distanceMeters: number; saidAt: Date }

export const TREATMENT_STATES = ['booked', 'done'] as const

/**
 * A massage booked ahead or done. `externalId` is how a booking system knows it, where one told of it; `saidAt` when it was
 * last told of.
 */
export type Treatment = {
  date: LocalDate
  state: (typeof TREATMENT_STATES)[number]
  externalId?: string
  saidAt?: Date
}

export const STRENGTHS = ['mild', 'moderate', 'strong'] as const
export type Strength = (typeof STRENGTHS)[number]

export const FLAGS = ['at-rest', 'changes-stride', 'sharp-spot'] as const
export type Flag = (typeof FLAGS)[number]

/** Soreness as it is reported. `flag` is what makes it a matter for a clinician and not for a massage. */
export type SorenessReport = { date: LocalDate; area: Place; strength: Strength; flag: Flag | null }

/**
 * The same as it is kept, with the day on which what was flagged was over; null while it stands. `saidAt`: when they last
 * said so.
 */
export type Soreness = SorenessReport & { goneOn: LocalDate | null; saidAt?: Date }

export const HEALTH_STATES = ['well', 'ill', 'injured', 'red-flag'] as const
export type HealthState = (typeof HEALTH_STATES)[number]

/** How the legs are, by one tap. */
export const LEGS_STATES = ['fine', 'sore', 'pain', 'ill'] as const
export type LegsState = (typeof LEGS_STATES)[number]

/** Whether it is asked where. @example needsPlace('pain') // true */
export const needsPlace = (state: LegsState | null) => state === 'sore' || state === 'pain'

export const SLEEPS = ['well', 'badly'] as const

/** What was answered to “How are the legs?” on a day. Each half is null as long as it is open, and so is the place. */
export type LegsAnswer = {
  date: LocalDate
  state: LegsState | null
  area: Place | null
  sleep: (typeof SLEEPS)[number] | null
  /** When they last said so. */
  saidAt?: Date
}

/** Why somebody did not run for a week and more, as they say when they are back. */
export const TIME_OFF_REASONS = ['ill', 'injured', 'planned'] as const
export type TimeOffReason = (typeof TIME_OFF_REASONS)[number]

/** Ill or injured from a day on, until well again. A red flag is a hot swollen calf, chest pain and the like. */
export type Health = { state: HealthState; since: LocalDate }

/** The last injury, by the month in which it was still felt: `2026-03`. A month is as much as anybody remembers. */
export type Injury = { month: Month; place: Place | null }

/** A massage suggestion that was sent: on what day, whether the runner answered it, and whether a summary carried it. */
export type Suggestion = { date: LocalDate; answered: boolean; inSummary: boolean }

export const PEAK_CADENCES = ['weekly', 'every-second-week'] as const
export type PeakCadence = (typeof PEAK_CADENCES)[number]

/** What is answered when it is asked whether messages about massage are wanted beside those about recovery. */
export const MASSAGE_CHOICES = ['recovery-only', 'also-massage', 'later'] as const
export type MassageChoice = (typeof MASSAGE_CHOICES)[number]

export type SelfReports = {
  races: readonly Race[]
  treatments: readonly Treatment[]
  soreness: readonly Soreness[]
  health: Health | null
  /** How the legs were, and the sleep: an answer a day. */
  legs: readonly LegsAnswer[]
  /** The days of long runs that the runner calls race simulations. */
  simulations: readonly LocalDate[]
  /** The last injury the runner told of; null for none, or when nothing was told. */
  injury: Injury | null
  /** The runs they marked as planned, ahead and past. */
  planned: readonly PlannedRun[]
  /** Why the last break was one, and the day of the first run after it; null when that was not told. */
  timeOff: { date: LocalDate; why: TimeOffReason } | null
  /** The first days of weeks the runner marked as easy. */
  easyWeeks: readonly LocalDate[]
  /** Where muscles are chronically tight. */
  tightness: readonly Area[]
  /** Day of the week of the long run, 0 = Sunday … 6 = Saturday. */
  longRunDay: number | null
  /** Days of the week of hard sessions. */
  hardDays: readonly number[]
  /** A massage every week through the peak, or every second. */
  peakCadence: PeakCadence
  /** The messages that carried a massage suggestion. */
  suggestions: readonly Suggestion[]
  /** When the runner was asked whether suggestions that rest are wanted back, and when they last were; null for never. */
  pause: { askedOn: LocalDate | null; backOn: LocalDate | null }
  /** Whether massage messages (offers, with a booking link) are wanted: a consent of its own. */
  massageMessages: boolean
}

/** What a new runner starts with. */
export const FIRST_CHOICES = {
  weekStartsOn: 'monday',
  units: 'km',
  sensitivity: 'standard',
  peakCadence: 'weekly',
} as const satisfies Pick<Runner, 'weekStartsOn' | 'units' | 'sensitivity'> & Pick<SelfReports, 'peakCadence'>

export const nothingReported: SelfReports = {
  races: [],
  treatments: [],
  soreness: [],
  health: null,
  legs: [],
  simulations: [],
  injury: null,
  planned: [],
  timeOff: null,
  easyWeeks: [],
  tightness: [],
  longRunDay: null,
  hardDays: [],
  peakCadence: FIRST_CHOICES.peakCadence,
  suggestions: [],
  pause: { askedOn: null, backOn: null },
  massageMessages: false,
}
