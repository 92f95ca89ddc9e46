import { describe, expect, it } from 'vitest'
import { closedAgain, type RateLimitWindow } from '../../../src/domain/delivery/rate-limit.ts'

const NOW = new Date('2026-03-10T18:00:00Z')
const inSeconds = (seconds: number, from = NOW) => new Date(from.getTime() + 1000 * seconds)

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
  })

  it('is asked less and less often when it goes on, and every hour at least', () => {
    let windows: RateLimitWindow[] = []
    let now = NOW
    const waits: number[] = []
    for (let time = 0; time < 12; time++) {
      const window = closedAgain(windows, now, inSeconds(1, now))
      waits.push((window.resetsAt - now.getTime()) / 1000)
      now = new Date(window.resetsAt)
      windows = [window]
    }
    expect(waits).toEqual([1, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600])
  })

  it('is told anew once it took something', () => {
    expect(closedAgain([{ used: 0, allowed: 1, resetsAt: 0 }], NOW, inSeconds(1)).used).toBe(1)
  })
})
