import { expect, it } from 'vitest'
import { FORGOTTEN_MS, LOST_MS } from '../../../src/domain/training/connection.ts'

it('what came by a lost connection is erased after 28 days, so that nothing is left within 30', () => {
  expect([LOST_MS, FORGOTTEN_MS].map((ms) => ms / 86_400_000)).toEqual([28, 29])
})
