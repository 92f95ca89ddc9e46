/** Every finding, every arm of advice: what messages are made of, for tests that walk over all of them. */
import type { Advice } from '../../src/domain/advice/advice.ts'
import type { ShownHeadroom } from '../../src/domain/overview/headroom-shown.ts'
import type { RecoveryStep } from '../../src/domain/recovery/steps.ts'
import type { Finding } from '../../src/domain/rules/index.ts'
import { massages, notWells, whys } from './every-massage.ts'
import { phases } from './phases.ts'
import {
  aBigRun,
  aHillyRun,
  aJump,
  aMassageDue,
  anEarlyReturn,
  aPlan,
  aRaceEffort,
  aReturn,
  aShortBreak,
  aSpike,
  hardDaysFound,
  noRestDayFound,
  someAdvice,
  someRecovery,
  wellFirstAdvice,
} from './said.ts'

const [from, to] = ['2024-11-04', '2024-11-05']

/** Each finding with the figures that have to be said of it, in kilometres. */
export const findings: readonly (readonly [Finding, ...string[]])[] = [
  [aSpike(), '28.0 km', '7.9 km'],
  [aSpike({ band: 'small', distanceMeters: 24_000, longestMeters: 20_000 }), '24.0 km', '4.0 km'],
  [aSpike({ band: 'large', distanceMeters: 24_000, longestMeters: 11_000 }), '24.0 km', '13.0 km'],
  [aJump(), '62.3 km', '44.0 km'],
  [aJump({ weekStart: '2024-10-21' }), '62.3 km', '44.0 km'],
  [aBigRun(), '28.0 km', '2 h 41'],
  [aBigRun({ distanceMeters: 15_020, movingSeconds: 9_060 }), '15.0 km', '2 h 31'],
  [aHillyRun(), '18.0 km', '620 m', '300 m'],
  [aRaceEffort(), '21.2 km', '1 h 48'],
  [aRaceEffort({ known: 'entered' }), '21.2 km', '1 h 48'],
  [
    aRaceEffort({ known: 'marathon-length', distanceMeters: 42_300, movingSeconds: 13_020 }),
    '42.3 km',
    '3 h 37',
  ],
  [
    aRaceEffort({ known: 'marathon-length', distanceMeters: 50_000, movingSeconds: 18_000 }),
    '50.0 km',
    '5 h 00',
  ],
  [anEarlyReturn(), '21.0 km', '1 h 55', '14 days'],
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

const large = { weekStart: '2024-10-28', distanceMeters: 62_300, usualMeters: 44_000, lighterNext: false }

const measure = { atMostMeters: 30_000, usualWeekMeters: 60_000 }

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
    measure,
    isRun: false,
    longestMinutes: 60,
    over: { weeks: 8, before: 'long-run' },
  },
  {
    kind: 'part-of-usual-week',
    from: '2024-11-11',
    to: '2024-11-11',
    share: 'half',
    measure: null,
    isRun: true,
    longestMinutes: 60,
    over: { weeks: 8, before: 'long-run' },
  },
  {
    kind: 'part-of-usual-week',
    from: '2024-11-25',
    to: '2024-12-01',
    share: 'three-quarters',
    measure: { ...measure, atMostMeters: 45_000 },
    isRun: false,
    longestMinutes: null,
    over: { weeks: 8, before: 'long-run' },
  },
  {
    kind: 'part-of-usual-week',
    from: '2024-11-25',
    to: '2024-12-01',
    share: 'three-quarters',
    measure: null,
    isRun: false,
    longestMinutes: null,
    over: { weeks: 8, before: 'long-run' },
  },
  { kind: 'no-hard-run', until: '2024-11-23' },
  { kind: 'week-after-jump', weekStart: '2024-11-04', large },
  { kind: 'week-after-jump', weekStart: '2024-11-04', large: { ...large, lighterNext: true } },
  { kind: 'week-after-jump', weekStart: '2024-10-28', large: { ...large, weekStart: '2024-10-21' } },
  { kind: 'start-easy', daysToGoal: 18 },
  { kind: 'start-easy', daysToGoal: 1 },
]

const week = {
  weekStart: '2024-10-28',
  soFarMeters: 40_000,
  usualMeters: 44_000,
  leftMeters: 12_000,
  largeBefore: null,
}
const settling = { ...week, leftMeters: null, largeBefore: large }
export const headrooms: readonly ShownHeadroom[] = [
  { run: { kind: 'figure', beyondMeters: 30_844, basis: 'last-30-days' }, week, notATarget: false },
  { run: { kind: 'figure', beyondMeters: 30_844, basis: 'last-30-days' }, week, notATarget: true },
  { run: { kind: 'figure', beyondMeters: 24_170, basis: 'last-step' }, week, notATarget: false },
  { run: { kind: 'figure', beyondMeters: 10_000, basis: 'after-marathon' }, week, notATarget: false },
  { run: { kind: 'figure', beyondMeters: 9_000, basis: 'after-break' }, week, notATarget: false },
  { run: { kind: 'figure', beyondMeters: 30_844, basis: 'last-30-days' }, week: settling, notATarget: false },
  {
    run: { kind: 'figure', beyondMeters: 30_844, basis: 'last-30-days' },
    week: { ...settling, largeBefore: { ...large, lighterNext: true } },
    notATarget: false,
  },
  { run: { kind: 'none', why: 'after-break' }, week: { ...week, leftMeters: null }, notATarget: false },
  { run: { kind: 'none', why: 'race-near' }, week: { ...week, leftMeters: 0 }, notATarget: true },
  { run: { kind: 'none', why: 'race-day' }, week: { ...week, leftMeters: null }, notATarget: true },
  {
    run: { kind: 'none', why: 'too-few-runs' },
    week: { ...week, usualMeters: null, leftMeters: null },
    notATarget: false,
  },
]

const stepBeside = (step: RecoveryStep, headroom: ShownHeadroom | null) =>
  someAdvice({ recovery: someRecovery({ steps: [step], headroom }) })

/** Every step with every headroom: what is said of the two together hangs on no finding. */
export const stepsBesideHeadrooms: readonly Advice[] = steps.flatMap((step) =>
  headrooms.map((headroom) => stepBeside(step, headroom)),
)

/** Each arm of advice at least once: every step and headroom, every massage, every phase and tone. */
export const advices: readonly Advice[] = [
  ...steps.map((step, n) => stepBeside(step, headrooms[n % headrooms.length] ?? null)),
  ...massages.map((massage) => someAdvice({ massage })),
  ...notWells.map(wellFirstAdvice),
  ...phases.map((phase) => someAdvice({ phase, massage: { kind: 'suggest', why: whys[0], plan: aPlan() } })),
  someAdvice({ recovery: someRecovery({ steps: [] }) }),
  someAdvice({ isHighGround: true }),
  someAdvice({ simulation: 'known' }),
  someAdvice({ simulation: 'asks' }),
  someAdvice({ recovery: someRecovery({ steps }), laterRunOn: '2024-11-03' }),
  someAdvice({
    recovery: someRecovery({ tone: { plannedStep: true, softWords: false, afterInjury: true } }),
  }),
  someAdvice({
    recovery: someRecovery({ tone: { plannedStep: false, softWords: true, afterInjury: true } }),
  }),
  someAdvice({
    recovery: someRecovery({ tone: { plannedStep: false, softWords: false, afterInjury: true } }),
  }),
]
