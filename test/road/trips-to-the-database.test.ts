import { expect, it } from 'vitest'
import { budgetRow } from '../../src/store/rate-limits.ts'
import { openDatabase } from '../../src/store/database.ts'
import { aWorld, db } from './world.ts'

it('a limit that was told stays known after an answer that tells of none', async () => {
  await aWorld()
  const store = openDatabase(db)
  const told = [{ used: 100, allowed: 100, resetsAt: 1_000 }]
  await store.batch([budgetRow(store, 'somewhere', told)])
  await store.batch([budgetRow(store, 'somewhere', [])])
  const kept = await db.prepare("SELECT windows FROM budget WHERE id = 'somewhere'").first<string>('windows')
  expect(JSON.parse(kept ?? '')).toEqual(told)
})
