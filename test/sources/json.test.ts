/** Ids keep all their digits, however the text around them looks. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseJson } from '../../src/json.ts'

it.each([
  ['[9007199254740993]', ['9007199254740993']],
  ['[-9007199254740993]', ['-9007199254740993']],
  ['{"id":12345678901234567890}', { id: '12345678901234567890' }],
  ['[1e16]', ['1e16']],
  ['[1E+20, 7]', ['1E+20', 7]],
  ['[9007199254740991, 0.1, 5e-1]', [9007199254740991, 0.1, 0.5]],
])('reads %s without rounding', (text, value) => {
  expect(parseJson(text)).toEqual(value)
})

it('reads what has no such number as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      fc.pre(!/\d{16}|e\+/.test(JSON.stringify(value)))
      expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
