/** What a runner says back, from the forms of their pages: each goes to its action, and is refused when it makes no sense. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import * as z from 'zod'
import { book, markDone } from '../../actions/calendar/treatments.ts'
import {
  callSimulation,
  enterRace,
  explainTimeOff,
  reportSoreness,
  snooze,
  type TooFar,
} from '../../actions/self-reports.ts'
import { localDateOf } from '../../domain/time/calendar.ts'
import { FLAGS, PLACES, STRENGTHS, TIME_OFF_REASONS } from '../../domain/training/runner.ts'
import type { Result } from '../../result.ts'
import { type AppEnv, dependenciesOf, nowOf } from '../lib/context.ts'
import { formOf } from '../lib/form.ts'

const DAY_MS = 86_400_000

const date = z.iso.date()
const daySchema = z.object({ date })
const sorenessSchema = z.object({
  date,
  area: z.enum(PLACES),
  strength: z.enum(STRENGTHS),
  flag: z
    .enum(['', ...FLAGS])
    .default('')
    .transform((flag) => flag || null),
})
const awaySchema = z.object({ date, why: z.enum(TIME_OFF_REASONS) })
const raceSchema = z.object({ date, meters: z.coerce.number().int().min(1_000).max(500_000) })
const snoozeSchema = z.object({ days: z.coerce.number().int().min(0).max(30) })

export const ANSWERS = { booked, done, sore, snooze: quiet, away, race, simulation }
export type Answer = keyof typeof ANSWERS
export const isAnswer = (name: string): name is Answer => Object.hasOwn(ANSWERS, name)

async function booked(c: Context<AppEnv>): Promise<void> {
  const { date: day } = await formOf(c, daySchema, 'That is no day a massage could be booked for.')
  noted(await book(dependenciesOf(c), c.get('runnerId'), day, nowOf(c)))
}

async function done(c: Context<AppEnv>): Promise<void> {
  const { date: day } = await formOf(c, daySchema, 'That is no day on which you could have had one.')
  noted(await markDone(dependenciesOf(c), c.get('runnerId'), day, nowOf(c)))
}

async function sore(c: Context<AppEnv>): Promise<void> {
  const sore = await formOf(c, sorenessSchema, 'Choose where it is sore, and how much.')
  noted(await reportSoreness(dependenciesOf(c), c.get('runnerId'), [sore], nowOf(c)))
}

async function away(c: Context<AppEnv>): Promise<void> {
  const told = await formOf(c, awaySchema, 'Ill, injured or planned.')
  noted(await explainTimeOff(dependenciesOf(c), c.get('runnerId'), told, nowOf(c)))
}

async function race(c: Context<AppEnv>): Promise<void> {
  const { date: day, meters } = await formOf(c, raceSchema, 'That is no race.')
  const entered = { date: day, distanceMeters: meters, goal: false }
  const done = await enterRace(dependenciesOf(c), c.get('runnerId'), entered, nowOf(c))
  if (!done.ok) noted(done)
}

async function simulation(c: Context<AppEnv>): Promise<void> {
  const { date: day } = await formOf(c, daySchema, 'That is no day of a run.')
  noted(await callSimulation(dependenciesOf(c), c.get('runnerId'), day, nowOf(c)))
}

async function quiet(c: Context<AppEnv>): Promise<void> {
  const { days } = await formOf(c, snoozeSchema, 'Between a day and a month.')
  const until = days === 0 ? null : new Date(nowOf(c).getTime() + days * DAY_MS)
  noted(await snooze(dependenciesOf(c), c.get('runnerId'), until, nowOf(c)))
}

function noted(result: Result<null, TooFar>): void {
  if (!result.ok) throw new HTTPException(400, { message: 'That day is too far from today.' })
}

export const todayOf = (c: Context<AppEnv>) => localDateOf(nowOf(c), c.get('training').runner.timeZone)
