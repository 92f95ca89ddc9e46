/** Connections: found, made, lost, cut off, erased. */
import { eq } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { connection, runner } from '../schema/index.ts'
import { access } from './access.ts'
import { connects } from './connect.ts'
import { disconnects } from './disconnect.ts'
import { history } from './history.ts'
import { wanted } from './wanted.ts'

export const connectionStore = (db: Database) => ({
  find: async (id: string) => (await db.select().from(connection).where(eq(connection.id, id)))[0] ?? null,

  /** The connections of a runner, the source of record among them. */
  of: (runnerId: string) => db.select().from(connection).where(eq(connection.runnerId, runnerId)),

  /** The id of a runner's source of record, or null when nothing is connected. */
  async record(runnerId: string): Promise<string | null> {
    const [row] = await db.select({ id: runner.sourceOfRecord }).from(runner).where(eq(runner.id, runnerId))
    return row?.id ?? null
  },

  ...connects(db),
  ...disconnects(db),
  ...wanted(db),
  ...access(db),
  ...history(db),
})
