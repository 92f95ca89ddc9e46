/** What ingest writes, each time as one batch that fails whole when its lease was lost. */
import { eq, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { BudgetWindow } from '../domain/budget.ts'
import { budgetRow } from './budgets.ts'
import { type AskedFor, type Claim, claimForALook, sourceOf } from './claim.ts'
import { type Database, inPieces, notLost } from './database.ts'
import { type Decided, type ScheduledDelivery, statementsFor } from './decided.ts'
import type { RunnerDefaults } from './rows.ts'
import { connection, delivery } from './schema.ts'

export function trainingStore(db: Database, defaults: RunnerDefaults) {
  /** Fails the whole batch when the lease is no longer ours: a look that stalled commits nothing. */
  const guard = ({ connection: { id }, lease }: Claim) =>
    db
      .select({
        held: sql`CASE WHEN (SELECT lease FROM connection WHERE id = ${id}) IS ${lease} THEN 1 ELSE json('lost') END`,
      })
      .from(sql`(SELECT 1)`)

  const guarded = (claim: Claim, statements: BatchItem<'sqlite'>[]): Promise<boolean> =>
    notLost(db.batch([guard(claim), ...statements]))

  return {
    claim: (id: string, asked: AskedFor, now: Date) => claimForALook(db, defaults, id, asked, now),

    /** Writes what was decided in one batch, only rows that changed; false when the lease was lost. */
    commit: (claim: Claim, decided: Decided): Promise<boolean> =>
      guarded(claim, statementsFor(db, claim, decided)),

    /** Lets go until a time: the source cannot be asked before, or (`failed`) did not answer. */
    postpone: (
      claim: Claim,
      { notBefore, failed }: { notBefore: Date; failed: boolean },
      budgetNow: readonly BudgetWindow[],
    ): Promise<boolean> =>
      guarded(claim, [
        db
          .update(connection)
          .set({ notBefore, failures: sql`failures + ${failed ? 1 : 0}`, lease: null, leaseUntil: null })
          .where(eq(connection.id, claim.connection.id)),
        budgetRow(db, sourceOf(claim.connection.id), budgetNow),
      ]),

    /** Lets go with nothing changed. */
    release: (claim: Claim): Promise<boolean> =>
      guarded(claim, [
        db
          .update(connection)
          .set({ lease: null, leaseUntil: null })
          .where(eq(connection.id, claim.connection.id)),
      ]),

    /** The source no longer lets us in: nothing is erased on that word alone, the runner is told. */
    loseAccess(
      claim: Claim,
      notices: readonly Pick<ScheduledDelivery, 'id' | 'about' | 'contactId'>[],
      now: Date,
    ): Promise<boolean> {
      const { id, runnerId } = claim.connection
      const statements: BatchItem<'sqlite'>[] = [
        db
          .update(connection)
          .set({ state: 'needs-reconnect', lostAt: now, lease: null, leaseUntil: null })
          .where(eq(connection.id, id)),
      ]
      const told = notices.map((notice) => ({
        ...notice,
        runnerId,
        kind: 'notice' as const,
        state: 'scheduled' as const,
        createdAt: now,
        dueAt: now,
      }))
      for (const piece of inPieces(told)) {
        statements.push(db.insert(delivery).values(piece).onConflictDoNothing())
      }
      return guarded(claim, statements)
    },
  }
}
