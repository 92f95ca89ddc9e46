/** What a sync decided, as the statements that write it: only rows that changed. */
import { and, eq, exists, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { RateLimitWindow } from '../domain/delivery/rate-limit.ts'
import type { Nudge } from '../domain/nudges/decide.ts'
import type { LocalDate } from '../domain/time/calendar.ts'
import type { Week } from '../domain/training/log.ts'
import type { Run, RunId } from '../domain/training/run.ts'
import { type Claim, sourceOf } from './claim.ts'
import { type Database, ENDED, rowsOf } from './database.ts'
import { rateLimitRow } from './rate-limits.ts'
import { connection, delivery, nudge, pushReceived, run, runner, weeklyMileage } from './schema.ts'

/** What a sync decided, to be written all at once or not at all. */
export type Decided = {
  syncStartedAt: Date
  timeZone: string | null
  changedRuns: readonly Run[]
  goneRuns: readonly RunId[]
  received: { runs: readonly { id: RunId; edited: boolean }[]; at: Date }
  lastRunOn: LocalDate | null
  /** When to look again though nothing was heard. */
  reviewAt: Date
  weeks: readonly Week[]
  nudges: readonly Nudge[]
  deliveries: readonly ScheduledDelivery[]
  rateLimit: readonly RateLimitWindow[]
  /** Whether the source was asked, and let us in. */
  opened: boolean
}

/** A nudge or a summary to one contact. Its id is made of both, so that a repeat is the same row, and the same key to the sender. */
export type ScheduledDelivery = {
  id: string
  kind: 'nudge' | 'summary'
  about: string
  contactId: string
  dueAt: Date
}

/** Why a delivery was cancelled whose nudge was taken back. */
export const WITHDRAWN = 'withdrawn'

/** Everything a sync decided but for its deliveries, to be put behind the guard of its lease. */
export function statementsFor(db: Database, claim: Claim, decided: Decided): BatchItem<'sqlite'>[] {
  const { id } = claim.connection
  const statements: BatchItem<'sqlite'>[] = [
    db
      .update(connection)
      .set({
        syncStartedAt: decided.syncStartedAt,
        syncedAt: decided.syncStartedAt,
        lastRunOn: decided.lastRunOn,
        reviewAt: decided.reviewAt,
        notBefore: null,
        failures: 0,
        ...(decided.opened ? { refusedAt: null } : {}),
        // what was wanted since it was read is still wanted
        syncsDone: claim.connection.syncsWanted,
        lease: null,
        leaseUntil: null,
      })
      .where(eq(connection.id, id)),
    keepWeeks(db, id, decided.weeks),
    db
      .delete(weeklyMileage)
      .where(
        and(
          eq(weeklyMileage.connectionId, id),
          notInArray(weeklyMileage.weekStart, rowsOf(decided.weeks.map(({ weekStart }) => weekStart))),
        ),
      ),
    rateLimitRow(db, sourceOf(id), decided.rateLimit),
  ]
  if (decided.changedRuns.length > 0) statements.push(keepRuns(db, id, decided.changedRuns))
  if (decided.goneRuns.length > 0) {
    statements.push(
      db.delete(run).where(and(eq(run.connectionId, id), inArray(run.id, rowsOf(decided.goneRuns)))),
    )
  }
  if (decided.received.runs.length > 0) statements.push(keepReceipts(db, id, decided.received))
  if (!claim.isSourceOfRecord)
    statements.push(prefer(db, claim, decided.syncStartedAt), wantIfPreferred(db, id))
  if (decided.nudges.length > 0) statements.push(...keepNudges(db, claim, decided.nudges))
  if (decided.timeZone) {
    statements.push(
      db
        .update(runner)
        .set({ timeZone: decided.timeZone })
        .where(and(eq(runner.id, claim.runner.id), eq(runner.zoneChosen, false))),
    )
  }
  return statements
}

/** The nudges by whether they were sent when they were read: if that is no longer so, what was decided does not hold. */
export const asRead = (nudges: readonly Nudge[]) => ({
  sent: nudges.filter(({ state }) => state === 'sent').map(({ id }) => id),
  open: nudges.filter(({ state }) => state !== 'sent').map(({ id }) => id),
})

const excluded = (column: string) => sql.raw(`excluded.${column}`)

const keepRuns = (db: Database, id: string, runs: readonly Run[]) =>
  db
    .insert(run)
    .select(sql`
      SELECT ${id}, e.value->>'id', e.value->>'startedAt', e.value->>'localDate', e.value->>'distanceMeters',
        e.value->>'movingSeconds', e.value->>'elapsedSeconds', e.value->>'climbMeters',
        e.value->>'altitudeMeters', e.value->>'ground',
        e.value->>'marked', e.value->>'manual', e.value->>'device'
      FROM json_each(${JSON.stringify(runs.map((each) => ({ ...each, startedAt: each.startedAt.getTime() })))}) e
      WHERE true`)
    .onConflictDoUpdate({
      target: [run.connectionId, run.id],
      set: {
        startedAt: excluded('started_at'),
        localDate: excluded('local_date'),
        distanceMeters: excluded('distance_meters'),
        movingSeconds: excluded('moving_seconds'),
        elapsedSeconds: excluded('elapsed_seconds'),
        climbMeters: excluded('climb_meters'),
        altitudeMeters: excluded('altitude_meters'),
        ground: excluded('ground'),
        marked: excluded('marked'),
        manual: excluded('manual'),
        device: excluded('device'),
      },
    })

const keepReceipts = (db: Database, id: string, { runs, at }: Decided['received']) =>
  db
    .insert(pushReceived)
    .select(
      sql`SELECT ${id}, e.value ->> 'id', ${at.getTime()}, e.value ->> 'edited'
        FROM json_each(${JSON.stringify(runs)}) e WHERE true`,
    )
    .onConflictDoUpdate({
      target: [pushReceived.connectionId, pushReceived.runId],
      set: { receivedAt: excluded('received_at'), edited: excluded('edited') },
    })

/** Until the runner chooses, the source that knows more weeks counts; one that is being read again keeps its place. */
const prefer = (db: Database, { connection: { id }, runner: { id: runnerId } }: Claim, now: Date) => {
  const weeksOf = (connectionId: SQL) =>
    sql`(SELECT COUNT(*) FROM weekly_mileage WHERE connection_id = ${connectionId})`
  return db
    .update(runner)
    .set({ sourceOfRecord: id, recordSince: now })
    .where(
      and(
        eq(runner.id, runnerId),
        eq(runner.sourceChosen, false),
        sql`EXISTS (SELECT 1 FROM connection WHERE id = source_of_record AND synced_at IS NOT NULL)`,
        sql`${weeksOf(sql`${id}`)} > ${weeksOf(sql`source_of_record`)}`,
      ),
    )
}

/** It counts from now on, and this sync judged nothing. */
const wantIfPreferred = (db: Database, id: string) =>
  db
    .update(connection)
    .set({ syncsWanted: sql`syncs_wanted + 1` })
    .where(
      and(
        eq(connection.id, id),
        exists(db.select({ id: runner.id }).from(runner).where(eq(runner.sourceOfRecord, id))),
      ),
    )

const keepWeeks = (db: Database, id: string, weeks: readonly Week[]) =>
  db
    .insert(weeklyMileage)
    .select(sql`
      SELECT ${id}, e.value->>'weekStart', e.value->>'distanceMeters', e.value->>'movingSeconds', e.value->>'runs',
        e.value->>'longestRunMeters'
      FROM json_each(${JSON.stringify(weeks)}) e WHERE true`)
    .onConflictDoUpdate({
      target: [weeklyMileage.connectionId, weeklyMileage.weekStart],
      set: {
        distanceMeters: excluded('distance_meters'),
        movingSeconds: excluded('moving_seconds'),
        runs: excluded('runs'),
        longestRunMeters: excluded('longest_run_meters'),
      },
      setWhere: sql`(weekly_mileage.distance_meters, weekly_mileage.moving_seconds, weekly_mileage.runs,
        weekly_mileage.longest_run_meters)
        IS NOT (excluded.distance_meters, excluded.moving_seconds, excluded.runs, excluded.longest_run_meters)`,
    })

/** Those that no longer stand go first, so that one taking an outing over never meets the one it replaces. */
function keepNudges(db: Database, claim: Claim, nudges: readonly Nudge[]): BatchItem<'sqlite'>[] {
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
      .set({ state: ENDED, why: WITHDRAWN, lease: null, leaseUntil: null })
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
        'scheduled', NULL, 0, ${syncStartedAt.getTime()}, e.value->>'dueAt', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL
      FROM json_each(${JSON.stringify(deliveries.map((each) => ({ ...each, dueAt: each.dueAt.getTime() })))}) e
      WHERE EXISTS (SELECT 1 FROM contact c WHERE c.id = e.value->>'contactId')`)
    .onConflictDoUpdate({
      target: delivery.id,
      set: { state: 'scheduled', why: null, dueAt: excluded('due_at'), enqueuedAt: null },
      setWhere: sql`delivery.state = 'cancelled' AND delivery.why = ${WITHDRAWN} AND delivery.attempts = 0`,
    })
    .returning({ id: delivery.id, dueAt: delivery.dueAt })
