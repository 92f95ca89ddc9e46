import { describe, expect, it } from 'vitest'
import type { Run } from '../../../src/domain/training/run.ts'
import type { Area, SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aRace } from '../training.ts'
import { ago, ahead, areasOf, plan, planned, sore, steady, TODAY } from './planning.ts'

describe('the days', () => {
  it('after a run: firm from 48, light from 24 to 96 hours', () => {
    const nothingKey: Partial<SelfReports> = { longRunDay: 1 }
    expect(plan({ selfReports: nothingKey }).days).toEqual(['2024-10-09', '2024-10-10', '2024-10-11'])
    const light = plan({ selfReports: { ...nothingKey, treatments: [] } })
    expect(light.days).toEqual(['2024-10-08', '2024-10-09', '2024-10-10', '2024-10-11'])
    expect(light.because.days).toMatchObject({ counted: 'after-run', from: '2024-10-08', to: '2024-10-11' })
  })

  it('less the 48 (firm) or 24 (light) hours before a key session', () => {
    expect(plan({ selfReports: { longRunDay: 5 } })).toMatchObject({
      technique: 'swedish',
      days: ['2024-10-08', '2024-10-09'],
    })
    expect(plan().days).toEqual(['2024-10-09', '2024-10-10'])
    expect(plan().because.days.hoursBeforeKeySession).toBe(48)
    expect(plan({ selfReports: { treatments: [], longRunDay: 5 } }).days).toEqual([
      '2024-10-08',
      '2024-10-09',
    ])
  })

  it('less the days before another race', () => {
    const races = [aRace(ahead(5), 10_000), aRace(ahead(60))]
    expect(plan({ selfReports: { races } }).days).toEqual(['2024-10-09'])
  })

  it('less the 4 days before a goal race without a taper', () => {
    const races = [aRace(ahead(8), 10_000)]
    const due = plan({ run: null, selfReports: { races, longRunDay: 1, easyWeeks: [TODAY] } })
    expect(due.days).toEqual([ahead(2), ahead(3)])
  })

  it('less all from the next race on', () => {
    const races = [aRace(ahead(6), 10_000), aRace(ahead(60))]
    const due = plan({ run: null, selfReports: { races, longRunDay: 3 } })
    expect(due.days).toEqual(['2024-10-10'])
  })

  it('less the days on which the practice is closed', () => {
    expect(plan({ practice: { openDays: [4, 5] } }).days).toEqual(['2024-10-10'])
  })

  it('not sooner than they can be booked', () => {
    expect(plan({ practice: { leadDays: 3 } }).days).toEqual(['2024-10-10'])
    expect(plan({ practice: { leadDays: 0 }, selfReports: { treatments: [] } }).days[0]).toBe('2024-10-08')
  })

  it('turn light when firm work fits on none', () => {
    const result = plan({ practice: { openDays: [2] } })
    expect(result).toMatchObject({
      technique: 'swedish',
      pressure: 'light',
      minutes: 30,
      days: ['2024-10-08'],
    })
    expect(result.because.technique).toEqual({ reason: 'no-day-for-firm-work', nextKeySession: null })
  })

  it('are a week from tomorrow and the practice’s lead on when one is due for its own sake', () => {
    const due = plan({ run: null })
    expect(due.days).toEqual(['2024-10-09', '2024-10-10', '2024-10-14', '2024-10-15'])
    expect(due.because.days).toMatchObject({ counted: 'from-today', from: '2024-10-09', to: '2024-10-15' })
    expect(plan({ run: null, practice: { leadDays: 3 } }).days[0]).toBe('2024-10-14')
  })

  it.each([
    [12, ['2024-10-12', '2024-10-13']],
    [9, ['2024-10-11']],
  ])('lie in the slot of the taper, %i days before the race', (days, expected) => {
    const result = plan({
      run: null,
      selfReports: { races: [aRace(ahead(days))], longRunDay: 4 },
    })
    expect(result.days).toEqual(expected)
    expect(result.because.days.counted).toBe('before-goal-race')
  })

  it('hold nothing firm or new on the fifth day before the goal race, and nothing at all from the fourth on', () => {
    const races = [aRace(ahead(9))]
    const asked = { run: null, practice: { openDays: [5] }, selfReports: { races, longRunDay: 1 } }
    expect(plan(asked)).toMatchObject({ pressure: 'light', days: [ahead(4)] })
    expect(planned({ ...asked, selfReports: { ...asked.selfReports, treatments: [] } })).toMatchObject({
      reason: 'closed',
    })
    expect(planned({ ...asked, practice: { openDays: [6] } })).toMatchObject({
      reason: 'closed',
      nextOpenOn: null,
    })
  })

  it('are named beyond those that would help where only a closed door is in the way', () => {
    // Tuesday to Friday after a run on Monday, and the practice opens on Saturdays
    expect(planned({ practice: { openDays: [6] }, selfReports: { longRunDay: 1 } })).toEqual({
      reason: 'closed',
      from: '2024-10-08',
      to: '2024-10-11',
      nextOpenOn: '2024-10-12',
    })
    // the day before the long run stays free, so it is the Saturday after none
    expect(planned({ practice: { openDays: [6] }, selfReports: { longRunDay: 0 } })).toMatchObject({
      reason: 'closed',
      nextOpenOn: null,
    })
  })
})

describe('the minutes and the places', () => {
  it('are 45 for two in a usual week', () => {
    const result = plan({ run: aRun({ localDate: TODAY, distanceMeters: 12_000, climbMeters: 180 }) })
    expect(result).toMatchObject({ minutes: 45, because: { minutes: 'usual' } })
    expect(result.areas).toHaveLength(2)
  })

  it('name no place without a reason', () => {
    expect(plan().areas).toEqual([])
    expect(plan().tellTherapist.areas).toEqual([])
    const tight = plan({ selfReports: { tightness: ['lower-back'] } })
    expect(areasOf(tight)).toEqual(['lower-back'])
  })

  it('are 60 for three after a big long run or in peak', () => {
    const big = plan({ run: aRun({ localDate: TODAY, distanceMeters: 25_000 }) })
    expect(big).toMatchObject({ minutes: 60, because: { minutes: 'after-big-run' } })
    expect(areasOf(big)).toEqual(['quads-and-hamstrings', 'calves', 'glutes-and-hips'])
    const fourth: Partial<SelfReports> = { tightness: ['lower-back'] }
    expect(
      plan({ selfReports: fourth, run: aRun({ localDate: TODAY, distanceMeters: 25_000 }) }).areas,
    ).toHaveLength(3)
    const peak = plan({ selfReports: { races: [aRace(ahead(30))] } })
    expect(peak).toMatchObject({ minutes: 60, because: { minutes: 'peak' } })
  })

  it('are 30 for one with light work', () => {
    const run = aRun({ localDate: TODAY, distanceMeters: 12_000, climbMeters: 180 })
    const light = plan({ selfReports: { easyWeeks: [TODAY] }, run })
    expect(light).toMatchObject({ minutes: 30, because: { minutes: 'light-work' } })
    expect(light.areas).toHaveLength(1)
  })

  it('begin where soreness was reported in the last 7 days, the latest first', () => {
    const soreness = [sore(5, 'glutes-and-hips'), sore(1, 'calves', { strength: 'strong' })]
    expect(plan({ selfReports: { soreness } }).areas).toEqual([
      { area: 'calves', because: { reason: 'sore', date: ago(1), strength: 'strong' } },
      { area: 'glutes-and-hips', because: { reason: 'sore', date: ago(5), strength: 'mild' } },
    ])
  })

  it('forget soreness older than 7 days', () => {
    expect(areasOf(plan({ selfReports: { soreness: [sore(6, 'lower-back')] } }))).toContain('lower-back')
    expect(areasOf(plan({ selfReports: { soreness: [sore(7, 'lower-back')] } }))).not.toContain('lower-back')
  })

  it.each<[string, Partial<Run>, Area[], string]>([
    [
      'a long run',
      { movingSeconds: 5_400 },
      ['quads-and-hamstrings', 'calves', 'glutes-and-hips'],
      'long-run',
    ],
    [
      'just 3 hours',
      { movingSeconds: 10_800 },
      ['quads-and-hamstrings', 'calves', 'glutes-and-hips'],
      'long-run',
    ],
    [
      'a run beyond 3 hours',
      { movingSeconds: 10_801 },
      ['quads-and-hamstrings', 'calves', 'glutes-and-hips', 'lower-back'],
      'long-run',
    ],
    ['climbing', { climbMeters: 180 }, ['quads-and-hamstrings', 'calves', 'glutes-and-hips'], 'climbing'],
    [
      'climbing, however long it took',
      { climbMeters: 180, movingSeconds: 10_801 },
      ['quads-and-hamstrings', 'calves', 'glutes-and-hips', 'lower-back'],
      'climbing',
    ],
    ['less climbing', { climbMeters: 179, ground: 'trail' }, ['feet-and-ankles', 'calves'], 'trail'],
    [
      'a workout',
      { marked: 'workout', ground: 'trail' },
      ['calves', 'quads-and-hamstrings'],
      'race-or-workout',
    ],
    ['a trail', { ground: 'trail' }, ['feet-and-ankles', 'calves'], 'trail'],
    ['a treadmill', { ground: 'treadmill' }, ['calves', 'feet-and-ankles'], 'treadmill'],
  ])('follow what was asked of the legs: %s', (_, over, areas, reason) => {
    const { tellTherapist } = plan({ run: aRun({ localDate: TODAY, distanceMeters: 12_000, ...over }) })
    expect(areasOf(tellTherapist)).toEqual(areas)
    expect(tellTherapist.areas[0]?.because).toEqual({ reason })
  })

  it('follow what a race asks of the legs, also when only the runner entered it as one', () => {
    const run = aRun({ localDate: TODAY, distanceMeters: 10_100 })
    const race = aRace(TODAY, 10_000)
    expect(plan({ run, selfReports: { races: [race] } }).areas[0]?.because).toEqual({
      reason: 'race-or-workout',
    })
    expect(plan({ run }).areas).toEqual([])
  })

  it('follow the longest run of the last week when one is due for its own sake', () => {
    const trail = aRun({ localDate: ago(2), distanceMeters: 19_000, movingSeconds: 5_000, ground: 'trail' })
    expect(plan({ run: null, before: [...steady, trail] }).areas[0]?.area).toBe('feet-and-ankles')
  })
})

describe('what to tell the therapist', () => {
  it('is the stage of training, where it is tight, how firm, and what is coming up', () => {
    const race = aRace(ahead(30))
    const { tellTherapist } = plan({
      selfReports: { races: [race], tightness: ['lower-back'], longRunDay: 0 },
    })
    expect(tellTherapist).toMatchObject({
      phase: { name: 'peak', daysToGoal: 30 },
      pressure: 'firm',
      run: { date: TODAY, distanceMeters: 12_000, climbMeters: null },
      lastTreatmentOn: ago(30),
      lastWasBooked: false,
      nextKeySession: '2024-10-13',
      nextRace: race,
    })
    expect(areasOf(tellTherapist)).toContain('lower-back')
  })

  it('says plainly what there is not', () => {
    const { tellTherapist } = plan({ run: null, before: [], selfReports: { treatments: [] } })
    expect(tellTherapist).toMatchObject({
      run: null,
      lastTreatmentOn: null,
      lastWasBooked: false,
      nextKeySession: null,
      nextRace: null,
    })
  })
})
