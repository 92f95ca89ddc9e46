import { describe, expect, it } from 'vitest'
import { namesPlace, zoneToldBy } from '../../../src/domain/time/zones.ts'

describe('a zone', () => {
  it.each([
    'America/New_York',
    'Europe/Berlin',
    'US/Eastern',
    'Asia/Katmandu',
    'Japan',
    'America/Argentina/Ushuaia',
  ])('%s names a place', (zone) => {
    expect(namesPlace(zone)).toBe(true)
  })

  it.each([
    ...[
      'Factory',
      'localtime',
      'Etc/Unknown',
      'Etc/GMT+5',
      'Etc/UTC',
      'UTC',
      'GMT',
      'GMT0',
      'Zulu',
      'CET',
      'EST5EDT',
    ],
    ...['+05:00', '-07:00', '', 'Mars/Olympus', 'America/Nowhere', '__proto__'],
  ])('“%s” names none', (zone) => {
    expect(namesPlace(zone)).toBe(false)
  })
})

describe('the zone that runs tell', () => {
  it.each([
    ['is the newest place', ['Europe/London', 'America/New_York'], 'UTC', 'Europe/London'],
    [
      'is the place before, where the newest is nowhere',
      ['Factory', 'America/New_York'],
      'UTC',
      'America/New_York',
    ],
    ['leaves a place for no clock without one', ['Etc/GMT+5', 'UTC'], 'America/New_York', null],
    ['is such a clock where no place was known', ['Factory', 'Etc/GMT+5'], 'UTC', 'Etc/GMT+5'],
    ['is none where nothing tells any', ['Factory', 'UTC', 'Mars/Olympus'], 'UTC', null],
  ])('%s', (_, zones, before, expected) => {
    expect(zoneToldBy(zones, before)).toBe(expected)
  })
})
