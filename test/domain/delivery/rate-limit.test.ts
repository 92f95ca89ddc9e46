import { describe, expect, it } from 'vitest'
import {
  blockedUntil,
  closedAgain,
  type RateLimitWindow,
  turnAfter,
} from '../../../src/domain/delivery/rate-limit.ts'

const NOW = new Date('2026-03-10T18:00:00Z')
const inSeconds = (seconds: number, from = NOW) => new Date(from.getTime() + 1000 * seconds)
const aWindow = (over: Partial<RateLimitWindow> = {}): RateLimitWindow => ({
  used: 0,
  allowed: 100,
  resetsAt: inSeconds(60).getTime(),
  ...over,
})

describe('a source with a rate limit', () => {
  it('may be asked when it told of no limit', () => {
    expect(blockedUntil([], NOW, 'event')).toBeNull()
  })

  it.each([
    ['event', 79, false],
    ['event', 80, true],
    ['event', 100, true],
    ['interactive', 80, false],
    ['interactive', 99, false],
    ['interactive', 100, true],
    ['interactive', 101, true],
  ] as const)('for an asker that is %s, with %i of 100 used, is blocked: %s', (asker, used, blocked) => {
    expect(blockedUntil([aWindow({ used })], NOW, asker)).toEqual(blocked ? inSeconds(60) : null)
  })

  it('that allows nothing is asked nothing', () => {
    expect(blockedUntil([aWindow({ allowed: 0 })], NOW, 'interactive')).toEqual(inSeconds(60))
  })

  it('may be asked from the very moment a window counts anew', () => {
    const full = (resetsAt: number) => [aWindow({ used: 100, resetsAt })]
    expect(blockedUntil(full(NOW.getTime() - 1), NOW, 'event')).toBeNull()
    expect(blockedUntil(full(NOW.getTime()), NOW, 'event')).toBeNull()
    expect(blockedUntil(full(NOW.getTime() + 1), NOW, 'event')).toEqual(new Date(NOW.getTime() + 1))
  })

  it('is blocked until the last of its full windows, and those with room do not count', () => {
    const windows = [
      aWindow({ used: 100, resetsAt: inSeconds(900).getTime() }),
      aWindow({ used: 100, resetsAt: inSeconds(60).getTime() }),
      aWindow({ used: 10, resetsAt: inSeconds(3600).getTime() }),
    ]
    expect(blockedUntil(windows, NOW, 'event')).toEqual(inSeconds(900))
    expect(blockedUntil([...windows].reverse(), NOW, 'event')).toEqual(inSeconds(900))
  })
})

describe('a sender that says it is closed', () => {
  it('is believed the first time', () => {
    expect(closedAgain([], NOW, inSeconds(1))).toEqual({
      used: 1,
      allowed: 1,
      resetsAt: inSeconds(1).getTime(),
    })
  })

  it('counts once, however many were refused in the same time', () => {
    const first = closedAgain([], NOW, inSeconds(10))
    expect(closedAgain([first], inSeconds(2), inSeconds(12)).used).toBe(1)
    expect(closedAgain([first], inSeconds(9.999), inSeconds(20)).used).toBe(1)
    expect(closedAgain([{ ...first, used: 5 }], inSeconds(2), inSeconds(12)).used).toBe(5)
  })

  it('counts again from the very moment it said it would open', () => {
    const first = closedAgain([], NOW, inSeconds(10))
    expect(closedAgain([first], inSeconds(10), inSeconds(11)).used).toBe(2)
  })

  it('counts once at least, even when something was taken while it was closed', () => {
    expect(closedAgain([aWindow({ used: 0, allowed: 1 })], NOW, inSeconds(1)).used).toBe(1)
  })

  it('is asked less and less often when it goes on, and every hour at least', () => {
    let windows: RateLimitWindow[] = []
    let now = NOW
    const waits: number[] = []
    for (let time = 0; time < 30; time++) {
      const window = closedAgain(windows, now, inSeconds(1, now))
      waits.push((window.resetsAt - now.getTime()) / 1000)
      now = new Date(window.resetsAt)
      windows = [window]
    }
    expect(waits.slice(0, 12)).toEqual([1, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600])
    expect(new Set(waits.slice(12))).toEqual(new Set([3600]))
  })

  it('is believed when it says longer than we would wait', () => {
    const second = aWindow({ used: 1, allowed: 1, resetsAt: NOW.getTime() })
    expect(closedAgain([second], NOW, inSeconds(7200)).resetsAt).toBe(inSeconds(7200).getTime())
    expect(closedAgain([second], NOW, inSeconds(9)).resetsAt).toBe(inSeconds(10).getTime())
  })

  it('is told anew once it took something', () => {
    expect(closedAgain([{ used: 0, allowed: 1, resetsAt: 0 }], NOW, inSeconds(1)).used).toBe(1)
  })
})

describe('when a sender is short', () => {
  it.each([
    ['first', 0, 0],
    ['first', 1, 0],
    ['next', 0, 0],
    ['next', 0.5, 60],
    ['next', 1, 120],
    ['last', 0, 120],
    ['last', 0.25, 240],
    ['last', 1, 600],
  ] as const)(
    'what goes %s, with a jitter of %d, comes back after %i seconds',
    (urgency, jitter, seconds) => {
      expect(turnAfter(NOW, urgency, jitter)).toEqual(inSeconds(seconds))
    },
  )

  it('nothing comes back before what is more urgent has had its turn, to the millisecond', () => {
    const latest = (urgency: 'first' | 'next') => turnAfter(NOW, urgency, 1).getTime()
    expect(latest('first')).toBeLessThanOrEqual(turnAfter(NOW, 'next', 0).getTime())
    expect(latest('next')).toBeLessThanOrEqual(turnAfter(NOW, 'last', 0).getTime())
    expect(turnAfter(NOW, 'next', 1 / 7).getTime() - NOW.getTime()).toBe(17_143)
  })
})
