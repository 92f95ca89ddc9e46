/** What is said of this week after one well above those before it. */
import { describe, expect, it } from 'vitest'
import type { ShownHeadroom } from '../../src/domain/overview/headroom-shown.ts'
import { thisWeekWords, weekRoomWords } from '../../src/messages/nudge/headroom.ts'

const TODAY = '2024-11-03'

function said(soFarMeters: number, lighterNext: boolean) {
  const headroom: ShownHeadroom = {
    run: { kind: 'none', why: 'too-few-runs' },
    notATarget: false,
    week: {
      weekStart: '2024-10-28',
      soFarMeters,
      usualMeters: 9_000,
      leftMeters: null,
      largeBefore: { weekStart: '2024-10-21', distanceMeters: 13_400, usualMeters: 7_300, lighterNext },
    },
  }
  return weekRoomWords(headroom, { units: 'km', today: TODAY })
}

describe('the week after a large one', () => {
  it('is to be lighter, or no larger, as long as there is something left to decide', () => {
    expect(said(5_000, true)).toContain('A lighter one now, nearer to that average')
    expect(said(13_000, false)).toContain('About the same or less now')
  })

  it('is told as it stands once it went beyond that', () => {
    expect(said(15_300, true)).toMatch(/This one, at 15\.3 km, is above that average already\.$/)
    expect(said(15_300, false)).toMatch(/This one, at 15\.3 km, is above it already\.$/)
    for (const isLighter of [true, false]) expect(said(15_300, isLighter)).not.toContain(' now')
  })
})

describe('the week of a race', () => {
  const week = { weekStart: '2024-10-28', soFarMeters: 9_000, usualMeters: 40_000, leftMeters: null }
  const words = (why: 'race-near' | 'race-day') =>
    thisWeekWords(
      {
        headroom: { run: { kind: 'none', why }, notATarget: true, week: { ...week, largeBefore: null } },
        steps: [],
      },
      { units: 'km', today: TODAY },
    )

  it('asks for less up to the race, and for no less on its day', () => {
    expect(words('race-near')).toBe(
      'Your last four weeks averaged 40.0 km. These days ask for less than that.',
    )
    expect(words('race-day')).toBe('Your last four weeks averaged 40.0 km.')
  })
})
