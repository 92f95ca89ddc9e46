/** What answers about the legs change: massage, its pause, the note, and the week ahead. */
import { describe, expect, it } from 'vitest'
import { pauseOn } from '../../../src/domain/advice/massage-pause.ts'
import { shownHeadroom } from '../../../src/domain/overview/headroom-shown.ts'
import { lighterWeek } from '../../../src/domain/overview/lighter-week.ts'
import type { LegsAnswer, LegsState, SelfReports } from '../../../src/domain/training/runner.ts'
import { aRun } from '../builders.ts'
import { aLog, selfReports } from '../training.ts'
import { ago, ahead, plan, sore, steady, TODAY } from './planning.ts'

const said = (days: number, state: LegsState | null, sleep: LegsAnswer['sleep'] = null): LegsAnswer => ({
  date: ago(days),
  state,
  area: state === 'sore' || state === 'pain' ? 'calves' : null,
  sleep,
})
const soreTwice = { legs: [said(0, 'sore'), said(7, 'sore')] }

describe('a massage', () => {
  it('is no firm work after two weeks of sore legs, whatever else would ask for it', () => {
    const spots = { soreness: [sore(12), sore(7)] }
    expect(plan({ selfReports: spots }).technique).toBe('trigger-point')
    for (const other of [spots, { tightness: ['calves'] as const }, {}]) {
      const { technique, pressure, because } = plan({ selfReports: { ...other, ...soreTwice } })
      expect([technique, pressure, because.technique.reason]).toEqual(['sports', 'light', 'sore-two-weeks'])
    }
    expect(plan({ selfReports: { ...spots, legs: [said(0, 'sore')] } }).technique).toBe('trigger-point')
  })

  it('stays light three days after a marathon, too', () => {
    const marathon = aRun({ localDate: ago(3), distanceMeters: 42_195 })
    const asked = { run: marathon, before: steady.filter(({ localDate }) => localDate < ago(3)) }
    expect(plan({ ...asked, selfReports: soreTwice }).pressure).toBe('light')
  })

  it('is light for a week after pain, and says so', () => {
    const hurts = (days: number) => plan({ selfReports: { legs: [said(days, 'pain')] } })
    expect(hurts(6).because.technique).toEqual({ reason: 'pain', date: ago(6) })
    expect(hurts(6).pressure).toBe('light')
    expect(hurts(7).pressure).toBe('firm')
  })

  it('tells the therapist of sore weeks and bad sleep', () => {
    const note = plan({ selfReports: { legs: [said(0, 'sore', 'badly'), said(7, 'sore')] } }).tellTherapist
    expect(note).toMatchObject({ soreTwoWeeks: true, sleptBadly: true })
    expect(plan().tellTherapist).toMatchObject({ soreTwoWeeks: false, sleptBadly: false })
  })
})

describe('the pause', () => {
  const twice: Partial<SelfReports> = {
    suggestions: [15, 1].map((days) => ({ date: ago(days), answered: false, inSummary: false })),
  }
  const restsWith = (over: Partial<SelfReports>) =>
    pauseOn(aLog(...steady), selfReports({ ...twice, ...over }), TODAY) !== null

  it('ends with an answer about the legs: an answer is an answer', () => {
    expect(restsWith({})).toBe(true)
    expect(restsWith({ legs: [said(0, 'fine')] })).toBe(false)
    expect(restsWith({ legs: [said(0, null, 'well')] })).toBe(false)
    expect(restsWith({ legs: [said(16, 'fine')] })).toBe(true)
  })
})

describe('the week ahead of sore legs', () => {
  const now = new Date(`${TODAY}T12:00Z`)
  const log = aLog(...steady)

  it('is proposed lighter, four fifths of the last four weeks, and has no other figure', () => {
    expect(lighterWeek(log, selfReports(soreTwice), now)).toEqual({ atMostMeters: 40_800 })
    expect(shownHeadroom(log, selfReports(soreTwice), now).week.leftMeters).toBeNull()
    expect(lighterWeek(log, selfReports(), now)).toBeNull()
    expect(shownHeadroom(log, selfReports(), now).week.leftMeters).not.toBeNull()
  })

  it('is left to the taper where there is one', () => {
    const races = [{ date: ahead(14), distanceMeters: 42_195, goal: true }]
    expect(lighterWeek(log, selfReports({ ...soreTwice, races }), now)).toBeNull()
  })
})
