/** Names of ours as a runner reads them. */
import { describe, expect, it } from 'vitest'
import type { LimitWhy } from '../../src/domain/delivery/channels.ts'
import type { OffWhy } from '../../src/domain/delivery/contacts.ts'
import { readReply } from '../../src/domain/delivery/text-commands.ts'
import type { Nudge } from '../../src/domain/nudges/nudge.ts'
import { PLACES } from '../../src/domain/training/runner.ts'
import { areaName, areaTexted } from '../../src/text/labels/areas.ts'
import { contactState } from '../../src/text/labels/contacts.ts'
import { deliveryWords } from '../../src/text/labels/deliveries.ts'
import { heldBackFragment, heldBackSentence } from '../../src/text/labels/held-back.ts'
import { nudgeState } from '../../src/text/labels/nudges.ts'

type Why = NonNullable<Nudge['why']>
/** As a row of a later version holds it. */
const unheardOf = <T extends string>(): T => JSON.parse('"of-tomorrow"')

describe('a place', () => {
  it.each(PLACES)('%s is understood when it is texted as we write it', (area) => {
    expect(readReply(`SORE ${areaTexted(area)}`, '2024-11-03')).toMatchObject({ kind: 'sore', areas: [area] })
    expect(readReply(`SORE ${areaName(area)}`, '2024-11-03')).toMatchObject({ kind: 'sore', areas: [area] })
  })
})

describe('a reason to hold something back', () => {
  it('is a fragment in a list and a sentence on its own page', () => {
    expect(heldBackFragment('small-step')).toBe('a small step')
    expect(heldBackSentence('small-step')).toBe('A small step: shown on the chart, but not worth a message.')
  })

  it('is shown as it is when we do not know it', () => {
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
  })
})

describe('a delivery', () => {
  it('says why nothing was sent', () => {
    expect(deliveryWords('cancelled', 'stale', 'email')).toBe('not sent: it was too late to be useful')
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

  it('passes on what a sender said of its end, and nothing of a try that failed', () => {
    expect(deliveryWords('failed', 'mailbox full')).toBe('could not be sent: mailbox full')
    expect(deliveryWords('scheduled', 'the sender answered 500')).toBe('waiting')
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
