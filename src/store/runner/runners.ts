/** Runners and their settings, and all that is theirs as the pages and the API show it. */
import { desc, eq, sql } from 'drizzle-orm'
import { knownTo } from '../../domain/delivery/contacts.ts'
import { DELIVERY_STATES } from '../../domain/delivery/deliveries.ts'
import type { Nudge } from '../../domain/nudges/nudge.ts'
import type { LocalDate, WeekStart } from '../../domain/time/calendar.ts'
import { PAUSES } from '../../domain/training/connection.ts'
import type { Week } from '../../domain/training/log.ts'
import type { Run } from '../../domain/training/run.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { unreadableSchema } from '../../domain/training/unreadable.ts'
import { wantSync } from '../connections/wanted.ts'
import { type ContactRow, isReadable } from '../contacts/contacts.ts'
import type { Database } from '../database.ts'
import { isRunners, type RunnersDeliveryRow } from '../delivery/delivery-reports.ts'
import { known, knownIn } from '../known.ts'
import { nudgeFrom } from '../nudges.ts'
import { connection, contact, delivery, nudge, run, runner, weeklyMileage } from '../schema/index.ts'
import { easyWeeksOf, selfReportsFrom, selfReportsQuery } from './reported.ts'
import { type RunnerDefaults, runFrom, runnerFrom, weekStartOf } from './rows.ts'
import { sessionStore } from './sessions.ts'
import { notWellFrom, wellnessStore } from './wellness.ts'

type RunnerRow = typeof runner.$inferInsert

/** Any of what a runner may set about themselves. */
export type SettingsPatch = {
  [Setting in
    | 'timeZone'
    | 'zoneChosen'
    | 'weekStartsOn'
    | 'units'
    | 'sensitivity'
    | 'quietFrom'
    | 'quietTo'
    | 'longRunDay'
    | 'hardDays'
    | 'tightness'
    | 'peakCadence'
    | 'easyWeeks'
    | 'injuredIn'
    | 'injuredWhere'
    | 'injuryAsked'
    | 'timeOffEndedOn'
    | 'timeOffWhy'
    | 'massageBackAt'
    | 'massageChosen'
    | 'massageAskFrom']?: RunnerRow[Setting] | undefined
}

/** Everything a page about the runner shows, read in one batch, where this version can read it. */
export type Training = {
  runner: Runner
  connections: (typeof connection.$inferSelect)[]
  /** The source of record. */
  source: typeof connection.$inferSelect | null
  runs: Run[]
  /** Newest first. */
  weeks: Week[]
  nudges: Nudge[]
  deliveries: RunnersDeliveryRow[]
  contacts: ContactRow[]
  /** From when on it is to be asked whether massage messages are wanted; null when that was answered. */
  asksMassageFrom: Date | null
  /** Whether it is still to be asked if anything was injured in the last months. */
  asksInjury: boolean
  /** When the link to their calendar was made; null without one. */
  calendarMadeAt: Date | null
}

export function runnerStore(db: Database, defaults: RunnerDefaults) {
  return {
    ...sessionStore(db),

    ...wellnessStore(db),

    async training(id: string): Promise<Training | null> {
      const record = sql`(SELECT source_of_record FROM runner WHERE id = ${id})`
      const [runners, rows, runs, weeks, nudges, deliveries, contacts, selfReports] = await db.batch([
        db.select().from(runner).where(eq(runner.id, id)),
        db.select().from(connection).where(eq(connection.runnerId, id)),
        db.select().from(run).where(eq(run.connectionId, record)),
        db
          .select()
          .from(weeklyMileage)
          .where(eq(weeklyMileage.connectionId, record))
          .orderBy(desc(weeklyMileage.weekStart)),
        db.select().from(nudge).where(eq(nudge.runnerId, id)).orderBy(desc(nudge.createdAt)).limit(100),
        db
          .select()
          .from(delivery)
          .where(eq(delivery.runnerId, id))
          .orderBy(desc(delivery.createdAt))
          .limit(200),
        db.select().from(contact).where(eq(contact.runnerId, id)).orderBy(contact.createdAt),
        selfReportsQuery(db, sql`${id}`),
      ])
      const [row] = runners
      if (!row) return null
      const connections = rows.map((each) => ({
        ...each,
        unreadable: knownIn(unreadableSchema, each.unreadable),
        pausedFor: known(PAUSES, each.pausedFor),
      }))
      const source = connections.find((each) => each.id === row.sourceOfRecord) ?? null
      const sent = deliveries.filter(isRunners).map((each) => ({
        ...each,
        state: known(DELIVERY_STATES, each.state) ?? 'unknown',
        notWell: notWellFrom(each.notWell),
      }))
      const theirs = knownTo(contacts.filter(isReadable), sent)
      return {
        runner: runnerFrom(row, source, selfReportsFrom(selfReports[0], row), defaults),
        connections,
        source,
        runs: runs.map(runFrom),
        weeks: weeks.map(({ connectionId, ...week }) => week),
        nudges: nudges.flatMap((each) => nudgeFrom(each) ?? []),
        contacts: theirs.contacts,
        asksMassageFrom: row.massageChosen ? null : (row.massageAskFrom ?? new Date(0)),
        asksInjury: !row.injuryAsked,
        calendarMadeAt: row.calendarMadeAt,
        deliveries: theirs.sent,
      }
    },

    /** How the runner counts their weeks, and which of them they marked as easy; null when there is no such runner. */
    async weeksOf(
      id: string,
    ): Promise<{ timeZone: string; weekStartsOn: WeekStart; easyWeeks: LocalDate[] } | null> {
      const [row] = await db
        .select({
          timeZone: runner.timeZone,
          weekStartsOn: runner.weekStartsOn,
          easyWeeks: runner.easyWeeks,
        })
        .from(runner)
        .where(eq(runner.id, id))
      return row
        ? { timeZone: row.timeZone, weekStartsOn: weekStartOf(row), easyWeeks: easyWeeksOf(row) }
        : null
    },

    /** Changes what the patch names and nothing else. */
    async change(id: string, patch: SettingsPatch): Promise<void> {
      if (Object.values(patch).every((value) => value === undefined)) return
      await db.batch([db.update(runner).set(patch).where(eq(runner.id, id)), wantSync(db, id)])
    },
  }
}
