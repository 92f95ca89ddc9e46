/** What one runner costs does not depend on how many others there are, and nothing is read from end to end. */
import { expect, it } from 'vitest'
import { otherRunners } from '../../../src/cli/bench/other-runners.ts'
import { stored } from '../stored.ts'
import { aRunnersWorld } from '../world.ts'
import { deedsOf, settleIn } from './season.ts'
import { scansOf, watchDatabase } from './watched.ts'

/** More than any list for the operator shows. */
const FEW = 60
const MANY = 100_000
/** Of each table: a year of each runner would fill a disk. */
const ONE_ROW = 1
/** A seek beside a row of somebody else's reads that row too. */
const most = (rows: number) => 12 + rows * 1.03

/** Rows that each deed of the same season reads, and all statements it was done with. */
async function season(others: number): Promise<{ rows: Map<string, number>; queries: Set<string> }> {
  const world = await aRunnersWorld({ SETTLE_MINUTES: '0' })
  await settleIn(world)
  const deeds = await deedsOf(world)
  for (const statement of otherRunners(others, world.now(), ONE_ROW)) await stored.run(statement)
  const rows = new Map<string, number>()
  const watched = watchDatabase()
  try {
    for (const [place, [name, deed]] of deeds.entries()) {
      const from = watched.trips.length
      await deed()
      const costs = watched.trips.slice(from).flat()
      const read = costs.reduce((sum, { rowsRead }) => sum + rowsRead, 0)
      rows.set(`${place} ${name}`, read)
    }
  } finally {
    watched.stop()
  }
  return { rows, queries: new Set(watched.trips.flat().map(({ query }) => query)) }
}

it('a season reads as many rows beside a hundred thousand runners as beside sixty', async () => {
  const few = await season(FEW)
  const many = await season(MANY)
  const grown = [...many.rows].flatMap(([deed, rows]) => {
    const before = few.rows.get(deed) ?? 0
    return rows > most(before) ? [`${deed}: ${before} became ${rows}`] : []
  })
  expect(grown).toEqual([])

  expect(many.queries.size).toBeGreaterThan(80)
  const scanned: string[] = []
  for (const query of many.queries) {
    for (const scan of await scansOf(query)) scanned.push(`${scan} in ${query.slice(0, 300)}`)
  }
  expect(scanned).toEqual([])
}, 300_000)
