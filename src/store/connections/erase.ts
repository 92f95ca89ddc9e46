/** What came by connections: the one place that knows which rows those are, as statements for a batch that ends them. */
import { and, eq, inArray, isNotNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'

import { type Database, ended } from '../database.ts'
import {
  connection,
  deadLetter,
  delivery,
  event,
  exclusion,
  nudge,
  pushReceived,
  run,
  runner,
  weeklyMileage,
} from '../schema/index.ts'

/** Some connections, by a query for their ids: each statement asks it anew, so the connections themselves are changed last. */
export const connectionsWhere = (db: Database, where: SQL | undefined) =>
  db.select({ id: connection.id }).from(connection).where(where)

/** Erases what the source gave and what was made of it. Keys of nudges stay, so that nothing repeats. */
export const eraseTraining = (db: Database, these: SQLWrapper): BatchItem<'sqlite'>[] => [
  db.delete(run).where(inArray(run.connectionId, these)),
  db.delete(weeklyMileage).where(inArray(weeklyMileage.connectionId, these)),
  db.delete(pushReceived).where(inArray(pushReceived.connectionId, these)),
  db.delete(event).where(inArray(event.connectionId, these)),
  db.update(connection).set({ unreadable: [] }).where(inArray(connection.id, these)),
  db
    .update(nudge)
    .set({ findings: null })
    .where(and(inArray(nudge.connectionId, these), isNotNull(nudge.findings))),
]

/** What was decided and not said is not said any more. */
export const silence = (db: Database, these: SQLWrapper): BatchItem<'sqlite'>[] => [
  db
    .update(delivery)
    .set(ended('disconnected'))
    .where(
      and(
        eq(delivery.kind, 'nudge'),
        eq(delivery.state, 'scheduled'),
        sql`(runner_id, about) IN (SELECT n.runner_id, n.id FROM nudge n WHERE n.connection_id IN ${these})`,
      ),
    ),
  db
    .update(nudge)
    .set({ state: 'cancelled', why: 'gone' })
    .where(and(inArray(nudge.connectionId, these), inArray(nudge.state, ['waiting', 'released']))),
]

/** What asks the runner to connect again, and has not left, is no longer asked. */
export const withdrawNotices = (db: Database, these: SQLWrapper, why: string): BatchItem<'sqlite'> =>
  db
    .update(delivery)
    .set(ended(why))
    .where(
      and(
        eq(delivery.kind, 'notice'),
        eq(delivery.state, 'scheduled'),
        sql`(runner_id, about) IN (SELECT d.runner_id, d.about FROM connection c
          JOIN delivery d ON d.runner_id = c.runner_id AND d.about LIKE 'reconnect ' || ${SOURCE} || ' %'
          WHERE c.id IN ${these})`,
      ),
    )

/** The source of a connection `c`. */
const SOURCE = sql.raw("substr(c.id, 1, instr(c.id, ':') - 1)")

/**
 * The runs' numbers are the source's too. What was said is kept without them: its key says what and when, a delivery's
 * own id still says that it was sent.
 */
const forgetRuns = (db: Database, these: SQLWrapper): BatchItem<'sqlite'>[] => {
  const renamed = sql`(SELECT runner_id AS owner, id AS was, runner_id || '.' || rule || '.gone-' || created_at || '-'
      || ROW_NUMBER() OVER (ORDER BY runner_id, id) AS key
    FROM nudge WHERE connection_id IN ${these} AND subject LIKE 'run:%' AND subject <> 'run:gone') AS renamed`
  const key = sql`renamed.key`
  return [
    db
      .update(delivery)
      .set({ about: key })
      .from(renamed)
      .where(sql`delivery.runner_id = renamed.owner AND delivery.about = renamed.was`),
    db
      .update(nudge)
      .set({ id: key, subject: 'run:gone' })
      .from(renamed)
      .where(sql`nudge.runner_id = renamed.owner AND nudge.id = renamed.was`),
    db.update(nudge).set({ run: null, connectionId: null }).where(inArray(nudge.connectionId, these)),
    db.delete(exclusion).where(
      sql`(runner_id, run_id) IN (SELECT e.runner_id, e.run_id FROM connection c
          JOIN exclusion e ON e.runner_id = c.runner_id AND e.run_id LIKE ${SOURCE} || ':%' WHERE c.id IN ${these})`,
    ),
  ]
}

/** The runner's other source counts in place of this one, until they choose, and nobody has looked at it for that yet. */
const passOn = (db: Database, these: SQLWrapper, now: Date): BatchItem<'sqlite'>[] => {
  const owners = sql`(SELECT c.runner_id FROM connection c WHERE c.id IN ${these})`
  return [
    db
      .update(runner)
      .set({
        sourceOfRecord: sql`(SELECT c.id FROM connection c WHERE c.runner_id = runner.id AND c.state <> 'disconnecting'
          AND c.id NOT IN ${these} ORDER BY c.state LIMIT 1)`,
        sourceChosen: false,
        recordSince: now,
      })
      .where(and(inArray(runner.id, owners), inArray(runner.sourceOfRecord, these))),
    db
      .update(connection)
      .set({ syncsWanted: sql`syncs_wanted + 1` })
      .where(sql`id IN (SELECT r.source_of_record FROM runner r WHERE r.id IN ${owners})`),
  ]
}

/** All but the connections' own rows: what came by them, what it led to, what could not be dealt with. */
export const eraseAll = (db: Database, these: SQLWrapper, now: Date): BatchItem<'sqlite'>[] => [
  ...silence(db, these),
  withdrawNotices(db, these, 'disconnected'),
  ...eraseTraining(db, these),
  ...forgetRuns(db, these),
  db.delete(deadLetter).where(inArray(deadLetter.connectionId, these)),
  ...passOn(db, these, now),
]

/** Of an ended connection only the sealed tokens stay, with which our access is still to be given back. */
export const asEnded = (now: Date) => ({
  state: 'disconnecting' as const,
  // whoever waited for their runner before has waited already
  lostAt: sql`COALESCE(lost_at, ${now.getTime()})`,
  ...{ lease: null, leaseUntil: null, syncedAt: null, reviewAt: null, notBefore: null },
  ...{ historyUntil: null, historyNotBefore: null, enqueuedAt: null },
})
