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

/** A limit of our own: so many until then, counted anew after that. */
export type Limit = { id: string; allowed: number; resetsAt: Date }

export const rateLimitStore = (db: Database) => ({
  /** Takes one of a limit; false when none is left. */
  async take(limit: Limit, now: Date): Promise<boolean> {
    return (await this.spend(limit, now)).taken
  },

  /** The same, with how many are left. Counted in one statement, so that nobody counts past it. */
  async spend({ id, allowed, resetsAt }: Limit, now: Date): Promise<{ taken: boolean; left: number }> {
    if (allowed < 1) return { taken: false, left: 0 }
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
  async hasLeft(limits: readonly Pick<Limit, 'id' | 'allowed'>[], now: Date): Promise<boolean> {
    const ids = limits.map(({ id }) => id)
    const rows = await db
      .select()
      .from(rateLimit)
      .where(inArray(rateLimit.id, rowsOf(ids)))
    return limits.every(({ id, allowed }) => {
      const [counted] = windowsFrom(rows.find((row) => row.id === id))
      return !counted || counted.resetsAt <= now.getTime() || counted.used < allowed
    })
  },

  /** Uses up what is good once, a state or a link; false when it was used before. Kept for as long as it would be good. */
  async useUp(what: string, until: Date): Promise<boolean> {
    const windows = [{ used: 1, allowed: 1, resetsAt: until.getTime() }]
    const used = await db
      .insert(rateLimit)
      .values({ id: `used ${what}`, windows, endsAt: until })
      .onConflictDoNothing()
    return used.meta.changes > 0
  },

  /** Gives back one that was taken and not used. */
  async giveBack({ id }: Pick<Limit, 'id'>): Promise<void> {
    await db
      .update(rateLimit)
      .set({ windows: sql`json_set(windows, '$[0].used', MAX(0, (windows ->> '$[0].used') - 1))` })
      .where(eq(rateLimit.id, id))
  },
})
