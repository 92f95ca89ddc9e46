import { describe, expect, it } from 'vitest'
import { isGivenUp, nextTryAt, pauseAfter } from '../../../src/domain/events/endpoint.ts'
import { placeOf } from '../../../src/domain/events/event.ts'

const NOW = new Date('2026-03-10T12:00:00Z')
const DAY_MS = 86_400_000
const ago = (days: number) => new Date(NOW.getTime() - days * DAY_MS)

describe('an event that is not taken', () => {
  it('is tried again over about a day, later and later, and then no more', () => {
    for (const jitter of [0, 1]) {
      const waits: number[] = []
      let at = NOW
      for (let next = nextTryAt(1, at, jitter); next; next = nextTryAt(waits.length + 1, at, jitter)) {
        waits.push(next.getTime() - at.getTime())
        at = next
      }
      expect(waits).toEqual(waits.toSorted((a, b) => a - b))
      expect(waits[0]).toBe(60_000 * (1 + 0.1 * jitter))
      expect((at.getTime() - NOW.getTime()) / DAY_MS).toBeGreaterThan(0.9)
      expect((at.getTime() - NOW.getTime()) / DAY_MS).toBeLessThan(1.2)
    }
  })

  it('holds the others up for a minute at first, and an hour at most', () => {
    const minutes = (failures: number) => (pauseAfter(failures, NOW).getTime() - NOW.getTime()) / 60_000
    expect([1, 2, 3, 50].map(minutes)).toEqual([1, 2, 4, 60])
  })
})

describe('an endpoint', () => {
  it.each([
    [null, 9, false],
    [ago(2.9), 9, false],
    [ago(3), 2, false],
    [ago(3), 3, true],
    [ago(30), 1, false],
  ])('failing since %s, with an event tried %i times, is given up: %s', (failingSince, tries, expected) => {
    expect(isGivenUp({ failingSince, tries }, NOW)).toBe(expected)
  })
})

it('the place in the feed is read from an id, and from nothing else', () => {
  expect(placeOf('evt_00000000002a9f3c21aa')).toBe(42)
  for (const other of ['', 'evt_', 'evt_00000000002a', 'x'.repeat(24), "evt_00000000002a9f3c21aa' OR 1"])
    expect(placeOf(other)).toBe(null)
})
