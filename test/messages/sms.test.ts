/** Text messages: the alphabet phones share, segments, and what gives way when room is short. */
import { describe, expect, it } from 'vitest'
import { isGsm, segments, toGsm } from '../../src/messages/render/gsm7.ts'
import { smsOf } from '../../src/messages/render/sms.ts'

describe('the alphabet of text messages', () => {
  it('makes typographic marks plain and takes accents off where it must', () => {
    expect(toGsm('“28.0 km – it’s…”')).toBe('"28.0 km - it\'s..."')
    expect(toGsm('é à ü Ø ñ ¿')).toBe('é à ü Ø ñ ¿')
    expect(toGsm('Čapek, Łódź, 東京, e\u0301')).toBe('Capek, ?odz, ??, é')
    expect(isGsm(toGsm('≥ 🏃 ½ \u00a0'))).toBe(true)
  })
})

describe('segments', () => {
  it.each([
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
  ])('of %i letters are %i', (letters, expected) => {
    expect(segments('a'.repeat(letters))).toBe(expected)
  })

  it('count an extended letter twice and never part it from its escape', () => {
    expect(segments('€'.repeat(80))).toBe(1)
    expect(segments('€'.repeat(81))).toBe(2)
    expect(segments(`${'a'.repeat(152)}€${'a'.repeat(151)}`)).toBe(2)
    expect(segments(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toBe(3)
  })

  it('are far shorter outside the alphabet', () => {
    expect(segments('ż'.repeat(70))).toBe(1)
    expect(segments('ż'.repeat(71))).toBe(2)
  })
})

describe('a text message', () => {
  const link = 'https://legwork.example/n/1'

  it('says who, what, what to do, where to look and how to stop', () => {
    expect(smsOf({ opening: '28 km on Sunday.', ifRoom: ['Two easy days now.'], link })).toBe(
      'Legwork: 28 km on Sunday. Two easy days now. https://legwork.example/n/1 STOP to end',
    )
  })

  it('leaves out what does not fit, and keeps what comes after it where that does', () => {
    const sms = smsOf({ opening: '28 km.', ifRoom: ['x'.repeat(300), 'Rest now.'], link })
    expect(sms).toBe(`Legwork: 28 km. Rest now. ${link} STOP to end`)
  })

  it('stays within two segments whatever happens', () => {
    expect(smsOf({ opening: 'x'.repeat(300), ifRoom: [], link })).toBe(
      `Legwork: a word on your running. ${link} STOP to end`,
    )
  })
})
