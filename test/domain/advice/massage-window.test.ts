import { describe, expect, it } from 'vitest'
import { massageWindow, stretches } from '../../../src/domain/advice/massage-window.ts'
import { addDays } from '../../../src/domain/time/calendar.ts'
import type { Run } from '../../../src/domain/training/run.ts'
import type { SelfReports } from '../../../src/domain/training/runner.ts'
import { aLog, selfReports } from '../training.ts'
import { bigRun, lastSuggested, longRun } from './advising.ts'
import { ago, ahead, everyDay, steady, TODAY } from './planning.ts'

const connectedAt = new Date(`${ago(40)}T12:00:00Z`)
const sentToday = { at: new Date(`${TODAY}T09:00Z`), about: bigRun(longRun) }

/** The days at noon, so many days after TODAY. */
function days(
  told: Partial<SelfReports>,
  {
    sent = sentToday,
    after = 0,
    runs = [...steady, longRun],
  }: Partial<{
    sent: typeof sentToday | { at: Date; about: null } | null
    after: number
    runs: readonly Run[]
  }> = {},
) {
  const now = new Date(`${addDays(TODAY, after)}T12:00Z`)
  return massageWindow(aLog(...runs), selfReports(told, { connectedAt }), everyDay, sent, now)?.days ?? []
}

describe('the days a calendar shows for a massage', () => {
  it('are those of what is suggested now', () => {
    const treated = { treatments: [{ date: ago(30), state: 'done' as const }] }
    expect(days(treated, { sent: null, runs: steady })).not.toEqual([])
  })

  it('are those of the message that suggested one, and become fewer as they pass', () => {
    const suggested = lastSuggested(0)
    expect(days(suggested)).toEqual([ahead(1), ahead(2), ahead(3), ahead(4)])
    expect(days(suggested, { after: 2 })).toEqual([ahead(3), ahead(4)])
    expect(days(suggested, { after: 4 })).toEqual([])
  })

  it('stay where it was the second without an answer, with which a pause begins', () => {
    const silent = { answered: false, inSummary: false }
    const suggestions = [
      { ...silent, date: ago(14) },
      { ...silent, date: TODAY },
    ]
    expect(days({ suggestions })).toEqual([ahead(1), ahead(2), ahead(3), ahead(4)])
    expect(days({ suggestions }, { after: 4 })).toEqual([])
  })

  it('do not go on moving ahead of a message that was about no run', () => {
    const sent = { at: sentToday.at, about: null }
    const last = days(lastSuggested(0), { sent, runs: steady }).at(-1) ?? ''
    expect(last).toBe(ahead(7))
    expect(days(lastSuggested(0), { sent, runs: steady, after: 4 }).every((day) => day <= last)).toBe(true)
  })

  it.each<[string, Partial<SelfReports>]>([
    ['one is booked', { treatments: [{ date: ahead(3), state: 'booked' }] }],
    ['one was had', { treatments: [{ date: ago(1), state: 'done' }] }],
    ['they are ill', { health: { state: 'ill', since: ago(1) } }],
    ['they are injured', { health: { state: 'injured', since: ago(1) } }],
    ['there is a red flag', { health: { state: 'red-flag', since: ago(1) } }],
    [
      'something hurts at rest',
      { soreness: [{ date: ago(1), area: 'calves', strength: 'mild', flag: 'at-rest', goneOn: null }] },
    ],
    ['a race is at the door', { races: [{ date: ahead(3), distanceMeters: 42_195, goal: true }] }],
  ])('are none where %s', (_, told) => {
    expect(days({ ...lastSuggested(0), ...told })).toEqual([])
  })

  it('are none where nothing was suggested, and nothing is', () => {
    expect(days(lastSuggested(0), { sent: null })).toEqual([])
  })
})

describe('days that follow one another', () => {
  it('are one stretch', () => {
    expect(stretches([])).toEqual([])
    expect(stretches(['2024-02-28', '2024-02-29', '2024-03-01', '2024-03-03'])).toEqual([
      { from: '2024-02-28', to: '2024-03-01' },
      { from: '2024-03-03', to: '2024-03-03' },
    ])
  })
})
