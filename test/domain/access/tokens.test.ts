import { expect, it } from 'vitest'
import { notesUse, tokenFrom, tokenText } from '../../../src/domain/access/tokens.ts'

const ID = '0123456789abcdef'
const SECRET = '0123456789abcdef'.repeat(4)
const NOW = new Date('2026-03-10T12:00:00Z')

it('a token is found by its id and proved by its secret', () => {
  const text = tokenText({ id: ID, secret: SECRET })
  expect(text).toBe(`legwork_${ID}_${SECRET}`)
  expect(tokenFrom(text)).toEqual({ id: ID, secret: SECRET })
})

it.each([
  ['nothing', ''],
  ['one with something before it', ` legwork_${ID}_${SECRET}`],
  ['one with something after it', `legwork_${ID}_${SECRET}0`],
  ['one with a line after it', `legwork_${ID}_${SECRET}\n`],
  ['one whose id is short', `legwork_${ID.slice(1)}_${SECRET}`],
  ['one whose secret is short', `legwork_${ID}_${SECRET.slice(1)}`],
  ['one in capitals', `legwork_${ID.toUpperCase()}_${SECRET}`],
  ['one with a letter too far on', `legwork_${ID}_${SECRET.slice(1)}g`],
  ['one of another service', `workleg_${ID}_${SECRET}`],
])('%s never was a token of ours', (_, text) => {
  expect(tokenFrom(text)).toBeNull()
})

it.each([
  [null, true],
  [10 * 60_000 - 1, false],
  [10 * 60_000, true],
])('a token used %s ms ago is noted again: %s', (before, expected) => {
  expect(notesUse(before === null ? null : new Date(NOW.getTime() - before), NOW)).toBe(expected)
})
