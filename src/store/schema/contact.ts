/** Addresses of runners, and those that said stop. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { CHANNELS } from '../../domain/delivery/channels.ts'
import { CONTACT_STATES, OFF_REASONS } from '../../domain/delivery/contacts.ts'
import { instant } from './columns.ts'
import { ofRunner } from './owner.ts'

export const contact = sqliteTable(
  'contact',
  {
    id: text().primaryKey(),
    runnerId: ofRunner(),
    channel: text({ enum: CHANNELS }).notNull(),
    /** A number is kept as E.164 has it. */
    address: text().notNull(),
    /** By which the way out finds it, wherever an old message kept it. */
    addressHash: text('address_hash').notNull(),
    /** Off: somebody took the way out, or the sender says that nothing arrives. */
    state: text({ enum: CONTACT_STATES }).notNull(),
    offWhy: text('off_why', { enum: OFF_REASONS }),
    /** The request to confirm that is still open, as its delivery's id: once, and not after the way out was taken. */
    confirmRequest: text('confirm_request'),
    /** Codes tried since the last one was asked for. */
    codeTries: integer('code_tries').notNull().default(0),
    /** The words that were agreed to before anything was sent there, and when. */
    agreedTo: text('agreed_to'),
    agreedAt: instant('agreed_at'),
    /** What is wanted there. Massage messages are a consent of their own, given and never assumed. */
    recovery: integer({ mode: 'boolean' }).notNull().default(true),
    massage: integer({ mode: 'boolean' }).notNull().default(false),
    summary: integer({ mode: 'boolean' }).notNull().default(true),
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
  },
  (table) => [
    uniqueIndex('contact_runner').on(table.runnerId, table.channel, table.address),
    index('contact_address').on(table.addressHash),
    uniqueIndex('contact_owner').on(table.channel, table.address).where(sql`${table.state} = 'confirmed'`),
    index('contact_unconfirmed').on(table.createdAt).where(sql`${table.confirmedAt} IS NULL`),
  ],
)

/** Addresses that said stop: they stay stopped when their account is gone. */
export const suppression = sqliteTable('suppression', {
  /** Of the address's hash, under a master secret that its beginning names. */
  hash: text().primaryKey(),
  why: text({ enum: OFF_REASONS }).notNull(),
  at: instant('at').notNull(),
  /** The address's hash, sealed: with it the row moves on to the next master secret. */
  sealed: text(),
})
