/** What advice says of the run itself, and whom it asks what. */
import { describe, expect, it } from 'vitest'
import { advise, asksAboutPause, massageNow, runOf } from '../../../src/domain/advice/advise.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, aRace, selfReports } from '../training.ts'
import { bigRun, noRestDay, raceEffort } from './advising.ts'
import { ago, ahead, everyDay, steady, TODAY } from './planning.ts'

const now = new Date(`${TODAY}T12:00Z`)
const ran = (over: Partial<Run> = {}) => aRun({ localDate: TODAY, distanceMeters: 26_000, ...over })
const advised = (run: Run, told: Partial<SelfReports> = {}, before: readonly Run[] = steady) =>
  advise([bigRun(run)], aLog(...before, run), selfReports(told), everyDay, now)
const done = (advice: ReturnType<typeof advised>) => (advice.kind === 'well' ? advice : null)

describe('advice on a run', () => {
  it('has the phase of the day, and the day of a later run', () => {
    expect(advised(ran())).toMatchObject({ phase: { name: 'base', goal: null }, laterRunOn: null })
    const morning = ran({ localDate: ago(1) })
    const later = advise([bigRun(morning)], aLog(...steady, morning, ran()), selfReports(), everyDay, now)
    expect(later.laterRunOn).toBe(TODAY)
    const ill = advised(ran(), { health: { state: 'ill', since: TODAY } })
    expect(ill).toMatchObject({ kind: 'not-well', why: { reason: 'ill' }, phase: { name: 'base' } })
  })

  it('knows a race simulation by its mark, asks where only the runner can say, and neither else', () => {
    const goal = { races: [aRace(ahead(40), 42_195, true)] }
    expect(done(advised(ran({ marked: 'workout' })))?.simulation).toBe('known')
    expect(done(advised(ran(), goal))?.simulation).toBe('asks')
    expect(done(advised(ran()))?.simulation).toBeNull()
    const gone = advise([bigRun(ran())], aLog(...steady), selfReports(goal), everyDay, now)
    expect(done(gone)?.simulation).toBeNull()
  })

  it('says whether it was high ground', () => {
    const home = steady.map((run) => ({ ...run, altitudeMeters: 100 }))
    const at = (altitudeMeters: number) => done(advised(ran({ altitudeMeters }), {}, home))?.isHighGround
    expect([at(1_499), at(1_500)]).toEqual([false, true])
    const gone = advise([bigRun(ran())], aLog(...home), selfReports(), everyDay, now)
    expect(done(gone)?.isHighGround).toBe(false)
  })
})

describe('the run of a finding', () => {
  const first = ran({ startedAt: new Date(`${TODAY}T06:00Z`), distanceMeters: 5_000, movingSeconds: 1_500 })
  const second = ran({ startedAt: new Date(`${TODAY}T06:40Z`), distanceMeters: 20_000 })
  const log = aLog(...steady, first, second)

  it('is the outing where a race was longer than its last recording', () => {
    expect(runOf(log, raceEffort({ ...second, distanceMeters: 25_000 }))?.distanceMeters).toBe(25_000)
    expect(runOf(log, raceEffort(second))?.distanceMeters).toBe(20_000)
  })

  it('is itself for every other rule, and none when it has gone', () => {
    expect(runOf(log, bigRun({ ...second, distanceMeters: 25_000 }))?.distanceMeters).toBe(20_000)
    expect(runOf(aLog(...steady), bigRun(second))).toBeNull()
    expect(runOf(aLog(...steady), raceEffort(second))).toBeNull()
  })
})

describe('massage on a day without a run to speak of', () => {
  const at = (connectedDays: number, told: Partial<SelfReports> = {}) =>
    massageNow(
      aLog(...steady),
      selfReports(told, { connectedAt: new Date(`${ago(connectedDays)}T12:00:00Z`) }),
      everyDay,
      now,
    )

  it('counts from the day of connecting, which a run to speak of does not', () => {
    expect(at(13)).toEqual({
      kind: 'none',
      why: { reason: 'spoken-of-lately', daysSince: 13, afterDays: 14 },
    })
    expect(at(14)).toMatchObject({ kind: 'suggest', why: { daysSince: 14 } })
    const run = ran({ distanceMeters: 12_000 })
    const justConnected = selfReports({}, { connectedAt: new Date(`${ago(3)}T12:00:00Z`) })
    const about = advise([noRestDay(run)], aLog(...steady, run), justConnected, everyDay, now)
    expect(done(about)?.massage).toMatchObject({ kind: 'suggest', why: { daysSince: null } })
  })

  it('is none for who is not well, and says why', () => {
    expect(at(30, { health: { state: 'injured', since: ago(2) } })).toEqual({
      kind: 'not-well',
      why: { reason: 'injured', since: ago(2) },
    })
  })
})

it('it is asked about the pause while suggestions rest and nobody has asked, and only then', () => {
  const paused = (asks: boolean) => ({ kind: 'none', why: { reason: 'paused', since: TODAY, asks } }) as const
  expect([asksAboutPause(paused(true)), asksAboutPause(paused(false))]).toEqual([true, false])
  expect(asksAboutPause({ kind: 'none', why: { reason: 'after-break' } })).toBe(false)
  expect(asksAboutPause({ kind: 'not-well', why: { reason: 'ill', since: TODAY } })).toBe(false)
  expect(asksAboutPause({ kind: 'see-a-clinician', why: { area: 'calves', episodes: [] } })).toBe(false)
})
