/** The runs and weeks a sync read, as the statements that write them: only rows that changed. */
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Week } from '../../domain/training/log.ts'
import type { Run } from '../../domain/training/run.ts'
import { type Database, excluded, rowsOf } from '../database.ts'
import { pushReceived, run, weeklyMileage } from '../schema/index.ts'
import type { Decided } from './decided.ts'

export function keepTraining(
  db: Database,
  id: string,
  { changedRuns, goneRuns, received, weeks }: Decided,
): BatchItem<'sqlite'>[] {
  const statements: BatchItem<'sqlite'>[] = [keepWeeks(db, id, weeks), dropWeeks(db, id, weeks)]
  if (changedRuns.length > 0) statements.push(keepRuns(db, id, changedRuns))
  if (goneRuns.length > 0) {
    statements.push(db.delete(run).where(and(eq(run.connectionId, id), inArray(run.id, rowsOf(goneRuns)))))
  }
  if (received.runs.length > 0) statements.push(keepReceived(db, id, received))
  return statements
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

/** Weeks in which nothing was run after all. */
const dropWeeks = (db: Database, id: string, weeks: readonly Week[]) =>
  db
    .delete(weeklyMileage)
    .where(
      and(
        eq(weeklyMileage.connectionId, id),
        notInArray(weeklyMileage.weekStart, rowsOf(weeks.map(({ weekStart }) => weekStart))),
      ),
    )

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

const keepReceived = (db: Database, id: string, { runs, at }: Decided['received']) =>
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
