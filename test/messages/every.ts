/** Every finding, every arm of advice: what messages are made of, for tests that walk over all of them. */
import type {
  Advice,
  AreaReason,
  ClinicianFirst,
  MassageAdvice,
  MassagePlan,
  NoMassage,
  RecoveryStep,
  TechniqueReason,
} from '../../src/domain/advice.ts'
import type { Finding } from '../../src/domain/findings.ts'
import type { Phase } from '../../src/domain/phase.ts'
import type { ShownHeadroom } from '../../src/domain/shown-headroom.ts'
import {
  aBigRun,
  aJump,
  aMassageDue,
  anEarlyReturn,
  aPlan,
  aRaceEffort,
  aReturn,
  aShortBreak,
  aSpike,
  base,
  hardDaysFound,
  noRestDayFound,
  someAdvice,
  someRecovery,
} from './said.ts'

const race = { date: '2024-12-01', distanceMeters: 42_195, goal: true }
const near = { date: '2024-11-06', distanceMeters: 10_000, goal: false }
const [from, to] = ['2024-11-04', '2024-11-05']

/** Each finding with the figures that have to be said of it, in kilometres. */
export const findings: readonly (readonly [Finding, ...string[]])[] = [
  [aSpike(), '28.0 km', '7.9 km'],
  [aSpike({ band: 'small', distanceMeters: 24_000, longestMeters: 20_000 }), '24.0 km', '4.0 km'],
  [aSpike({ band: 'large', distanceMeters: 24_000, longestMeters: 11_000 }), '24.0 km', '13.0 km'],
  [aJump(), '62.3 km', '44.0 km'],
  [aJump({ weekStart: '2024-10-21' }), '62.3 km', '44.0 km'],
  [aBigRun(), '28.0 km', '2:41'],
  [aBigRun({ distanceMeters: 15_020, movingSeconds: 9_060 }), '15.0 km', '2:31'],
  [aRaceEffort(), '21.2 km', '1:48'],
  [aRaceEffort({ known: 'entered' }), '21.2 km', '1:48'],
  [
    aRaceEffort({ known: 'marathon-length', distanceMeters: 42_300, movingSeconds: 13_020 }),
    '42.3 km',
    '3:37',
  ],
  [anEarlyReturn(), '21.0 km', '1:55', '14 days'],
  [anEarlyReturn({ by: 'week', daysSince: 9 }), '38.0 km', '60.0 km', 'nine days'],
  [anEarlyReturn({ daysSince: 1, longestBeforeMeters: null }), 'one day'],
  [hardDaysFound(), '23 hours', 'Saturday', 'Sunday'],
  [hardDaysFound({ hardness: 'race', earlierHardness: 'race' }), 'wo races', '23 hours'],
  [
    hardDaysFound({
      hardness: 'long',
      earlierHardness: 'workout',
      earlierDate: '2024-11-03',
      hoursBetween: 1,
    }),
    'one hour',
  ],
  [noRestDayFound(), 'ten days'],
  [noRestDayFound({ daysInARow: 14, since: '2024-10-21' }), '14 days', 'Monday 21 October'],
  [aReturn(), '16 days'],
  [aShortBreak(), 'eight days'],
  [aMassageDue(), '18 days'],
  [aMassageDue({ daysSince: 7, cadenceDays: 7, phase: 'peak' }), 'seven days'],
]

export const steps: readonly RecoveryStep[] = [
  { kind: 'easy-or-rest', from, to: from },
  { kind: 'easy-or-rest', from, to },
  { kind: 'easy-or-rest', from, to: '2024-11-10' },
  { kind: 'easy', from, to },
  { kind: 'easy', from: '2024-11-03', to: '2024-11-03' },
  { kind: 'day-off', from, to: from },
  { kind: 'day-off', from, to },
  { kind: 'no-running', from: '2024-11-03', to: '2024-11-06' },
  { kind: 'easy-runs', from: '2024-11-07', to: '2024-11-10', atMostRuns: 3, minutes: { from: 20, to: 40 } },
  { kind: 'easy-runs', from: '2024-11-10', to: '2024-11-10', atMostRuns: 1, minutes: { from: 20, to: 40 } },
  {
    kind: 'part-of-usual-week',
    from: '2024-11-11',
    to: '2024-11-17',
    share: 'half',
    atMostMeters: 30_000,
    usualWeekMeters: 60_000,
    longestMinutes: 60,
  },
  {
    kind: 'part-of-usual-week',
    from: '2024-11-25',
    to: '2024-12-01',
    share: 'three-quarters',
    atMostMeters: 45_000,
    usualWeekMeters: 60_000,
    longestMinutes: null,
  },
  { kind: 'no-hard-run', until: '2024-11-23' },
  { kind: 'usual-week', weekStart: '2024-11-04', aboutMeters: 44_000 },
  { kind: 'usual-week', weekStart: '2024-10-28', aboutMeters: 44_000 },
  { kind: 'start-easy', daysToGoal: 18 },
  { kind: 'start-easy', daysToGoal: 1 },
]

const week = { weekStart: '2024-10-28', soFarMeters: 40_000, usualMeters: 44_000, leftMeters: 12_000 }
export const headrooms: readonly ShownHeadroom[] = [
  { run: { kind: 'figure', beyondMeters: 30_844, basis: 'last-30-days' }, week, notATarget: false },
  { run: { kind: 'figure', beyondMeters: 30_844, basis: 'last-30-days' }, week, notATarget: true },
  { run: { kind: 'figure', beyondMeters: 10_000, basis: 'after-marathon' }, week, notATarget: false },
  { run: { kind: 'figure', beyondMeters: 9_000, basis: 'after-break' }, week, notATarget: false },
  { run: { kind: 'none', why: 'race-near' }, week: { ...week, leftMeters: 0 }, notATarget: true },
  {
    run: { kind: 'none', why: 'too-few-runs' },
    week: { ...week, usualMeters: null, leftMeters: null },
    notATarget: false,
  },
]

export const phases: readonly Phase[] = [
  base,
  { name: 'build', goal: race, daysToGoal: 28 },
  { name: 'peak', goal: race, daysToGoal: 28 },
  { name: 'taper', goal: race, daysToGoal: 1 },
  { name: 'recovery', goal: null, daysToGoal: null },
  { name: 'race-day', goal: { ...race, date: '2024-11-03' }, daysToGoal: 0 },
]

const techniques: readonly TechniqueReason[] = [
  { reason: 'race-soon', race: near, days: 3 },
  {
    reason: 'after-marathon-or-3-hours',
    date: '2024-11-03',
    distanceMeters: 42_300,
    movingSeconds: 13_020,
    firmer: false,
  },
  {
    reason: 'after-marathon-or-3-hours',
    date: '2024-11-03',
    distanceMeters: 42_300,
    movingSeconds: 13_020,
    firmer: true,
  },
  { reason: 'recovery-phase' },
  { reason: 'easy-week', weekStart: '2024-11-04' },
  { reason: 'key-days-unknown' },
  { reason: 'no-day-for-firm-work', nextKeySession: '2024-11-07' },
  { reason: 'no-day-for-firm-work', nextKeySession: null },
  { reason: 'first-time' },
  { reason: 'sore-again', area: 'calves', episodes: ['2024-10-20', '2024-11-01'] },
  { reason: 'tightness', area: 'glutes-and-hips' },
  { reason: 'usual' },
]
const places: readonly AreaReason[] = [
  { reason: 'sore', date: '2024-11-02', strength: 'mild' },
  { reason: 'sore', date: '2024-10-20', strength: 'strong' },
  { reason: 'sore-again' },
  { reason: 'tightness' },
  { reason: 'long-run' },
  { reason: 'beyond-3-hours' },
  { reason: 'climbing' },
  { reason: 'race-or-workout' },
  { reason: 'trail' },
  { reason: 'treadmill' },
  { reason: 'running' },
]

const noted = (over: Partial<MassagePlan['tellTherapist']>) => ({ ...aPlan().tellTherapist, ...over })
const days = (over: Partial<MassagePlan['because']['days']>) => ({
  because: { ...aPlan().because, days: { ...aPlan().because.days, ...over } },
})

export const plans: readonly MassagePlan[] = [
  ...techniques.map((technique) => aPlan({ because: { ...aPlan().because, technique } })),
  ...places.map((because) =>
    aPlan({
      areas: [{ area: 'lower-back', because }],
      tellTherapist: noted({ areas: [{ area: 'lower-back', because }] }),
    }),
  ),
  ...(['light-work', 'first-time', 'peak', 'usual'] as const).map((minutes) =>
    aPlan({ minutes: 30, pressure: 'light', because: { ...aPlan().because, minutes } }),
  ),
  ...(['swedish', 'trigger-point', 'deep-tissue'] as const).map((technique) =>
    aPlan({ technique, minutes: 45 }),
  ),
  ...phases.map((phase) => aPlan({ tellTherapist: noted({ phase, nextRace: near }) })),
  aPlan({
    days: ['2024-11-05', '2024-11-06', '2024-11-07', '2024-11-08', '2024-11-09', '2024-11-10', '2024-11-11'],
  }),
  aPlan({ days: ['2024-11-05', '2024-11-07', '2024-11-08', '2024-11-11', '2024-11-12'] }),
  aPlan({
    days: ['2024-11-05'],
    tellTherapist: noted({ run: null, lastTreatmentOn: null, nextKeySession: null }),
  }),
  aPlan(days({ counted: 'before-goal-race', hoursBeforeKeySession: 24 })),
  aPlan(days({ counted: 'from-today', keySessions: { weekdays: [], known: 'unknown' } })),
]

const none: readonly NoMassage[] = [
  { reason: 'booked', date: '2024-11-07' },
  { reason: 'treated-lately', date: '2024-11-01', daysSince: 2 },
  { reason: 'paused', unanswered: 2 },
  { reason: 'spoken-of-lately', daysSince: 3, afterDays: 14 },
  { reason: 'phase', phase: 'taper' },
  { reason: 'race-now', race: near, days: 0 },
  { reason: 'race-now', race: near, days: 1 },
  { reason: 'race-now', race: near, days: 3 },
  { reason: 'race-not-over', race: near },
  { reason: 'new-before-race', race: near, days: 3 },
  { reason: 'no-day-fits', from, to },
]
const clinician: readonly ClinicianFirst[] = [
  { reason: 'ill', since: '2024-11-02' },
  { reason: 'injured', since: '2024-10-20' },
  { reason: 'flag', flag: 'at-rest', area: 'lower-back', date: '2024-11-02' },
  { reason: 'flag', flag: 'changes-stride', area: 'calves', date: '2024-11-02' },
  { reason: 'flag', flag: 'sharp-spot', area: 'feet-and-ankles', date: '2024-11-02' },
  { reason: 'keeps-coming-back', area: 'lower-back', episodes: ['2024-10-12', '2024-10-20', '2024-11-01'] },
]

const whys = [
  { reason: 'time-for-one', daysSince: 18, afterDays: 18, phase: 'base' },
  { reason: 'race-effort', daysSince: 6, distanceMeters: 21_180 },
  { reason: 'longest-big-run', daysSince: 6, distanceMeters: 28_040, movingSeconds: 9_660 },
] as const

export const massages: readonly MassageAdvice[] = [
  ...plans.map((plan) => ({ kind: 'suggest', why: whys[0], plan }) as const),
  ...whys.map((why) => ({ kind: 'suggest', why, plan: aPlan() }) as const),
  ...none.map((why) => ({ kind: 'none', why }) as const),
  ...clinician.map((why) => ({ kind: 'see-a-clinician', why }) as const),
  { kind: 'medical-care', since: '2024-11-02' },
]

/** Each arm of advice at least once: every step with every headroom, every massage, every phase and tone. */
export const advices: readonly Advice[] = [
  ...steps.flatMap((step) =>
    headrooms.map((headroom) => someAdvice({ recovery: someRecovery({ steps: [step], headroom }) })),
  ),
  ...massages.map((massage) => someAdvice({ massage })),
  ...phases.map((phase) => someAdvice({ phase, massage: { kind: 'suggest', why: whys[0], plan: aPlan() } })),
  someAdvice({ recovery: someRecovery({ steps: [] }) }),
  someAdvice({ recovery: someRecovery({ steps, laterRunOn: '2024-11-03' }) }),
  someAdvice({ recovery: someRecovery({ tone: { plannedStep: true, softWords: false } }) }),
  someAdvice({ recovery: someRecovery({ tone: { plannedStep: false, softWords: true } }) }),
]
