import { expect, it } from 'vitest'
import { addressShareOf, hasShare, isAskedAtWill, shareOf } from '../../../src/domain/delivery/shares.ts'

it.each([
  ['confirm', 500, 500],
  ['red-flag', 500, 500],
  ['nudge', 500, 450],
  ['summary', 500, 400],
  ['reply', 500, 300],
  ['test', 500, 300],
  ['nudge', 9, 8],
  ['reply', 1, 0],
  ['confirm', 0, 0],
] as const)('a %s may leave until so much of %i is used: %i', (kind, limit, share) => {
  expect(shareOf(limit, kind)).toBe(share)
})

it.each([
  [500, 50],
  [9, 1],
  [1, 1],
])('of %i a month, the answers to one address may take %i', (limit, share) => {
  expect(addressShareOf(limit)).toBe(share)
})

it('what is asked for at will has a share, and a warning, which waits for none', () => {
  expect((['reply', 'test', 'nudge', 'confirm', 'red-flag'] as const).filter(isAskedAtWill)).toEqual([
    'reply',
    'test',
  ])
  expect(hasShare('red-flag') && hasShare('reply')).toBe(true)
  expect(hasShare('nudge') || hasShare('confirm')).toBe(false)
})
