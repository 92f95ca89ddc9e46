/** Deliveries: one message to one contact or to the operator, and what became of it. */
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { DELIVERY_KINDS, DELIVERY_STATES } from '../../domain/delivery/deliveries.ts'
import type { NotWell } from '../../domain/training/well.ts'
import { instant } from './columns.ts'
import { contact } from './contact.ts'
import { runner } from './runner.ts'

export const delivery = sqliteTable(
  'delivery',
  {
    /** Made of what it is about and to whom it goes: the same once more is the same delivery. */
    id: text().primaryKey(),
    /** It leaves with its runner, and is nobody's when the operator is told. */
    runnerId: text('runner_id').references(() => runner.id, { onDelete: 'cascade' }),
    /** Null once the contact is removed. */
    contactId: text('contact_id').references(() => contact.id, { onDelete: 'set null' }),
    kind: text({ enum: [...DELIVERY_KINDS, 'operator'] }).notNull(),
    /** What it is about: a nudge's id, a request to confirm, a notice's name. */
    about: text().notNull(),
    state: text({ enum: DELIVERY_STATES }).notNull(),
    why: text(),
    attempts: integer().notNull().default(0),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    firstTriedAt: instant('first_tried_at'),
    sentAt: instant('sent_at'),
    /** Whether what was sent suggested a massage: the massage clock counts from it. */
    suggested: integer({ mode: 'boolean' }).notNull().default(false),
    /** Whether what was sent asked if suggestions that rest are wanted back: it is asked once. */
    askedPause: integer('asked_pause', { mode: 'boolean' }).notNull().default(false),
    /** Why its runner was not well when it was sent, and was told to see to that first: its page says the same. */
    notWell: text('not_well', { mode: 'json' }).$type<NotWell>(),
    providerMessageId: text('provider_message_id'),
    /** What an answer to a text message says; gone once it is sent. */
    words: text(),
    /** Hash of the token in the message's unsubscribe link, which outlives the secret it was made with. */
    unsubscribeHash: text('unsubscribe_hash'),
    /** The runner's session epoch when it was asked for or first sent: its links open nothing under another. */
    sessionEpoch: integer('session_epoch'),
    lease: text(),
    leaseUntil: instant('lease_until'),
    enqueuedAt: instant('enqueued_at'),
    /** Since when it waits for a sender that does not take it, however often it came back; null as long as nothing is in its way. */
    waitsSince: instant('waits_since'),
  },
  (table) => [
    check('delivery_owner', sql`(${table.runnerId} IS NULL) = (${table.kind} = 'operator')`),
    index('delivery_runner').on(table.runnerId, table.about),
    index('delivery_contact').on(table.contactId),
    index('delivery_created').on(table.createdAt),
    index('delivery_waits')
      .on(table.waitsSince)
      .where(sql`${table.state} = 'scheduled' AND ${table.waitsSince} IS NOT NULL`),
    index('delivery_due').on(table.dueAt).where(sql`${table.state} IN ('scheduled', 'sending')`),
  ],
)
