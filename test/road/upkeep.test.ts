import { expect, it } from 'vitest'
import { aWorld, db } from './world.ts'

it('letters to the operator leave after a month', async () => {
  const world = await aWorld()
  const at = (days: number) => world.now().getTime() - days * 86_400_000
  const insert =
    "INSERT INTO dead_letter (id, kind, ids, reason, at) VALUES (?, 'deliver', '{}', 'refused', ?)"
  await db.batch([db.prepare(insert).bind('old', at(32)), db.prepare(insert).bind('new', at(29))])
  await world.sweep()
  expect((await db.prepare('SELECT id FROM dead_letter').all()).results).toEqual([{ id: 'new' }])
})
