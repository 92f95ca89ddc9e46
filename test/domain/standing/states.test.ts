import { describe, expect, it } from 'vitest'
import { statesOf } from '../../../src/domain/standing/states.ts'
import type { Runner, SelfReports } from '../../../src/domain/training/runner.ts'
import { selfReports } from '../training.ts'

const NOW = new Date('2024-11-06T12:00:00Z')
const states = (told: Partial<SelfReports>, runner: Partial<Runner> = {}) =>
  statesOf(selfReports(told, runner), NOW)
const booked = (date: string) => ({ date, state: 'booked' }) as const
const done = (date: string) => ({ date, state: 'done' }) as const

describe('what stands', () => {
  it('is nothing for a runner who told of nothing', () => {
    expect(states({})).toEqual([])
    expect(states({ health: { state: 'well', since: '2024-11-01' } })).toEqual([])
  })

  it('names all that keeps a runner from running at once, the gravest first', () => {
    const soreness = [
      { date: '2024-11-05', area: 'shin', strength: 'strong', flag: 'at-rest', goneOn: null } as const,
    ]
    const health = { state: 'ill', since: '2024-11-04' } as const
    expect(states({ health, soreness })).toEqual([
      {
        kind: 'not-well',
        all: [
          { reason: 'ill', since: '2024-11-04' },
          { reason: 'flag', since: '2024-11-05', flag: 'at-rest', area: 'shin' },
        ],
      },
    ])
  })

  it('is said in the same order, whatever was told first', () => {
    const all = states(
      {
        health: { state: 'injured', since: '2024-11-04' },
        treatments: [done('2024-11-05'), booked('2024-11-08')],
      },
      { snoozedUntil: new Date('2024-11-07T12:00:00Z') },
    )
    expect(all.map(({ kind }) => kind)).toEqual(['not-well', 'snoozed', 'massage-booked', 'massage-done'])
  })
})

describe('a snooze', () => {
  it('stands until the moment it ends', () => {
    const until = (snoozedUntil: Date) => states({}, { snoozedUntil })
    const later = new Date(NOW.getTime() + 1)
    expect(until(later)).toEqual([{ kind: 'snoozed', until: later }])
    expect(until(NOW)).toEqual([])
  })
})

describe('of massages', () => {
  it('the next that is booked stands, today’s included, and none that has gone by', () => {
    const next = (...dates: string[]) => states({ treatments: dates.map(booked) })
    expect(next('2024-11-20', '2024-11-05', '2024-11-08')).toEqual([
      { kind: 'massage-booked', date: '2024-11-08' },
    ])
    expect(next('2024-11-06')).toEqual([{ kind: 'massage-booked', date: '2024-11-06' }])
    expect(next('2024-11-05')).toEqual([])
  })

  it('the last that was had is news for a week, and none that lies ahead is', () => {
    const last = (...dates: string[]) => states({ treatments: dates.map(done) })
    expect(last('2024-11-05', '2024-11-01', '2024-11-07')).toEqual([
      { kind: 'massage-done', date: '2024-11-05' },
    ])
    expect(last('2024-11-06')).toEqual([{ kind: 'massage-done', date: '2024-11-06' }])
    expect(last('2024-10-31')).toEqual([{ kind: 'massage-done', date: '2024-10-31' }])
    expect(last('2024-10-30')).toEqual([])
  })

  it('the day is the one of the runner’s own clock', () => {
    const here = { timeZone: 'Pacific/Auckland' }
    expect(states({ treatments: [booked('2024-11-06')] }, here)).toEqual([])
    expect(states({ treatments: [done('2024-11-07')] }, here)).toHaveLength(1)
  })
})
