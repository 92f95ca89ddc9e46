/** What ingest writes, each time as one batch that fails whole when its lease was lost. */
import { and, eq, gt, inArray, ne, or, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import * as z from 'zod'
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import type { EventDraft } from '../../domain/events/event.ts'
import type { Pause } from '../../domain/training/connection.ts'
import { refusedSince } from '../connections/access.ts'
import { type Database, inPieces, isWritten, leaseStillHeld, lostUnless, rowsOf } from '../database.ts'
import { appendEvents } from '../events/append.ts'
import { rateLimitRow } from '../rate-limits.ts'
import type { RunnerDefaults } from '../runner/rows.ts'
import { connection, delivery, nudge } from '../schema/index.ts'
import { type AskedFor, type Claim, claimForSync, sourceOf } from './claim.ts'
import { statementsFor } from './commit.ts'
import type { Decided, ScheduledDelivery } from './decided.ts'
import { asRead, schedule } from './keep-nudges.ts'

/** Deliveries that are scheduled now and were not before. */
const scheduledSchema = z.array(z.object({ id: z.string(), dueAt: z.date() }))

export type Scheduled = z.output<typeof scheduledSchema>

/** How a sync went that did not come about. */
export type Paused = { notBefore: Date; because: Pause }

export function trainingStore(db: Database, defaults: RunnerDefaults) {
  /** Fails the whole batch when the lease is no longer ours: a sync that stalled commits nothing. */
  const held = ({ connection: { id }, lease }: Claim) =>
    lostUnless(
      db,
      db
        .select({ id: connection.id })
        .from(connection)
        .where(and(eq(connection.id, id), eq(connection.lease, lease))),
    )

  /** Fails it too when a nudge has begun to be sent since it was read, or was given back by its sender. */
  const stillAsRead = (claim: Claim, { nudges }: Decided) => {
    const { runner } = claim
    const { sent, open } = asRead(claim, nudges)
    const changed = or(
      and(inArray(nudge.id, rowsOf(open)), eq(nudge.state, 'sent')),
      and(inArray(nudge.id, rowsOf(sent)), ne(nudge.state, 'sent')),
    )
    const query = db
      .select({ id: nudge.id })
      .from(nudge)
      .where(and(eq(nudge.runnerId, runner.id), changed))
    return lostUnless(db, query, 'none')
  }

  const guarded = (claim: Claim, statements: BatchItem<'sqlite'>[]): Promise<boolean> =>
    isWritten(db.batch([held(claim), ...statements]))

  return {
    claim: (id: string, asked: AskedFor, now: Date) => claimForSync(db, defaults, id, asked, now),

    /**
     * Writes what was decided in one batch, only rows that changed, and gives the deliveries that are new with it, and
     * whether something was chosen since it was read; null
     * when the lease was lost, or a nudge was sent meanwhile that was to be taken back.
     */
    async commit(
      claim: Claim,
      decided: Decided,
    ): Promise<{ scheduled: Scheduled; wantedAgain: boolean } | null> {
      const statements = [stillAsRead(claim, decided), ...statementsFor(db, claim, decided)]
      const deliveries = schedule(db, claim, decided)
      const wanted = db
        .select({ id: connection.id })
        .from(connection)
        .where(and(eq(connection.id, claim.connection.id), gt(connection.syncsWanted, connection.syncsDone)))
      const written = await leaseStillHeld<unknown[]>(
        db.batch([held(claim), ...statements, wanted, deliveries]),
      )
      if (!written) return null
      const wantedAgain = z.array(z.unknown()).parse(written.at(-2)).length > 0
      return { scheduled: scheduledSchema.parse(written.at(-1)), wantedAgain }
    },

    /** Lets go until a time: the source cannot be asked before, did not answer, or refused the tokens. */
    postpone: (
      claim: Claim,
      { notBefore, because }: Paused,
      rateLimitNow: readonly RateLimitWindow[],
      now: Date,
    ): Promise<boolean> =>
      guarded(claim, [
        db
          .update(connection)
          .set({
            notBefore,
            pausedFor: because,
            failures: sql`failures + ${because === 'failure' || because === 'application' ? 1 : 0}`,
            // a refusal counts only with nothing else going wrong between the two
            ...(because === 'limit' ? {} : { refusedAt: because === 'refusal' ? refusedSince(now) : null }),
            lease: null,
            leaseUntil: null,
          })
          .where(eq(connection.id, claim.connection.id)),
        rateLimitRow(db, sourceOf(claim.connection.id), rateLimitNow),
      ]),

    /** Another page of the source is about to be asked for; nobody is told when the lease was lost. */
    async reading({ connection: { id }, lease }: Claim, page: number, ofAbout: number): Promise<void> {
      await db
        .update(connection)
        .set({ readingPage: page, readingOf: ofAbout })
        .where(and(eq(connection.id, id), eq(connection.lease, lease)))
    },

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
      lost: EventDraft,
      /** Since when it is lost, and when what is kept gets too old, where it does. */
      { since, expiresAt }: { since: Date; expiresAt: Date | null },
      now: Date,
    ): Promise<boolean> {
      const { id } = claim.connection
      const statements: BatchItem<'sqlite'>[] = [
        db
          .update(connection)
          .set({
            state: 'needs-reconnect',
            lostAt: since,
            reviewAt: expiresAt,
            lease: null,
            leaseUntil: null,
          })
          .where(eq(connection.id, id)),
      ]
      const rows = notices.map((notice) => ({
        ...notice,
        runnerId: claim.runner.id,
        kind: 'notice' as const,
        state: 'scheduled' as const,
        createdAt: now,
        dueAt: now,
      }))
      for (const piece of inPieces(rows)) {
        statements.push(db.insert(delivery).values(piece).onConflictDoNothing())
      }
      statements.push(...appendEvents(db, claim.runner.id, [lost], now))
      return guarded(claim, statements)
    },
  }
}
