/** What a sync decided, as the statements of one batch. */
import { and, eq, ne } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Database } from '../database.ts'
import { keepLetters } from '../dead-letters.ts'
import { appendEvents } from '../events/append.ts'
import { rateLimitRow } from '../rate-limits.ts'
import { connection, runner } from '../schema/index.ts'
import { type Claim, sourceOf } from './claim.ts'
import type { Decided } from './decided.ts'
import { keepNudges } from './keep-nudges.ts'
import { keepTraining } from './keep-training.ts'
import { prefer, wantIfPreferred } from './prefer.ts'

/** Everything a sync decided but for its deliveries, to be put behind the guard of its lease. */
export function statementsFor(db: Database, claim: Claim, decided: Decided): BatchItem<'sqlite'>[] {
  const { id } = claim.connection
  const statements: BatchItem<'sqlite'>[] = [
    db
      .update(connection)
      .set({
        ...(decided.asked
          ? {
              syncStartedAt: decided.syncStartedAt,
              syncedAt: decided.syncStartedAt,
              notBefore: null,
              failures: 0,
            }
          : {}),
        unreadable: [...decided.unreadable],
        reviewAt: decided.reviewAt,
        ...(decided.opened ? { refusedAt: null, pausedFor: null } : {}),
        // what was wanted since it was read is still wanted
        syncsDone: claim.connection.syncsWanted,
        lease: null,
        leaseUntil: null,
      })
      .where(eq(connection.id, id)),
    rateLimitRow(db, sourceOf(id), decided.rateLimit),
    ...keepTraining(db, id, decided),
  ]
  if (!claim.isSourceOfRecord)
    statements.push(prefer(db, claim, decided.syncStartedAt), wantIfPreferred(db, id))
  if (decided.letters.length > 0) {
    const whose = { connectionId: id, runnerId: claim.runner.id }
    statements.push(keepLetters(db, whose, decided.letters, decided.syncStartedAt))
  }
  if (decided.nudges.length > 0) statements.push(...keepNudges(db, claim, decided.nudges))
  statements.push(...appendEvents(db, claim.runner.id, decided.events, decided.syncStartedAt))
  if (decided.timeZone) {
    statements.push(
      db
        .update(runner)
        .set({ timeZone: decided.timeZone })
        .where(
          and(
            eq(runner.id, claim.runner.id),
            eq(runner.zoneChosen, false),
            // most syncs tell the zone that is there
            ne(runner.timeZone, decided.timeZone),
          ),
        ),
    )
  }
  return statements
}
