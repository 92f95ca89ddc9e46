import { describe, expect, it } from 'vitest'
import { type BehindLink, type MessageLink, stillOpens } from '../../../src/domain/delivery/links.ts'

const behind: BehindLink = { contact: 'confirmed', isOpenRequest: false, madeUnder: 3, epoch: 3 }
const LINKS: MessageLink[] = ['verify', 'sign-in', 'act', 'look']

describe('a link in a message', () => {
  it.each(LINKS)('to %s opens what it is for while its contact is confirmed', (link) => {
    expect(stillOpens(link, behind)).toBe(true)
  })

  it.each(LINKS)('to %s opens nothing after signing out everywhere, nor before it was sent', (link) => {
    for (const madeUnder of [2, 4, null]) expect(stillOpens(link, { ...behind, madeUnder })).toBe(false)
  })

  it.each(LINKS)('to %s opens nothing once its contact is off', (link) => {
    expect(stillOpens(link, { ...behind, contact: 'off' })).toBe(false)
  })

  it('to confirm opens for the request that is open, and no other link does', () => {
    const asked: BehindLink = { ...behind, contact: 'unconfirmed', isOpenRequest: true }
    expect(LINKS.filter((link) => stillOpens(link, asked))).toEqual(['verify'])
    expect(stillOpens('verify', { ...asked, contact: 'off' })).toBe(true)
    expect(stillOpens('verify', { ...asked, isOpenRequest: false })).toBe(false)
  })
})
