/** Links to come back by: each is a delivery to a confirmed address. */
import { and, desc, eq, gte, notInArray, sql } from 'drizzle-orm'
import { aboutLink, linkMinutes, nextLinkMinutes } from '../../domain/delivery/sign-in-links.ts'
import { type Database, isWritten, lostUnless, rowsOf } from '../database.ts'
import { contact, delivery, runner } from '../schema/index.ts'
import type { GivenAddress } from './suppressions.ts'

/** More than go to one address in a day. */
const LINKS_READ = 20

export const signInStore = (db: Database) => ({
  /**
   * Writes down the link to be sent; null when nobody here has confirmed the address, or a link is there that works. Of
   * those who ask at the same moment one is heard.
   */
  async ask(
    { hash }: Pick<GivenAddress, 'hash'>,
    now: Date,
    isBusy: () => Promise<boolean> = async () => false,
  ): Promise<string | null> {
    const theirs = and(eq(contact.addressHash, hash), eq(contact.state, 'confirmed'))
    const [[owner], links] = await db.batch([
      db
        .select({ id: contact.id, runnerId: contact.runnerId, epoch: runner.sessionEpoch })
        .from(contact)
        .innerJoin(runner, eq(runner.id, contact.runnerId))
        .where(theirs),
      db
        .select({
          id: delivery.id,
          about: delivery.about,
          createdAt: delivery.createdAt,
          madeUnder: delivery.sessionEpoch,
          mayHaveArrived: sql<number>`${notInArray(delivery.state, ['cancelled', 'failed', 'bounced'])}`,
          isUsed: sql<number>`EXISTS (SELECT 1 FROM rate_limit WHERE id = 'used sign-in ' || delivery.id)`,
        })
        .from(delivery)
        .innerJoin(contact, eq(contact.id, delivery.contactId))
        .where(and(theirs, eq(delivery.kind, 'sign-in')))
        .orderBy(desc(delivery.createdAt))
        .limit(LINKS_READ),
    ])
    if (!owner) return null
    const unused = links
      .filter(({ isUsed, madeUnder }) => !isUsed && madeUnder === owner.epoch)
      .map(({ createdAt, about, mayHaveArrived }) => ({
        createdAt,
        minutes: linkMinutes(about),
        mayHaveArrived: Boolean(mayHaveArrived),
      }))
    const minutes = nextLinkMinutes(unused, now, { isBusy: await isBusy() })
    if (minutes === null) return null
    const id = crypto.randomUUID()
    const others = db
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        and(
          eq(delivery.contactId, owner.id),
          eq(delivery.kind, 'sign-in'),
          gte(delivery.createdAt, links[0]?.createdAt ?? new Date(0)),
          notInArray(delivery.id, rowsOf(links.map((link) => link.id))),
        ),
      )
    const isWrittenDown = await isWritten(
      db.batch([
        lostUnless(db, others, 'none'),
        db.insert(delivery).values({
          id,
          runnerId: owner.runnerId,
          contactId: owner.id,
          kind: 'sign-in',
          about: aboutLink(minutes),
          sessionEpoch: owner.epoch,
          state: 'scheduled',
          createdAt: now,
          dueAt: now,
        }),
      ]),
    )
    return isWrittenDown ? id : null
  },
})
