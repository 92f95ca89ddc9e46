/** The nudges a sync decided and the deliveries of them, as the statements that write them: only rows that changed. */
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Nudge } from '../../domain/nudges/decide.ts'
import { type Database, ended, excluded, rowsOf } from '../database.ts'
import { delivery, nudge } from '../schema/index.ts'
import type { Claim } from './claim.ts'
import type { Decided } from './decided.ts'

/** Why a delivery was cancelled whose nudge was taken back. */
const WITHDRAWN = 'withdrawn'

/** The nudges by whether they were sent when they were read: if that is no longer so, what was decided does not hold. */
export function asRead({ nudges: before }: Pick<Claim, 'nudges'>, nudges: readonly Nudge[]) {
  const wereSent = new Set(before.filter(({ state }) => state === 'sent').map(({ id }) => id))
  const ids = nudges.map(({ id }) => id)
  return { sent: ids.filter((id) => wereSent.has(id)), open: ids.filter((id) => !wereSent.has(id)) }
}

/** Those that no longer stand go first, so that one taking an outing over never meets the one it replaces. */
export function keepNudges(db: Database, claim: Claim, nudges: readonly Nudge[]): BatchItem<'sqlite'>[] {
  const rank = (each: Nudge) => (each.state === 'cancelled' || each.state === 'held-back' ? 0 : 1)
  const rows = [...nudges]
    .sort((a, b) => rank(a) - rank(b))
    .map((each) => ({
      ...each,
      findings: each.findings && JSON.stringify(each.findings),
      createdAt: each.createdAt.getTime(),
      dueAt: each.dueAt.getTime(),
    }))
  const withdrawn = nudges.filter(({ state }) => state !== 'released' && state !== 'sent').map(({ id }) => id)
  return [
    db
      .insert(nudge)
      .select(sql`
        SELECT ${claim.runner.id}, e.value->>'id', ${claim.connection.id}, e.value->>'rule', e.value->>'subject',
          e.value->>'run', e.value->>'policyVersion', e.value->>'findings', e.value->>'state', e.value->>'why',
          e.value->>'runGone', e.value->>'createdAt', e.value->>'dueAt', NULL
        FROM json_each(${JSON.stringify(rows)}) e WHERE true`)
      .onConflictDoUpdate({
        target: [nudge.runnerId, nudge.id],
        set: {
          connectionId: excluded('connection_id'),
          run: excluded('run'),
          policyVersion: excluded('policy_version'),
          findings: excluded('findings'),
          state: excluded('state'),
          why: excluded('why'),
          runGone: excluded('run_gone'),
          createdAt: excluded('created_at'),
          dueAt: excluded('due_at'),
          enqueuedAt: null,
        },
      }),
    db
      .update(delivery)
      .set(ended(WITHDRAWN))
      .where(
        and(
          eq(delivery.runnerId, claim.runner.id),
          eq(delivery.kind, 'nudge'),
          inArray(delivery.about, rowsOf(withdrawn)),
          eq(delivery.state, 'scheduled'),
        ),
      ),
  ]
}

/**
 * A delivery withdrawn with its nudge comes back with it; nothing else does, and nothing goes to a contact that was
 * removed meanwhile. Gives those that are scheduled now.
 */
export const schedule = (db: Database, claim: Claim, { deliveries, syncStartedAt }: Decided) =>
  db
    .insert(delivery)
    .select(sql`
      SELECT e.value->>'id', ${claim.runner.id}, e.value->>'contactId', e.value->>'kind', e.value->>'about',
        'scheduled', NULL, 0, ${syncStartedAt.getTime()}, e.value->>'dueAt', NULL, NULL, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
      FROM json_each(${JSON.stringify(deliveries.map((each) => ({ ...each, dueAt: each.dueAt.getTime() })))}) e
      WHERE EXISTS (SELECT 1 FROM contact c WHERE c.id = e.value->>'contactId')`)
    .onConflictDoUpdate({
      target: delivery.id,
      set: { state: 'scheduled', why: null, dueAt: excluded('due_at'), waitsSince: null, enqueuedAt: null },
      setWhere: sql`delivery.state = 'cancelled' AND delivery.why = ${WITHDRAWN} AND delivery.attempts = 0`,
    })
    .returning({ id: delivery.id, dueAt: delivery.dueAt })
