import { describe, expect, it } from 'vitest'
import { CHANNELS } from '../../../src/domain/delivery/channels.ts'
import { MASSAGE_TERMS, textTerms } from '../../../src/domain/delivery/consent.ts'
import {
  isLiftedByConfirming,
  knownTo,
  mayBeAsked,
  OFF_REASONS,
} from '../../../src/domain/delivery/contacts.ts'

const confirmedAt = new Date('2026-03-01T12:00:00Z')

describe('an address that said no', () => {
  it('comes back by confirming once more where it was left by a link, or a mailbox was away', () => {
    expect(OFF_REASONS.filter(isLiftedByConfirming)).toEqual(['unsubscribed', 'bounced'])
  })

  it('is asked again only where it had been confirmed, and never a number', () => {
    const asked = (wasConfirmed: boolean) =>
      CHANNELS.flatMap((channel) =>
        OFF_REASONS.filter((why) => mayBeAsked(channel, why, { wasConfirmed })).map(
          (why) => `${channel} ${why}`,
        ),
      )
    expect(asked(true)).toEqual(['email unsubscribed', 'email bounced'])
    expect(asked(false)).toEqual([])
  })
})

describe('what a runner may know', () => {
  const theirs = { id: 'theirs', state: 'off', offWhy: 'complained', confirmedAt } as const
  const strange = { id: 'strange', state: 'off', offWhy: 'stopped', confirmedAt: null } as const
  const request = (contactId: string | null, state: string) => ({ kind: 'confirm', state, contactId })

  it('of an address they confirmed is how it stands', () => {
    expect(knownTo([theirs], [request('theirs', 'sent')])).toEqual({
      contacts: [theirs],
      sent: [request('theirs', 'sent')],
    })
  })

  it('of one they never confirmed is that it waits, and nothing of what was sent there', () => {
    const known = knownTo([strange, theirs], [request('strange', 'sent'), request(null, 'sent')])
    expect(known.contacts).toEqual([{ ...strange, state: 'unconfirmed', offWhy: null }, theirs])
    expect(known.sent).toEqual([])
  })

  it('of one they never confirmed is that their request came back, where it did', () => {
    const [contact] = knownTo([strange], [request('strange', 'bounced')]).contacts
    expect(contact).toEqual({ ...strange, state: 'off', offWhy: 'bounced' })
    expect(knownTo([{ ...strange, id: 'other' }], [request('strange', 'bounced')]).contacts).toMatchObject([
      { state: 'unconfirmed', offWhy: null },
    ])
  })

  it('is not told by a message of another kind that came back', () => {
    const test = { kind: 'test', state: 'bounced', contactId: 'strange' }
    expect(knownTo([strange], [test])).toEqual({
      contacts: [{ ...strange, state: 'unconfirmed', offWhy: null }],
      sent: [test],
    })
  })
})

describe('what is agreed to', () => {
  it('for text messages names who texts, how often, what it costs and the way out', () => {
    const terms = textTerms('Riverside Massage')
    for (const said of [
      'Riverside Massage',
      'up to 3 messages a week',
      'rates may apply',
      'Reply STOP to end',
    ])
      expect(terms).toContain(said)
  })

  it('for messages about massage says that they are advertising, and come only with a tick', () => {
    expect(MASSAGE_TERMS).toContain('This is advertising, so it comes only with your tick.')
  })
})
