/** A connection is made, made again, or allowed again. */
import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import * as z from 'zod'
import { FIRST_CHOICES } from '../../domain/training/runner.ts'
import type { Database } from '../database.ts'
import { connection, runner } from '../schema/index.ts'
import { connectionsWhere, withdrawNotices } from './erase.ts'
import { historyFrom } from './history.ts'

export type NewConnection = {
  id: string
  runnerId: string
  tokens: string
  scope: string
  /** Whether its past has to be asked for. */
  asksHistory: boolean
  now: Date
}

export type NewRunner = {
  id: string
  timeZone: string
  quietHours: { from: string; to: string } | null
  now: Date
}

const isAskedNoMore = (db: Database, id: string): BatchItem<'sqlite'> =>
  withdrawNotices(db, connectionsWhere(db, eq(connection.id, id)), 'connected again')

const ownerSchema = z.lazy(() => z.array(z.object({ runnerId: z.string(), epoch: z.int() })))

export const connects = (db: Database) => ({
  /**
   * Makes a connection, and the runner when they are new; the one who comes back gets new tokens. Gives whose it is:
   * of two who make the same one at once, both are its first.
   */
  async connect(
    { id, runnerId, tokens, scope, asksHistory, now }: NewConnection,
    newRunner: NewRunner | null,
  ): Promise<{ runnerId: string; epoch: number }> {
    const nobodys = isNull(connection.runnerId)
    const made = newRunner
      ? [
          db.insert(runner).values({
            id: newRunner.id,
            timeZone: newRunner.timeZone,
            zoneChosen: false,
            ...FIRST_CHOICES,
            quietFrom: newRunner.quietHours?.from ?? null,
            quietTo: newRunner.quietHours?.to ?? null,
            sessionEpoch: 0,
            createdAt: now,
          }),
        ]
      : []
    const history = asksHistory ? historyFrom(now) : { historyUntil: null }
    // what whoever signs in needs comes with it: nothing is asked after the write
    const owner = db
      .select({ runnerId: runner.id, epoch: runner.sessionEpoch })
      .from(connection)
      .innerJoin(runner, eq(runner.id, connection.runnerId))
      .where(eq(connection.id, id))
    const statements: BatchItem<'sqlite'>[] = [
      ...made,
      // one that was still to be given back begins anew, and where its runner is gone it is its newcomer's
      db
        .update(connection)
        .set({ runnerId: sql`COALESCE(runner_id, ${runnerId})`, connectedAt: now })
        .where(and(eq(connection.id, id), or(nobodys, eq(connection.state, 'disconnecting')))),
      db
        .insert(connection)
        .values({
          ...{ id, runnerId, tokens, scope, ...history },
          ...{ state: 'active', connectedAt: now, enqueuedAt: now, syncsWanted: 1 },
        })
        .onConflictDoUpdate({
          target: connection.id,
          set: {
            tokens,
            scope,
            ...history,
            state: 'active',
            lostAt: null,
            refusedAt: null,
            enqueuedAt: now,
            failures: 0,
            notBefore: null,
            pausedFor: null,
            syncsWanted: sql`syncs_wanted + 1`,
            lease: null,
            leaseUntil: null,
          },
        }),
      db
        .update(runner)
        .set({ sourceOfRecord: id })
        .where(
          and(
            eq(
              runner.id,
              db.select({ id: connection.runnerId }).from(connection).where(eq(connection.id, id)),
            ),
            isNull(runner.sourceOfRecord),
          ),
        ),
      // another was quicker: a runner without anything is nobody
      ...(newRunner
        ? [db.delete(runner).where(and(eq(runner.id, newRunner.id), isNull(runner.sourceOfRecord)))]
        : []),
      isAskedNoMore(db, id),
    ]
    const [head = owner, ...rest] = statements
    const results: unknown[] = await db.batch([head, ...rest, owner])
    const [owned] = ownerSchema.parse(results.at(-1))
    return owned ?? { runnerId, epoch: 0 }
  },

  /** The runner allows again what they had taken back. */
  async regain(id: string): Promise<boolean> {
    const [regained] = await db.batch([
      db
        .update(connection)
        .set({ state: 'active', lostAt: null, refusedAt: null, syncsWanted: sql`syncs_wanted + 1` })
        .where(and(eq(connection.id, id), eq(connection.state, 'needs-reconnect'))),
      isAskedNoMore(db, id),
    ])
    return regained.meta.changes > 0
  },
})
