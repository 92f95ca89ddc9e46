/** Sessions: which epoch they are good under, what their runner is known by, and their end everywhere. */
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { CHANNELS, type ChannelName } from '../../domain/delivery/channels.ts'
import { type Database, ended } from '../database.ts'
import { known } from '../known.ts'
import { connection, contact, delivery, runner } from '../schema/index.ts'

type KnownBy = {
  epoch: number
  /** Confirmed addresses, mailboxes first, then by when they were confirmed. */
  confirmed: { channel: ChannelName; address: string }[]
  /** The connections that are theirs still. */
  connections: string[]
}

export const sessionStore = (db: Database) => ({
  /** The session epoch of a runner, or null when there is no such runner. */
  async epoch(id: string): Promise<number | null> {
    const [row] = await db.select({ epoch: runner.sessionEpoch }).from(runner).where(eq(runner.id, id))
    return row?.epoch ?? null
  },

  /** The same, with what a page says of who is signed in. */
  async knownBy(id: string): Promise<KnownBy | null> {
    const [runners, contacts, connections] = await db.batch([
      db.select({ epoch: runner.sessionEpoch }).from(runner).where(eq(runner.id, id)),
      db
        .select({ channel: contact.channel, address: contact.address })
        .from(contact)
        .where(and(eq(contact.runnerId, id), eq(contact.state, 'confirmed')))
        .orderBy(contact.channel, contact.confirmedAt),
      db
        .select({ id: connection.id })
        .from(connection)
        .where(and(eq(connection.runnerId, id), ne(connection.state, 'disconnecting'))),
    ])
    const [row] = runners
    return row
      ? {
          epoch: row.epoch,
          confirmed: contacts.filter(({ channel }) => known(CHANNELS, channel) !== null),
          connections: connections.map((each) => each.id),
        }
      : null
  },

  /** Ends every session of the runner and every link made before; one that has not left yet does not leave. */
  async raiseEpoch(id: string): Promise<void> {
    await db.batch([
      db.update(runner).set({ sessionEpoch: sql`session_epoch + 1` }).where(eq(runner.id, id)),
      db
        .update(delivery)
        .set(ended('signed-out'))
        .where(
          and(
            eq(delivery.runnerId, id),
            inArray(delivery.kind, ['sign-in', 'confirm']),
            eq(delivery.state, 'scheduled'),
          ),
        ),
    ])
  },
})
