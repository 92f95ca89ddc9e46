/** Taking a delivery to send it, with everything that sending it needs, in one batch. */
import { and, eq, gte, inArray, lte, or, sql } from 'drizzle-orm'
import type { ChannelName } from '../../domain/delivery/channels.ts'
import type { OffWhy } from '../../domain/delivery/contacts.ts'
import type { RateLimitWindow } from '../../domain/delivery/rate-limit.ts'
import type { Nudge } from '../../domain/nudges/nudge.ts'
import type { Run } from '../../domain/training/run.ts'
import type { Runner } from '../../domain/training/runner.ts'
import { type ContactRow, isReadable } from '../contacts/contacts.ts'
import { isSuppressionOf, type SuppressionKeys } from '../contacts/suppressions.ts'
import type { Database } from '../database.ts'
import { nudgeFrom } from '../nudges.ts'
import { notesFrom, pausedQuery } from '../operations/notes.ts'
import { windowsFrom } from '../rate-limits.ts'
import { selfReportsFrom, selfReportsQuery } from '../runner/reported.ts'
import { type RunnerDefaults, runFrom, runnerFrom } from '../runner/rows.ts'
import { connection, contact, delivery, nudge, rateLimit, run, runner, suppression } from '../schema/index.ts'
import { type DeliveryRow, isRunners, type RunnersDeliveryRow } from './delivery-reports.ts'
import { end, endOf, free, LEASE_MS } from './lease.ts'

/** A week, and the days until its summary is read. */
const RECENT_MS = 11 * 86_400_000

export type ClaimedDelivery = ClaimedForRunner | ClaimedForOperator

type Claimed = {
  lease: string
  /** Still `sending` when an earlier attempt was cut off, so that nobody knows what became of it. */
  delivery: DeliveryRow
  channel: ChannelName
  /** What the sender last said of how much it takes. */
  rateLimit: readonly RateLimitWindow[]
  /** Whether the operator has paused sending. */
  isPaused: boolean
}

/** What the operator is told goes to the address of the configuration. */
type ClaimedForOperator = Claimed & { to: 'operator' }

export type ClaimedForRunner = Claimed & {
  to: 'runner'
  delivery: RunnersDeliveryRow
  contact: ContactRow
  /** What else is known of the contact's address: that another account has confirmed it; before it is asked to confirm, that it said no. */
  address: { isTaken: boolean; stopped: OffWhy | null }
  runner: Runner
  nudge: Nudge | null
  /** What the nudge came by: its event leaves with it. */
  nudgeConnectionId: string | null
  /** Of the last days, for a summary. */
  recentNudges: Nudge[]
  runs: Run[]
}

/** The way the operator is reached. */
const OPERATORS_CHANNEL = 'email'

/**
 * Takes a due delivery, or one whose lease ran out while it was being sent, and reads all that sending it needs;
 * null when there is nothing to do, and until when another has it where one has.
 */
export async function claimDelivery(
  db: Database,
  defaults: RunnerDefaults,
  keys: SuppressionKeys,
  id: string,
  now: Date,
): Promise<ClaimedDelivery | { heldUntil: Date } | null> {
  const lease = crypto.randomUUID()
  const mine = eq(delivery.id, id)
  const owner = sql`(SELECT runner_id FROM delivery WHERE id = ${id})`
  const record = sql`(SELECT source_of_record FROM runner WHERE id = ${owner})`
  const hash = sql`(SELECT c.address_hash FROM delivery d JOIN contact c ON c.id = d.contact_id WHERE d.id = ${id})`
  const [, deliveries, contacts, runners, connections, nudges, runs, selfReports, rateLimits, others, notes] =
    await db.batch([
      db
        .update(delivery)
        .set({
          lease,
          leaseUntil: new Date(now.getTime() + LEASE_MS),
        })
        .where(
          and(mine, inArray(delivery.state, ['scheduled', 'sending']), lte(delivery.dueAt, now), free(now)),
        ),
      db.select().from(delivery).where(mine),
      db
        .select()
        .from(contact)
        .where(eq(contact.id, sql`(SELECT contact_id FROM delivery WHERE id = ${id})`)),
      db.select().from(runner).where(eq(runner.id, owner)),
      db.select().from(connection).where(eq(connection.id, record)),
      db
        .select()
        .from(nudge)
        .where(
          and(
            eq(nudge.runnerId, owner),
            or(
              eq(nudge.id, sql`(SELECT about FROM delivery WHERE id = ${id})`),
              gte(nudge.createdAt, new Date(now.getTime() - RECENT_MS)),
            ),
          ),
        ),
      db.select().from(run).where(eq(run.connectionId, record)),
      selfReportsQuery(db, owner),
      db
        .select()
        .from(rateLimit)
        .where(
          eq(
            rateLimit.id,
            sql`(SELECT 'sender ' || COALESCE(c.channel, ${OPERATORS_CHANNEL})
              FROM delivery d LEFT JOIN contact c ON c.id = d.contact_id WHERE d.id = ${id})`,
          ),
        ),
      db
        .select({ runnerId: contact.runnerId })
        .from(contact)
        .where(and(eq(contact.addressHash, hash), eq(contact.state, 'confirmed'))),
      pausedQuery(db),
    ])
  const [row] = deliveries
  if (!row) return null
  if (row.lease !== lease) {
    const isUnsent = row.state === 'scheduled' || row.state === 'sending'
    return isUnsent && row.dueAt <= now && row.leaseUntil ? { heldUntil: row.leaseUntil } : null
  }
  const windows = windowsFrom(rateLimits[0])
  const isPaused = notesFrom(notes).pausedSince !== null
  if (row.kind === 'operator') {
    return { to: 'operator', lease, delivery: row, channel: OPERATORS_CHANNEL, rateLimit: windows, isPaused }
  }
  const [to] = contacts
  const [owned] = runners
  if (!to || !owned) {
    await end(db, row, lease, endOf(row), { why: 'removed' })
    return null
  }
  if (!isRunners(row) || !isReadable(to)) {
    await end(db, row, lease, endOf(row), { why: 'later-version' })
    return null
  }
  const read = nudges.flatMap((each) => nudgeFrom(each) ?? [])
  return {
    to: 'runner',
    lease,
    delivery: row,
    channel: to.channel,
    rateLimit: windows,
    isPaused,
    contact: to,
    address: {
      isTaken: others.some(({ runnerId }) => runnerId !== row.runnerId),
      stopped: row.kind === 'confirm' ? await saidNo(db, keys, to) : null,
    },
    runner: runnerFrom(
      owned,
      connections[0] ?? null,
      selfReportsFrom(selfReports[0], owned, row.about),
      defaults,
    ),
    nudge: read.find((each) => each.id === row.about) ?? null,
    nudgeConnectionId: nudges.find(({ id: nudgeId }) => nudgeId === row.about)?.connectionId ?? null,
    recentNudges: read,
    runs: runs.map(runFrom),
  }
}

/** Its key is derived from the address, which is known only now; one that is confirmed has said nothing since. */
async function saidNo(
  db: Database,
  keys: SuppressionKeys,
  { addressHash }: ContactRow,
): Promise<OffWhy | null> {
  const [row] = await db
    .select({ why: suppression.why })
    .from(suppression)
    .where(await isSuppressionOf(keys, addressHash))
  return row?.why ?? null
}
