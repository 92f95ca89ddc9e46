/** What was tried at an endpoint, for whoever wants to know why nothing arrives. */
import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '../database.ts'
import { event, eventAttempt, eventDelivery } from '../schema/index.ts'

export const attemptStore = (db: Database) => ({
  /** The newest first. */
  of(runnerId: string, endpointId: string, limit: number) {
    return db
      .select({
        event: event.id,
        type: event.type,
        state: eventDelivery.state,
        number: eventAttempt.number,
        at: eventAttempt.at,
        status: eventAttempt.status,
        why: eventAttempt.why,
        request: eventAttempt.request,
        answer: eventAttempt.answer,
      })
      .from(eventAttempt)
      .innerJoin(
        eventDelivery,
        and(
          eq(eventDelivery.runnerId, eventAttempt.runnerId),
          eq(eventDelivery.endpointId, eventAttempt.endpointId),
          eq(eventDelivery.place, eventAttempt.place),
        ),
      )
      .innerJoin(event, and(eq(event.runnerId, eventAttempt.runnerId), eq(event.place, eventAttempt.place)))
      .where(and(eq(eventAttempt.runnerId, runnerId), eq(eventAttempt.endpointId, endpointId)))
      .orderBy(desc(eventAttempt.at), desc(eventAttempt.number))
      .limit(limit)
  },
})
