/** Endpoints of a runner: made, changed, switched on and off, removed. */
import { and, asc, eq, gte, sql } from 'drizzle-orm'
import * as z from 'zod'
import { MOST_ENDPOINTS, PRESETS, type Preset } from '../../domain/events/endpoint.ts'
import { EVENT_TYPES, type EventType, TEST } from '../../domain/events/event.ts'
import { type Database, inOneBatch } from '../database.ts'
import { known, knownIn } from '../known.ts'
import { endpoint, event, eventDelivery } from '../schema/index.ts'
import { scheduleEvents } from './append.ts'

type EndpointRow = typeof endpoint.$inferSelect
export type Endpoint = Omit<EndpointRow, 'types' | 'preset' | 'state'> & {
  types: EventType[]
  preset: Preset
  state: 'on' | 'off'
}

/** As this version can read it: a state it does not know posts nothing. */
export const endpointFrom = (row: EndpointRow): Endpoint => ({
  ...row,
  types: knownIn(z.enum(EVENT_TYPES), row.types),
  preset: known(PRESETS, row.preset) ?? 'standard',
  state: row.state === 'on' ? 'on' : 'off',
})

export type NewEndpoint = Pick<
  Endpoint,
  'runnerId' | 'id' | 'url' | 'types' | 'preset' | 'secret' | 'agreedTo'
>

/** What is changed of one; `on: false` is its runner's choice. */
export type EndpointChange = Partial<Pick<Endpoint, 'types' | 'preset'>> & { on?: boolean }

export function endpointStore(db: Database) {
  const it = (runnerId: string, id: string) => and(eq(endpoint.runnerId, runnerId), eq(endpoint.id, id))

  return {
    async of(runnerId: string): Promise<Endpoint[]> {
      const rows = await db
        .select()
        .from(endpoint)
        .where(eq(endpoint.runnerId, runnerId))
        .orderBy(asc(endpoint.createdAt))
      return rows.map(endpointFrom)
    },

    async find(runnerId: string, id: string): Promise<Endpoint | null> {
      const [row] = await db.select().from(endpoint).where(it(runnerId, id))
      return row ? endpointFrom(row) : null
    },

    /** False when the runner has as many as there may be, or with `since` one of that address made since then. */
    async add(made: NewEndpoint, since: Date | null, now: Date): Promise<boolean> {
      const twins = sql`SELECT 1 FROM endpoint
        WHERE runner_id = ${made.runnerId} AND url = ${made.url} AND created_at >= ${since?.getTime() ?? null}`
      const { runnerId, id, url, types, preset, secret, agreedTo } = made
      const added = await db.insert(endpoint).select(sql`
        SELECT ${runnerId}, ${id}, ${url}, ${JSON.stringify(types)}, ${preset}, ${secret}, NULL, NULL, 'on', NULL, NULL, 0,
          ${agreedTo}, ${now.getTime()}, ${now.getTime()}
        WHERE (SELECT COUNT(*) FROM endpoint WHERE runner_id = ${runnerId}) < ${MOST_ENDPOINTS}
          AND NOT EXISTS (${twins})`)
      return added.meta.changes > 0
    },

    /** False when there is none. Switched off, what waits for it waits for nothing: it is failed, and may be sent again. */
    async change(runnerId: string, id: string, { on, ...what }: EndpointChange, now: Date): Promise<boolean> {
      const wasOff = sql`CASE state WHEN 'on' THEN on_since ELSE ${now.getTime()} END`
      const turned =
        on === undefined
          ? {}
          : on
            ? { state: 'on' as const, offWhy: null, failingSince: null, failures: 0, onSince: wasOff }
            : { state: 'off' as const, offWhy: 'chosen' as const }
      const [found] = await db.batch([
        db.select({ id: endpoint.id }).from(endpoint).where(it(runnerId, id)),
        // an update of nothing is no statement
        db
          .update(endpoint)
          .set({ id, ...what, ...turned })
          .where(it(runnerId, id)),
        ...(on === false ? [giveUpWaiting(db, runnerId, id)] : []),
      ])
      return found.length > 0
    },

    /**
     * The new secret; the one before signs too until then. While one still does, the receiver may hold no other: it
     * stays, with its time. Gives until when; null when it is none of theirs.
     */
    async rotate(
      runnerId: string,
      id: string,
      { secret, oldUntil }: { secret: string; oldUntil: Date },
      now: Date,
    ): Promise<Date | null> {
      const signs = sql`old_until > ${now.getTime()}`
      const [rotated] = await db
        .update(endpoint)
        .set({
          secret,
          oldSecret: sql`CASE WHEN ${signs} THEN old_secret ELSE secret END`,
          oldUntil: sql`CASE WHEN ${signs} THEN old_until ELSE ${oldUntil.getTime()} END`,
        })
        .where(it(runnerId, id))
        .returning({ oldUntil: endpoint.oldUntil })
      return rotated?.oldUntil ?? null
    },

    async remove(runnerId: string, id: string): Promise<boolean> {
      const { meta } = await db.delete(endpoint).where(it(runnerId, id))
      return meta.changes > 0
    },

    /** An event for one endpoint alone, whatever types it takes. With `since` none where one was made since then. */
    async test(runnerId: string, id: string, about: string, since: Date | null, now: Date): Promise<void> {
      const tests = sql`FROM event WHERE runner_id = ${runnerId} AND type = ${TEST}`
      const twins = sql`SELECT 1 ${tests} AND about LIKE ${`${id} %`} AND at >= ${since?.getTime() ?? null}`
      const place = sql`(SELECT place ${tests} AND about = ${about})`
      await inOneBatch(db, [
        db.insert(event).select(sql`
          SELECT ${runnerId}, place, 'evt_' || printf('%012x', place) || lower(hex(randomblob(4))), ${TEST}, ${about},
            NULL, '{}', NULL, ${now.getTime()}
          FROM (SELECT MAX(${now.getTime()}, COALESCE((SELECT MAX(place) + 1 FROM event WHERE runner_id = ${runnerId}), 0)) AS place)
          WHERE NOT EXISTS (${twins})`),
        db.insert(eventDelivery).select(sql`
          SELECT ${runnerId}, ${id}, ${place}, 'scheduled', 0, 0, ${now.getTime()}, NULL WHERE ${place} IS NOT NULL`),
      ])
    },

    /**
     * Everything since then that the endpoint wants and did not take: what failed, and what happened while it was off,
     * from when it was made. It is switched on.
     */
    async sendAgain(runnerId: string, id: string, since: Date, now: Date): Promise<number> {
      const theirs = and(eq(eventDelivery.runnerId, runnerId), eq(eventDelivery.endpointId, id))
      const [, again, missed] = await db.batch([
        db
          .update(endpoint)
          .set({ state: 'on', offWhy: null, failingSince: null, failures: 0, onSince: sql`created_at` })
          .where(it(runnerId, id)),
        db
          .update(eventDelivery)
          .set({ state: 'scheduled', failures: 0, dueAt: now, lease: null })
          .where(
            and(
              theirs,
              eq(eventDelivery.state, 'failed'),
              sql`place IN (SELECT e.place FROM event e WHERE ${and(sql`e.runner_id = ${runnerId}`, gte(sql`e.at`, since.getTime()))})`,
            ),
          ),
        scheduleEvents(
          db,
          sql`e.runner_id = ${runnerId} AND n.id = ${id} AND e.at >= ${since.getTime()}`,
          now,
        ),
        db.update(endpoint).set({ onSince: now }).where(it(runnerId, id)),
      ])
      return again.meta.changes + missed.meta.changes
    },
  }
}

/** What waits for an endpoint that is switched off. */
export const giveUpWaiting = (db: Database, runnerId: string, id: string) =>
  db
    .update(eventDelivery)
    .set({ state: 'failed', lease: null })
    .where(
      and(
        eq(eventDelivery.runnerId, runnerId),
        eq(eventDelivery.endpointId, id),
        eq(eventDelivery.state, 'scheduled'),
      ),
    )
