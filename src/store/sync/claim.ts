/** Taking a connection for a sync, with everything the sync decides on, in one batch. */
import { and, eq, gt, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { CHANNELS } from '../../domain/delivery/channels.ts'
import type { Address } from '../../domain/delivery/deliveries.ts'
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import { MEMORY_MS, type Nudge } from '../../domain/nudges/decide.ts'
import type { Run, RunId } from '../../domain/training/run.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { type Unreadable, unreadableSchema } from '../../domain/training/unreadable.ts'
import { type Database, rowsOf } from '../database.ts'
import { endpointsTaking } from '../events/append.ts'
import { known, knownIn } from '../known.ts'
import { rememberedFrom } from '../nudges.ts'
import { noteHeard } from '../operations/notes.ts'
import { windowsFrom } from '../rate-limits.ts'
import { selfReportsFrom, selfReportsQuery } from '../runner/reported.ts'
import { type RunnerDefaults, runFrom, runnerFrom } from '../runner/rows.ts'
import { connection, contact, nudge, pushReceived, rateLimit, run, runner } from '../schema/index.ts'

/** As far back as a decision asks what was said before; what has facts is read until they leave. */
const rememberedSince = (now: Date) => new Date(now.getTime() - MEMORY_MS)

/** Longer than all the calls of a sync together may take. */
const LEASE_MS = 120_000

/** No two clocks that are right differ by as much. */
const SKEW_MS = 10 * 60_000

/** No source makes anybody wait for more than a day: what is later was written by a clock that ran ahead. */
const LONGEST_PAUSE_MS = 26 * 3_600_000

export type ConnectionRow = typeof connection.$inferSelect

/** A connection held by one sync, with everything that sync decides on. */
export type Claim = {
  lease: string
  connection: ConnectionRow
  runner: Runner
  /** Whether the runner chose their zone; if not, the newest run tells it. */
  zoneChosen: boolean
  runs: Run[]
  /** Whether this is the source of record. */
  isSourceOfRecord: boolean
  /** What could not be read when its source last told of it. */
  unreadable: readonly Unreadable[]
  /** When those of the pushed runs that were received before last were. */
  received: ReadonlyMap<RunId, { at: Date; edited: boolean }>
  nudges: Nudge[]
  addresses: Address[]
  /** Whether an endpoint takes nudges that are said: they go somewhere though nobody is written to. */
  endpointTakesNudges: boolean
  rateLimit: readonly RateLimitWindow[]
}

/**
 * What a sync is for: since when it is wanted, the ids of the runs that were pushed, and whether its source told of
 * something by an event.
 */
export type AskedFor = { askedAt: Date; pushed: readonly RunId[]; heard?: boolean }

/** Why there was nothing to claim. */
export type Unclaimed =
  | { kind: 'unknown' }
  /** A sync has begun since; these runs are known from it. */
  | { kind: 'seen'; runs: readonly RunId[] }
  | { kind: 'inactive' }
  | { kind: 'busy'; until: Date }
  | { kind: 'waiting'; until: Date }

/** Takes the connection for a sync asked for at `askedAt`, and reads all a sync needs, in one batch. */
export async function claimForSync(
  db: Database,
  defaults: RunnerDefaults,
  id: string,
  { askedAt, pushed, heard = false }: AskedFor,
  now: Date,
): Promise<Claim | Unclaimed> {
  const lease = crypto.randomUUID()
  const mine = eq(connection.id, id)
  const owner = sql`(SELECT runner_id FROM connection WHERE id = ${id})`
  const record = sql`(SELECT source_of_record FROM runner WHERE id = ${owner})`
  const [, connections, runners, runs, nudges, contacts, rateLimits, selfReports, receipts, takers] =
    await db.batch([
      db
        .update(connection)
        .set({ lease, leaseUntil: new Date(now.getTime() + LEASE_MS), readingPage: null, readingOf: null })
        .where(
          and(
            mine,
            eq(connection.state, 'active'),
            or(
              isNull(connection.leaseUntil),
              lte(connection.leaseUntil, now),
              // written by a clock that ran ahead
              gt(connection.leaseUntil, new Date(now.getTime() + LEASE_MS + SKEW_MS)),
            ),
            or(
              isNull(connection.notBefore),
              lte(connection.notBefore, now),
              gt(connection.notBefore, new Date(now.getTime() + LONGEST_PAUSE_MS)),
            ),
            or(
              isNull(connection.syncStartedAt),
              // a sync that began in the same millisecond may have missed it
              lte(connection.syncStartedAt, askedAt),
              // a clock that ran ahead has seen nothing yet of what comes now
              gt(connection.syncStartedAt, now),
              gt(connection.syncsWanted, connection.syncsDone),
            ),
          ),
        ),
      db.select().from(connection).where(mine),
      db.select().from(runner).where(eq(runner.id, owner)),
      db.select().from(run).where(eq(run.connectionId, id)),
      db
        .select()
        .from(nudge)
        .where(
          and(
            eq(nudge.runnerId, owner),
            or(eq(nudge.connectionId, id), eq(record, sql`${id}`)),
            or(isNotNull(nudge.findings), gte(nudge.createdAt, rememberedSince(now))),
          ),
        ),
      db
        .select({
          contactId: contact.id,
          channel: contact.channel,
          recovery: contact.recovery,
          massage: contact.massage,
          summary: contact.summary,
        })
        .from(contact)
        .where(and(eq(contact.runnerId, owner), eq(contact.state, 'confirmed'))),
      db
        .select()
        .from(rateLimit)
        .where(eq(rateLimit.id, sourceOf(id))),
      selfReportsQuery(db, owner),
      db
        .select()
        .from(pushReceived)
        .where(and(eq(pushReceived.connectionId, id), inArray(pushReceived.runId, rowsOf(pushed)))),
      endpointsTaking(db, owner, 'nudge.sent').limit(1),
      ...(heard ? [noteHeard(db, sourceOf(id), now)] : []),
    ])
  const [row] = connections
  const [owned] = runners
  if (!row || !owned) return { kind: 'unknown' }
  if (row.lease !== lease) {
    return unclaimed(
      row,
      runs.map((each) => each.id),
      askedAt,
      now,
    )
  }
  return {
    lease,
    connection: row,
    runner: runnerFrom(owned, row, selfReportsFrom(selfReports[0], owned), defaults),
    zoneChosen: owned.zoneChosen,
    runs: runs.map(runFrom),
    isSourceOfRecord: owned.sourceOfRecord === id,
    unreadable: knownIn(unreadableSchema, row.unreadable),
    received: new Map(receipts.map(({ runId, receivedAt, edited }) => [runId, { at: receivedAt, edited }])),
    nudges: nudges.flatMap((each) =>
      // what another source's runs led to still counts against caps; its facts are not this one's to judge
      rememberedFrom(each.connectionId === id ? each : { ...each, findings: null }),
    ),
    addresses: contacts.filter(({ channel }) => known(CHANNELS, channel)),
    endpointTakesNudges: takers.length > 0,
    rateLimit: windowsFrom(rateLimits[0]),
  }
}

function unclaimed(row: ConnectionRow, runs: readonly RunId[], askedAt: Date, now: Date): Unclaimed {
  if (row.state !== 'active') return { kind: 'inactive' }
  if (row.syncStartedAt && row.syncStartedAt > askedAt && row.syncStartedAt <= now)
    return { kind: 'seen', runs }
  if (row.leaseUntil && row.leaseUntil > now) return { kind: 'busy', until: row.leaseUntil }
  return { kind: 'waiting', until: row.notBefore ?? now }
}

/** The source of a connection, by whose name its rate limits are kept. */
export const sourceOf = (connectionId: string) => connectionId.slice(0, connectionId.indexOf(':'))
