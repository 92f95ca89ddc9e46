import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openOn } from '../../../src/domain/delivery/channels.ts'
import {
  type Address,
  DELIVERY_KINDS,
  DELIVERY_STATES,
  deliveriesFor,
  hasLeft,
  type Leaving,
  mayLeave,
  statesBefore,
  takesSummaries,
  whyUnaddressed,
  whyWaits,
} from '../../../src/domain/delivery/deliveries.ts'
import type { Nudge } from '../../../src/domain/nudges/decide.ts'
import { clockTimeOf } from '../../../src/domain/time/calendar.ts'
import type { Spoken } from '../../../src/domain/time/quiet-hours.ts'

const awake = { timeZone: 'America/New_York', quietHours: null, snoozedUntil: null }
const all = { recovery: true, massage: true, summary: true }
const CREATED = new Date('2024-11-05T12:00:00Z')
const NOON = new Date('2024-11-05T17:00:00Z')

const aNudge = (over: Partial<Nudge> = {}): Nudge => ({
  id: 'n1',
  rule: 'race-effort',
  subject: 'run:strava:1',
  run: 'strava:1',
  policyVersion: '1',
  findings: null,
  state: 'released',
  why: null,
  createdAt: CREATED,
  dueAt: CREATED,
  runGone: false,
  ...over,
})

const leaving = (over: Partial<Leaving> = {}): Leaving => ({
  nudges: [],
  kind: 'nudge',
  about: 'n1',
  createdAt: CREATED,
  channel: 'email',
  contact: 'confirmed',
  preferences: all,
  nudge: aNudge(),
  ...over,
})

const spike = (band: 'small' | 'moderate' | 'large') =>
  aNudge({
    rule: 'long-run-spike',
    findings: [
      {
        rule: 'long-run-spike',
        subject: 'run:strava:1',
        date: '2024-11-05',
        run: 'strava:1',
        facts: { band, distanceMeters: 30_000, longestMeters: 20_000, runsBefore: 9 },
      },
    ],
  })

describe('a nudge is addressed', () => {
  const mail: Address = { contactId: 'mail', channel: 'email', ...all, massage: false }
  const phone: Address = { contactId: 'phone', channel: 'sms', ...all }
  const to = (nudge: Nudge, addresses = [mail, phone]) =>
    deliveriesFor([nudge], addresses).map(({ contactId }) => contactId)

  it('by text only when it is worth one', () => {
    expect(to(aNudge())).toEqual(['mail', 'phone'])
    expect(to(spike('small'))).toEqual(['mail'])
    expect(to(spike('moderate'))).toEqual(['mail', 'phone'])
    expect(to(spike('large'))).toEqual(['mail', 'phone'])
    expect(to(aNudge({ rule: 'weekly-jump' }))).toEqual(['mail'])
  })

  it('to those who want its kind: a massage that is due is a consent of its own', () => {
    expect(to(aNudge({ rule: 'massage-due' }))).toEqual(['phone'])
    expect(to(aNudge(), [{ ...mail, recovery: false }])).toEqual([])
  })

  it('by text three times in seven days, and a massage that is due beside one other at most', () => {
    const sent = (daysBefore: number, over: Partial<Nudge> = {}): Nudge =>
      aNudge({
        id: `sent ${daysBefore}`,
        state: 'sent',
        dueAt: new Date(aNudge().dueAt.getTime() - daysBefore * 86_400_000),
        ...over,
      })
    const texted = (nudge: Nudge, ...before: Nudge[]) =>
      deliveriesFor([nudge, ...before], [phone]).length === 1
    const due = aNudge({ rule: 'massage-due' })
    expect(texted(due, sent(1))).toBe(true)
    expect(texted(due, sent(1), sent(6))).toBe(false)
    expect(texted(due, sent(1), sent(7))).toBe(true)
    expect(texted(due, sent(1), sent(2, { rule: 'weekly-jump' }))).toBe(true)
    expect(texted(aNudge(), sent(1), sent(2))).toBe(true)
    expect(texted(aNudge(), sent(1), sent(2), sent(3))).toBe(false)
    expect(deliveriesFor([due, sent(1), sent(2)], [{ ...mail, massage: true }])).toHaveLength(1)
  })

  it('says of one that goes nowhere which of the reasons it is', () => {
    const why = (nudge: Nudge, addresses: Address[], before: Nudge[] = []) =>
      whyUnaddressed(nudge, [nudge, ...before], addresses)
    const sent = [1, 2, 3].map((day) =>
      aNudge({
        id: `sent ${day}`,
        state: 'sent',
        dueAt: new Date(aNudge().dueAt.getTime() - day * 86_400_000),
      }),
    )
    expect(why(aNudge(), [])).toBe('no-address')
    expect(why(aNudge(), [{ ...mail, recovery: false }])).toBe('not-wanted')
    expect(why(spike('small'), [phone])).toBe('not-worth-it')
    expect(why(aNudge(), [phone], sent)).toBe('week-full')
    expect(why(spike('small'), [phone, mail])).toBeNull()
    expect(why(aNudge(), [phone, { ...phone, contactId: 'other', recovery: false }], sent)).toBe('week-full')
  })

  it('by text in the order of the decisions where several are due at one moment', () => {
    const three = ['a', 'b', 'c'].map((id) => aNudge({ id, state: 'sent' }))
    const texted = (id: string) => deliveriesFor([aNudge({ id }), ...three], [phone]).length === 1
    expect(texted('d')).toBe(false)
    expect(texted('bb')).toBe(true)
    const later = three.map((each) => ({ ...each, dueAt: new Date(CREATED.getTime() + 1) }))
    expect(deliveriesFor([aNudge({ id: 'd' }), ...later], [phone])).toHaveLength(1)
  })

  it('once, and only when it was released', () => {
    expect(to(aNudge({ state: 'sent' }))).toEqual([])
    expect(to(aNudge({ state: 'waiting' }))).toEqual([])
  })
})

describe('at the gate', () => {
  it.each([
    ['a nudge that stands', {}, { kind: 'go' }],
    ['one to an address that is off', { contact: 'off' }, { kind: 'never', why: 'not-confirmed' }],
    [
      'one not wanted there any more',
      { preferences: { ...all, recovery: false } },
      { kind: 'never', why: 'not-wanted' },
    ],
    ['one withdrawn', { nudge: aNudge({ state: 'cancelled' }) }, { kind: 'never', why: 'withdrawn' }],
    ['a code to an address not confirmed yet', { kind: 'confirm', contact: 'unconfirmed' }, { kind: 'go' }],
    [
      'a test to an address that is off',
      { kind: 'test', contact: 'off' },
      { kind: 'never', why: 'not-confirmed' },
    ],
    [
      'a summary not wanted',
      { kind: 'summary', nudge: null, preferences: { ...all, summary: false } },
      { kind: 'never', why: 'not-wanted' },
    ],
  ] as const)('%s', (_, over, gate) => {
    expect(mayLeave(leaving(over), awake, NOON)).toEqual(gate)
  })

  it('what is older than 72 hours is stale', () => {
    const late = new Date(CREATED.getTime() + 72 * 3_600_000 + 1)
    expect(mayLeave(leaving(), awake, late)).toEqual({ kind: 'never', why: 'stale' })
    expect(mayLeave(leaving({ kind: 'summary', nudge: null }), awake, late)).toMatchObject({ why: 'stale' })
  })

  it('72 hours to the moment are none too many, of a nudge from when it was decided', () => {
    const last = new Date(CREATED.getTime() + 72 * 3_600_000)
    expect(mayLeave(leaving(), awake, last)).toEqual({ kind: 'go' })
    const decided = (createdAt: Date) => leaving({ nudge: aNudge({ createdAt }) })
    const before = new Date(CREATED.getTime() - 1)
    expect(mayLeave(decided(before), awake, last)).toMatchObject({ why: 'stale' })
    const late = leaving({ createdAt: before })
    expect(mayLeave(late, awake, last)).toEqual({ kind: 'go' })
    expect(mayLeave({ ...late, kind: 'summary' }, awake, last)).toMatchObject({ why: 'stale' })
    expect(
      mayLeave(
        { ...late, kind: 'summary', nudge: aNudge({ createdAt: before }), createdAt: CREATED },
        awake,
        last,
      ),
    ).toEqual({ kind: 'go' })
  })

  it.each([
    ['sign-in', 'email', '15 minutes', 15],
    ['sign-in', 'email', '240 minutes', 240],
    ['confirm', 'sms', 'c1', 30],
    ['confirm', 'email', 'c1', 24 * 60],
    ['reply', 'sms', 'c1', 24 * 60],
    ['red-flag', 'sms', 'c1', 24 * 60],
    ['test', 'email', 'c1', 24 * 60],
  ] as const)('%s by %s about %s is worth sending for %i minutes', (kind, channel, about, minutes) => {
    const until = (ms: number) =>
      mayLeave(leaving({ kind, channel, about, nudge: null }), awake, new Date(CREATED.getTime() + ms))
    expect(until(minutes * 60_000)).toEqual({ kind: 'go' })
    expect(until(minutes * 60_000 + 1)).toEqual({ kind: 'never', why: 'stale' })
  })

  it('a summary lets a nudge that is due go first for half an hour, and asks again in two minutes', () => {
    const dueAgo = (minutes: number, state: Nudge['state'] = 'released') => ({
      state,
      dueAt: new Date(NOON.getTime() - minutes * 60_000),
    })
    const summary = (...nudges: Leaving['nudges'][number][]) =>
      mayLeave(leaving({ kind: 'summary', nudge: null, nudges }), awake, NOON).kind
    expect(mayLeave(leaving({ kind: 'summary', nudge: null, nudges: [dueAgo(0)] }), awake, NOON)).toEqual({
      kind: 'later',
      at: new Date(NOON.getTime() + 120_000),
    })
    expect([-1, 0, 29, 30].map((minutes) => summary(dueAgo(minutes)))).toEqual(['go', 'later', 'later', 'go'])
    expect(summary(dueAgo(60), dueAgo(10, 'waiting'))).toBe('later')
    for (const state of ['sent', 'held-back', 'cancelled'] as const)
      expect(summary(dueAgo(10, state))).toBe('go')
    expect(mayLeave(leaving({ nudges: [dueAgo(0)] }), awake, NOON)).toEqual({ kind: 'go' })
  })

  it('each message asks for its own consent, and a notice for none', () => {
    const only = (category: 'recovery' | 'massage' | 'summary', over: Partial<Leaving>) =>
      mayLeave(
        leaving({
          preferences: { recovery: false, massage: false, summary: false, [category]: true },
          ...over,
        }),
        awake,
        NOON,
      ).kind
    const due = { nudge: aNudge({ rule: 'massage-due' }) }
    expect([only('recovery', {}), only('massage', {})]).toEqual(['go', 'never'])
    expect([only('recovery', due), only('massage', due)]).toEqual(['never', 'go'])
    const summary = { kind: 'summary', nudge: aNudge() } as const
    expect([only('recovery', summary), only('summary', summary)]).toEqual(['never', 'go'])
    expect(only('massage', { kind: 'notice', nudge: null })).toBe('go')
  })

  it('a nudge keeps to quiet hours and a snooze, and has no open hour where they leave none; a notice keeps to neither', () => {
    const quiet = { ...awake, quietHours: { from: '08:00', to: '21:00' } }
    expect(mayLeave(leaving({ channel: 'sms' }), quiet, NOON)).toEqual({ kind: 'never', why: 'no-open-hour' })
    expect(mayLeave(leaving({ channel: 'sms', kind: 'notice' }), quiet, NOON)).toEqual({ kind: 'go' })
    const until = new Date(NOON.getTime() + 3_600_000)
    const snoozed = { ...awake, snoozedUntil: until }
    expect(mayLeave(leaving(), snoozed, NOON)).toEqual({ kind: 'later', at: until })
    expect(mayLeave(leaving({ kind: 'notice' }), snoozed, NOON)).toEqual({ kind: 'go' })
    const night = new Date('2024-11-06T03:00:00Z')
    const eight = new Date('2024-11-06T13:00:00Z')
    expect(mayLeave(leaving({ channel: 'sms', kind: 'notice' }), quiet, night)).toEqual({
      kind: 'later',
      at: eight,
    })
  })

  it('a text waits for eight in the morning, whatever quiet hours were chosen; a code does not', () => {
    const night = new Date('2024-11-06T03:00:00Z')
    expect(mayLeave(leaving({ channel: 'sms' }), awake, night)).toEqual({
      kind: 'later',
      at: new Date('2024-11-06T13:00:00Z'),
    })
    expect(mayLeave(leaving({ channel: 'sms', kind: 'notice' }), awake, night)).toMatchObject({
      kind: 'later',
    })
    expect(mayLeave(leaving({ channel: 'sms', kind: 'reply' }), awake, night)).toEqual({ kind: 'go' })
    expect(mayLeave(leaving(), awake, night)).toEqual({ kind: 'go' })
  })

  it('the zone is the one of now: a runner who moved between is spoken to on their new clock', () => {
    const evening = new Date('2024-11-05T23:00:00Z')
    const text = leaving({ channel: 'sms' })
    expect(mayLeave(text, awake, evening)).toEqual({ kind: 'go' })
    const moved = { ...awake, timeZone: 'Europe/London' }
    expect(mayLeave(text, moved, evening)).toEqual({ kind: 'later', at: new Date('2024-11-06T08:00:00Z') })
  })
})

describe('texts leave between eight and nine in the evening', () => {
  it.each([
    ['New York, back', 'America/New_York', '2024-11-03T03:00:00Z', '2024-11-03T13:00:00Z'],
    ['New York, forward', 'America/New_York', '2024-03-10T03:00:00Z', '2024-03-10T12:00:00Z'],
    ['London, back', 'Europe/London', '2024-10-26T22:00:00Z', '2024-10-27T08:00:00Z'],
    ['London, forward', 'Europe/London', '2024-03-30T22:00:00Z', '2024-03-31T07:00:00Z'],
    ['Sydney, back', 'Australia/Sydney', '2024-04-06T12:00:00Z', '2024-04-06T22:00:00Z'],
    ['Sydney, forward', 'Australia/Sydney', '2024-10-05T12:00:00Z', '2024-10-05T21:00:00Z'],
  ])('also on the night the clock changes: %s', (_, timeZone, instant, open) => {
    expect(openOn('sms', new Date(instant), { ...awake, timeZone })).toEqual(new Date(open))
  })

  it('and never within quiet hours; null where those leave none', () => {
    const late = { ...awake, quietHours: { from: '20:00', to: '10:30' } }
    expect(openOn('sms', new Date('2024-11-06T03:00:00Z'), late)).toEqual(new Date('2024-11-06T15:30:00Z'))
    const all = { ...awake, quietHours: { from: '08:00', to: '21:00' } }
    expect(openOn('sms', NOON, all)).toBeNull()
  })

  it('at every hour, in every zone, with any quiet hours', () => {
    const aTime = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
    const anInstant = fc.integer({ min: 946_684, max: 1_051_000 }).map((n) => new Date(n * 1_800_000))
    const aZone = fc.constantFrom('America/New_York', 'Europe/London', 'Australia/Sydney', 'UTC')
    fc.assert(
      fc.property(anInstant, aZone, aTime, aTime, (instant, timeZone, from, to) => {
        const runner = { timeZone, quietHours: { from, to }, snoozedUntil: null }
        const at = openOn('sms', instant, runner)
        if (!at) return
        const time = clockTimeOf(at, timeZone)
        expect(time >= '08:00' && time < '21:00').toBe(true)
        expect(openOn('sms', at, runner)).toEqual(at)
      }),
    )
  })
})

describe('a message that waits', () => {
  const waits = (over: Partial<Leaving>, runner: Partial<typeof anyone> = {}, at = LATE) =>
    whyWaits({ state: 'scheduled', ...leaving(over) }, { ...anyone, ...runner }, at)
  const anyone: Spoken = awake
  // eleven in the evening
  const LATE = new Date('2024-11-06T04:00:00Z')
  const quietHours = { from: '22:00', to: '09:00' }

  it('says what for', () => {
    expect(waits({ channel: 'sms' })).toBe('closed-hours')
    expect(waits({ channel: 'email' })).toBeNull()
    expect(waits({ channel: 'email' }, { quietHours })).toBe('quiet-hours')
    expect(waits({ channel: 'email' }, { snoozedUntil: new Date('2024-11-08T17:00:00Z') })).toBe('snoozed')
    expect(waits({ channel: 'sms' }, {}, NOON)).toBeNull()
  })

  it('says the longest where there are two', () => {
    expect(waits({ channel: 'sms' }, { quietHours })).toBe('quiet-hours')
    expect(waits({ channel: 'sms' }, { quietHours: { from: '22:00', to: '06:00' } })).toBe('closed-hours')
    expect(waits({ channel: 'sms' }, { snoozedUntil: new Date('2024-11-06T04:30:00Z') })).toBe('closed-hours')
  })

  it('says it whenever an hour holds it at the gate, and never else', () => {
    const aTime = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
    const anInstant = fc
      .integer({ min: 0, max: 71 })
      .map((hour) => new Date(CREATED.getTime() + hour * 3_600_000))
    const someHours = fc.option(fc.record({ from: aTime, to: aTime }))
    const kinds = fc.constantFrom(...DELIVERY_KINDS)
    const channels = fc.constantFrom('email' as const, 'sms' as const)
    fc.assert(
      fc.property(
        anInstant,
        someHours,
        fc.option(anInstant),
        kinds,
        channels,
        (at, quiet, snooze, kind, channel) => {
          const runner = { ...anyone, quietHours: quiet, snoozedUntil: snooze }
          const isHeld = mayLeave(leaving({ kind, channel, createdAt: at }), runner, at).kind === 'later'
          expect(whyWaits({ state: 'scheduled', kind, channel }, runner, at) !== null).toBe(isHeld)
          expect(whyWaits({ state: 'sent', kind, channel }, runner, at)).toBeNull()
        },
      ),
    )
  })
})

describe('what a sender tells', () => {
  it('moves a delivery forward and never back', () => {
    expect(statesBefore('sent')).not.toContain('delivered')
    expect(statesBefore('failed')).not.toContain('delivered')
    for (const became of ['sent', 'delivered', 'bounced', 'failed'] as const) {
      expect(statesBefore(became)).not.toContain(became)
      expect(statesBefore(became)).not.toContain('failed')
    }
  })
})

describe('a message', () => {
  it('has left, or may have, in every state but those in which it waits, was cancelled or failed', () => {
    const stayed = DELIVERY_STATES.filter((state) => !hasLeft(state))
    expect(stayed).toEqual(['scheduled', 'failed', 'cancelled'])
  })

  it('that sums up a week goes by mail alone, where it is wanted', () => {
    expect(takesSummaries({ channel: 'email', summary: true })).toBe(true)
    expect(takesSummaries({ channel: 'email', summary: false })).toBe(false)
    expect(takesSummaries({ channel: 'sms', summary: true })).toBe(false)
  })
})
