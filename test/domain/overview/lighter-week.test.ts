import { describe, expect, it } from 'vitest'
import { lighterWeek } from '../../../src/domain/overview/lighter-week.ts'
import { nothingReported, type SelfReports } from '../../../src/domain/training/runner.ts'
import { aLog, aRun, aRunner, weekly } from '../builders.ts'

const TODAY = '2024-06-05'
const sore = (date: string) => ({ date, state: 'sore', area: 'calves', sleep: null }) as const
const legs = [sore('2024-05-28'), sore('2024-06-04')]
const usual = weekly('2024-05-06', [50, 50, 50, 50])
const proposed = (told: Partial<SelfReports> = {}, runs = usual) =>
  lighterWeek(
    aLog(runs),
    aRunner({ selfReports: { ...nothingReported, legs, ...told } }),
    new Date(`${TODAY}T12:00:00Z`),
  )
const goal = (date: string) => ({ races: [{ date, distanceMeters: 42_195, goal: true }] })

describe('legs that were sore two weeks running', () => {
  it('call for four fifths of what the last four weeks averaged, in whole metres', () => {
    expect(proposed()).toEqual({ atMostMeters: 40_000 })
    expect(proposed({}, weekly('2024-05-06', [50, 50, 50, 50.004]))).toEqual({ atMostMeters: 40_000 })
    expect(proposed({}, weekly('2024-05-06', [50, 50, 50, 50.008]))).toEqual({ atMostMeters: 40_001 })
  })

  it('call for a lighter week without a figure where the usual is not known', () => {
    expect(proposed({}, weekly('2024-05-27', [50]))).toEqual({ atMostMeters: null })
    expect(proposed({}, [])).toEqual({ atMostMeters: null })
  })

  it('call for none to who is not well, nor with other legs', () => {
    expect(proposed({ health: { state: 'ill', since: '2024-06-04' } })).toBeNull()
    expect(proposed({ legs: legs.slice(1) })).toBeNull()
  })

  it('call for none where a race makes the week light: on its day, before it and after it', () => {
    expect(proposed(goal(TODAY))).toBeNull()
    expect(proposed(goal('2024-06-26'))).toBeNull()
    expect(proposed(goal('2024-06-27'))).not.toBeNull()
    const ran = (localDate: string) => [...usual, aRun({ localDate, distanceMeters: 42_195 })]
    expect(proposed({}, ran('2024-06-02'))).toBeNull()
    expect(proposed({}, ran('2024-05-21'))).not.toBeNull()
  })
})
