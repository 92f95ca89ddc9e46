/** What one runner costs does not depend on how many others there are, and nothing is read from end to end. */
import { expect, it } from 'vitest'
import { otherRunners } from '../../../src/cli/bench/other-runners.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld } from '../world.ts'
import { deedsOf, settleIn } from './season.ts'
import { scansOf, type Watched, watchDatabase } from './watched.ts'

/** More than any list for the operator shows. */
const FEW = 60
const MANY = 1_000
/** A seek beside a row of somebody else's reads that row too. */
const most = (rows: number) => 12 + rows * 1.03

/** Rows that each deed of the same season reads, and all statements it was done with. */
async function season(others: number): Promise<{ rows: Map<string, number>; seen: Watched[] }> {
  const world = await aRunnersWorld({ SETTLE_MINUTES: '0' })
  await settleIn(world)
  const deeds = await deedsOf(world)
  for (const statement of otherRunners(others, world.now())) await stored.run(statement)
  const rows = new Map<string, number>()
  const watched = watchDatabase()
  try {
    for (const [place, [name, deed]] of deeds.entries()) {
      const from = watched.seen.length
      await deed()
      const read = watched.seen.slice(from).reduce((sum, { rowsRead }) => sum + rowsRead, 0)
      rows.set(`${place} ${name}`, read)
    }
  } finally {
    watched.stop()
  }
  return { rows, seen: watched.seen }
}

it('a season reads as many rows beside a thousand runners as beside sixty', async () => {
  const few = await season(FEW)
  const many = await season(MANY)
  const grown = [...many.rows].flatMap(([deed, rows]) => {
    const before = few.rows.get(deed) ?? 0
    return rows > most(before) ? [`${deed}: ${before} became ${rows}`] : []
  })
  expect(grown).toEqual([])

  const queries = new Set(many.seen.map(({ query }) => query))
  expect(queries.size).toBeGreaterThan(80)
  const scanned: string[] = []
  for (const query of queries) {
    for (const scan of await scansOf(query)) scanned.push(`${scan} in ${query.slice(0, 300)}`)
  }
  expect(scanned).toEqual([])
}, 60_000)
