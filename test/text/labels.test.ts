/** Names of ours as a runner reads them. */
import { describe, expect, it } from 'vitest'
import type { LimitWhy } from '../../src/domain/delivery/channels.ts'
import { OFF_REASONS, type OffWhy } from '../../src/domain/delivery/contacts.ts'
import { readReply } from '../../src/domain/delivery/text-commands.ts'
import { HELD_BACK_REASONS, type Nudge, WITHDRAWN_REASONS } from '../../src/domain/nudges/nudge.ts'
import { PLACES } from '../../src/domain/training/runner.ts'
import { MOST_UNREADABLE } from '../../src/domain/training/unreadable.ts'
import { waitsFor } from '../../src/pages/me/nudge/words.ts'
import { areaName, areaTexted, areIs, haveHas, wereWas } from '../../src/text/labels/areas.ts'
import { channelWords, notSetUp, wordsOf } from '../../src/text/labels/channels.ts'
import { contactState, offWords } from '../../src/text/labels/contacts.ts'
import { atAnyTime, deliveryWords } from '../../src/text/labels/deliveries.ts'
import { heldBackFragment, heldBackSentence } from '../../src/text/labels/held-back.ts'
import { isUltra, longEffort, theLongEffort } from '../../src/text/labels/long-efforts.ts'
import { nudgeState } from '../../src/text/labels/nudges.ts'
import { unreadableWords } from '../../src/text/labels/unreadable.ts'
import { aRunner } from '../domain/builders.ts'

type Why = NonNullable<Nudge['why']>
/** As a row of a later version holds it. */
const unheardOf = <T extends string>(): T => JSON.parse('"of-tomorrow"')

describe('a place', () => {
  it.each(PLACES)('%s is understood when it is texted as we write it', (area) => {
    expect(readReply(`SORE ${areaTexted(area)}`, '2024-11-03')).toMatchObject({ kind: 'sore', areas: [area] })
    expect(readReply(`SORE ${areaName(area)}`, '2024-11-03')).toMatchObject({ kind: 'sore', areas: [area] })
  })

  it('that is one thing is spoken of as one, and muscles as several', () => {
    const several = PLACES.filter((area) => areIs(area) === 'are')
    expect(several).toEqual(['calves', 'quads-and-hamstrings', 'glutes-and-hips', 'feet-and-ankles'])
    for (const area of PLACES)
      expect([areIs(area), haveHas(area), wereWas(area)]).toEqual(
        several.includes(area) ? ['are', 'have', 'were'] : ['is', 'has', 'was'],
      )
  })
})

describe('a reason to hold something back', () => {
  it('is a fragment in a list and a sentence on its own page', () => {
    expect(heldBackFragment('small-step')).toBe('a small step')
    expect(heldBackSentence('small-step')).toBe('A small step: shown on the chart, but not worth a message.')
  })

  it('has words of its own, but for the two ways in which another was said of the same run', () => {
    const reasons = [...HELD_BACK_REASONS, ...WITHDRAWN_REASONS]
    for (const words of [heldBackFragment, heldBackSentence]) {
      expect(new Set(reasons.map(words)).size).toBe(reasons.length - 1)
      expect(words('outranked')).toBe(words('superseded'))
    }
    for (const why of reasons) {
      expect(heldBackFragment(why)).toMatch(/^[a-z].*[^.]$/)
      expect(heldBackSentence(why)).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('is shown as it is when we do not know it', () => {
    expect(heldBackFragment(unheardOf<Why>())).toBe('of-tomorrow')
    expect(heldBackSentence(unheardOf<Why>())).toBe('of-tomorrow')
    expect(contactState('off', unheardOf<OffWhy>(), 'email')).toBe('switched off: of-tomorrow')
  })
})

describe('a nudge', () => {
  it('is as far as its messages are, once there are some', () => {
    expect(nudgeState('waiting', [])).toBe('settling')
    expect(nudgeState('released', ['sending'])).toBe('being sent')
    expect(nudgeState('sent', ['cancelled', 'delivered'])).toBe('arrived')
    expect(nudgeState('sent', ['cancelled'])).toBe('sent')
    expect(nudgeState('cancelled', ['delivered'])).toBe('arrived')
    expect(nudgeState('cancelled', ['cancelled'])).toBe('withdrawn')
    expect(nudgeState('held-back', [])).toBe('held back')
  })

  it('that goes nowhere says what is missing: an address, that it is wanted there, or that it is worth a text', () => {
    expect(nudgeState('released', [], 'no-address')).toBe('no address to send it to')
    expect(nudgeState('released', [], 'not-wanted')).toBe('not wanted at your address')
    expect(nudgeState('released', [], 'not-worth-it')).toBe('not worth a text')
    expect(nudgeState('released', [], 'week-full')).toBe('after the texts of that week')
    expect(nudgeState('released', [])).toBe('about to be sent')
    expect(nudgeState('released', ['failed'], 'no-address')).toBe('could not be sent')
  })

  it('is as far as the message that left, whatever became of those before it', () => {
    expect(nudgeState('released', ['scheduled', 'delivered'])).toBe('arrived')
    expect(nudgeState('sent', ['cancelled', 'failed'])).toBe('could not be sent')
    expect(nudgeState('held-back', ['scheduled'])).toBe('held back')
    expect(nudgeState('waiting', ['failed'])).toBe('settling')
  })
})

describe('a nudge that waits', () => {
  const runner = aRunner({ quietHours: { from: '21:00', to: '08:00' } })
  const [night, day] = [new Date('2024-11-05T23:00:00Z'), new Date('2024-11-05T12:00:00Z')]

  it('says what for beyond its settling, and nothing where there is nothing', () => {
    expect(waitsFor({ state: 'waiting' }, runner, night)).toBe('It waits: these are your quiet hours.')
    const paused = { ...runner, snoozedUntil: new Date('2024-11-09T08:00:00Z') }
    expect(waitsFor({ state: 'waiting' }, paused, day)).toBe('It waits: you paused messages.')
    expect(waitsFor({ state: 'waiting' }, runner, day)).toBeNull()
    expect(waitsFor({ state: 'sent' }, runner, night)).toBeNull()
  })
})

describe('a delivery', () => {
  it('says why nothing was sent', () => {
    expect(deliveryWords('cancelled', 'stale', 'email')).toBe('not sent: it was too late to be useful')
  })

  it.each([
    ['withdrawn', 'the reason for it was gone'],
    ['not-confirmed', 'the address was not confirmed'],
    ['not-wanted', 'you did not want it there'],
    ['removed', 'you removed the address'],
    ['signed-out', 'you signed out everywhere before it left'],
    ['disconnected', 'you disconnected'],
    ['connected again', 'you had connected again'],
    ['not-well', 'you were not well'],
    ['nothing-to-suggest', 'there was no massage to suggest by then'],
    ['later-version', 'only a later version of Legwork knows how'],
  ])('was not sent, being %s, for %s', (why, words) => {
    expect(deliveryWords('cancelled', why)).toBe(`not sent: ${words}`)
  })

  it('names the limit that was reached, and no other', () => {
    const words = (why: LimitWhy) => deliveryWords('cancelled', why, 'sms')
    expect(words('day-limit')).toBe(
      'not sent: no more than 12 text messages go to one address in a day, and they had',
    )
    expect(words('day-limit')).not.toContain('month')
    expect(words('month-limit')).toBe(
      'not sent: the text messages of the month were used up for everybody here',
    )
    expect(words('share-limit')).toContain('what one address may ask for in a month')
    expect(deliveryWords('cancelled', 'day-limit')).toContain(
      'only so many messages go to one address in a day',
    )
  })

  it('speaks of the channel it was on, where that is known', () => {
    const both = (why: string) => [deliveryWords('cancelled', why, 'sms'), deliveryWords('cancelled', why)]
    expect(both('no-open-hour')).toEqual([
      'not sent: your quiet hours left no time for a text',
      'not sent: your quiet hours left no time for a message',
    ])
    expect(both('channel-off')).toEqual([
      'not sent: text messages are not set up here',
      'not sent: messages are not set up here',
    ])
    expect(deliveryWords('cancelled', 'day-limit', 'email')).toContain(
      'only so many e-mails go to one address',
    )
    expect(notSetUp('email')).toBe('e-mails are not set up here')
    expect(wordsOf('sms')).toBe(channelWords.sms)
  })

  it('says what hour it waits for, and of quiet hours that are off what still does not come', () => {
    expect(deliveryWords('scheduled', 'closed-hours', 'sms')).toBe(
      'waiting: no texts between 21:00 and 08:00',
    )
    expect(deliveryWords('scheduled', 'quiet-hours', 'email')).toBe('waiting: these are your quiet hours')
    expect(deliveryWords('scheduled', 'snoozed', 'email')).toBe('waiting: you paused messages')
    expect(deliveryWords('sent', 'closed-hours', 'sms')).not.toContain('no texts')
    expect(atAnyTime(['email'])).toBe('messages at any time')
    expect(atAnyTime(['email', 'sms'], ', also at night')).toBe(
      'e-mails at any time, also at night, but no texts between 21:00 and 08:00',
    )
  })

  it('says of an address that is off why it is', () => {
    for (const why of OFF_REASONS) {
      expect(deliveryWords('cancelled', why)).toBe(`not sent: ${offWords(why).notSent}`)
      expect(contactState('off', why, 'sms')).toBe(offWords(why).state)
      expect(offWords(why).state).toMatch(/^switched off: /)
    }
    expect(new Set(OFF_REASONS.map((why) => offWords(why).state)).size).toBe(OFF_REASONS.length)
    expect(contactState('off', null, 'email')).toBe(offWords('unsubscribed').state)
  })

  it('passes on what a sender said of its end, and nothing of a try that failed', () => {
    expect(deliveryWords('failed', 'mailbox full')).toBe('could not be sent: mailbox full')
    expect(deliveryWords('scheduled', 'the sender answered 500')).toBe('waiting')
    expect(deliveryWords('scheduled', 'stale', 'sms')).toBe('waiting')
    expect(deliveryWords('delivered', null)).toBe('arrived')
  })
})

describe('a contact', () => {
  it('says what it waits for, or why it is off', () => {
    expect(contactState('unconfirmed', null, 'sms')).toBe('sent: enter the code from the text')
    expect(contactState('confirmed', null, 'sms')).toBe('confirmed')
    expect(contactState('off', 'bounced', 'email')).toBe('switched off: messages do not arrive there')
  })
})

describe('an address', () => {
  it('is shown so that its owner knows it and nobody can use it', () => {
    expect(channelWords.email.masked('runner@club.example')).toBe('r…@club.example')
    expect(channelWords.email.masked('😀a@b@club.example')).toBe('😀…@club.example')
    expect(channelWords.email.masked('')).toBe('…')
    expect(channelWords.sms.masked('+15055550123')).toBe('…23')
  })
})

describe('a run as long as a race', () => {
  it('is an ultra from 50 km on', () => {
    expect([49_999, 50_000].map(isUltra)).toEqual([false, true])
    expect([49_999, 50_000].map(longEffort)).toEqual(['a run of marathon length', 'an ultra'])
    expect([49_999, 50_000].map(theLongEffort)).toEqual(['the run of marathon length', 'the ultra'])
  })
})

describe('what could not be read', () => {
  it('is counted, and at least so many where no more are kept', () => {
    expect(unreadableWords(1)).toBe(
      '1 activity could not be read. It is left out, or stays as it was read before; all others are up to date.',
    )
    expect(unreadableWords(2)).toBe(
      '2 activities could not be read. They are left out, or stay as they were read before; all others are up to date.',
    )
    expect(unreadableWords(MOST_UNREADABLE - 1)).toMatch(/^\d/)
    expect(unreadableWords(MOST_UNREADABLE)).toMatch(/^At least \d/)
  })
})
