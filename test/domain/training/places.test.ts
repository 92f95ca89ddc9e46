import { expect, it } from 'vitest'
import { AREAS, HURT_PLACES, isArea, isHurtPlace, PLACES } from '../../../src/domain/training/runner.ts'
import { unreadableSchema } from '../../../src/domain/training/unreadable.ts'

it('a place is one to be massaged or one that hurts, and never both', () => {
  expect(PLACES.filter(isArea)).toEqual([...AREAS])
  expect(PLACES.filter(isHurtPlace)).toEqual([...HURT_PLACES])
})

it('an activity that could not be read is kept with when it was told, and its id where that can be read', () => {
  const kept = { id: null, at: 1_718_000_000_000, edited: false }
  expect(unreadableSchema.parse(kept)).toEqual(kept)
  expect(unreadableSchema.safeParse({ ...kept, at: undefined }).success).toBe(false)
})
