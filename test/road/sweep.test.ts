import { expect, it } from 'vitest'
import { stored } from './stored.ts'
import { aWorld } from './world.ts'

it('letters to the operator leave after a month', async () => {
  const world = await aWorld()
  const at = (days: number) => world.now().getTime() - days * 86_400_000
  const insert =
    "INSERT INTO dead_letter (id, kind, ids, reason, at) VALUES (?, 'deliver', '{}', 'refused', ?)"
  await stored.run(insert, 'old', at(32))
  await stored.run(insert, 'new', at(29))
  await world.sweep()
  expect((await stored.deadLetters()).map(({ id }) => id)).toEqual(['new'])
})

it('limits of our own leave once they count no more, whatever they counted', async () => {
  const world = await aWorld()
  const windows = (at: number) => JSON.stringify([{ used: 1, allowed: 5, resetsAt: at }])
  const insert = 'INSERT INTO rate_limit (id, windows, ends_at) VALUES (?, ?, ?)'
  const kinds = [
    'sends sms',
    'asks sms',
    'asks sms to',
    'tests',
    'answers',
    'sign-ins',
    'sign-in',
    'invites',
    'warnings',
  ]
  const [past, ahead] = [world.now().getTime() - 1, world.now().getTime() + 86_400_000]
  for (const kind of kinds) {
    await stored.run(insert, `${kind} past`, windows(past), past)
    await stored.run(insert, `${kind} ahead`, windows(ahead), ahead)
  }
  await world.sweep()
  expect(new Set((await stored.rows('rate_limit')).map(({ id }) => id))).toEqual(
    new Set(kinds.map((kind) => `${kind} ahead`)),
  )
})
