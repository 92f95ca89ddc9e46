/** What a race simulation changes: the massage clock, the pause, the words for it. */
import { describe, expect, it } from 'vitest'
import { massageNow } from '../../../src/domain/advice/advise.ts'
import { pauseOn } from '../../../src/domain/advice/massage-pause.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, selfReports } from '../training.ts'
import { bigRun, lastSuggested, massage, noRestDay } from './advising.ts'
import { ago, ahead, everyDay, steady, TODAY } from './planning.ts'

const goal: Partial<SelfReports> = { races: [{ date: ahead(50), distanceMeters: 42_195, goal: true }] }
const longRun = (over: Partial<Run> = {}) =>
  aRun({ localDate: TODAY, distanceMeters: 26_000, movingSeconds: 9_300, ...over })

describe('a nudge about a race simulation', () => {
  // one of 27 km two weeks ago, so that no longest big run speaks for it
  const before = [...steady, aRun({ localDate: ago(14), distanceMeters: 27_000 })]
  const carried = (run: Run, days: number, over: Partial<SelfReports> = {}) =>
    massage({ run, before, findings: [bigRun(run)], selfReports: { ...lastSuggested(days), ...over } })

  it('carries a suggestion from the fifth day on the clock, as after a race, and names it', () => {
    const run = longRun({ marked: 'workout' })
    expect(carried(run, 5)).toMatchObject({
      kind: 'suggest',
      why: { reason: 'race-simulation', distanceMeters: 26_000, date: TODAY, daysSince: 5 },
      plan: { tellTherapist: { run: { isSimulation: true } } },
    })
    expect(carried(run, 4)).toMatchObject({ kind: 'none', why: { reason: 'spoken-of-lately', afterDays: 5 } })
    expect(carried(longRun(), 5)).toMatchObject({ kind: 'none', why: { afterDays: 14 } })
  })

  it('is one by the word of the runner, too, whatever rule speaks first', () => {
    const run = longRun({ distanceMeters: 22_000, movingSeconds: 7_600 })
    const called = { ...lastSuggested(5), ...goal, simulations: [TODAY] }
    const asked = { run, before, findings: [noRestDay(run)] }
    expect(massage({ ...asked, selfReports: called })).toMatchObject({ why: { reason: 'race-simulation' } })
    expect(massage({ ...asked, selfReports: { ...called, simulations: [] } }).kind).toBe('none')
  })
})

describe('the summary and the page, after the runner called a run so', () => {
  const run = longRun({ localDate: ago(1), distanceMeters: 22_000, movingSeconds: 7_600 })
  const log = aLog(...steady.filter(({ localDate }) => localDate !== ago(1)), run)
  const now = (over: Partial<SelfReports>) =>
    massageNow(
      log,
      selfReports({ ...goal, ...lastSuggested(6), ...over }),
      everyDay,
      new Date(`${TODAY}T12:00Z`),
    )

  it('suggest what fits after it', () => {
    expect(now({ simulations: [ago(1)] })).toMatchObject({
      kind: 'suggest',
      why: { reason: 'race-simulation', date: ago(1) },
    })
    expect(now({}).kind).toBe('none')
  })
})

describe('the pause', () => {
  const twice: Partial<SelfReports> = {
    suggestions: [25, 11].map((days) => ({ date: ago(days), answered: false, inSummary: false })),
  }
  const rests = (run: Run) => pauseOn(aLog(...steady, run), selfReports(twice), TODAY) !== null

  it('ends with a race simulation, as with a race', () => {
    expect(rests(longRun())).toBe(true)
    expect(rests(longRun({ marked: 'workout' }))).toBe(false)
    expect(rests(longRun({ marked: 'race' }))).toBe(false)
  })
})
