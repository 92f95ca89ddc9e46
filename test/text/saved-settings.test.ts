import { describe, expect, it } from 'vitest'
import { savedSettings } from '../../src/text/saved-settings.ts'
import { aRunner } from '../domain/builders.ts'

const runner = aRunner({ units: 'km', sensitivity: 'standard', quietHours: { from: '21:00', to: '08:00' } })

describe('what was saved', () => {
  it('is named, and nothing that is as before', () => {
    expect(savedSettings({ longRunDay: 0, units: 'km' }, runner)).toBe('Saved: long run on Sunday.')
    expect(savedSettings({ units: 'mi', quietFrom: null, quietTo: null }, runner)).toBe(
      'Saved: distances in miles and no quiet hours.',
    )
    expect(savedSettings({ units: 'km', quietFrom: '21:00', quietTo: '08:00' }, runner)).toBe(
      'Nothing to save: all of it is as it was.',
    )
  })

  it('is told of several days and places in their order', () => {
    expect(savedSettings({ hardDays: [4, 2], tightness: ['calves', 'lower-back'] }, runner)).toBe(
      'Saved: hard sessions on Tuesdays and Thursdays and often tight: calves and lower back.',
    )
    expect(savedSettings({ injuredIn: '2026-02', injuredWhere: 'shin' }, runner)).toBe(
      'Saved: last injury felt until February 2026, shin.',
    )
  })
})
