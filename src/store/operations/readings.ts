/** What checks read of the database: a handful of statements that cost the same however many runners there are. */
import { and, asc, desc, eq, gt, gte, inArray, like, lt, lte, sql } from 'drizzle-orm'
import * as z from 'zod'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import type { DeliveryState } from '../../domain/delivery/deliveries.ts'
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import { type Database, rowsOf } from '../database.ts'
import { known } from '../known.ts'
import type { Kept } from '../maintenance.ts'
import { windowsFrom } from '../rate-limits.ts'
import { connection, contact, deadLetter, delivery, rateLimit } from '../schema/index.ts'
import { type Notes, notesFrom, notesQuery, type SourceNotes, sourceNotesFrom } from './notes.ts'

const DAY_MS = 86_400_000

/** Nothing is counted further than this. */
export const COUNTED = 10
const LETTERS = 50
const LATEST = 50
const KEPT_DAYS = 31
/** Failures in a row after which a sync has been waiting for half a day. */
const STUCK_FAILURES = 9

export type LetterLine = { id: string; kind: string; ids: Record<string, string>; reason: string; at: Date }
export type LatestDelivery = {
  channel: ChannelName | null
  toOperator: boolean
  state: DeliveryState
  why: string | null
  at: Date
}

export type SourceReadings = SourceNotes & {
  isUsed: boolean
  /** Whether something is older than may be kept. */
  keepsTooLong: boolean
  limit: readonly RateLimitWindow[]
}

export type UnderWay = Notes & {
  /** When the messages were due first that should have left, the oldest first: at most ten. */
  due: readonly Date[]
  /** Connections, counted to ten: those whose syncs fail, and those that let us in no more. */
  stuck: number
  lost: number
  letters: readonly LetterLine[]
  /** The newest messages that are not waiting any more. */
  latest: readonly LatestDelivery[]
  senders: ReadonlyMap<ChannelName, readonly RateLimitWindow[]>
  months: ReadonlyMap<ChannelName, readonly RateLimitWindow[]>
}

/** The last migration that the database went through, and how large it is. */
export type DatabaseReadings = { migration: { name: string; appliedAt: Date } | null; bytes: number }

const migrationSchema = z.lazy(() => z.object({ name: z.string(), applied_at: z.string() }))

export const readingStore = (db: Database) => {
  /** The last migration, and how large the database is. */
  async function database(): Promise<DatabaseReadings> {
    const { results, meta } = await db.run(
      sql`SELECT name, applied_at FROM d1_migrations WHERE id = (SELECT MAX(id) FROM d1_migrations)`,
    )
    const last = migrationSchema.safeParse(results[0]).data
    const migration = last
      ? { name: last.name, appliedAt: new Date(`${last.applied_at.replace(' ', 'T')}Z`) }
      : null
    return { migration, bytes: meta.size_after }
  }

  /** Whether anybody is connected, and whether something of theirs is older than may be kept. */
  async function ofSource({ name, cacheDays }: Kept, now: Date) {
    const tooOld = new Date(now.getTime() - (cacheDays + 1) * DAY_MS)
    const ofThis = like(connection.id, `${name}:%`)
    const [used, old] = await db.batch([
      db
        .select({ id: connection.id })
        .from(connection)
        .where(
          and(gt(connection.id, `${name}:`), lt(connection.id, `${name};`), eq(connection.state, 'active')),
        )
        .limit(1),
      db
        .select({ id: connection.id })
        .from(connection)
        .where(and(lte(connection.dueAt, now.getTime()), ofThis, lt(connection.syncedAt, tooOld)))
        .limit(1),
    ])
    return { isUsed: used.length > 0, keepsTooLong: cacheDays > 0 && old.length > 0 }
  }

  async function ofSources(sources: readonly Kept[], now: Date): Promise<Map<string, SourceReadings>> {
    const names = sources.map(({ name }) => name)
    const [notes, limits] = await db.batch([
      notesQuery(db, names),
      db
        .select()
        .from(rateLimit)
        .where(inArray(rateLimit.id, rowsOf(names))),
    ])
    const read = await Promise.all(
      sources.map(async (source) => {
        const limit = windowsFrom(limits.find(({ id }) => id === source.name))
        const readings = { ...sourceNotesFrom(notes, source.name), limit, ...(await ofSource(source, now)) }
        return [source.name, readings] as const
      }),
    )
    return new Map(read)
  }

  return {
    database,
    ofSources,

    /** All but what is read of the sources and of the database itself. */
    async underWay(now: Date): Promise<UnderWay> {
      const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
      const keys = CHANNELS.flatMap((channel) => [`sender ${channel}`, `sends ${channel}`])
      const [notes, due, heldUp, stuck, lost, letters, latest, limits] = await db.batch([
        notesQuery(db, []),
        db
          .select({ dueAt: delivery.dueAt, waitsSince: delivery.waitsSince })
          .from(delivery)
          // as the partial index has it, which a bound value does not match
          .where(and(sql`delivery.state IN ('scheduled', 'sending')`, lte(delivery.dueAt, now)))
          .orderBy(asc(delivery.dueAt))
          .limit(COUNTED),
        db
          .select({ dueAt: delivery.dueAt, waitsSince: delivery.waitsSince })
          .from(delivery)
          .where(
            and(
              sql`delivery.state = 'scheduled' AND delivery.waits_since IS NOT NULL`,
              gt(delivery.dueAt, now),
            ),
          )
          .orderBy(asc(delivery.waitsSince))
          .limit(COUNTED),
        db
          .select({ id: connection.id })
          .from(connection)
          .where(and(sql`connection.failures > 0`, gte(connection.failures, STUCK_FAILURES)))
          .limit(COUNTED),
        db
          .select({ id: connection.id })
          .from(connection)
          .where(and(sql`connection.state = 'needs-reconnect'`, gt(connection.lostAt, new Date(0))))
          .limit(COUNTED),
        db
          .select()
          .from(deadLetter)
          .where(gt(deadLetter.at, ago(KEPT_DAYS)))
          .orderBy(desc(deadLetter.at))
          .limit(LETTERS),
        db
          .select({
            channel: contact.channel,
            kind: delivery.kind,
            state: delivery.state,
            why: delivery.why,
            // when it can have gone wrong: it may have waited for its hour
            at: sql<number>`COALESCE(delivery.sent_at, delivery.first_tried_at, delivery.due_at)`,
          })
          .from(delivery)
          .leftJoin(contact, eq(contact.id, delivery.contactId))
          .where(gt(delivery.createdAt, ago(KEPT_DAYS)))
          .orderBy(desc(delivery.createdAt))
          .limit(LATEST),
        db
          .select()
          .from(rateLimit)
          .where(inArray(rateLimit.id, rowsOf(keys))),
      ])
      const limitOf = (id: string) => windowsFrom(limits.find((row) => row.id === id))
      const byChannel = (what: string) =>
        new Map(CHANNELS.map((channel) => [channel, limitOf(`${what} ${channel}`)] as const))
      return {
        ...notesFrom(notes),
        due: [...due, ...heldUp]
          .map(({ dueAt, waitsSince }) => waitsSince ?? dueAt)
          .toSorted((a, b) => a.getTime() - b.getTime())
          .slice(0, COUNTED),
        stuck: stuck.length,
        lost: lost.length,
        letters: letters.map(({ id, kind, ids, reason, at }) => ({ id, kind, ids, reason, at })),
        latest: latest.map(({ channel, kind, state, why, at }) => ({
          channel: known(CHANNELS, channel),
          toOperator: kind === 'operator',
          state,
          why,
          at: new Date(at),
        })),
        senders: byChannel('sender'),
        months: byChannel('sends'),
      }
    },
  }
}
