import { describe, expect, it } from 'vitest'
import { daytime, demoClock, marathonSunday, mondaysUntil, nextMonday } from '../../../src/cli/demo/clock.ts'

const LA = 'America/Los_Angeles'
const at = (iso: string) => new Date(iso)
const LONG_AGO = at('2026-11-01T08:00:00Z')

describe('the demo’s clock', () => {
  it('goes on from where it was moved to', () => {
    let real = at('2026-11-29T10:00:00Z')
    const clock = demoClock(() => real)
    clock.moveTo(at('2026-11-30T08:05:00Z'))
    real = at('2026-11-29T10:01:00Z')
    expect(clock.now()).toEqual(at('2026-11-30T08:06:00Z'))
    expect(clock.aheadMs()).toBe(22 * 3_600_000 + 5 * 60_000)
  })

  it('makes it ten in the morning of the same day where it is night', () => {
    expect(daytime(at('2026-11-29T07:38:00Z'), LA, LONG_AGO)).toEqual(at('2026-11-28T18:00:00Z'))
    expect(daytime(at('2026-11-29T10:00:00Z'), LA, LONG_AGO)).toEqual(at('2026-11-29T18:00:00Z'))
  })

  it('goes back no further than to the last run, so that none is in the future', () => {
    // ten in the evening in Seoul, after a run that ended at half past ten in the morning
    const evening = at('2026-11-29T13:00:00Z')
    expect(daytime(evening, 'Asia/Seoul', at('2026-11-29T01:28:00Z'))).toEqual(at('2026-11-30T01:00:00Z'))
    expect(daytime(evening, 'Asia/Seoul', at('2026-11-29T00:59:00Z'))).toEqual(at('2026-11-29T01:00:00Z'))
  })

  it('leaves the day alone', () => {
    expect(daytime(at('2026-11-29T07:38:00Z'), 'Europe/Berlin', LONG_AGO)).toEqual(at('2026-11-29T07:38:00Z'))
  })

  it('skips to a Monday that is yet to come', () => {
    expect(nextMonday(at('2026-11-29T10:00:00Z'), 'UTC')).toEqual(at('2026-11-30T08:05:00Z'))
    expect(nextMonday(at('2026-11-30T07:00:00Z'), 'UTC')).toEqual(at('2026-12-07T08:05:00Z'))
  })

  it('runs a marathon on a Sunday, and none in the legs of this morning', () => {
    expect(marathonSunday(at('2026-11-27T10:00:00Z'), 'UTC')).toEqual(at('2026-11-29T13:00:00Z'))
    expect(marathonSunday(at('2026-11-29T10:00:00Z'), 'UTC')).toEqual(at('2026-12-06T13:00:00Z'))
  })

  it('lives through the Mondays on the way', () => {
    const days = mondaysUntil(at('2026-11-29T10:00:00Z'), at('2026-12-07T13:00:00Z'), 'UTC')
    expect(days).toEqual([at('2026-11-30T08:05:00Z'), at('2026-12-07T08:05:00Z')])
  })
})
