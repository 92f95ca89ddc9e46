/** What the runner reports: races, soreness, how they are, written by actions. */
import { and, eq, exists, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type LocalDate, monthOf } from '../../domain/time/calendar.ts'
import type { Health, LegsAnswer, PlannedRun, Race, SorenessReport } from '../../domain/training/runner.ts'
import { wantSync } from '../connections/wanted.ts'
import type { Database } from '../database.ts'
import { legs, plannedRun, race, raceSimulation, runner, soreness } from '../schema/index.ts'

export function selfReportStore(db: Database) {
  /** Whatever is told changes what a sync decides. */
  const tell = async (
    runnerId: string,
    ...[first, ...rest]: [BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]]
  ) => {
    await db.batch([first, ...rest, wantSync(db, runnerId)])
  }

  const soreOn = (runnerId: string, { date, area, strength, flag }: SorenessReport, saidAt: Date) =>
    db
      .insert(soreness)
      .values({ runnerId, date, area, strength, flag, saidAt })
      .onConflictDoUpdate({
        target: [soreness.runnerId, soreness.date, soreness.area],
        // what was known already and is said once more is no news
        set: {
          strength,
          flag,
          goneOn: null,
          saidAt: sql`CASE WHEN strength = excluded.strength AND flag IS excluded.flag AND gone_on IS NULL
            THEN said_at ELSE excluded.said_at END`,
        },
      })

  return {
    /** Enters a race; a goal takes the place of the one before. */
    enterRace(runnerId: string, { date, distanceMeters, goal }: Race): Promise<void> {
      const enter = db
        .insert(race)
        .values({ runnerId, date, distanceMeters, goal })
        .onConflictDoUpdate({ target: [race.runnerId, race.date], set: { distanceMeters, goal } })
      const others = db.update(race).set({ goal: false }).where(eq(race.runnerId, runnerId))
      return goal ? tell(runnerId, others, enter) : tell(runnerId, enter)
    },

    /** False when none was entered for that day. */
    async leaveRace(runnerId: string, date: LocalDate): Promise<boolean> {
      const theirs = and(eq(race.runnerId, runnerId), eq(race.date, date))
      const [, left] = await db.batch([
        wantSync(db, runnerId, db.select({ date: race.date }).from(race).where(theirs)),
        db.delete(race).where(theirs),
      ])
      return left.meta.changes > 0
    },

    feelSore: (
      runnerId: string,
      [first, ...others]: readonly [SorenessReport, ...SorenessReport[]],
      now: Date,
    ): Promise<void> =>
      tell(runnerId, soreOn(runnerId, first, now), ...others.map((each) => soreOn(runnerId, each, now))),

    /** False when nothing was reported of that day and place. */
    async forgetSoreness(
      runnerId: string,
      { date, areas }: { date: string; areas: readonly string[] },
    ): Promise<boolean> {
      const named = sql`area IN (SELECT value FROM json_each(${JSON.stringify(areas)}))`
      const theirs = and(eq(soreness.runnerId, runnerId), eq(soreness.date, date), named)
      const [, gone] = await db.batch([
        wantSync(db, runnerId, db.select({ date: soreness.date }).from(soreness).where(theirs)),
        db.delete(soreness).where(theirs),
      ])
      return gone.meta.changes > 0
    },

    /** What is answered later in the day takes the place of what was; a place that was named is sore that day. */
    answerLegs(
      runnerId: string,
      { date, state, area, sleep }: LegsAnswer,
      sore: readonly SorenessReport[],
      saidAt: Date,
    ) {
      const kept = {
        saidAt,
        ...(state === null ? {} : { state, area }),
        ...(sleep === null ? {} : { sleep }),
      }
      const answer = db
        .insert(legs)
        .values({ runnerId, date, state, area, sleep, saidAt })
        .onConflictDoUpdate({ target: [legs.runnerId, legs.date], set: kept })
      // an injury or a warning sign stands, whatever else there is
      const isWell = or(isNull(runner.healthState), eq(runner.healthState, 'well'))
      const fallIll = db
        .update(runner)
        .set({ healthState: 'ill', healthSince: date })
        .where(and(eq(runner.id, runnerId), isWell))
      return tell(
        runnerId,
        answer,
        ...sore.map((each) => soreOn(runnerId, each, saidAt)),
        ...(state === 'ill' ? [fallIll] : []),
      )
    },

    /** What was planned for that day before gives way, and is as new as what is said now. */
    planRun: (runnerId: string, { date, distanceMeters, saidAt }: PlannedRun): Promise<void> =>
      tell(
        runnerId,
        db
          .insert(plannedRun)
          .values({ runnerId, date, distanceMeters, saidAt })
          .onConflictDoUpdate({
            target: [plannedRun.runnerId, plannedRun.date],
            set: { distanceMeters, saidAt },
          }),
      ),

    /** False when none was planned for that day. */
    async dropPlannedRun(runnerId: string, date: LocalDate): Promise<boolean> {
      const theirs = and(eq(plannedRun.runnerId, runnerId), eq(plannedRun.date, date))
      const [, dropped] = await db.batch([
        wantSync(db, runnerId, db.select({ date: plannedRun.date }).from(plannedRun).where(theirs)),
        db.delete(plannedRun).where(theirs),
      ])
      return dropped.meta.changes > 0
    },

    /** The long run of that day is called a race simulation. */
    callSimulation: (runnerId: string, date: LocalDate): Promise<void> =>
      tell(runnerId, db.insert(raceSimulation).values({ runnerId, date }).onConflictDoNothing()),

    /**
     * How the runner is from a day on. Who is well again has no pain any more that had to be looked at; an injury that
     * ends is remembered by its month. False when a red flag stands, which only a doctor's word ends.
     */
    async feel(runnerId: string, { state, since }: Health, cleared: boolean): Promise<boolean> {
      const isTheirs = and(
        eq(runner.id, runnerId),
        cleared || state === 'red-flag' ? undefined : sql`health_state IS NOT 'red-flag'`,
      )
      const may = db.select({ id: runner.id }).from(runner).where(isTheirs)
      const standing = and(
        eq(soreness.runnerId, runnerId),
        isNotNull(soreness.flag),
        isNull(soreness.goneOn),
        lte(soreness.date, since),
        exists(may),
      )
      const ends = sql`health_state = 'injured' AND ${state} <> 'injured'`
      const feel = db
        .update(runner)
        .set({
          injuredIn: sql`CASE WHEN ${ends} THEN ${monthOf(since)} ELSE injured_in END`,
          injuredWhere: sql`CASE WHEN ${ends} THEN NULL ELSE injured_where END`,
          injuryAsked: sql`CASE WHEN ${ends} THEN 1 ELSE injury_asked END`,
          healthState: state,
          healthSince: since,
        })
        .where(isTheirs)
      const gone = db.update(soreness).set({ goneOn: since }).where(standing)
      // the state is asked before it is changed
      const [, ...done] = await db.batch([
        wantSync(db, runnerId, may),
        ...(state === 'well' ? [gone] : []),
        feel,
      ])
      return (done.at(-1)?.meta.changes ?? 0) > 0
    },

    snooze: (runnerId: string, until: Date | null): Promise<void> =>
      tell(runnerId, db.update(runner).set({ snoozedUntil: until }).where(eq(runner.id, runnerId))),
  }
}
