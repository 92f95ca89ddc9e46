/** What the runner reported, read in one statement beside everything else. */
import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { isDay, isMonth, type LocalDate, localDateOf } from '../../domain/time/calendar.ts'
import {
  AREAS,
  FIRST_CHOICES,
  FLAGS,
  HEALTH_STATES,
  type Health,
  type Injury,
  LEGS_STATES,
  PEAK_CADENCES,
  PLACES,
  type Runner,
  type SelfReports,
  SLEEPS,
  STRENGTHS,
  TIME_OFF_REASONS,
  TREATMENT_STATES,
} from '../../domain/training/runner.ts'
import type { Database } from '../database.ts'
import { known, knownIn } from '../known.ts'
import type { runner } from '../schema/index.ts'

const text = z.string()
const figure = z.number()

const parsed = text.transform((written): unknown => JSON.parse(written))
const json = <T extends z.ZodType>(schema: T) => parsed.pipe(z.array(schema))

/** A report of which any word is unknown is left out. */
export const sorenessSchema = z.object({
  date: text,
  area: z.enum(PLACES),
  strength: z.enum(STRENGTHS),
  flag: z.enum(FLAGS).nullable(),
  goneOn: text.nullable(),
  saidAt: z.coerce.date(),
})

const legsSchema = z.object({
  date: text,
  state: z.enum(LEGS_STATES).nullable(),
  area: z.enum(PLACES).nullable(),
  sleep: z.enum(SLEEPS).nullable(),
  saidAt: z.coerce.date(),
})

const toldSchema = z.object({
  races: json(z.object({ date: text, distanceMeters: figure, goal: z.coerce.boolean() })),
  treatments: json(z.object({ date: text, state: text, externalId: text, saidAt: figure })),
  soreness: json(z.unknown()),
  legs: json(z.unknown()),
  simulations: json(text),
  planned: json(z.object({ date: text, distanceMeters: figure, saidAt: figure })),
  suggestions: json(z.object({ about: text, kind: text, sentAt: figure })),
  asked: json(z.object({ about: text, sentAt: figure })),
  massageMessages: z.coerce.boolean(),
  excluded: json(text),
})

/** One row with all of it, for a batch; `owner` is the runner's id as a value or a subquery. */
export const selfReportsQuery = (db: Database, owner: SQL) =>
  db
    .select({
      races:
        sql`(SELECT json_group_array(json_object('date', date, 'distanceMeters', distance_meters, 'goal', goal))
        FROM race WHERE runner_id = ${owner})`.as('races'),
      treatments: sql`(SELECT json_group_array(json_object('date', date, 'state', state,
        'externalId', external_id, 'saidAt', said_at)) FROM treatment WHERE runner_id = ${owner})`.as(
        'treatments',
      ),
      soreness: sql`(SELECT json_group_array(json_object('date', date, 'area', area, 'strength', strength,
        'flag', flag, 'goneOn', gone_on, 'saidAt', said_at)) FROM soreness WHERE runner_id = ${owner})`.as(
        'soreness',
      ),
      legs: sql`(SELECT json_group_array(json_object('date', date, 'state', state, 'area', area, 'sleep', sleep,
        'saidAt', said_at))
        FROM legs WHERE runner_id = ${owner})`.as('legs'),
      simulations: sql`(SELECT json_group_array(date) FROM race_simulation WHERE runner_id = ${owner})`.as(
        'simulations',
      ),
      planned:
        sql`(SELECT json_group_array(json_object('date', date, 'distanceMeters', distance_meters, 'saidAt', said_at))
        FROM planned_run WHERE runner_id = ${owner})`.as('planned'),
      // one suggestion, however many contacts it went to
      suggestions: sql`(SELECT json_group_array(json_object('about', about, 'kind', kind, 'sentAt', sent_at))
        FROM (SELECT about, kind, MIN(sent_at) AS sent_at FROM delivery
          WHERE runner_id = ${owner} AND suggested = 1 AND sent_at IS NOT NULL GROUP BY about, kind ORDER BY 3))`.as(
        'suggestions',
      ),
      asked: sql`(SELECT json_group_array(json_object('about', about, 'sentAt', sent_at)) FROM delivery
        WHERE runner_id = ${owner} AND asked_pause = 1 AND sent_at IS NOT NULL)`.as('asked'),
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
  const dayOf = (at: number) => localDateOf(new Date(at), owned.timeZone)
  const asked = selfReports.asked.filter(({ about }) => about !== except).map(({ sentAt }) => sentAt)
  const answeredAt = (sentAt: number) => selfReports.treatments.some(({ saidAt }) => saidAt >= sentAt)
  return {
    races: selfReports.races,
    treatments: selfReports.treatments.flatMap(({ date, state: told, externalId, saidAt }) => {
      const state = known(TREATMENT_STATES, told)
      return state ? [{ date, state, ...(externalId ? { externalId } : {}), saidAt: new Date(saidAt) }] : []
    }),
    soreness: knownIn(sorenessSchema, selfReports.soreness),
    legs: knownIn(legsSchema, selfReports.legs),
    simulations: selfReports.simulations,
    planned: selfReports.planned.map((plan) => ({ ...plan, saidAt: new Date(plan.saidAt) })),
    health: healthOf(owned),
    injury: injuryOf(owned),
    timeOff: timeOffOf(owned),
    easyWeeks: easyWeeksOf(owned),
    tightness: knownIn(area, owned.tightness),
    longRunDay: owned.longRunDay,
    hardDays: knownIn(weekday, owned.hardDays),
    peakCadence: known(PEAK_CADENCES, owned.peakCadence) ?? FIRST_CHOICES.peakCadence,
    suggestions: selfReports.suggestions
      .filter(({ about }) => about !== except)
      .map(({ sentAt, kind }) => ({
        date: dayOf(sentAt),
        answered: answeredAt(sentAt),
        inSummary: kind === 'summary',
      })),
    pause: {
      askedOn: asked.length > 0 ? dayOf(Math.max(...asked)) : null,
      backOn: owned.massageBackAt && dayOf(owned.massageBackAt.getTime()),
    },
    massageMessages: selfReports.massageMessages,
    excluded: new Set(selfReports.excluded),
  }
}

const area = z.enum(AREAS)
const weekday = z.int().min(0).max(6)

const day = text.refine(isDay)

/** The weeks marked as easy. */
export const easyWeeksOf = ({ easyWeeks }: Pick<typeof runner.$inferSelect, 'easyWeeks'>): LocalDate[] =>
  knownIn(day, easyWeeks)

function injuryOf({ injuredIn: month, injuredWhere }: typeof runner.$inferSelect): Injury | null {
  return month && isMonth(month) ? { month, place: known(PLACES, injuredWhere) } : null
}

function timeOffOf({ timeOffEndedOn: date, timeOffWhy }: typeof runner.$inferSelect): SelfReports['timeOff'] {
  const why = known(TIME_OFF_REASONS, timeOffWhy)
  return why && date ? { date, why } : null
}

export function healthOf({
  healthState,
  healthSince,
}: Pick<typeof runner.$inferSelect, 'healthState' | 'healthSince'>): Health | null {
  const state = known(HEALTH_STATES, healthState)
  return state && healthSince ? { state, since: healthSince } : null
}
