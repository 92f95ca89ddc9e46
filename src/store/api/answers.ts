/** Answers to calls that named themselves, so that a call sent twice is done once. */
import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { apiAnswer } from '../schema/index.ts'

const KEPT_MS = 24 * 3_600_000
/** Longer than any call takes: one that was cut off is done anew. */
const CUT_OFF_MS = 60_000

export type Call = Pick<typeof apiAnswer.$inferSelect, 'runnerId' | 'key' | 'request'>
export type Before = Pick<typeof apiAnswer.$inferSelect, 'request' | 'status' | 'body'>

export function answerStore(db: Database) {
  const same = ({ runnerId, key }: Call) => and(eq(apiAnswer.runnerId, runnerId), eq(apiAnswer.key, key))

  return {
    /** Null when it is to be done now; else the call that came before it, answered or not yet. */
    async begin(call: Call, now: Date): Promise<Before | null> {
      const begun = {
        ...call,
        startedAt: now,
        status: null,
        body: null,
        endsAt: new Date(now.getTime() + KEPT_MS),
      }
      const cutOff = and(
        isNull(apiAnswer.status),
        lte(apiAnswer.startedAt, new Date(now.getTime() - CUT_OFF_MS)),
      )
      const mine = await db
        .insert(apiAnswer)
        .values(begun)
        .onConflictDoUpdate({
          target: [apiAnswer.runnerId, apiAnswer.key],
          set: begun,
          setWhere:
            or(lte(apiAnswer.endsAt, now), and(cutOff, eq(apiAnswer.request, call.request))) ?? sql`FALSE`,
        })
      if (mine.meta.changes > 0) return null
      const [before] = await db.select().from(apiAnswer).where(same(call))
      return before ?? null
    },

    async end(call: Call, answer: { status: number; body: string }): Promise<void> {
      await db.update(apiAnswer).set(answer).where(same(call))
    },

    /** It was refused, or failed: it may come again. */
    async forget(call: Call): Promise<void> {
      await db.delete(apiAnswer).where(same(call))
    },
  }
}
