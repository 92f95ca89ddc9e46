/** Massages, written by actions: what the runner says of a day, and what a booking system says of an appointment. */
import { and, count, eq, exists, gte, inArray, ne, notExists, or, type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../domain/time/calendar.ts'
import type { Treatment } from '../../domain/training/runner.ts'
import { wantSync } from '../connections/wanted.ts'
import type { Database } from '../database.ts'
import { treatmentEvent } from '../events/treatment-event.ts'
import { treatment } from '../schema/index.ts'

/** What the runner told themselves has no id. */
const OWN = ''

/** An appointment as a booking system tells of it. */
export type Appointment = Treatment & { externalId: string }

/** What an appointment that was told of was here: new, known for another day or state, or known as it is. */
export type Appointed = 'noted' | 'changed' | 'known'

export function treatmentStore(db: Database) {
  const theirs = (runnerId: string) => eq(treatment.runnerId, runnerId)
  const onDay = (runnerId: string, date: LocalDate) => and(theirs(runnerId), eq(treatment.date, date))
  const isNamed = (runnerId: string, externalId: string) =>
    and(theirs(runnerId), eq(treatment.externalId, externalId))

  /** An appointment that comes to a day takes the place of what the runner said of that day, for they meant the same. */
  const giveWay = (runnerId: string, date: LocalDate, coming: SQL | undefined) => {
    const appointed = and(coming, ne(treatment.externalId, OWN))
    const isComing = exists(db.select({ date: treatment.date }).from(treatment).where(appointed))
    return db.delete(treatment).where(and(onDay(runnerId, date), eq(treatment.externalId, OWN), isComing))
  }

  /** What the runner says of a day holds for the appointments of that day; only without one it is a row of its own. */
  const said = (runnerId: string, { date, state }: Treatment, now: Date) =>
    [
      db.update(treatment).set({ state, saidAt: now }).where(onDay(runnerId, date)),
      db.insert(treatment).select(
        sql`SELECT ${runnerId}, ${date}, ${OWN}, ${state}, ${now.getTime()}
          WHERE NOT EXISTS (SELECT 1 FROM treatment WHERE runner_id = ${runnerId} AND date = ${date})`,
      ),
    ] as const

  return {
    async treat(runnerId: string, told: Treatment, now: Date): Promise<void> {
      await db.batch([
        ...treatmentEvent(db, runnerId, told, now),
        ...said(runnerId, told, now),
        wantSync(db, runnerId),
      ])
    },

    /** Moves whatever is booked from a day on to another day; an appointment stays known by its id. */
    async rebook(runnerId: string, from: LocalDate, date: LocalDate, now: Date): Promise<void> {
      const ahead = and(theirs(runnerId), eq(treatment.state, 'booked'), gte(treatment.date, from))
      await db.batch([
        ...treatmentEvent(db, runnerId, { date, state: 'booked' }, now),
        db.delete(treatment).where(and(ahead, eq(treatment.externalId, OWN))),
        giveWay(runnerId, date, ahead),
        db.update(treatment).set({ date, saidAt: now }).where(ahead),
        ...said(runnerId, { date, state: 'booked' }, now),
        wantSync(db, runnerId),
      ])
    },

    /** Moves what is booked on one day to another; an appointment stays known by its id. False when nothing is. */
    async move(runnerId: string, from: LocalDate, date: LocalDate, now: Date): Promise<boolean> {
      const booked = and(onDay(runnerId, from), eq(treatment.state, 'booked'))
      const isOwn = and(booked, eq(treatment.externalId, OWN))
      const isThere = exists(db.select({ date: treatment.date }).from(treatment).where(booked))
      const [, , , left, , moved] = await db.batch([
        ...treatmentEvent(db, runnerId, { date, state: 'booked' }, now, isThere),
        db.insert(treatment).select(
          sql`SELECT ${runnerId}, ${date}, ${OWN}, 'booked', ${now.getTime()}
            WHERE EXISTS (SELECT 1 FROM treatment WHERE ${isOwn})
            AND NOT EXISTS (SELECT 1 FROM treatment WHERE ${onDay(runnerId, date)})`,
        ),
        db.delete(treatment).where(isOwn),
        giveWay(runnerId, date, booked),
        db.update(treatment).set({ date, saidAt: now }).where(booked),
        wantSync(db, runnerId),
      ])
      return left.meta.changes + moved.meta.changes > 0
    },

    /** Whether nothing is left on one day, and something is booked on the other. */
    async hasMoved(runnerId: string, from: LocalDate, date: LocalDate): Promise<boolean> {
      const rows = await db
        .select({ date: treatment.date, state: treatment.state })
        .from(treatment)
        .where(and(theirs(runnerId), inArray(treatment.date, [from, date])))
      return (
        rows.every((each) => each.date !== from) &&
        rows.some((each) => each.date === date && each.state === 'booked')
      )
    },

    /** False when there was none that day. */
    async remove(runnerId: string, date: LocalDate): Promise<boolean> {
      const those = onDay(runnerId, date)
      const [, removed] = await db.batch([
        wantSync(db, runnerId, db.select({ date: treatment.date }).from(treatment).where(those)),
        db.delete(treatment).where(those),
      ])
      return removed.meta.changes > 0
    },

    /**
     * One row an id: where it was before, it is no more. It takes the place of what the runner said of that day, for
     * they meant the same. Told twice, it changes nothing, nor does `booked` what was done that day.
     */
    async appoint(runnerId: string, { externalId, date, state }: Appointment, now: Date): Promise<Appointed> {
      const named = isNamed(runnerId, externalId)
      const standing = and(
        named,
        eq(treatment.date, date),
        or(eq(treatment.state, state), eq(treatment.state, 'done')),
      )
      const isNews = notExists(db.select({ date: treatment.date }).from(treatment).where(standing))
      const [, , , left, , noted] = await db.batch([
        ...treatmentEvent(db, runnerId, { date, state }, now, isNews),
        wantSync(db, runnerId, sql`(SELECT 1 WHERE ${isNews})`),
        db
          .delete(treatment)
          .where(
            and(
              named,
              or(ne(treatment.date, date), and(ne(treatment.state, state), ne(treatment.state, 'done'))),
            ),
          ),
        db.delete(treatment).where(and(onDay(runnerId, date), eq(treatment.externalId, OWN))),
        db.insert(treatment).values({ runnerId, date, externalId, state, saidAt: now }).onConflictDoNothing(),
      ])
      if (noted.meta.changes === 0) return 'known'
      return left.meta.changes > 0 ? 'changed' : 'noted'
    },

    /** How many other appointments that day has. */
    async othersOn(runnerId: string, date: LocalDate, externalId: string): Promise<number> {
      const named = and(ne(treatment.externalId, OWN), ne(treatment.externalId, externalId))
      const [row] = await db
        .select({ all: count() })
        .from(treatment)
        .where(and(onDay(runnerId, date), named))
      return row?.all ?? 0
    },

    /** False when no such appointment is known. */
    async cancel(runnerId: string, externalId: string): Promise<boolean> {
      const named = isNamed(runnerId, externalId)
      const [, removed] = await db.batch([
        wantSync(db, runnerId, db.select({ date: treatment.date }).from(treatment).where(named)),
        db.delete(treatment).where(named),
      ])
      return removed.meta.changes > 0
    },
  }
}
