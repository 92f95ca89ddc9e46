import { expect, it } from 'vitest'
import { openDatabase } from '../../../src/store/database.ts'
import { rateLimitRow } from '../../../src/store/rate-limits.ts'
import { db } from '../../installation.ts'
import { stored } from '../stored.ts'
import { aWorld } from '../world.ts'

it('a limit that was told stays known after an answer that tells of none', async () => {
  await aWorld()
  const store = openDatabase(db)
  const told = [{ used: 100, allowed: 100, resetsAt: 1_000 }]
  await store.batch([rateLimitRow(store, 'somewhere', told)])
  await store.batch([rateLimitRow(store, 'somewhere', [])])
  expect(await stored.rows('rate_limit')).toEqual([
    { id: 'somewhere', windows: JSON.stringify(told), ends_at: null },
  ])
})
