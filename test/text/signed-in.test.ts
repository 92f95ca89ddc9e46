import { describe, expect, it } from 'vitest'
import { type KnownBy, signedInWords } from '../../src/text/signed-in.ts'

const mail = (address: string) => ({ channel: 'email' as const, address })
const words = (confirmed: KnownBy['confirmed'], sources: string[] = ['Strava']) =>
  `You are signed in ${signedInWords({ confirmed, sources })}.`

describe('who is signed in is said', () => {
  it.each([
    ['by a mailbox, masked', [mail('jo@example.com')], 'You are signed in as j…@example.com.'],
    [
      'by a number, masked',
      [{ channel: 'sms' as const, address: '+15055550123' }],
      'You are signed in as …23.',
    ],
    ['by the last @', [mail('"a@b"@example.com')], 'You are signed in as "…@example.com.'],
    [
      'by no more than two',
      [mail('jo@example.com'), mail('mo@example.org'), mail('bo@example.net'), mail('ko@example.net')],
      'You are signed in as j…@example.com, m…@example.org and 2 more.',
    ],
  ])('%s', (_, confirmed, said) => {
    expect(words(confirmed)).toBe(said)
  })

  it('by the source where no address is confirmed, and without either', () => {
    expect(words([])).toBe('You are signed in with Strava, no address confirmed yet.')
    expect(words([], [])).toBe('You are signed in to a log without a source or an address.')
  })
})
