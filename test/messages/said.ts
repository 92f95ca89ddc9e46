/** Findings, advice and links for the tests of what is said: sensible by themselves, each test spoils one field. */
import type { Advice, MassagePlan, Recovery, ToDo } from '../../src/domain/advice/advice.ts'
import type { BigLongRun } from '../../src/domain/rules/big-long-run.ts'
import type { EarlyReturn } from '../../src/domain/rules/early-return.ts'
import type { HardDays } from '../../src/domain/rules/hard-days-too-close.ts'
import type { HillyRun } from '../../src/domain/rules/hilly-run.ts'
import type { Finding } from '../../src/domain/rules/index.ts'
import type { LongRunSpike } from '../../src/domain/rules/long-run-spike.ts'
import type { MassageDue } from '../../src/domain/rules/massage-due.ts'
import type { NoRestDay } from '../../src/domain/rules/no-rest-day.ts'
import type { RaceEffort } from '../../src/domain/rules/race-effort.ts'
import type { ReturnFromBreak } from '../../src/domain/rules/return-from-break.ts'
import type { ShortBreak } from '../../src/domain/rules/short-break.ts'
import type { WeeklyJump } from '../../src/domain/rules/weekly-jump.ts'
import type { Phase } from '../../src/domain/training/phase.ts'
import { nothingReported } from '../../src/domain/training/runner.ts'
import type { NotWell } from '../../src/domain/training/well.ts'
import type { NudgeToSay } from '../../src/messages/nudge/nudge-to-say.ts'

/** Sunday 3 November 2024; messages are read on the Sunday evening. */
const SUNDAY = '2024-11-03'
const run = 'strava:12'
const ofRun = { subject: `run:${run}`, date: SUNDAY, run } as const

export const aSpike = (facts: Partial<LongRunSpike['facts']> = {}): LongRunSpike => ({
  rule: 'long-run-spike',
  ...ofRun,
  facts: { band: 'moderate', distanceMeters: 28_040, longestMeters: 20_100, runsBefore: 14, ...facts },
})
export const aJump = (facts: Partial<WeeklyJump['facts']> = {}): WeeklyJump => ({
  rule: 'weekly-jump',
  subject: 'week:2024-10-28',
  date: SUNDAY,
  run,
  facts: {
    weekStart: '2024-10-28',
    distanceMeters: 62_300,
    usualMeters: 44_000,
    previousWeekMeters: 41_000,
    ...facts,
  },
})
export const aBigRun = (facts: Partial<BigLongRun['facts']> = {}): BigLongRun => ({
  rule: 'big-long-run',
  ...ofRun,
  facts: { distanceMeters: 28_040, movingSeconds: 9_660, ...facts },
})
export const aRaceEffort = (facts: Partial<RaceEffort['facts']> = {}): RaceEffort => ({
  rule: 'race-effort',
  ...ofRun,
  facts: { known: 'marked', distanceMeters: 21_180, movingSeconds: 6_480, ...facts },
})
export const anEarlyReturn = (facts: Partial<EarlyReturn['facts']> = {}): EarlyReturn => ({
  rule: 'early-return',
  ...ofRun,
  facts: {
    by: 'run',
    marathonDate: '2024-10-20',
    marathonMeters: 42_300,
    daysSince: 14,
    distanceMeters: 21_000,
    movingSeconds: 6_900,
    sevenDaysMeters: 38_000,
    longestBeforeMeters: 32_000,
    usualWeekMeters: 60_000,
    ...facts,
  },
})
export const hardDaysFound = (facts: Partial<HardDays['facts']> = {}): HardDays => ({
  rule: 'hard-days-too-close',
  ...ofRun,
  facts: {
    hardness: 'big-long-run',
    earlierHardness: 'workout',
    earlierDate: '2024-11-02',
    earlierRun: 'strava:11',
    hoursBetween: 23,
    ...facts,
  },
})
export const noRestDayFound = (facts: Partial<NoRestDay['facts']> = {}): NoRestDay => ({
  rule: 'no-rest-day',
  ...ofRun,
  facts: { daysInARow: 10, since: '2024-10-25', ...facts },
})
export const aHillyRun = (facts: Partial<HillyRun['facts']> = {}): HillyRun => ({
  rule: 'hilly-run',
  ...ofRun,
  facts: { climbMeters: 620, distanceMeters: 18_000, mostMeters: 300, runsBefore: 9, ...facts },
})
export const aReturn = (facts: Partial<ReturnFromBreak['facts']> = {}): ReturnFromBreak => ({
  rule: 'return-from-break',
  ...ofRun,
  facts: { daysOff: 16, lastRunDate: '2024-10-17', runsBefore: 14, ...facts },
})
export const aShortBreak = (facts: Partial<ShortBreak['facts']> = {}): ShortBreak => ({
  rule: 'short-break',
  ...ofRun,
  facts: { daysOff: 8, lastRunDate: '2024-10-25', runsBefore: 16, ...facts },
})
export const aMassageDue = (facts: Partial<MassageDue['facts']> = {}): MassageDue => ({
  rule: 'massage-due',
  subject: `day:${SUNDAY}`,
  date: SUNDAY,
  run: null,
  facts: { daysSince: 18, cadenceDays: 18, phase: 'base', ...facts },
})

export const base: Phase = { name: 'base', goal: null, daysToGoal: null, isNamed: true }

export const aPlan = (over: Partial<MassagePlan> = {}): MassagePlan => ({
  technique: 'sports',
  pressure: 'firm',
  minutes: 60,
  days: ['2024-11-05', '2024-11-06'],
  areas: [
    { area: 'quads-and-hamstrings', because: { reason: 'long-run' } },
    { area: 'calves', because: { reason: 'long-run' } },
    { area: 'glutes-and-hips', because: { reason: 'long-run' } },
  ],
  because: {
    technique: { reason: 'usual' },
    minutes: 'after-big-run',
    days: {
      counted: 'after-run',
      from: '2024-11-05',
      to: '2024-11-07',
      hoursBeforeKeySession: 48,
      keySessions: { weekdays: [0], known: 'inferred' },
    },
  },
  tellTherapist: {
    phase: base,
    technique: 'sports',
    pressure: 'firm',
    areas: [{ area: 'quads-and-hamstrings', because: { reason: 'long-run' } }],
    leaveOut: [],
    run: {
      date: SUNDAY,
      distanceMeters: 28_040,
      movingSeconds: 9_660,
      climbMeters: 212,
      isSimulation: false,
    },
    lastTreatmentOn: '2024-10-12',
    lastWasBooked: false,
    soreTwoWeeks: false,
    sleptBadly: false,
    nextKeySession: '2024-11-10',
    nextRace: null,
  },
  ...over,
})

export const someRecovery = (over: Partial<Recovery> = {}): Recovery => ({
  steps: [{ kind: 'easy-or-rest', from: '2024-11-04', to: '2024-11-05' }],
  headroom: null,
  tone: { plannedStep: false, softWords: false, afterInjury: false },
  ...over,
})

/** Of who is well. */
export type WellAdvice = Extract<Advice, ToDo>

export const someAdvice = (over: Partial<WellAdvice> = {}): WellAdvice => ({
  kind: 'well',
  phase: base,
  laterRunOn: null,
  recovery: someRecovery(),
  massage: { kind: 'none', why: { reason: 'phase', phase: 'recovery' } },
  simulation: null,
  isHighGround: false,
  ...over,
})

/** In the place of all advice. */
export const wellFirstAdvice = (why: NotWell): Advice => ({
  kind: 'not-well',
  phase: base,
  laterRunOn: null,
  why,
})

export const operator = {
  name: 'Riverside Massage',
  address: '1 River Street\nLeeds LS1 1AA',
  email: 'hello@riverside.example',
}

export const links = {
  why: 'https://legwork.example/me/nudges/r1.long-run-spike.run-strava-9100012452',
  settings: 'https://legwork.example/me/settings',
  unsubscribeUrl: 'https://legwork.example/unsubscribe/k3J9-s_x',
  booking: 'https://riverside.example/book',
}

/** What is told of one finding, read on the evening of its Sunday. */
export const aNudge = (finding: Finding = aSpike(), over: Partial<NudgeToSay> = {}): NudgeToSay => ({
  findings: [finding],
  advice: someAdvice(),
  runner: { units: 'km', timeZone: 'UTC', selfReports: { ...nothingReported, massageMessages: true } },
  now: new Date('2024-11-03T18:00:00Z'),
  links,
  operator,
  ...over,
})
