import { describe, expect, it } from 'vitest'
import { spikeBand } from '../../src/domain/findings.ts'

describe('the band of a step', () => {
  it.each([
    [22_000, null],
    [22_001, 'small'],
    [26_000, 'small'],
    [26_001, 'moderate'],
    [40_000, 'moderate'],
    [40_001, 'large'],
  ])('%i m after a longest of 20,000 m is %s', (distanceMeters, band) => {
    expect(spikeBand(distanceMeters, 20_000)).toBe(band)
  })

  it('is decided in whole metres: 2,470 after 1,900 m is small, which floats get wrong', () => {
    expect(spikeBand(2_470, 1_900)).toBe('small')
  })

  it('knows the zone these tests run in', () => {
    expect(['UTC', 'America/Los_Angeles', 'Pacific/Apia']).toContain(
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    )
    expect(new Date(2024, 0, 15).getTimezoneOffset()).toBe(
      { UTC: 0, 'America/Los_Angeles': 480, 'Pacific/Apia': -780 }[process.env.TZ ?? ''],
    )
  })
})
