/** How long, and when. */
import { describe, expect, it } from 'vitest'
import { atClock, clock, duration, lasted, moment } from '../../src/text/times.ts'

describe('times', () => {
  it('are hours and minutes from an hour on', () => {
    expect(lasted(9_660)).toBe('2 h 41')
    expect(lasted(2_400)).toBe('40 minutes')
    expect(lasted(60)).toBe('1 minute')
    expect(lasted(3_599)).toBe('1 h 00')
  })

  it('are the same in a table, only shorter', () => {
    expect([9_660, 2_400, 60, 3_599].map(duration)).toEqual(['2 h 41', '40 min', '1 min', '1 h 00'])
  })

  it('stand on the clock of the runner', () => {
    const instant = new Date('2024-11-03T23:05:00Z')
    expect(moment(instant, 'Europe/London')).toBe('Sun 3 Nov 23:05')
    expect(moment(instant, 'Europe/Berlin')).toBe('Mon 4 Nov 00:05')
  })

  it('name the clock where it is nobody’s own, and no other', () => {
    const [at, now] = [new Date('2026-11-30T17:45:00Z'), new Date('2026-11-30T12:00:00Z')]
    const all = (zone: string, from = now) => [
      moment(at, zone),
      clock(at, zone, from),
      atClock(at, zone, from),
    ]
    expect(all('UTC')).toEqual(['Mon 30 Nov 17:45 UTC', '17:45 UTC', 'at 17:45 UTC'])
    expect(all('UTC', new Date('2026-11-29T12:00:00Z'))).toEqual([
      'Mon 30 Nov 17:45 UTC',
      'Mon 30 Nov 17:45 UTC',
      'on Mon 30 Nov at 17:45 UTC',
    ])
    expect(all('Europe/Berlin')).toEqual(['Mon 30 Nov 18:45', '18:45', 'at 18:45'])
  })
})
