/** What the runner told us: races, massages, soreness. Read in one statement beside everything else, written by actions. */
import { and, eq, gte, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import * as z from 'zod'
import { type LocalDate, localDateOf } from '../../domain/time/calendar.ts'
import type { Health, Race, Runner, SelfReports, Soreness, Treatment } from '../../domain/training/runner.ts'
import { wantSync } from '../connections/wanted.ts'
import type { Database } from '../database.ts'
import { race, runner, soreness, treatment } from '../schema/index.ts'

const area = z.enum(['calves', 'quads-and-hamstrings', 'glutes-and-hips', 'lower-back', 'feet-and-ankles'])
const flag = z.enum(['at-rest', 'changes-stride', 'sharp-spot']).nullable()
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(schema))

const toldSchema = z.object({
  races: json(z.object({ date: z.string(), distanceMeters: z.number(), goal: z.coerce.boolean() })),
  treatments: json(z.object({ date: z.string(), state: z.enum(['booked', 'done']), saidAt: z.number() })),
  soreness: json(
    z.object({ date: z.string(), area, strength: z.enum(['mild', 'moderate', 'strong']), flag }),
  ),
  suggestions: json(z.object({ about: z.string(), kind: z.string(), sentAt: z.number() })),
  massageMessages: z.coerce.boolean(),
  excluded: json(z.string()),
})

/** One row with all of it, for a batch; `owner` is the runner's id as a value or a subquery. */
export const selfReportsQuery = (db: Database, owner: SQL) =>
  db
    .select({
      races:
        sql`(SELECT json_group_array(json_object('date', date, 'distanceMeters', distance_meters, 'goal', goal))
        FROM race WHERE runner_id = ${owner})`.as('races'),
      treatments: sql`(SELECT json_group_array(json_object('date', date, 'state', state, 'saidAt', said_at))
        FROM treatment WHERE runner_id = ${owner})`.as('treatments'),
      soreness: sql`(SELECT json_group_array(json_object('date', date, 'area', area, 'strength', strength,
        'flag', flag)) FROM soreness WHERE runner_id = ${owner})`.as('soreness'),
      // one suggestion, however many contacts it went to
      suggestions: sql`(SELECT json_group_array(json_object('about', about, 'kind', kind, 'sentAt', sent_at))
        FROM (SELECT about, kind, MIN(sent_at) AS sent_at FROM delivery
          WHERE runner_id = ${owner} AND suggested = 1 AND sent_at IS NOT NULL GROUP BY about, kind ORDER BY 3))`.as(
        'suggestions',
      ),
      massageMessages: sql`EXISTS (SELECT 1 FROM contact
        WHERE runner_id = ${owner} AND state = 'confirmed' AND massage = 1)`.as('massage_messages'),
      excluded: sql`(SELECT json_group_array(run_id) FROM exclusion WHERE runner_id = ${owner})`.as(
        'excluded',
      ),
    })
    .from(sql`(SELECT 1)`)

export type ToldRow = Awaited<ReturnType<typeof selfReportsQuery>>[number]

/** What was told, as the rules want it. What the nudge being spoken of suggested itself (`except`) is left out. */
export function selfReportsFrom(
  row: ToldRow | undefined,
  owned: typeof runner.$inferSelect,
  except: string | null = null,
): SelfReports & Pick<Runner, 'excluded'> {
  const selfReports = toldSchema.parse(row)
  const answeredAt = (sentAt: number) => selfReports.treatments.some(({ saidAt }) => saidAt >= sentAt)
  return {
    races: selfReports.races,
    treatments: selfReports.treatments.map(({ date, state }) => ({ date, state })),
    soreness: selfReports.soreness,
    health: healthOf(owned),
    easyWeeks: owned.easyWeeks,
    tightness: owned.tightness,
    longRunDay: owned.longRunDay,
    hardDays: owned.hardDays,
    peakCadence: owned.peakCadence,
    suggestions: selfReports.suggestions
      .filter(({ about }) => about !== except)
      .map(({ sentAt, kind }) => ({
        date: localDateOf(new Date(sentAt), owned.timeZone),
        answered: answeredAt(sentAt),
        inSummary: kind === 'summary',
      })),
    massageMessages: selfReports.massageMessages,
    excluded: new Set(selfReports.excluded),
  }
}

const healthOf = ({ healthState, healthSince }: typeof runner.$inferSelect): Health | null =>
  healthState && healthSince ? { state: healthState, since: healthSince } : null

export function selfReportStore(db: Database) {
  /** Whatever is told changes what a sync decides. */
  const tell = async (
    runnerId: string,
    ...[first, ...rest]: [BatchItem<'sqlite'>, ...BatchItem<'sqlite'>[]]
  ) => {
    await db.batch([first, ...rest, wantSync(db, runnerId)])
  }

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

    leaveRace: (runnerId: string, date: LocalDate): Promise<void> =>
      tell(runnerId, db.delete(race).where(and(eq(race.runnerId, runnerId), eq(race.date, date)))),

    treat: (runnerId: string, { date, state }: Treatment, now: Date): Promise<void> =>
      tell(
        runnerId,
        db
          .insert(treatment)
          .values({ runnerId, date, state, saidAt: now })
          .onConflictDoUpdate({ target: [treatment.runnerId, treatment.date], set: { state, saidAt: now } }),
      ),

    /** Moves whatever is booked from a day on to another day. */
    rebook: (runnerId: string, from: LocalDate, date: LocalDate, now: Date): Promise<void> =>
      tell(
        runnerId,
        db
          .delete(treatment)
          .where(
            and(eq(treatment.runnerId, runnerId), eq(treatment.state, 'booked'), gte(treatment.date, from)),
          ),
        db
          .insert(treatment)
          .values({ runnerId, date, state: 'booked', saidAt: now })
          .onConflictDoUpdate({
            target: [treatment.runnerId, treatment.date],
            set: { state: 'booked', saidAt: now },
          }),
      ),

    removeTreatment: (runnerId: string, date: LocalDate): Promise<void> =>
      tell(
        runnerId,
        db.delete(treatment).where(and(eq(treatment.runnerId, runnerId), eq(treatment.date, date))),
      ),

    feelSore: (runnerId: string, { date, area, strength, flag }: Soreness): Promise<void> =>
      tell(
        runnerId,
        db
          .insert(soreness)
          .values({ runnerId, date, area, strength, flag })
          .onConflictDoUpdate({
            target: [soreness.runnerId, soreness.date, soreness.area],
            set: { strength, flag },
          }),
      ),

    feel: (runnerId: string, { state, since }: Health): Promise<void> =>
      tell(
        runnerId,
        db.update(runner).set({ healthState: state, healthSince: since }).where(eq(runner.id, runnerId)),
      ),

    snooze: (runnerId: string, until: Date | null): Promise<void> =>
      tell(runnerId, db.update(runner).set({ snoozedUntil: until }).where(eq(runner.id, runnerId))),
  }
}
