import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/files/decode-text.ts'

const heading = 'Aktivitätstyp;Datum;Höhe\r\nLaufen;2024-11-03 07:00:00;12\r\n'
const wide = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('the text of a file’s bytes', () => {
  it.each([
    ['UTF-8', utf8(heading)],
    ['UTF-8 with a mark', utf8(`\uFEFF${heading}`)],
    ['UTF-16 LE with a mark', wide(`\uFEFF${heading}`, true)],
    ['UTF-16 BE with a mark', wide(`\uFEFF${heading}`, false)],
    ['UTF-16 LE', wide(heading, true)],
    ['UTF-16 BE', wide(heading, false)],
    ['Windows-1252', new Uint8Array([...heading].map((letter) => letter.charCodeAt(0)))],
  ])('is read from %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(heading)
  })

  it('is read from UTF-16 in a script without Latin letters', () => {
    const text = '活动类型,日期,标题\n跑步,2024-11-03 07:00:00,长距离跑\n'
    expect(decodeText(wide(text, true))).toBe(text)
    expect(decodeText(wide(text, false))).toBe(text)
  })

  it('stays UTF-8 when one letter is spoiled', () => {
    const bytes = utf8(`${heading}é`).slice(0, -1)
    expect(decodeText(bytes)).toBe(`${heading}\uFFFD`)
  })

  it('is nothing where there are no bytes', () => {
    expect(decodeText(new Uint8Array())).toBe('')
  })
})
