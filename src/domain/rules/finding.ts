/** What a finding is: a rule that holds, its subject, and figures a person can check. */

import type { Band } from '../policy/rules.ts'
import type { LocalDate } from '../time/calendar.ts'
import type { PhaseName } from '../training/phase.ts'
import type { RunId } from '../training/run.ts'
import type { Runner, SelfReports } from '../training/runner.ts'

export type Subject = `run:${RunId}` | `week:${LocalDate}` | `day:${LocalDate}`

type FindingOf<Rule extends string, Facts> = {
  rule: Rule
  subject: Subject
  /** The local day it became true. */
  date: LocalDate
  /** The run that made it true. */
  run: RunId
  /** Figures a person can check; the API's `facts`. */
  facts: Facts
}

export type RaceEffort = FindingOf<
  'race-effort',
  /** Only a marked or an entered run may be called a race; one of marathon length is just that. */
  { known: 'marked' | 'entered' | 'marathon-length'; distanceMeters: number; movingSeconds: number }
>

export type EarlyReturn = FindingOf<
  'early-return',
  {
    /** Which line was crossed: by this run, or by the 7 days that end with it. */
    by: 'run' | 'week'
    marathonDate: LocalDate
    daysSince: number
    distanceMeters: number
    movingSeconds: number
    sevenDaysMeters: number
    /** The longest run under 40 km of the 56 days before the marathon; null without one. */
    longestBeforeMeters: number | null
    /** The mean of the 8 weeks before the week of the marathon. */
    usualWeekMeters: number
  }
>

export type LongRunSpike = FindingOf<
  'long-run-spike',
  { band: Band; distanceMeters: number; longestMeters: number; runsBefore: number }
>

export type WeeklyJump = FindingOf<
  'weekly-jump',
  { weekStart: LocalDate; distanceMeters: number; usualMeters: number; previousWeekMeters: number }
>

export type BigLongRun = FindingOf<'big-long-run', { distanceMeters: number; movingSeconds: number }>

/** What makes an outing a hard one. */
export type Hardness = 'race' | 'workout' | 'big-long-run' | 'long'

export type HardDays = FindingOf<
  'hard-days-too-close',
  {
    hardness: Hardness
    earlierHardness: Hardness
    earlierDate: LocalDate
    earlierRun: RunId
    /** Between the two starts, in whole hours begun. */
    hoursBetween: number
  }
>

export type NoRestDay = FindingOf<'no-rest-day', { daysInARow: number; since: LocalDate }>

type Break = { daysOff: number; lastRunDate: LocalDate; runsBefore: number }
export type ReturnFromBreak = FindingOf<'return-from-break', Break>
/** For the summary alone, with the question whether it was planned. */
export type ShortBreak = FindingOf<'short-break', Break>

/** Comes from the massage clock and not from a run. */
export type MassageDue = Omit<
  FindingOf<'massage-due', { daysSince: number; cadenceDays: number; phase: PhaseName }>,
  'run' | 'subject'
> & { run: null; subject: `day:${LocalDate}` }

/** A finding that a run makes true. */
export type RunFinding =
  | RaceEffort
  | EarlyReturn
  | LongRunSpike
  | WeeklyJump
  | BigLongRun
  | HardDays
  | NoRestDay
  | ReturnFromBreak
  | ShortBreak

/** A fact about the log, with a rule, a subject and figures. */
export type Finding = RunFinding | MassageDue
export type Rule = Finding['rule']

/** What the rules ask of a runner: the sensitivity they chose and the races they entered. */
export type Assessed = Pick<Runner, 'sensitivity'> & { selfReports: Pick<SelfReports, 'races'> }
