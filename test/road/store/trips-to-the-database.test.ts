import { expect, it } from 'vitest'
import { openDatabase } from '../../../src/store/database.ts'
import { rateLimitRow } from '../../../src/store/rate-limits.ts'
import { aWorld, db } from '../world.ts'

it('a limit that was told stays known after an answer that tells of none', async () => {
  await aWorld()
  const store = openDatabase(db)
  const selfReports = [{ used: 100, allowed: 100, resetsAt: 1_000 }]
  await store.batch([rateLimitRow(store, 'somewhere', selfReports)])
  await store.batch([rateLimitRow(store, 'somewhere', [])])
  const kept = await db
    .prepare("SELECT windows FROM rate_limit WHERE id = 'somewhere'")
    .first<string>('windows')
  expect(JSON.parse(kept ?? '')).toEqual(selfReports)
})
