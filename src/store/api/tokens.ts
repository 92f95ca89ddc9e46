/** The tokens of the API, each known by the part that is no secret. */
import { and, count, desc, eq, gte, isNull, sql } from 'drizzle-orm'
import { MOST_TOKENS, TOKEN_ACCESS, type TokenAccess } from '../../domain/access/tokens.ts'
import type { Database } from '../database.ts'
import { known } from '../known.ts'
import { apiToken } from '../schema/index.ts'

/** As its runner sees it. */
export type TokenRow = {
  id: string
  name: string
  access: TokenAccess
  createdAt: Date
  lastUsedAt: Date | null
}

export const tokenStore = (db: Database) => ({
  /** A runner's, the newest first. */
  async of(runnerId: string): Promise<TokenRow[]> {
    const rows = await db
      .select()
      .from(apiToken)
      .where(eq(apiToken.runnerId, runnerId))
      .orderBy(desc(apiToken.createdAt), apiToken.id)
    return rows.map(({ runnerId: _, hash, ...row }) => ({ ...row, access: accessOf(row) }))
  },

  /** False when there are as many as there may be. With `since` it takes the place of one of its name made since then. */
  async make(token: Omit<typeof apiToken.$inferInsert, 'lastUsedAt'>, since: Date | null): Promise<boolean> {
    const { id, runnerId, name, access, hash, createdAt } = token
    const theirs = db.select({ all: count() }).from(apiToken).where(eq(apiToken.runnerId, runnerId))
    const insert = db.insert(apiToken).select(sql`
      SELECT ${id}, ${runnerId}, ${name}, ${access}, ${hash}, ${createdAt.getTime()}, NULL
      WHERE ${theirs} < ${MOST_TOKENS}`)
    // in one batch, or two presses at once would each find nothing of the other
    if (since === null) return (await insert).meta.changes > 0
    const [, made] = await db.batch([db.delete(apiToken).where(isTwin(token, since)), insert])
    return made.meta.changes > 0
  },

  async find(
    id: string,
  ): Promise<{ runnerId: string; hash: string; access: TokenAccess; lastUsedAt: Date | null } | null> {
    const [row] = await db.select().from(apiToken).where(eq(apiToken.id, id))
    return row ? { ...row, access: accessOf(row) } : null
  },

  async noteUse(id: string, now: Date): Promise<void> {
    await db.update(apiToken).set({ lastUsedAt: now }).where(eq(apiToken.id, id))
  },

  /** False when it is none of theirs. */
  async revoke(runnerId: string, id: string): Promise<boolean> {
    const gone = await db.delete(apiToken).where(and(eq(apiToken.id, id), eq(apiToken.runnerId, runnerId)))
    return gone.meta.changes > 0
  },
})

/** Made a moment ago by the same press, and used by nobody yet. */
const isTwin = ({ runnerId, name }: Pick<TokenRow, 'name'> & { runnerId: string }, since: Date) =>
  and(
    eq(apiToken.runnerId, runnerId),
    eq(apiToken.name, name),
    gte(apiToken.createdAt, since),
    isNull(apiToken.lastUsedAt),
  )

/** A word of a later version allows no more than reading. */
const accessOf = ({ access }: { access: string }): TokenAccess => known(TOKEN_ACCESS, access) ?? 'read'
