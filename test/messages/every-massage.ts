/** Every arm of the massage advice: plans with each of their reasons, and each reason for none. */
import type {
  AreaReason,
  KeepsComingBack,
  MassageAdvice,
  MassagePlan,
  NoMassage,
  TechniqueReason,
} from '../../src/domain/advice/advice.ts'
import type { NotWell } from '../../src/domain/training/well.ts'
import { phases } from './phases.ts'
import { aPlan } from './said.ts'

const near = { date: '2024-11-06', distanceMeters: 10_000, goal: false }

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
  { reason: 'hurts', place: 'shin', date: '2024-11-02' },
  { reason: 'sore-two-weeks' },
  { reason: 'pain', date: '2024-11-02' },
  { reason: 'tightness', area: 'glutes-and-hips' },
  { reason: 'lighter-week' },
  { reason: 'nothing-hard' },
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
]

const noted = (over: Partial<MassagePlan['tellTherapist']>) => ({ ...aPlan().tellTherapist, ...over })
const days = (over: Partial<MassagePlan['because']['days']>) => ({
  because: { ...aPlan().because, days: { ...aPlan().because.days, ...over } },
})

const plans: readonly MassagePlan[] = [
  ...techniques.map((technique) => aPlan({ because: { ...aPlan().because, technique } })),
  ...places.map((because) =>
    aPlan({
      areas: [{ area: 'lower-back', because }],
      tellTherapist: noted({ areas: [{ area: 'lower-back', because }] }),
    }),
  ),
  aPlan({ areas: [], tellTherapist: noted({ areas: [] }) }),
  aPlan({ tellTherapist: noted({ leaveOut: ['knee'] }) }),
  aPlan({ tellTherapist: noted({ leaveOut: ['shin', 'it-band'] }) }),
  aPlan({ minutes: 45, areas: [], because: { ...aPlan().because, minutes: 'usual' } }),
  ...(['light-work', 'first-time', 'part-of-it', 'peak', 'usual'] as const).map((minutes) =>
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
  { reason: 'treated-lately', date: '2024-11-01', daysSince: 2, wasBooked: false },
  { reason: 'treated-lately', date: '2024-11-01', daysSince: 2, wasBooked: true },
  { reason: 'paused', since: '2024-10-20', asks: true },
  { reason: 'paused', since: '2024-10-20', asks: false },
  { reason: 'spoken-of-lately', daysSince: 3, afterDays: 14 },
  { reason: 'phase', phase: 'taper' },
  { reason: 'after-break' },
  { reason: 'race-now', race: near, days: 0 },
  { reason: 'race-now', race: near, days: 1 },
  { reason: 'race-now', race: near, days: 3 },
  { reason: 'race-not-over', race: near },
  { reason: 'new-before-race', race: near, days: 3 },
  { reason: 'no-day-fits', from: '2024-11-04', to: '2024-11-05' },
  { reason: 'closed', from: '2024-11-04', to: '2024-11-05', nextOpenOn: '2024-11-07' },
  { reason: 'closed', from: '2024-11-04', to: '2024-11-05', nextOpenOn: null },
]
const clinician: readonly KeepsComingBack[] = [
  { area: 'lower-back', episodes: ['2024-10-12', '2024-10-20', '2024-11-01'] },
  { area: 'shin', episodes: ['2024-10-20', '2024-11-01'] },
]

/** Each reason for which nobody is told to run. */
export const notWells: readonly NotWell[] = [
  { reason: 'red-flag', since: '2024-11-02' },
  { reason: 'ill', since: '2024-11-02' },
  { reason: 'injured', since: '2024-10-20' },
  { reason: 'flag', flag: 'at-rest', area: 'lower-back', since: '2024-11-02' },
  { reason: 'flag', flag: 'changes-stride', area: 'calves', since: '2024-11-02' },
  { reason: 'flag', flag: 'at-rest', area: 'it-band', since: '2024-11-02' },
  { reason: 'flag', flag: 'sharp-spot', area: 'feet-and-ankles', since: '2024-11-02' },
]

export const whys = [
  { reason: 'time-for-one', daysSince: 18, afterDays: 18, phase: 'base' },
  { reason: 'time-for-one', daysSince: null, afterDays: 14, phase: 'base' },
  { reason: 'race-effort', daysSince: 6, distanceMeters: 21_180 },
  { reason: 'race-simulation', daysSince: 6, distanceMeters: 28_040, date: '2024-11-03' },
  { reason: 'longest-big-run', daysSince: 6, distanceMeters: 28_040, movingSeconds: 9_660 },
] as const

export const massages: readonly MassageAdvice[] = [
  ...plans.map((plan) => ({ kind: 'suggest', why: whys[0], plan }) as const),
  ...whys.map((why) => ({ kind: 'suggest', why, plan: aPlan() }) as const),
  ...none.map((why) => ({ kind: 'none', why }) as const),
  ...clinician.map((why) => ({ kind: 'see-a-clinician', why }) as const),
]
