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

it('limits of our own leave once they count no more, whatever they counted', async () => {
  const world = await aWorld()
  const windows = (at: number) => JSON.stringify([{ used: 1, allowed: 5, resetsAt: at }])
  const insert = 'INSERT INTO rate_limit (id, windows) VALUES (?, ?)'
  const kinds = ['sends sms', 'asks sms', 'asks sms to', 'tests', 'sign-ins', 'sign-in', 'invites']
  const [past, ahead] = [world.now().getTime() - 1, world.now().getTime() + 86_400_000]
  await db.batch(kinds.map((kind) => db.prepare(insert).bind(`${kind} past`, windows(past))))
  await db.batch(kinds.map((kind) => db.prepare(insert).bind(`${kind} ahead`, windows(ahead))))
  await world.sweep()
  const { results } = await db.prepare('SELECT id FROM rate_limit').all<{ id: string }>()
  expect(new Set(results.map(({ id }) => id))).toEqual(new Set(kinds.map((kind) => `${kind} ahead`)))
})
