/** What the installation notes of itself: that sending is paused, when the sweep came by, when an event last came. */
import { eq, inArray, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import * as z from 'zod'
import { type Database, rowsOf } from '../database.ts'
import { installation } from '../schema/index.ts'

type Row = typeof installation.$inferSelect

const instant = z.number().transform((ms) => new Date(ms))

const paused = z.object({ since: instant })
/** `heartbeat` is why nobody heard of it; null when somebody did, or nobody is to. */
const swept = z.lazy(() => z.object({ at: instant, heartbeat: z.string().nullable() }))
const purged = z.lazy(() => z.object({ at: instant, rows: z.number() }))
/** When a check-up was last asked for, and until when the last that ran had looked. */
const checkedUp = z.lazy(() => z.object({ at: instant, until: instant.nullable().default(null) }))
/** When a source's last event came, and how long it is silent at most, where nothing is wrong. */
const heard = z.lazy(() => z.object({ at: instant, longestMs: z.number() }))
/** When its events had to be asked for again, and the subscription that was made last. */
const resubscribed = z.lazy(() => z.object({ at: z.array(instant), id: z.string() }))
/** When it last took no more runners. */
const full = z.object({ at: instant })

export type Notes = {
  pausedSince: Date | null
  sweep: z.output<typeof swept> | null
  purge: z.output<typeof purged> | null
  checkedUp: z.output<typeof checkedUp> | null
}

/** What is noted of one source. */
export type SourceNotes = {
  heard: z.output<typeof heard> | null
  resubscribedAt: readonly Date[]
  /** The subscription that was made anew last. */
  madeAnew: string | null
  fullAt: Date | null
}

const KEYS = ['paused', 'swept', 'purged', 'checked-up'] as const
const OF_SOURCE = ['heard', 'resubscribed', 'full'] as const
type Key = (typeof KEYS)[number] | `${(typeof OF_SOURCE)[number]} ${string}`

const keysFor = (sources: readonly string[]): Key[] => [
  ...KEYS,
  ...OF_SOURCE.flatMap((what) => sources.map((source): Key => `${what} ${source}`)),
]

export const notesQuery = (db: Database, sources: readonly string[]) =>
  db
    .select()
    .from(installation)
    .where(inArray(installation.key, rowsOf(keysFor(sources))))

/** As this version can read them. */
export function notesFrom(rows: readonly Row[]): Notes {
  return {
    pausedSince: readNote(rows, 'paused', paused)?.since ?? null,
    sweep: readNote(rows, 'swept', swept),
    purge: readNote(rows, 'purged', purged),
    checkedUp: readNote(rows, 'checked-up', checkedUp),
  }
}

export function sourceNotesFrom(rows: readonly Row[], source: string): SourceNotes {
  const again = readNote(rows, `resubscribed ${source}`, resubscribed)
  return {
    heard: readNote(rows, `heard ${source}`, heard),
    resubscribedAt: again?.at ?? [],
    madeAnew: again?.id ?? null,
    fullAt: readNote(rows, `full ${source}`, full)?.at ?? null,
  }
}

function readNote<T extends z.ZodType>(rows: readonly Row[], key: Key, schema: T): z.output<T> | null {
  const row = rows.find((each) => each.key === key)
  return (row && schema.safeParse(heldBy(row)).data) ?? null
}

function heldBy({ value }: Row): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

const put = (db: Database, key: Key, value: object) => {
  const row = { key, value: JSON.stringify(value) }
  return db
    .insert(installation)
    .values(row)
    .onConflictDoUpdate({ target: installation.key, set: { value: row.value } })
}

/** Sending is paused: a row, for statements that ask. */
export const pausedQuery = (db: Database) =>
  db
    .select()
    .from(installation)
    .where(eq(installation.key, 'paused' satisfies Key))

/** An event is noted once in so long, so that a busy source costs no more than a quiet one. */
const NOTED_EVERY_MS = 3_600_000

/** The longest silence is forgotten by and by: a twentieth with every event that is noted. */
const KEPT = 0.95

/** An event came; written at most once an hour. */
export function noteHeard(db: Database, source: string, now: Date): BatchItem<'sqlite'> {
  const gap = sql`(${now.getTime()} - (value ->> '$.at'))`
  const key: Key = `heard ${source}`
  return db
    .insert(installation)
    .values({ key, value: JSON.stringify({ at: now.getTime(), longestMs: 0 }) })
    .onConflictDoUpdate({
      target: installation.key,
      set: {
        value: sql`json_object('at', ${now.getTime()}, 'longestMs', MAX(${gap}, (value ->> '$.longestMs') * ${KEPT}))`,
      },
      setWhere: sql`${gap} >= ${NOTED_EVERY_MS}`,
    })
}

export const noteStore = (db: Database) => ({
  async all(): Promise<Notes> {
    return notesFrom(await notesQuery(db, []))
  },

  async ofSource(source: string): Promise<SourceNotes> {
    return sourceNotesFrom(await notesQuery(db, [source]), source)
  },

  /** Since when nothing is sent; null when sending is on. Throws when the database does not answer. */
  async pausedSince(): Promise<Date | null> {
    return notesFrom(await pausedQuery(db)).pausedSince
  },

  /** The switch: what is paused already stays paused since then. */
  async pause(now: Date): Promise<void> {
    const value = JSON.stringify({ since: now.getTime() })
    await db
      .insert(installation)
      .values({ key: 'paused' satisfies Key, value })
      .onConflictDoNothing()
  },

  async resume(): Promise<void> {
    await db.delete(installation).where(eq(installation.key, 'paused' satisfies Key))
  },

  noteSweep: async (heartbeat: string | null, now: Date): Promise<void> =>
    void (await put(db, 'swept', { at: now.getTime(), heartbeat })),

  notePurge: async (rows: number, now: Date): Promise<void> =>
    void (await put(db, 'purged', { at: now.getTime(), rows })),

  noteCheckUp: async ({ at, until }: NonNullable<Notes['checkedUp']>): Promise<void> =>
    void (await put(db, 'checked-up', { at: at.getTime(), until: until?.getTime() ?? null })),

  noteResubscribed: async (source: string, at: readonly Date[], id: string): Promise<void> =>
    void (await put(db, `resubscribed ${source}`, { at: at.map((each) => each.getTime()), id })),

  noteFull: async (source: string, now: Date): Promise<void> =>
    void (await put(db, `full ${source}`, { at: now.getTime() })),

  /** Another runner came in. */
  noteRoom: async (source: string): Promise<void> => {
    await db.delete(installation).where(eq(installation.key, `full ${source}` satisfies Key))
  },
})
