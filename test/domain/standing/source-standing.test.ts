import { describe, expect, it } from 'vitest'
import {
  type ConnectionFacts,
  changesSoon,
  isShown,
  sourceStanding,
} from '../../../src/domain/standing/source-standing.ts'

const now = new Date('2026-11-28T20:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

const aConnection = (over: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  state: 'active',
  connectedAt: minutes(-600),
  syncedAt: minutes(-5),
  notBefore: null,
  pausedFor: null,
  leaseUntil: null,
  readingPage: null,
  readingOf: null,
  historyUntil: null,
  historyNotBefore: null,
  unreadable: [],
  ...over,
})

const listed = (over: Partial<ConnectionFacts>, runs = 60) =>
  sourceStanding(aConnection(over), { sendsByItself: false, runs }, now)
const pushing = (over: Partial<ConnectionFacts>, runs = 60) =>
  sourceStanding(aConnection(over), { sendsByItself: true, runs }, now)

describe('a source that is asked', () => {
  it('is read as of its last sync, also when that found nothing', () => {
    expect(listed({})).toMatchObject({ kind: 'read', readAt: minutes(-5) })
    expect(isShown(listed({}, 0))).toBe(true)
  })

  it('is being read until it was, and says the page as long as somebody is at it', () => {
    const reading = { syncedAt: null, readingPage: 2, readingOf: 3 }
    expect(listed({ syncedAt: null })).toMatchObject({ kind: 'reading', page: null, readAt: null })
    expect(listed({ ...reading, leaseUntil: minutes(1) })).toMatchObject({ page: { number: 2, ofAbout: 3 } })
    expect(listed({ ...reading, leaseUntil: minutes(-1) })).toMatchObject({ page: null })
    expect(listed({ ...reading, leaseUntil: now })).toMatchObject({ page: null })
    expect(listed({ ...reading, leaseUntil: minutes(1), readingPage: null })).toMatchObject({ page: null })
    expect(listed({ ...reading, leaseUntil: minutes(1), readingOf: null })).toMatchObject({ page: null })
    expect(changesSoon(listed(reading))).toBe(true)
    expect(isShown(listed(reading))).toBe(false)
  })

  it.each(['limit', 'failure', 'refusal', 'application'] as const)(
    'that is left alone for a %s says so, with what was read before, until it was asked again',
    (pausedFor) => {
      const paused = listed({ pausedFor, notBefore: minutes(15) })
      expect(paused).toMatchObject({ kind: 'paused', pause: pausedFor, nextTryAt: minutes(15) })
      expect(isShown(paused)).toBe(true)
      expect(listed({ pausedFor, notBefore: minutes(-1) })).toMatchObject({ kind: 'paused' })
      expect(changesSoon(listed({ pausedFor, notBefore: minutes(15), syncedAt: null }))).toBe(false)
    },
  )

  it('that lost us or is being ended says only that', () => {
    const paused = { pausedFor: 'failure', notBefore: minutes(15) } as const
    expect(listed({ ...paused, state: 'needs-reconnect' }).kind).toBe('reconnect')
    expect(listed({ ...paused, state: 'disconnecting' }).kind).toBe('disconnecting')
    expect(isShown(listed({ state: 'needs-reconnect', syncedAt: null }))).toBe(false)
    expect(isShown(listed({ state: 'disconnecting' }))).toBe(false)
    expect(isShown(listed({ state: 'needs-reconnect' }))).toBe(true)
  })

  it('pauses for a reason until a time, and with one of them alone for nothing', () => {
    expect(listed({ pausedFor: 'limit' }).kind).toBe('read')
    expect(listed({ notBefore: minutes(15) }).kind).toBe('read')
  })

  it('counts what could not be read, however it stands', () => {
    expect(listed({ unreadable: [1, 2] }).unreadable).toBe(2)
    expect(listed({ unreadable: [1], state: 'needs-reconnect' }).unreadable).toBe(1)
  })
})

describe('a source that sends runs by itself', () => {
  it('has shown nothing before the first of them came, whatever was decided meanwhile', () => {
    const asked = pushing({ connectedAt: minutes(-1) }, 0)
    expect(asked).toMatchObject({ kind: 'arriving', readAt: null })
    expect(isShown(asked)).toBe(false)
    expect(changesSoon(asked)).toBe(true)
  })

  it('may send more for ten minutes, and as long as there is more to be asked for', () => {
    expect(pushing({ connectedAt: minutes(-9) }).kind).toBe('arriving')
    expect(pushing({ connectedAt: minutes(-10) }).kind).toBe('read')
    expect(pushing({ historyUntil: minutes(-60) }).kind).toBe('arriving')
    expect(isShown(pushing({ connectedAt: minutes(-1) }))).toBe(true)
    expect(changesSoon(pushing({ connectedAt: minutes(-1) }))).toBe(false)
  })

  it('that sends none is silent after that, and no page waits for it', () => {
    expect(pushing({}, 0).kind).toBe('silent')
    expect(changesSoon(pushing({}, 0))).toBe(false)
  })

  it('pauses by its past alone', () => {
    const past = {
      historyUntil: minutes(-60),
      historyNotBefore: minutes(30),
      pausedFor: 'application',
    } as const
    expect(pushing(past)).toMatchObject({ kind: 'paused', pause: 'application', nextTryAt: minutes(30) })
  })
})
