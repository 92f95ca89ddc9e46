/** A dump of whatever size is read as it comes: cut wherever it may be, its statements are the same. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { statementsIn } from '../../../src/cli/move/statements.ts'
import { livedIn, MIGRATIONS, sqlOf } from './lived-in.ts'

async function* cut(text: string, at: readonly number[]) {
  let from = 0
  for (const end of [...at.toSorted((a, b) => a - b), text.length]) {
    yield text.slice(from, end)
    from = Math.max(from, end)
  }
}

async function statements(text: string, at: readonly number[] = []): Promise<string[]> {
  const found: string[] = []
  for await (const each of statementsIn(cut(text, at))) found.push(each)
  return found
}

it('ends a statement where it ends, and not in a text, a name or a comment', async () => {
  const values = [`'a;b'`, `'it''s; "odd"'`, `';--'`, `'--\n;'`, `'/* ; */'`]
  const inserts = values.map((value) => `INSERT INTO "a;b" VALUES (${value});`)
  expect(await statements(inserts.join('\n'))).toEqual(inserts)
  expect(await statements(`SELECT 1; -- that's it; all of it\nSELECT 2;`)).toEqual([
    'SELECT 1;',
    `-- that's it; all of it\nSELECT 2;`,
  ])
  expect(await statements('SELECT 1')).toEqual(['SELECT 1'])
  expect(await statements('\n \n')).toEqual([])
})

it('finds the same statements wherever the file is cut', async () => {
  const whole = `${MIGRATIONS.map(sqlOf).join('\n')}\n${livedIn()}`
  const expected = await statements(whole)
  expect(expected.length).toBeGreaterThan(50)
  const places = fc.array(fc.nat(whole.length), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(places, async (at) => {
      expect(await statements(whole, at)).toEqual(expected)
    }),
    { numRuns: 50 },
  )
  // every single character a piece of its own
  const tail = whole.slice(-4_000)
  expect(
    await statements(
      tail,
      [...tail].map((_, at) => at),
    ),
  ).toEqual(await statements(tail))
})
