/** Posting events: what is due is taken, and what became of each try is written down. */
import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { type EndpointOff, nextTryAt, pauseAfter } from '../../domain/events/endpoint.ts'
import { type Database, inPieces, isWritten, lostUnless } from '../database.ts'
import { contact, delivery, endpoint, event, eventAttempt, eventDelivery } from '../schema/index.ts'
import { type Endpoint, endpointFrom, giveUpWaiting } from './endpoints.ts'
import { eventFrom, type StoredEvent } from './feed.ts'

/** So many in one job: one that answers just in time keeps the nudges behind it waiting no longer than that. */
const MOST_AT_ONCE = 3
/** Longer than as many take when each lookup, answer and body comes just in time. */
const LEASE_MS = 180_000

export type Dispatch = {
  lease: string
  event: StoredEvent
  endpoint: Endpoint
  failures: number
  attempts: number
}

/** What was asked and answered; `why` says for what it does not count as taken. */
export type Tried = { request: string; answer: string | null; status: number | null; why: string | null }

/** A notice that the endpoint was switched off, to one contact. */
type Notice = { id: string; about: string; contactId: string }

export function dispatchStore(db: Database) {
  const it = ({ event: { runnerId, place }, endpoint: { id } }: Dispatch) =>
    and(
      eq(eventDelivery.runnerId, runnerId),
      eq(eventDelivery.endpointId, id),
      eq(eventDelivery.place, place),
    )
  const itsEndpoint = ({ endpoint: { runnerId, id } }: Dispatch) =>
    and(eq(endpoint.runnerId, runnerId), eq(endpoint.id, id))
  const held = (dispatch: Dispatch) =>
    lostUnless(
      db,
      db
        .select({ place: eventDelivery.place })
        .from(eventDelivery)
        .where(and(it(dispatch), eq(eventDelivery.lease, dispatch.lease))),
    )
  const attempt = (dispatch: Dispatch, tried: Tried, now: Date) =>
    db.insert(eventAttempt).values({
      runnerId: dispatch.event.runnerId,
      endpointId: dispatch.endpoint.id,
      place: dispatch.event.place,
      number: dispatch.attempts + 1,
      at: now,
      ...tried,
    })

  return {
    /** Takes what is due for an endpoint, the oldest first. Whoever dies over it leaves it due again a little later. */
    async claim(endpointId: string, now: Date): Promise<Dispatch[]> {
      const lease = crypto.randomUUID()
      const owner = sql`(SELECT runner_id FROM endpoint WHERE id = ${endpointId})`
      const theirs = and(eq(eventDelivery.runnerId, owner), eq(eventDelivery.endpointId, endpointId))
      const mine = and(theirs, eq(eventDelivery.lease, lease))
      const due = sql`(SELECT d.place FROM event_delivery d
        JOIN endpoint n ON n.runner_id = d.runner_id AND n.id = d.endpoint_id
        WHERE d.runner_id = ${owner} AND d.endpoint_id = ${endpointId} AND d.state = 'scheduled'
          AND d.due_at <= ${now.getTime()} AND n.state = 'on'
        ORDER BY d.due_at, d.place LIMIT ${MOST_AT_ONCE})`
      const [, deliveries, events, endpoints] = await db.batch([
        db
          .update(eventDelivery)
          .set({ lease, dueAt: new Date(now.getTime() + LEASE_MS) })
          .where(and(theirs, sql`place IN ${due}`)),
        db.select().from(eventDelivery).where(mine).orderBy(eventDelivery.place),
        db
          .select()
          .from(event)
          .where(
            and(
              eq(event.runnerId, owner),
              inArray(event.place, db.select({ place: eventDelivery.place }).from(eventDelivery).where(mine)),
            ),
          ),
        db.select().from(endpoint).where(eq(endpoint.id, endpointId)),
      ])
      return deliveries.flatMap((row) => {
        const found = events.find(({ place }) => place === row.place)
        const told = found && eventFrom(found)
        const to = endpoints.find(({ id }) => id === row.endpointId)
        if (!told || !to) return []
        return [
          {
            lease,
            event: told,
            endpoint: endpointFrom(to),
            failures: row.failures,
            attempts: row.attempts,
          },
        ]
      })
    },

    /** It was taken; nothing is written when the lease was lost. */
    taken: (dispatch: Dispatch, tried: Tried, now: Date): Promise<boolean> =>
      isWritten(
        db.batch([
          held(dispatch),
          db
            .update(eventDelivery)
            .set({ state: 'delivered', lease: null, attempts: dispatch.attempts + 1 })
            .where(it(dispatch)),
          attempt(dispatch, tried, now),
          db
            .update(endpoint)
            .set({ failingSince: null, failures: 0 })
            .where(and(itsEndpoint(dispatch), sql`failures > 0`)),
        ]),
      ),

    /**
     * It was not taken: it comes back later or is given up, the rest that waits for the endpoint pauses. Gives when.
     */
    async refused(dispatch: Dispatch, tried: Tried, jitter: number, now: Date): Promise<Date | null> {
      const next = nextTryAt(dispatch.failures + 1, now, jitter)
      const pause = pauseAfter(dispatch.endpoint.failures + 1, now)
      const written = await isWritten(
        db.batch([
          held(dispatch),
          attempt(dispatch, tried, now),
          db
            .update(eventDelivery)
            .set({
              dueAt: sql`MAX(CASE WHEN lease IS NULL THEN due_at ELSE 0 END, ${pause.getTime()})`,
              lease: null,
            })
            .where(
              and(
                eq(eventDelivery.runnerId, dispatch.event.runnerId),
                eq(eventDelivery.endpointId, dispatch.endpoint.id),
                eq(eventDelivery.state, 'scheduled'),
                or(
                  and(isNull(eventDelivery.lease), lte(eventDelivery.dueAt, pause)),
                  eq(eventDelivery.lease, dispatch.lease),
                ),
              ),
            ),
          db
            .update(eventDelivery)
            .set({
              ...(next ? { dueAt: next } : { state: 'failed' as const }),
              failures: dispatch.failures + 1,
              attempts: dispatch.attempts + 1,
            })
            .where(it(dispatch)),
          db
            .update(endpoint)
            .set({
              failures: sql`failures + 1`,
              failingSince: sql`COALESCE(failing_since, ${now.getTime()})`,
            })
            .where(itsEndpoint(dispatch)),
        ]),
      )
      return written ? next : null
    },

    /** It is switched off with that, and its runner told. */
    async switchOff(
      dispatch: Dispatch,
      tried: Tried,
      { why, notices }: { why: EndpointOff; notices: readonly Notice[] },
      now: Date,
    ): Promise<boolean> {
      const { runnerId } = dispatch.event
      const rows = notices.map((notice) => ({
        ...notice,
        runnerId,
        kind: 'notice' as const,
        state: 'scheduled' as const,
        createdAt: now,
        dueAt: now,
      }))
      return isWritten(
        db.batch([
          held(dispatch),
          attempt(dispatch, tried, now),
          db
            .update(eventDelivery)
            .set({ attempts: dispatch.attempts + 1 })
            .where(it(dispatch)),
          giveUpWaiting(db, runnerId, dispatch.endpoint.id),
          db
            .update(endpoint)
            .set({
              state: 'off',
              offWhy: why,
              failures: sql`failures + 1`,
              failingSince: sql`COALESCE(failing_since, ${now.getTime()})`,
            })
            .where(itsEndpoint(dispatch)),
          ...inPieces(rows).map((piece) => db.insert(delivery).values(piece).onConflictDoNothing()),
        ]),
      )
    },

    /** Where the runner is told of what happens to an endpoint. */
    async toNotify(runnerId: string): Promise<string[]> {
      const rows = await db
        .select({ id: contact.id })
        .from(contact)
        .where(and(eq(contact.runnerId, runnerId), eq(contact.state, 'confirmed')))
      return rows.map(({ id }) => id)
    },

    /** When the next of what waits for an endpoint is due; null when nothing does. */
    async nextDue({ runnerId, id }: Pick<Endpoint, 'runnerId' | 'id'>): Promise<Date | null> {
      const [row] = await db
        .select({ dueAt: eventDelivery.dueAt })
        .from(eventDelivery)
        .where(
          and(
            eq(eventDelivery.runnerId, runnerId),
            eq(eventDelivery.endpointId, id),
            eq(eventDelivery.state, 'scheduled'),
          ),
        )
        .orderBy(eventDelivery.dueAt)
        .limit(1)
      return row?.dueAt ?? null
    },
  }
}
