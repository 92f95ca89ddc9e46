/** How much there is of a runner, counted and not read: whoever wants to leave is not kept by rows that cannot be read. */
import { and, count, eq, inArray, isNotNull, ne, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../database.ts'
import {
  connection,
  contact,
  delivery,
  legs,
  nudge,
  plannedRun,
  race,
  raceSimulation,
  run,
  soreness,
  treatment,
  weeklyMileage,
} from '../schema/index.ts'

/** What was, or would be, erased. */
export type Erased = Record<
  | 'runs'
  | 'weeks'
  | 'nudges'
  | 'deliveries'
  | 'contacts'
  | 'races'
  | 'treatments'
  | 'soreness'
  | 'legs'
  | 'raceSimulations'
  | 'plannedRuns',
  number
>

const countIn = (db: Database, table: SQLiteTable, where: SQL | undefined) =>
  db.select({ all: count() }).from(table).where(where)

/** Everything of a runner. */
export async function countsOfRunner(db: Database, runnerId: string): Promise<Erased> {
  const theirs = db.select({ id: connection.id }).from(connection).where(eq(connection.runnerId, runnerId))
  const [
    runs,
    weeks,
    nudges,
    deliveries,
    contacts,
    races,
    treatments,
    sore,
    legsAnswers,
    simulations,
    planned,
  ] = await db.batch([
    countIn(db, run, inArray(run.connectionId, theirs)),
    countIn(db, weeklyMileage, inArray(weeklyMileage.connectionId, theirs)),
    countIn(db, nudge, eq(nudge.runnerId, runnerId)),
    countIn(db, delivery, eq(delivery.runnerId, runnerId)),
    countIn(db, contact, eq(contact.runnerId, runnerId)),
    countIn(db, race, eq(race.runnerId, runnerId)),
    countIn(db, treatment, eq(treatment.runnerId, runnerId)),
    countIn(db, soreness, eq(soreness.runnerId, runnerId)),
    countIn(db, legs, eq(legs.runnerId, runnerId)),
    countIn(db, raceSimulation, eq(raceSimulation.runnerId, runnerId)),
    countIn(db, plannedRun, eq(plannedRun.runnerId, runnerId)),
  ])
  return {
    runs: numberIn(runs),
    weeks: numberIn(weeks),
    nudges: numberIn(nudges),
    deliveries: numberIn(deliveries),
    contacts: numberIn(contacts),
    races: numberIn(races),
    treatments: numberIn(treatments),
    soreness: numberIn(sore),
    legs: numberIn(legsAnswers),
    raceSimulations: numberIn(simulations),
    plannedRuns: numberIn(planned),
  }
}

/** What came by one connection, and the nudges that have figures of it; null when it is none of theirs. */
export async function countsOfConnection(
  db: Database,
  runnerId: string,
  id: string,
): Promise<Pick<Erased, 'runs' | 'weeks' | 'nudges'> | null> {
  const [theirs, runs, weeks, nudges] = await db.batch([
    countIn(
      db,
      connection,
      and(eq(connection.id, id), eq(connection.runnerId, runnerId), ne(connection.state, 'disconnecting')),
    ),
    countIn(db, run, eq(run.connectionId, id)),
    countIn(db, weeklyMileage, eq(weeklyMileage.connectionId, id)),
    countIn(db, nudge, and(eq(nudge.connectionId, id), isNotNull(nudge.findings))),
  ])
  if (numberIn(theirs) === 0) return null
  return { runs: numberIn(runs), weeks: numberIn(weeks), nudges: numberIn(nudges) }
}

const numberIn = ([row]: readonly { all: number }[]) => row?.all ?? 0
