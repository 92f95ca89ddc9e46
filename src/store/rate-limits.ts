/** Rate limits as sources and senders last told them, and limits of our own. */

import { eq, inArray, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import * as z from 'zod'
import type { RateLimitWindow } from '../domain/delivery/rate-limit.ts'
import { type Database, rowsOf } from './database.ts'
import { knownIn } from './known.ts'
import { rateLimit } from './schema/index.ts'

/** Remembers what the last answer said; one that said nothing leaves what is remembered. */
export function rateLimitRow(
  db: Database,
  id: string,
  windows: readonly RateLimitWindow[],
): BatchItem<'sqlite'> {
  const row = { id, windows: [...windows] }
  const insert = db.insert(rateLimit).values(row)
  return windows.length === 0
    ? insert.onConflictDoNothing()
    : insert.onConflictDoUpdate({ target: rateLimit.id, set: { windows: row.windows } })
}

const window = z.object({ used: z.number(), allowed: z.number(), resetsAt: z.number() })

/** What is remembered of a limit, where this version can read it. */
export const windowsFrom = (row: typeof rateLimit.$inferSelect | undefined): RateLimitWindow[] =>
  knownIn(window, row?.windows)

/** A limit of our own: so many until then, counted anew after that. `before`: its id under older master secrets. */
export type Limit = { id: string; before?: readonly string[]; allowed: number; resetsAt: Date }

type Counted = Pick<Limit, 'id' | 'before'>

/** What an older master secret counted goes on under the current one. */
async function moveHere(db: Database, { id, before = [] }: Counted): Promise<void> {
  if (before.length === 0) return
  await db.run(sql`UPDATE OR IGNORE rate_limit SET id = ${id} WHERE id IN ${rowsOf(before)}`)
}

export const rateLimitStore = (db: Database) => ({
  /** Takes one of a limit; false when none is left. */
  async take(limit: Limit, now: Date): Promise<boolean> {
    return (await this.spend(limit, now)).taken
  },

  /** The same, with how many are left. Counted in one statement, so that nobody counts past it. */
  async spend(
    { id, before = [], allowed, resetsAt }: Limit,
    now: Date,
  ): Promise<{ taken: boolean; left: number }> {
    if (allowed < 1) return { taken: false, left: 0 }
    await moveHere(db, { id, before })
    const over = sql`COALESCE(ends_at, 0) <= ${now.getTime()} OR windows ->> '$[0].used' IS NULL`
    const [taken] = await db
      .insert(rateLimit)
      .values({ id, windows: [{ used: 1, allowed, resetsAt: resetsAt.getTime() }], endsAt: resetsAt })
      .onConflictDoUpdate({
        target: rateLimit.id,
        set: {
          windows: sql`CASE WHEN ${over} THEN excluded.windows
            ELSE json_set(windows, '$[0].used', (windows ->> '$[0].used') + 1) END`,
          endsAt: sql`CASE WHEN ${over} THEN excluded.ends_at ELSE ends_at END`,
        },
        setWhere: sql`${over} OR windows ->> '$[0].used' < ${allowed}`,
      })
      .returning()
    return { taken: taken !== undefined, left: allowed - (windowsFrom(taken)[0]?.used ?? allowed) }
  },

  /** Whether each of these limits has some left; nothing is taken. */
  async hasLeft(limits: readonly Omit<Limit, 'resetsAt'>[], now: Date): Promise<boolean> {
    const idsOf = ({ id, before = [] }: Counted) => [id, ...before]
    const rows = await db
      .select()
      .from(rateLimit)
      .where(inArray(rateLimit.id, rowsOf(limits.flatMap(idsOf))))
    return limits.every((limit) => {
      const ids = idsOf(limit)
      const [counted] = windowsFrom(rows.find((row) => ids.includes(row.id)))
      return !counted || counted.resetsAt <= now.getTime() || counted.used < limit.allowed
    })
  },

  /** Uses up what is good once, a state or a link; false when it was used before. Kept for as long as it would be good. */
  async useUp({ id, before = [] }: Counted, until: Date): Promise<boolean> {
    const known = [id, ...before].map((each) => `used ${each}`)
    const windows = [{ used: 1, allowed: 1, resetsAt: until.getTime() }]
    const used = await db
      .insert(rateLimit)
      .select(
        sql`SELECT ${`used ${id}`}, ${JSON.stringify(windows)}, ${until.getTime()}
          WHERE NOT EXISTS (SELECT 1 FROM rate_limit WHERE id IN ${rowsOf(known)})`,
      )
      .onConflictDoNothing()
    return used.meta.changes > 0
  },

  /** Until when it is kept that it was used, as `useUp` was told; null where it was not used. */
  async usedUntil({ id }: Pick<Counted, 'id'>): Promise<Date | null> {
    const [row] = await db
      .select({ until: rateLimit.endsAt })
      .from(rateLimit)
      .where(eq(rateLimit.id, `used ${id}`))
    return row?.until ?? null
  },

  /** Gives back one that was taken and not used. */
  async giveBack({ id }: Pick<Limit, 'id'>): Promise<void> {
    await db
      .update(rateLimit)
      .set({ windows: sql`json_set(windows, '$[0].used', MAX(0, (windows ->> '$[0].used') - 1))` })
      .where(eq(rateLimit.id, id))
  },
})
