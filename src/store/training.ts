/** What ingest reads and writes: one batch to claim a connection, one guarded batch to commit what was decided. */
import { and, eq, inArray, isNull, lte, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { BudgetWindow } from '../domain/budget.ts'
import type { Address } from '../domain/deliveries.ts'
import type { Week } from '../domain/log.ts'
import type { Nudge } from '../domain/nudges.ts'
import type { LocalDate, Run, RunId } from '../domain/run.ts'
import type { Runner } from '../domain/runner.ts'
import { budgetRow } from './budgets.ts'
import { type Database, rowsOf } from './database.ts'
import { type RunnerDefaults, runFrom, runnerFrom } from './rows.ts'
import {
  budget,
  connection,
  contact,
  delivery,
  nudge,
  receipt,
  run,
  runner,
  weeklyMileage,
} from './schema.ts'
import { toldFrom, toldQuery } from './told.ts'

const LEASE_MS = 120_000

export type ConnectionRow = typeof connection.$inferSelect

/** A connection held by one look, with everything that look decides on. */
export type Claim = {
  lease: string
  connection: ConnectionRow
  runner: Runner
  /** Whether the runner chose their zone; if not, the newest run tells it. */
  zoneChosen: boolean
  runs: Run[]
  /** Whether this is the source of record. */
  counts: boolean
  /** When those of the pushed runs that were received before last were. */
  received: ReadonlyMap<RunId, Date>
  nudges: Nudge[]
  addresses: Address[]
  budget: readonly BudgetWindow[]
}

/** What a look is for: since when it is wanted, and the ids of the runs that were pushed. */
export type AskedFor = { askedAt: Date; pushed: readonly RunId[] }

/** Why there was nothing to claim. */
export type Unclaimed =
  | { kind: 'unknown' }
  | { kind: 'seen' }
  | { kind: 'inactive' }
  | { kind: 'busy'; until: Date }
  | { kind: 'waiting'; until: Date }

/** What a look decided, to be written all at once or not at all. */
export type Decided = {
  lookedAt: Date
  timeZone: string | null
  changedRuns: readonly Run[]
  goneRuns: readonly RunId[]
  received: { runs: readonly RunId[]; at: Date }
  lastRunOn: LocalDate | null
  /** When to look again though nothing was heard. */
  reviewAt: Date
  weeks: readonly Week[]
  nudges: readonly Nudge[]
  deliveries: readonly ScheduledDelivery[]
  budget: readonly BudgetWindow[]
}

/** A nudge or a summary to one contact. Its id is made of both, so that a repeat is the same row, and the same key to the sender. */
export type ScheduledDelivery = {
  id: string
  kind: 'nudge' | 'summary'
  about: string
  contactId: string
  dueAt: Date
}

export function trainingStore(db: Database, defaults: RunnerDefaults) {
  /** Fails the whole batch when the lease is no longer ours: a look that stalled commits nothing. */
  const guard = ({ connection: { id }, lease }: Claim) =>
    db
      .select({
        held: sql`CASE WHEN (SELECT lease FROM connection WHERE id = ${id}) IS ${lease} THEN 1 ELSE json('lost') END`,
      })
      .from(sql`(SELECT 1)`)

  async function guarded(claim: Claim, statements: BatchItem<'sqlite'>[]): Promise<boolean> {
    try {
      await db.batch([guard(claim), ...statements])
      return true
    } catch (error) {
      if (isLost(error)) return false
      throw error
    }
  }

  return {
    /** Takes the connection for a look asked for at `askedAt`, and reads all a look needs, in one batch. */
    async claim(id: string, { askedAt, pushed }: AskedFor, now: Date): Promise<Claim | Unclaimed> {
      const lease = crypto.randomUUID()
      const mine = eq(connection.id, id)
      const owner = sql`(SELECT runner_id FROM connection WHERE id = ${id})`
      const record = sql`(SELECT source_of_record FROM runner WHERE id = ${owner})`
      const [, connections, runners, runs, nudges, contacts, budgets, told, receipts] = await db.batch([
        db
          .update(connection)
          .set({ lease, leaseUntil: new Date(now.getTime() + LEASE_MS) })
          .where(
            and(
              mine,
              eq(connection.state, 'active'),
              or(isNull(connection.leaseUntil), lte(connection.leaseUntil, now)),
              or(isNull(connection.notBefore), lte(connection.notBefore, now)),
              // a look that began in the same millisecond may have missed it
              or(isNull(connection.lookedAt), lte(connection.lookedAt, askedAt)),
            ),
          ),
        db.select().from(connection).where(mine),
        db.select().from(runner).where(eq(runner.id, owner)),
        db.select().from(run).where(eq(run.connectionId, id)),
        db
          .select({
            nudge,
            sending: sql<Nudge['sending']>`COALESCE((
              SELECT CASE WHEN MAX(d.state NOT IN ('scheduled', 'cancelled')) THEN 'begun'
                WHEN MAX(d.state = 'scheduled') THEN 'scheduled' END
              FROM delivery d WHERE d.runner_id = ${nudge.runnerId} AND d.kind = 'nudge' AND d.about = ${nudge.id}
            ), 'none')`.as('sending'),
          })
          .from(nudge)
          .where(and(eq(nudge.runnerId, owner), or(eq(nudge.connectionId, id), eq(sql`${id}`, record)))),
        db
          .select({
            contactId: contact.id,
            channel: contact.channel,
            recovery: contact.recovery,
            massage: contact.massage,
            summary: contact.summary,
          })
          .from(contact)
          .where(and(eq(contact.runnerId, owner), eq(contact.state, 'confirmed'))),
        db
          .select()
          .from(budget)
          .where(eq(budget.id, sourceOf(id))),
        toldQuery(db, owner),
        db
          .select()
          .from(receipt)
          .where(and(eq(receipt.connectionId, id), inArray(receipt.runId, rowsOf(pushed)))),
      ])
      const [row] = connections
      const [owned] = runners
      if (!row || !owned) return { kind: 'unknown' }
      if (row.lease !== lease) return unclaimed(row, askedAt, now)
      return {
        lease,
        connection: row,
        runner: runnerFrom(owned, row, toldFrom(told[0], owned), defaults),
        zoneChosen: owned.zoneChosen,
        runs: runs.map(runFrom),
        counts: owned.sourceOfRecord === id,
        received: new Map(receipts.map(({ runId, receivedAt }) => [runId, receivedAt])),
        nudges: nudges.map(({ nudge: { runnerId, connectionId, promptedAt, ...rest }, sending }) => ({
          ...rest,
          // what another source's runs led to still counts against caps; its facts are not this one's to judge
          findings: connectionId === id ? rest.findings : null,
          sending,
        })),
        addresses: contacts,
        budget: budgets[0]?.windows ?? [],
      }
    },

    /** Writes what was decided in one batch, only rows that changed; false when the lease was lost. */
    commit(claim: Claim, decided: Decided): Promise<boolean> {
      const { id } = claim.connection
      const statements: BatchItem<'sqlite'>[] = [
        db
          .update(connection)
          .set({
            lookedAt: decided.lookedAt,
            syncedAt: decided.lookedAt,
            lastRunOn: decided.lastRunOn,
            reviewAt: decided.reviewAt,
            notBefore: null,
            failures: 0,
            missedAt: null,
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
        budgetRow(db, sourceOf(id), decided.budget),
      ]
      if (decided.changedRuns.length > 0) statements.push(keepRuns(db, id, decided.changedRuns))
      if (decided.goneRuns.length > 0) {
        statements.push(
          db.delete(run).where(and(eq(run.connectionId, id), inArray(run.id, rowsOf(decided.goneRuns)))),
        )
      }
      if (decided.received.runs.length > 0) statements.push(keepReceipts(db, id, decided.received))
      if (!claim.counts) statements.push(prefer(db, claim, decided.lookedAt))
      if (decided.nudges.length > 0) statements.push(...keepNudges(db, claim, decided.nudges))
      if (decided.deliveries.length > 0) statements.push(schedule(db, claim, decided))
      if (decided.timeZone) {
        statements.push(
          db
            .update(runner)
            .set({ timeZone: decided.timeZone })
            .where(and(eq(runner.id, claim.runner.id), eq(runner.zoneChosen, false))),
        )
      }
      return guarded(claim, statements)
    },

    /** Lets go until a time: the source cannot be asked before, or did not answer. */
    postpone: (claim: Claim, notBefore: Date, budgetNow: readonly BudgetWindow[]): Promise<boolean> =>
      guarded(claim, [
        db
          .update(connection)
          .set({ notBefore, failures: sql`failures + 1`, lease: null, leaseUntil: null })
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
      for (const notice of notices) {
        statements.push(
          db
            .insert(delivery)
            .values({
              id: notice.id,
              runnerId,
              contactId: notice.contactId,
              kind: 'notice',
              about: notice.about,
              state: 'scheduled',
              createdAt: now,
              dueAt: now,
            })
            .onConflictDoNothing(),
        )
      }
      return guarded(claim, statements)
    },
  }
}

const sourceOf = (connectionId: string) => connectionId.slice(0, connectionId.indexOf(':'))

const isLost = (error: unknown): boolean =>
  error instanceof Error && (/malformed JSON/i.test(error.message) || isLost(error.cause))

function unclaimed(row: ConnectionRow, askedAt: Date, now: Date): Unclaimed {
  if (row.state !== 'active') return { kind: 'inactive' }
  if (row.lookedAt && row.lookedAt > askedAt) return { kind: 'seen' }
  if (row.leaseUntil && row.leaseUntil > now) return { kind: 'busy', until: row.leaseUntil }
  return { kind: 'waiting', until: row.notBefore ?? now }
}

const excluded = (column: string) => sql.raw(`excluded.${column}`)

const keepRuns = (db: Database, id: string, runs: readonly Run[]) =>
  db
    .insert(run)
    .select(sql`
      SELECT ${id}, e.value->>'id', e.value->>'startedAt', e.value->>'localDate', e.value->>'distanceMeters',
        e.value->>'movingSeconds', e.value->>'elapsedSeconds', e.value->>'climbMeters', e.value->>'ground',
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
        ground: excluded('ground'),
        marked: excluded('marked'),
        manual: excluded('manual'),
        device: excluded('device'),
      },
    })

const keepReceipts = (db: Database, id: string, { runs, at }: Decided['received']) =>
  db
    .insert(receipt)
    .select(sql`SELECT ${id}, e.value, ${at.getTime()} FROM json_each(${JSON.stringify(runs)}) e WHERE true`)
    .onConflictDoUpdate({
      target: [receipt.connectionId, receipt.runId],
      set: { receivedAt: excluded('received_at') },
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
  const withdrawn = nudges.filter(({ state }) => state !== 'released').map(({ id }) => id)
  return [
    db
      .insert(nudge)
      .select(sql`
        SELECT ${claim.runner.id}, e.value->>'id', ${claim.connection.id}, e.value->>'rule', e.value->>'subject',
          e.value->>'run', e.value->>'policyVersion', e.value->>'findings', e.value->>'state', e.value->>'why',
          e.value->>'createdAt', e.value->>'dueAt', NULL
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
          dueAt: excluded('due_at'),
          promptedAt: null,
        },
      }),
    db
      .update(delivery)
      .set({ state: 'cancelled', why: 'withdrawn' })
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

/** A delivery withdrawn before it was tried comes back with its nudge; one that was tried never does. */
const schedule = (db: Database, claim: Claim, { deliveries, lookedAt }: Decided) =>
  db
    .insert(delivery)
    .values(
      deliveries.map((each) => ({
        ...each,
        runnerId: claim.runner.id,
        state: 'scheduled' as const,
        createdAt: lookedAt,
      })),
    )
    .onConflictDoUpdate({
      target: delivery.id,
      set: { state: 'scheduled', why: null, dueAt: excluded('due_at'), promptedAt: null },
      setWhere: sql`delivery.state = 'cancelled' AND delivery.attempts = 0`,
    })
