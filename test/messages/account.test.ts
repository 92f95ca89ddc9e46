/** Mails about the account: to confirm an address, and to connect again. */
import { describe, expect, it } from 'vitest'
import { ALERTS } from '../../src/domain/delivery/alerts.ts'
import { CHANNELS } from '../../src/domain/delivery/channels.ts'
import { composeConfirm } from '../../src/messages/account/confirm.ts'
import { composeOperatorMail, sayAlert, sayToMend } from '../../src/messages/account/operator.ts'
import { composeReconnect } from '../../src/messages/account/reconnect.ts'
import { composeSignIn } from '../../src/messages/account/sign-in.ts'
import { composeTaken, takenSms } from '../../src/messages/account/taken.ts'
import { segments, toGsm } from '../../src/messages/render/gsm7.ts'
import { faultsOf } from './faults.ts'
import { operator } from './said.ts'

const addresses = (text: string) => text.match(/https?:\/\/[^\s"<>]+/g) ?? []

describe('the mail that asks for a confirmation', () => {
  const link = 'https://legwork.example/verify/abc-123'
  const mail = composeConfirm({ link, operator, hours: 24 })

  it('holds exactly one link', () => {
    expect(addresses(mail.html)).toEqual([link])
    expect(addresses(mail.text)).toEqual([link])
    expect(mail.html).not.toContain('mailto:')
  })

  it('would be caught with a second one', () => {
    expect(addresses(`${mail.text} See https://legwork.example/privacy`)).toHaveLength(2)
    expect(addresses(`${mail.html}<a href="http://l.example">here</a>`)).toHaveLength(2)
  })

  it('escapes what the operator calls themselves', () => {
    const awkward = { ...operator, name: '<b>Runners & Co</b>' }
    expect(composeConfirm({ link, operator: awkward, hours: 1 }).html).not.toContain('<b>')
    expect(composeConfirm({ link, operator: awkward, hours: 1 }).text).toContain('one hour')
  })

  it('says who asked, how long it holds and what happens without an answer', () => {
    expect(mail.text).toContain('Somebody, most likely you')
    expect(mail.text).toContain('24 hours')
    expect(mail.text).toContain('Do nothing')
    expect(mail.text).toContain('1 River Street, Leeds LS1 1AA')
  })
})

describe('the mail that asks to connect again', () => {
  it('says that nothing is lost and when what is kept is erased', () => {
    const mail = composeReconnect({ link: 'https://legwork.example/', operator, sourceLabel: 'Garmin' })
    expect(mail.subject).toBe('Legwork can no longer read your runs from Garmin')
    expect(mail.text).toContain('Nothing is lost')
    expect(mail.text).toContain('28 days')
  })
})

describe('what the operator is alerted of', () => {
  const page = 'https://legwork.example/operator'
  it.each(ALERTS.flatMap((alert) => CHANNELS.map((channel) => ({ alert, channel }))))(
    'says what happened, what is done and what helps: $alert, $channel',
    ({ alert, channel }) => {
      const said = sayAlert(alert, channel, '2026-03-10')
      const mail = composeOperatorMail({ said: [said], page, operator })
      expect(faultsOf(mail, { booking: null })).toEqual([])
      expect(mail.subject).toBe(said.subject)
      expect(mail.text).toMatch(/[\d,]{2,}/)
      expect(mail.text).toContain('UTC')
      expect(mail.text).toContain('on 2026-03-10')
    },
  )

  it('is one mail, whatever there is to say', () => {
    const said = [
      sayToMend({ says: 'The sweep last ran a day ago.', next: 'Look in the dashboard.' }),
      sayAlert('many-sign-ins', 'email', '2026-03-10'),
    ] as const
    const mail = composeOperatorMail({ said, page, operator })
    expect(mail.subject).toBe('Two things about Legwork need you')
    for (const { says, more } of said) for (const words of [says, ...more]) expect(mail.text).toContain(words)
    expect(composeOperatorMail({ said: [said[0]], page, operator }).subject).toBe(
      'One thing about Legwork needs you',
    )
  })
})

describe('what the owner of an address is told when somebody else asks for it', () => {
  it('is what it means and what to do, with one link that confirms nothing', () => {
    const mail = composeTaken({ link: 'https://legwork.example/sign-in', operator })
    expect(addresses(mail.text)).toEqual(['https://legwork.example/sign-in'])
    expect(mail.text).toContain('nothing has changed')
    expect(mail.text).toContain('Not you? Do nothing.')
    expect(segments(toGsm(takenSms()))).toBe(1)
    expect(toGsm(takenSms())).toBe(takenSms())
  })
})

describe('a link to sign in', () => {
  it.each([
    [15, 'once, for 15 minutes.'],
    [240, 'once, for four hours. Several were requested today'],
  ])('says for how long it works: %s minutes', (minutes, words) => {
    expect(composeSignIn({ link: 'https://legwork.example/sign-in/x', operator, minutes }).text).toContain(
      words,
    )
  })
})
