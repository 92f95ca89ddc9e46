/** The database, and where its data lives: that is settled when it is made, and by nothing afterwards. */
import { readFile, writeFile } from 'node:fs/promises'
import * as z from 'zod'
import { err, ok, type Result } from '../../result.ts'
import { jsonIn } from '../wrangler.ts'
import { failed, filePath, namesOf } from './cloudflare.ts'
import type { Place } from './kept.ts'
import { change, type SetupWorld, type Step } from './world.ts'
import { withDatabaseId } from './wrangler-file.ts'

const databasesSchema = z.array(
  z.object({ uuid: z.string(), name: z.string(), jurisdiction: z.string().nullish() }),
)

/** `place` is null where Cloudflare does not say. */
type Database = { id: string; place: Place | null }

/** Ours, where there is one. */
export async function databaseOf(world: SetupWorld): Promise<Result<Database | null, string>> {
  const { database } = await namesOf(world)
  const listed = await world.wrangler(['d1', 'list', '--json'])
  if (!listed.ok) return failed('The databases could not be listed.', listed.error)
  const parsed = databasesSchema.safeParse(jsonIn(listed.value))
  if (!parsed.success) return err('wrangler d1 list --json printed something setup does not understand.')
  const found = parsed.data.find(({ name }) => name === database)
  return ok(found ? { id: found.uuid, place: placeOf(found.jurisdiction) } : null)
}

function placeOf(jurisdiction: string | null | undefined): Place | null {
  if (jurisdiction === undefined) return null
  return jurisdiction === 'eu' ? 'eu' : 'anywhere'
}

export const makeDatabase: Step = async (world) => {
  const names = await namesOf(world)
  let there = await databaseOf(world)
  if (!there.ok) return there
  if (there.value === null) {
    await askWhere(world)
    const where = jurisdictionIn(world)
    const what = `make the database ${names.database}${where.length > 0 ? ' in the EU' : ''}`
    const made = await change(world, what, async () => {
      const args = ['d1', 'create', names.database, ...where]
      // whoever is no terminal is asked nothing
      const done = await world.wrangler(args, { input: '' })
      return done.ok ? ok(null) : failed('The database could not be made.', done.error)
    })
    if (!made.ok || world.isDry) return made
    there = await databaseOf(world)
    if (!there.ok) return there
  }
  const database = there.value
  if (database === null)
    return err('The database was made but is not listed yet. Run npm run setup again in a minute.')
  const stays = await notePlace(world, database)
  if (!stays.ok) return stays
  return database.id === names.databaseId ? ok(null) : writeId(world, database.id)
}

/** What Cloudflare says counts, whatever was noted; what is asked for now and is not so stops everything. */
async function notePlace(world: SetupWorld, { place }: Database): Promise<Result<null, string>> {
  const { kept, keep, asks } = world
  if (place !== null && place !== kept.jurisdiction) {
    kept.jurisdiction = place
    await keep()
  }
  if (asks.jurisdiction !== 'eu' || kept.jurisdiction === 'eu') return ok(null)
  const { database } = await namesOf(world)
  const is = kept.jurisdiction === null ? 'is there already, perhaps outside the EU' : 'is not in the EU'
  return err(
    `The database ${database} ${is}, and where data lives cannot be changed any more: it can only move. docs/operating.md, “Move to another account”, says how; leave out --jurisdiction to go on with this one.`,
  )
}

export const writeId = (world: SetupWorld, id: string) =>
  change(world, `write the database’s id into wrangler.toml`, async () => {
    const path = filePath(world.root)
    const written = withDatabaseId(await readFile(path, 'utf8'), id)
    if (written === null)
      return err(
        `wrangler.toml has no place for it: put database_id = "${id}" beside the name of the database.`,
      )
    await writeFile(path, written)
    return ok(null)
  })

/** Once, unless it is said with the command. */
async function askWhere({ kept, keep, asker, asks }: SetupWorld): Promise<void> {
  if (asks.jurisdiction === null && kept.jurisdiction !== null) return
  kept.jurisdiction = asks.jurisdiction ?? (await chosenPlace(asker))
  await keep()
}

async function chosenPlace(asker: SetupWorld['asker']): Promise<Place> {
  if (!asker.canAsk) return 'anywhere'
  const chosen = await asker.choose(
    'Where should the database and the queues be? This cannot be changed later.',
    [
      { value: 'anywhere', label: 'Near you', hint: 'Cloudflare chooses' },
      { value: 'eu', label: 'In the EU only', hint: 'stored data never leaves it' },
    ],
  )
  return chosen === 'eu' ? 'eu' : 'anywhere'
}

/** As wrangler is told it. */
export const jurisdictionIn = ({ kept }: Pick<SetupWorld, 'kept'>): string[] =>
  kept.jurisdiction === 'eu' ? ['--jurisdiction', 'eu'] : []
