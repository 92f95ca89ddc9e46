/** All that is a runner's own: to be taken along, and to be erased. */
import { eq, inArray, type SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'

import { knownTo } from '../../domain/delivery/contacts.ts'

import { asEnded } from '../connections/erase.ts'

import type { Database } from '../database.ts'
import {
  apiAnswer,
  apiToken,
  connection,
  contact,
  deadLetter,
  delivery,
  endpoint,
  event,
  eventDelivery,
  exclusion,
  legs,
  nudge,
  plannedRun,
  pushReceived,
  race,
  raceSimulation,
  run,
  runner,
  soreness,
  treatment,
  weeklyMileage,
} from '../schema/index.ts'
import { countsOfConnection, countsOfRunner, type Erased } from './counts.ts'

export function accountDataStore(db: Database) {
  const connections = (runnerId: string) =>
    db.select({ id: connection.id }).from(connection).where(eq(connection.runnerId, runnerId))

  return {
    /** Everything, but for what is no word about the runner: sealed tokens and secrets, hashes, leases, and what an address that is not
     * theirs has to do with others. */
    async everything(runnerId: string) {
      const theirs = connections(runnerId)
      const [
        runners,
        sources,
        runs,
        weeks,
        nudges,
        deliveries,
        contacts,
        races,
        treatments,
        sore,
        excluded,
        legsAnswers,
        simulations,
        planned,
        tokens,
        events,
        endpoints,
        posts,
      ] = await db.batch([
        db.select().from(runner).where(eq(runner.id, runnerId)),
        db.select().from(connection).where(eq(connection.runnerId, runnerId)),
        db.select().from(run).where(inArray(run.connectionId, theirs)),
        db.select().from(weeklyMileage).where(inArray(weeklyMileage.connectionId, theirs)),
        db.select().from(nudge).where(eq(nudge.runnerId, runnerId)),
        db.select().from(delivery).where(eq(delivery.runnerId, runnerId)),
        db.select().from(contact).where(eq(contact.runnerId, runnerId)),
        db.select().from(race).where(eq(race.runnerId, runnerId)),
        db.select().from(treatment).where(eq(treatment.runnerId, runnerId)),
        db.select().from(soreness).where(eq(soreness.runnerId, runnerId)),
        db.select().from(exclusion).where(eq(exclusion.runnerId, runnerId)),
        db.select().from(legs).where(eq(legs.runnerId, runnerId)),
        db.select().from(raceSimulation).where(eq(raceSimulation.runnerId, runnerId)),
        db.select().from(plannedRun).where(eq(plannedRun.runnerId, runnerId)),
        db.select().from(apiToken).where(eq(apiToken.runnerId, runnerId)),
        db.select().from(event).where(eq(event.runnerId, runnerId)),
        db.select().from(endpoint).where(eq(endpoint.runnerId, runnerId)),
        db.select().from(eventDelivery).where(eq(eventDelivery.runnerId, runnerId)),
      ])
      const known = knownTo(contacts, deliveries)
      return {
        settings: runners.map(({ calendarHash, ...rest }) => rest),
        sources: sources.map(({ id, scope, state, connectedAt, syncedAt, pausedFor, unreadable }) => ({
          id,
          scope,
          state,
          connectedAt,
          syncedAt,
          pausedFor,
          unreadable,
        })),
        runs,
        weeks,
        nudges: nudges.map(({ enqueuedAt, ...rest }) => rest),
        deliveries: known.sent.map(
          ({
            id,
            kind,
            about,
            contactId,
            state,
            why,
            createdAt,
            dueAt,
            sentAt,
            suggested,
            notWell,
            words,
          }) => ({
            id,
            kind,
            about,
            contactId,
            state,
            why,
            createdAt,
            dueAt,
            sentAt,
            suggested,
            notWell,
            words,
          }),
        ),
        contacts: known.contacts.map(({ codeTries, addressHash, confirmRequest, ...rest }) => rest),
        races,
        treatments,
        soreness: sore,
        legs: legsAnswers,
        raceSimulations: simulations,
        plannedRuns: planned,
        apiTokens: tokens.map(({ hash, ...rest }) => rest),
        exclusions: excluded,
        events,
        endpoints: endpoints.map(({ secret, oldSecret, ...rest }) => rest),
        eventDeliveries: posts.map(({ endpointId, place, state, attempts }) => ({
          endpointId,
          place,
          state,
          attempts,
        })),
      }
    },

    /** How much of each there is to erase. */
    counts: (runnerId: string): Promise<Erased> => countsOfRunner(db, runnerId),

    /** The same of what came by one connection; null when it is none of theirs. */
    countsOf: (runnerId: string, connectionId: string) => countsOfConnection(db, runnerId, connectionId),

    /**
     * Erases the runner at once. Of a connection only the sealed tokens stay, nobody's, until the job has given our
     * access back with them.
     */
    async erase(runnerId: string, now: Date): Promise<Erased> {
      const theirs = connections(runnerId)
      const gone = (table: SQLiteTable, where: SQL) => db.delete(table).where(where)
      const [
        runs,
        weeks,
        ,
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
        gone(run, inArray(run.connectionId, theirs)),
        gone(weeklyMileage, inArray(weeklyMileage.connectionId, theirs)),
        gone(pushReceived, inArray(pushReceived.connectionId, theirs)),
        gone(nudge, eq(nudge.runnerId, runnerId)),
        gone(delivery, eq(delivery.runnerId, runnerId)),
        gone(contact, eq(contact.runnerId, runnerId)),
        gone(race, eq(race.runnerId, runnerId)),
        gone(treatment, eq(treatment.runnerId, runnerId)),
        gone(soreness, eq(soreness.runnerId, runnerId)),
        gone(legs, eq(legs.runnerId, runnerId)),
        gone(raceSimulation, eq(raceSimulation.runnerId, runnerId)),
        gone(plannedRun, eq(plannedRun.runnerId, runnerId)),
        gone(exclusion, eq(exclusion.runnerId, runnerId)),
        gone(apiToken, eq(apiToken.runnerId, runnerId)),
        gone(apiAnswer, eq(apiAnswer.runnerId, runnerId)),
        // with what was posted, and what became of each try
        gone(event, eq(event.runnerId, runnerId)),
        gone(endpoint, eq(endpoint.runnerId, runnerId)),
        gone(deadLetter, eq(deadLetter.runnerId, runnerId)),
        db
          .update(connection)
          .set({ ...asEnded(now), runnerId: null })
          .where(eq(connection.runnerId, runnerId)),
        gone(runner, eq(runner.id, runnerId)),
      ])
      return {
        runs: runs.meta.changes,
        weeks: weeks.meta.changes,
        nudges: nudges.meta.changes,
        deliveries: deliveries.meta.changes,
        contacts: contacts.meta.changes,
        races: races.meta.changes,
        treatments: treatments.meta.changes,
        soreness: sore.meta.changes,
        legs: legsAnswers.meta.changes,
        raceSimulations: simulations.meta.changes,
        plannedRuns: planned.meta.changes,
      }
    },
  }
}
