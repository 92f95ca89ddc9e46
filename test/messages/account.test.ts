/** Mails about the account: to confirm an address, and to connect again. */
import { describe, expect, it } from 'vitest'
import { composeConfirm } from '../../src/messages/account/confirm.ts'
import { composeReconnect } from '../../src/messages/account/reconnect.ts'
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
    expect(mail.text).toContain('30 days')
  })
})
